/** Content that a pointer stands for (Git LFS, git-annex, DVC) as a candidate: looked for in its places, and never believed before its digest agrees. */
import { statSync } from 'node:fs';
import type { Candidate, OpenedSource } from '../../candidate.ts';
import { CheckError } from '../../check-error.ts';
import { type Expected, openProvedFile } from '../content/proved-file.ts';

export interface PointedObject {
  /** For messages: `LFS object 4d7a…`. */
  readonly name: string;
  readonly algorithm: Expected['algorithm'];
  readonly digest: string;
  /** Bytes; null where the pointer does not say. */
  readonly size: number | null;
  /** Files that may hold it, likeliest first. */
  readonly places: readonly (string | Buffer)[];
  /** The command that brings it here. */
  readonly fetch: string;
}

/** What becomes of an object that is not here: it decides the exit code, or it is reported. */
export type WhenMissing = 'unreachable' | 'left-out';

type Base = Pick<Candidate, 'path' | 'pathBytes' | 'commit'>;

/** Digests that two contents cannot share: only these name content in a report, an exception or the cache. */
const STRONG: ReadonlySet<string> = new Set(['sha256', 'sha512']);

export function isHere({ places, size }: PointedObject): boolean {
  return places.some((place) => {
    const found = sizeOf(place);
    return found !== null && found === (size ?? found);
  });
}

export function pointedCandidate(base: Base, object: PointedObject, missing: WhenMissing): Candidate {
  const here = object.places.map(sizeOf).find((size) => size !== null) ?? 0;
  const candidate: Candidate = {
    ...base,
    blob: STRONG.has(object.algorithm) && object.digest !== '' ? object.digest : null,
    size: object.size ?? here,
    open: () => openObject(object, base.path),
  };
  if (isHere(object)) return candidate;
  const detail = `${object.name} is not here; fetch it: ${object.fetch}`;
  if (missing === 'left-out') return { ...candidate, leftOut: detail };
  return { ...candidate, unreachable: { reason: 'missing-object', detail } };
}

/** @throws CheckError (`incomplete`) when no place holds that content */
export async function openObject(object: PointedObject, shown: string): Promise<OpenedSource> {
  const { name, algorithm, digest, size, places, fetch } = object;
  for (const place of places) {
    const source = await openProvedFile(place, { algorithm, prefix: '', digest, size }, shown);
    if (source !== null) return source;
  }
  if (!isHere(object))
    throw new CheckError('incomplete', `${shown}: ${name} is not here`, { hint: `Fetch it: ${fetch}` });
  throw new CheckError('incomplete', `${shown}: what lies here for ${name} is other content`, {
    hint: `It is damaged or changed; fetch it again: ${fetch}`,
  });
}

/** The name may be of content: one that is too long, or that no file can have, is that of none. */
function sizeOf(file: string | Buffer): number | null {
  try {
    const stat = statSync(file, { throwIfNoEntry: false });
    return stat?.isFile() ? stat.size : null;
  } catch {
    return null;
  }
}
