/** What `git commit` would record now: the index that git or the hook names, against HEAD or nothing. See https://git-scm.com/docs/git-diff-index. */
import type { Candidate } from '../candidate.ts';
import type { BlobStore } from './blob-store.ts';
import { type CandidateOptions, candidatesOf } from './candidates.ts';
import { type Entry, fieldsOf } from './entry.ts';
import { parseRawDiff } from './raw-diff.ts';
import { EMPTY_TREE, type Repository } from './repository.ts';
import { runGit } from './run.ts';

/** Also given by the fast path. Paths count from the root and are not shortened, whatever the configuration says. */
export const DIFF_INDEX = [
  'diff-index',
  '--cached',
  '--raw',
  '-z',
  '--no-renames',
  '--no-relative',
  '--ita-invisible-in-index',
  '--no-abbrev',
] as const;

/** @throws CheckError (`incomplete`) when git fails */
export async function* stagedCandidates(
  repository: Repository,
  store: BlobStore,
  options: CandidateOptions = {},
): AsyncGenerator<Candidate> {
  yield* candidatesOf(repository, store, await stagedEntries(repository), { worktree: true, ...options });
}

/** Changed or new paths; of a path in conflict, all sides: one of them may be recorded. */
export async function stagedEntries(repository: Repository): Promise<readonly Entry[]> {
  const base = repository.head ?? EMPTY_TREE[repository.objectFormat];
  const { entries, unmerged } = parseRawDiff(await runGit(repository, [...DIFF_INDEX, base, '--']));
  return unmerged.length === 0 ? entries : [...entries, ...(await unmergedEntries(repository))];
}

/** `100644 0123… 2<TAB>file` NUL, for each side of each conflict. */
async function unmergedEntries(repository: Repository): Promise<readonly Entry[]> {
  const listing = await runGit(repository, ['ls-files', '-u', '-s', '-z', '--full-name', '--', ':/']);
  return [...fieldsOf(listing)].map(parseStage);
}

/** One field of `git ls-files -s -z`. */
export function parseStage(field: Buffer): Entry {
  const tab = field.indexOf(0x09);
  const [mode = '', oid = ''] = field.toString('latin1', 0, tab).split(' ');
  return { path: field.subarray(tab + 1), mode, oid };
}
