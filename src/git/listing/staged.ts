/** What `git commit` would record now: the index that git or the hook names, against HEAD or nothing. See https://git-scm.com/docs/git-diff-index. */

import { EMPTY_TREE, type Repository } from '../repository.ts';
import { runGit } from '../run.ts';
import type { Entry } from './entry.ts';
import { parseRawDiff } from './raw-diff.ts';
import { unmergedEntries } from './tracked.ts';

/** Paths count from the root and are not shortened, whatever the configuration says. */
const DIFF_INDEX = [
  'diff-index',
  '--cached',
  '--raw',
  '-z',
  '--no-renames',
  '--no-relative',
  '--ita-invisible-in-index',
  '--no-abbrev',
] as const;

/** Changed or new paths; of a path in conflict, all sides: one of them may be recorded. */
export async function stagedEntries(repository: Repository): Promise<readonly Entry[]> {
  const base = repository.head ?? EMPTY_TREE[repository.objectFormat];
  const { entries, unmerged } = parseRawDiff(await runGit(repository, [...DIFF_INDEX, base, '--']));
  return unmerged.length === 0 ? entries : [...entries, ...(await unmergedEntries(repository))];
}
