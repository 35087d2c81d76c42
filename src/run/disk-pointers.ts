/** Pointers of Git LFS, git-annex and DVC that lie on disk in place of a model: `scan` follows them inside a repository, and says of the others that they were not checked. */
import { readFileSync, readlinkSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Candidate } from '../candidate.ts';
import { CheckError } from '../check-error.ts';
import { DVC_BYTES, dvcOutputs, isDvcFile } from '../git/pointers/dvc.ts';
import { FOREIGN_MARK } from '../git/pointers/foreign.ts';
import { pointedCandidate } from '../git/pointers/pointed-object.ts';
import { mayBePointer, type Pointed, Pointers } from '../git/pointers/pointers.ts';
import { findRepository, type Repository } from '../git/repository.ts';
import type { Policy } from '../policy/policy.ts';
import type { Io } from './command.ts';

/** Every pointer names where its objects lie or the specification that it follows. */
const MARKS = new RegExp(String.raw`annex/objects/|\boid sha256:|${FOREIGN_MARK.source}`, 'i');

/** A file or link on disk. */
export interface DiskEntry {
  readonly full: string | Buffer;
  readonly shown: string;
  /** Bytes of the content, or of the link's target. */
  readonly size: number;
  readonly isLink: boolean;
}

interface Known {
  readonly root: string;
  readonly repository: Repository;
  readonly pointers: Pointers;
}

/** Mutable: keeps the repositories that were asked for. */
export class DiskPointers {
  readonly #io: Io;
  readonly #missing: Policy['lfs']['missing'];
  readonly #isStrict: boolean;
  /** By folder; without a repository the pointers of an empty one, in which no object is. */
  readonly #known = new Map<string, Promise<Known>>();

  /** @param isStrict whether outputs of DVC that are not here decide the exit code */
  constructor(io: Io, missing: Policy['lfs']['missing'], isStrict = false) {
    this.#io = io;
    this.#missing = missing;
    this.#isStrict = isStrict;
  }

  /** Null where the entry is no pointer. */
  async candidate(entry: DiskEntry): Promise<Candidate | null> {
    const pointed = await this.pointed(entry);
    if (pointed === null) return null;
    const isQuiet = pointed.kind !== 'annex' && this.#missing === 'warn';
    return pointedCandidate({ path: entry.shown }, pointed.object, isQuiet ? 'left-out' : 'unreachable');
  }

  /** What a file of DVC stands for, where that is not checked out: what lies on disk is a file like any other. */
  async outputs({ full, shown, size, isLink }: DiskEntry): Promise<readonly Candidate[]> {
    const content = isLink || size > DVC_BYTES || !isDvcFile(shown) ? null : contentOf(full);
    if (content === null) return [];
    const { root, repository } = await this.#in(path.dirname(full.toString()));
    const recorded = path.relative(root, full.toString()).split(path.sep).join('/');
    const outputs = await dvcOutputs(repository, recorded, content.toString('utf8'));
    return outputs
      .filter(({ path: name }) => !isOnDisk(path.join(root, name)))
      .map(({ path: name, object }) => {
        const beside = path.posix.relative(path.posix.dirname(recorded), name);
        const base = { path: path.posix.join(path.posix.dirname(shown), beside) };
        return pointedCandidate(base, object, this.#isStrict ? 'unreachable' : 'left-out');
      });
  }

  async pointed({ full, shown, size, isLink }: DiskEntry): Promise<Pointed | null> {
    if (!mayBePointer(size)) return null;
    const content = isLink ? readlinkSync(full, { encoding: 'buffer' }) : contentOf(full);
    if (content === null || !MARKS.test(content.toString('latin1'))) return null;
    const folder = path.dirname(full.toString());
    const { root, pointers } = await this.#in(folder);
    const recorded = Buffer.from(path.relative(root, full.toString()).split(path.sep).join('/'));
    return pointers.pointed({ content, path: recorded, shown: recorded.toString() || shown, isLink });
  }

  #in(folder: string) {
    const known = this.#known.get(folder) ?? this.#find(folder);
    this.#known.set(folder, known);
    return known;
  }

  async #find(folder: string): Promise<Known> {
    const repository = await repositoryOf({ cwd: folder, environment: this.#io.environment });
    const fetch = this.#missing === 'fetch' && repository.gitDir !== NOWHERE;
    return { root: repository.workTree ?? folder, repository, pointers: new Pointers(repository, { fetch }) };
  }
}

const NOWHERE = path.join(path.sep, 'nowhere');

/** Where there is none, one without any object: the pointer is then reported as what is not here. */
async function repositoryOf(location: Pick<Repository, 'cwd' | 'environment'>): Promise<Repository> {
  try {
    return await findRepository(location);
  } catch (error) {
    if (!(error instanceof CheckError)) throw error;
    const none = { gitDir: NOWHERE, commonDir: NOWHERE, workTree: null, head: null } as const;
    return { ...location, ...none, objectFormat: 'sha1', shallow: false };
  }
}

/** Of a name that a file of DVC gives: one that no file can have is that of none. */
function isOnDisk(file: string): boolean {
  try {
    return statSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

function contentOf(full: string | Buffer): Buffer | null {
  try {
    return readFileSync(full);
  } catch {
    return null; // it is reported when it is opened
  }
}
