/** Turns recorded paths into candidates: asks for sizes, follows pointers, and says of links and submodules that they were left out. */
import type { Candidate } from '../candidate.ts';
import { CheckError } from '../check-error.ts';
import type { BlobHeader, BlobStore } from './blob-store.ts';
import { type Entry, SUBMODULE, SYMBOLIC_LINK, showPath } from './entry.ts';
import { POINTER_BYTES, parseLfsPointer } from './lfs.ts';
import { LfsObjects, type MissingObjects } from './lfs-objects.ts';
import type { Repository } from './repository.ts';

/** Entries whose sizes are asked for at once: enough to keep git busy, few enough to keep memory flat. */
const BATCH_ENTRIES = 512;

export interface CandidateOptions {
  /** What becomes of a pointer whose object is not here. Default: it is unreachable (exit code 2). */
  readonly missing?: MissingObjects;
  /** Whether the worktree may hold the same content: saves unpacking large blobs. Default: false. */
  readonly worktree?: boolean;
}

/**
 * @param store closed by the caller, after the last candidate was examined
 * @throws CheckError (`incomplete`) when git fails
 */
export async function* candidatesOf(
  repository: Repository,
  store: BlobStore,
  entries: Iterable<Entry> | AsyncIterable<Entry>,
  options: CandidateOptions = {},
): AsyncGenerator<Candidate> {
  const objects = new LfsObjects(repository, options.missing ?? 'reject');
  let batch: Entry[] = [];
  const flush = () => Promise.all(batch.map((entry) => candidateOf(store, entry, objects, options)));
  for await (const entry of entries) {
    batch.push(entry);
    if (batch.length < BATCH_ENTRIES) continue;
    yield* await flush();
    batch = [];
  }
  yield* await flush();
}

async function candidateOf(
  store: BlobStore,
  entry: Entry,
  objects: LfsObjects,
  options: CandidateOptions,
): Promise<Candidate> {
  const base = {
    ...showPath(entry.path),
    blob: entry.oid,
    ...(entry.commit === undefined ? {} : { commit: entry.commit }),
  };
  if (entry.mode === SUBMODULE)
    return closed({ ...base, size: 0, leftOut: 'a submodule: checked in its own repository' });
  const header = await store.header(entry.oid);
  if (header === null) return closed({ ...base, size: 0, unreachable: absent(entry.oid) });
  const { size } = header;
  if (entry.mode === SYMBOLIC_LINK) return closed({ ...base, size, leftOut: 'a symbolic link: not followed' });
  const pointer = await pointerOf(store, entry, header);
  if (pointer !== null) return objects.candidate(base, pointer, entry.path, size);
  const worktreePath = options.worktree === true ? entry.path : undefined;
  return { ...base, size, open: () => store.open(entry.oid, size, base.path, worktreePath) };
}

async function pointerOf(store: BlobStore, entry: Entry, header: BlobHeader) {
  if (header.size >= POINTER_BYTES) return null;
  const content = await store.content(entry.oid);
  return content === null ? null : parseLfsPointer(content);
}

function absent(oid: string): NonNullable<Candidate['unreachable']> {
  const detail = `object ${oid} is not in this repository; fetch it: git fetch origin ${oid}`;
  return { reason: 'missing-object', detail };
}

/** A candidate that is told, not opened. */
function closed(candidate: Omit<Candidate, 'open'>): Candidate {
  const why = candidate.unreachable?.detail ?? candidate.leftOut ?? 'not to be opened';
  const open = () => Promise.reject(new CheckError('incomplete', `${candidate.path}: ${why}`));
  return { ...candidate, open };
}
