/** Opens blobs: the small ones through one `cat-file --batch`, a large one from the worktree if that is proved equal, else through a file without a name. */
import { fstatSync } from 'node:fs';
import { memorySource } from '../../bytes/byte-source.ts';
import type { OpenedSource } from '../../candidate.ts';
import { CheckError } from '../../check-error.ts';
import { gitFailure } from '../failure.ts';
import type { NamedObjects } from '../listing/snapshot.ts';
import { type Repository, worktreeFile } from '../repository.ts';
import { endingOf, startGit } from '../run.ts';
import { BlobReader } from './blob-reader.ts';
import { fileSource } from './file-source.ts';
import { openProvedFile } from './proved-file.ts';
import { openTemporaryFile } from './temporary-file.ts';

/** Above this a blob is not held in memory. */
const LARGE_BYTES = 8 * 1024 * 1024;

/** Large packed objects are mapped instead of unpacked into memory: halves git's own use of it. */
const BIG_FILE_THRESHOLD = ['-c', 'core.bigFileThreshold=1m'];

export function isLarge(bytes: number): boolean {
  return bytes > LARGE_BYTES;
}

export interface BlobHeader {
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

/** Starts a long work so that a signal ends its processes, too. */
export type Guard = <Result>(start: () => Promise<Result>) => Promise<Result>;

/** Mutable: owns two git processes, which `close` ends. */
export class BlobStore {
  readonly #repository: Repository;
  readonly #guard: Guard;
  readonly #headers: BlobReader;
  readonly #contents: BlobReader;

  constructor(repository: Repository, guard: Guard = (start) => start()) {
    this.#repository = repository;
    this.#guard = guard;
    this.#headers = new BlobReader(repository, '--batch-check');
    this.#contents = new BlobReader(repository, '--batch');
  }

  /** Null where the object is not in this repository. @throws CheckError (`incomplete`) */
  async header(oid: string): Promise<BlobHeader | null> {
    const answer = await this.#headers.request(oid);
    return answer.kind === 'missing' ? null : answer;
  }

  /** As `header`, in the order of the ids; of a blob its bytes alone: of millions each object counts. */
  async sizes(oids: readonly string[]): Promise<readonly (number | BlobHeader | null)[]> {
    const answers = await this.#headers.requestSizes(oids);
    return answers.map((answer) => (typeof answer !== 'number' && answer.kind === 'missing' ? null : answer));
  }

  /** The whole content, for blobs that are known to be small; null where it is missing. */
  async content(oid: string): Promise<Buffer | null> {
    const answer = await this.#contents.request(oid);
    return answer.kind === 'missing' ? null : answer.content;
  }

  /**
   * @param size as `header` reported
   * @param worktreePath where the same content may lie, relative to the root
   * @throws CheckError (`incomplete`) when it cannot be read
   */
  async open(oid: string, size: number, shown: string, worktreePath?: Buffer): Promise<OpenedSource> {
    if (isLarge(size)) return this.#openLarge(oid, size, shown, worktreePath);
    const content = await this.content(oid);
    if (content === null) throw new CheckError('incomplete', `${shown}: object ${oid} is missing`);
    return memorySource(content);
  }

  /** For objects by other names than their ids. */
  get named(): NamedObjects {
    return { header: (name) => this.#headers.request(name), content: (name) => this.#contents.request(name) };
  }

  close(): void {
    this.#headers.close();
    this.#contents.close();
  }

  async #openLarge(oid: string, size: number, shown: string, worktreePath?: Buffer): Promise<OpenedSource> {
    const { objectFormat } = this.#repository;
    for (const file of worktreePath === undefined ? [] : worktreeFile(this.#repository, worktreePath)) {
      const expected = { algorithm: objectFormat, prefix: `blob ${size}\0`, digest: oid, size };
      const proved = await openProvedFile(file, expected, shown);
      if (proved !== null) return proved;
    }
    return this.#spill(oid, size, shown);
  }

  async #spill(oid: string, size: number, shown: string): Promise<OpenedSource> {
    const descriptor = openTemporaryFile();
    const source = fileSource(descriptor, size, shown);
    try {
      const args = [...BIG_FILE_THRESHOLD, 'cat-file', 'blob', oid];
      const start = () => endingOf(startGit(this.#repository, args, ['ignore', descriptor, 'pipe']));
      const ending = await this.#guard(start);
      if (ending.code !== 0) throw gitFailure('cat-file blob', ending);
      if (fstatSync(descriptor).size !== size)
        throw new CheckError('incomplete', `${shown}: git gave fewer bytes than it promised`);
      return source;
    } catch (error) {
      source.close();
      throw error;
    }
  }
}
