/** Objects of Git LFS: where they lie, and fetching them where the policy asks for it. */

import { type Repository, worktreeFile } from '../repository.ts';
import { endingOf, startGit } from '../run.ts';
import { lfsStorage, sharedStorages } from './lfs.ts';
import { type LfsPointer, lfsObjectPath } from './lfs-pointer.ts';
import type { PointedObject } from './pointed-object.ts';

/** What a shell and `--include`, which parts patterns by commas, take for nothing but a name. Who has made a name must not have made the command. CWE-78. */
const PLAIN_NAME = /^[\w./@%+=: ^-]+$/;

/** Mutable: the folders of the objects, once they were asked for. */
export class LfsObjects {
  readonly #repository: Repository;
  #storages: Promise<readonly string[]> | null = null;

  constructor(repository: Repository) {
    this.#repository = repository;
  }

  /** In the local store, in one that it shares, or checked out in its place. */
  async object({ oid, size }: LfsPointer, worktreePath: Buffer, shown: string): Promise<PointedObject> {
    this.#storages ??= this.#known();
    const stored = (await this.#storages).map((storage) => lfsObjectPath(storage, oid));
    return {
      name: `LFS object ${oid}`,
      algorithm: 'sha256',
      digest: oid,
      size,
      places: [...stored, ...worktreeFile(this.#repository, worktreePath)],
      fetch: PLAIN_NAME.test(shown) ? `git lfs fetch --include="${shown}"` : 'git lfs fetch --all',
    };
  }

  async #known(): Promise<readonly string[]> {
    return [await lfsStorage(this.#repository), ...sharedStorages(this.#repository)];
  }

  /** `git lfs smudge` puts what it downloads into the local store; whether it did is seen there. */
  async fetch({ oid, size }: LfsPointer, shown: string): Promise<void> {
    const child = startGit(this.#repository, ['lfs', 'smudge', '--', shown], ['pipe', 'ignore', 'pipe']);
    child.stdin?.on('error', () => undefined); // a git-lfs that dies is recognised by what it left
    child.stdin?.end(`version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${size}\n`);
    await endingOf(child);
  }
}
