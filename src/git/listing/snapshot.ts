/** Files of the index or of a revision by name: where the policy comes from, which must be of the same snapshot as the data. */
import { CheckError } from '../../check-error.ts';
import type { BatchAnswer } from '../content/blob-reader.ts';
import type { Location } from '../environment.ts';
import { gitFailure } from '../failure.ts';
import { endingOf, startGit } from '../run.ts';

export type Snapshot = { readonly from: 'index' } | { readonly from: 'revision'; readonly revision: string };

/** Asks for objects by any name that git knows, `:0:path` among them. */
export interface NamedObjects {
  /** Without the content. */
  header(name: string): Promise<BatchAnswer>;
  content(name: string): Promise<BatchAnswer>;
}

export interface SnapshotFile {
  readonly oid: string;
  /** Bytes. */
  readonly size: number;
  /** Null where it is longer than was asked for. */
  readonly text: string | null;
}

/** What stands before a path to name its object there. */
export function prefixIn(snapshot: Snapshot): string {
  return snapshot.from === 'index' ? ':0:' : `${snapshot.revision}:`;
}

/**
 * @param paths from the repository's root, with `/`
 * @param mostBytes a longer file is not read
 * @returns those that are there
 * @throws CheckError (`incomplete`) when git fails, (`usage`) when a folder has the name
 */
export async function readSnapshot(
  objects: NamedObjects,
  snapshot: Snapshot,
  paths: readonly string[],
  mostBytes: number,
): Promise<ReadonlyMap<string, SnapshotFile>> {
  const prefix = prefixIn(snapshot);
  const files = await Promise.all(
    paths.map(async (path) => [path, await readFile(objects, `${prefix}${path}`, path, mostBytes)] as const),
  );
  return new Map(files.flatMap(([path, file]) => (file === null ? [] : [[path, file] as const])));
}

async function readFile(
  objects: NamedObjects,
  name: string,
  path: string,
  mostBytes: number,
): Promise<SnapshotFile | null> {
  const header = await objects.header(name);
  if (header.kind === 'missing') return null;
  const { oid, size, type } = header;
  if (type === 'tree') throw new CheckError('usage', `${path}: found a folder, expected a file`);
  if (type !== 'blob') return null;
  if (size > mostBytes) return { oid, size, text: null };
  const answer = await objects.content(oid);
  if (answer.kind === 'missing' || answer.content === null) {
    throw new CheckError('incomplete', `${path}: object ${oid} is missing`);
  }
  return { oid, size, text: answer.content.toString('utf8') };
}

/** Whether a blob of any size holds one of the words, each character a byte, read piece by piece. @throws CheckError (`incomplete`) when git fails */
export async function blobHolds(location: Location, oid: string, ...words: readonly string[]): Promise<boolean> {
  const longest = Math.max(...words.map(({ length }) => length));
  const child = startGit(location, ['cat-file', 'blob', oid], ['ignore', 'pipe', 'pipe']);
  const ending = endingOf(child);
  ending.catch(() => undefined); // awaited below
  let rest = '';
  for await (const chunk of child.stdout ?? []) {
    const text = rest + chunk.toString('latin1');
    if (words.some((word) => text.includes(word))) {
      child.kill('SIGKILL');
      return true;
    }
    rest = longest > 1 ? text.slice(1 - longest) : '';
  }
  const ended = await ending;
  if (ended.code !== 0) throw gitFailure('cat-file blob', ended);
  return false;
}
