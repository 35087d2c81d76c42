/** LFS objects as candidates: looked for in the local store and the worktree, and never believed before size and SHA-256 agree. */

import { statSync } from 'node:fs';
import path from 'node:path';
import type { Candidate } from '../candidate.ts';
import { CheckError } from '../check-error.ts';
import { type LfsPointer, lfsObjectPath, lfsStorage } from './lfs.ts';
import { openProvedFile } from './proved-file.ts';
import type { Repository } from './repository.ts';
import { endingOf, startGit } from './run.ts';

/** What the policy says of an object that is not here. */
export type MissingObjects = 'reject' | 'warn' | 'fetch';

type Base = Pick<Candidate, 'path' | 'blob' | 'pathBytes' | 'commit'>;

export class LfsObjects {
  readonly #repository: Repository;
  readonly #missing: MissingObjects;
  #storage: Promise<string> | null = null;

  constructor(repository: Repository, missing: MissingObjects) {
    this.#repository = repository;
    this.#missing = missing;
  }

  /** @param pointerBytes size of the pointer itself, for one that is left out */
  async candidate(base: Base, pointer: LfsPointer, worktreePath: Buffer, pointerBytes: number): Promise<Candidate> {
    const places = [lfsObjectPath(await this.#folder(), pointer.oid), ...this.#inWorktree(worktreePath)];
    const candidate = {
      ...base,
      blob: pointer.oid,
      size: pointer.size,
      open: () => openObject(places, pointer, base.path),
    };
    if (places.some((place) => sizeOf(place) === pointer.size)) return candidate;
    if (this.#missing === 'fetch' && (await this.#fetch(pointer, base.path))) return candidate;
    const detail = `LFS object ${pointer.oid} is not here; fetch it: git lfs fetch --include="${base.path}"`;
    if (this.#missing === 'warn') return { ...candidate, size: pointerBytes, leftOut: detail };
    return { ...candidate, unreachable: { reason: 'missing-object', detail } };
  }

  #folder(): Promise<string> {
    this.#storage ??= lfsStorage(this.#repository);
    return this.#storage;
  }

  #inWorktree(worktreePath: Buffer): readonly Buffer[] {
    const { workTree } = this.#repository;
    return workTree === null ? [] : [Buffer.concat([Buffer.from(workTree + path.sep), worktreePath])];
  }

  /** `git lfs smudge` puts what it downloads into the local store. */
  async #fetch(pointer: LfsPointer, shown: string): Promise<boolean> {
    const child = startGit(this.#repository, ['lfs', 'smudge', '--', shown], ['pipe', 'ignore', 'pipe']);
    child.stdin?.on('error', () => undefined); // a git-lfs that dies is told by its ending
    child.stdin?.end(`version https://git-lfs.github.com/spec/v1\noid sha256:${pointer.oid}\nsize ${pointer.size}\n`);
    const ending = await endingOf(child);
    return ending.code === 0 && sizeOf(lfsObjectPath(await this.#folder(), pointer.oid)) === pointer.size;
  }
}

function sizeOf(file: string | Buffer): number | null {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat?.isFile() ? stat.size : null;
}

async function openObject(places: readonly (string | Buffer)[], pointer: LfsPointer, shown: string) {
  for (const place of places) {
    const expected = { algorithm: 'sha256', prefix: '', digest: pointer.oid, size: pointer.size } as const;
    const source = await openProvedFile(place, expected, shown);
    if (source !== null) return source;
  }
  throw new CheckError('incomplete', `${shown}: the LFS object here is not ${pointer.oid}`, {
    hint: 'It is damaged: git lfs fsck, then git lfs fetch.',
  });
}
