/** Every content that commits bring: each commit against its parents, so that what is added and removed again is seen, and every hit knows its commit. See https://git-scm.com/docs/git-diff-tree#_raw_output_format. */
import { gitFailure } from '../failure.ts';
import type { Repository } from '../repository.ts';
import { endingOf, startGit } from '../run.ts';
import { CommitReader } from './commit-reader.ts';
import type { Entry } from './entry.ts';

/** Of a merge only what differs from all its parents: the rest came with one of them. */
const DIFF_TREE = [
  'diff-tree',
  '--stdin',
  '-r',
  '-c',
  '--root',
  '--raw',
  '-z',
  '--no-renames',
  '--no-relative',
  '--no-abbrev',
];

/**
 * In pieces, oldest commit first; deletions of `.gitattributes` alone. A content comes as often as commits bring it: see `FirstTimes`.
 * @param revisions what `git rev-list` takes: commits, `--not`, `--all`
 * @param more commits, with `^` before those that are left out: as many as there are, for no command line holds a push of all references
 * @throws CheckError (`incomplete`) when git fails: also after entries were given, so the last word is the end of the iteration
 */
export async function* addedEntries(
  repository: Repository,
  revisions: readonly string[],
  more: readonly string[] = [],
): AsyncGenerator<readonly Entry[]> {
  const { list, diff, endings } = startListing(repository, revisions, more);
  try {
    const reader = new CommitReader();
    for await (const chunk of diff.stdout ?? []) yield reader.entriesIn(chunk);
    reader.end();
    const compared = await endings[1];
    if (compared.code !== 0) throw gitFailure('diff-tree', compared);
    const listed = await endings[0];
    if (listed.code !== 0) throw gitFailure('rev-list', listed);
  } finally {
    list.kill('SIGKILL');
    diff.kill('SIGKILL');
  }
}

/** `git rev-list` into `git diff-tree`. */
function startListing(repository: Repository, revisions: readonly string[], more: readonly string[]) {
  // First of all: what follows a `--not` would be negated, by some versions of git also what is read.
  const list = startGit(
    repository,
    ['rev-list', '--reverse', '--topo-order', '--stdin', ...revisions, '--'],
    ['pipe', 'pipe', 'pipe'],
  );
  list.stdin?.on('error', () => undefined); // recognised by its ending
  list.stdin?.end(more.map((revision) => `${revision}\n`).join(''));
  const diff = startGit(repository, DIFF_TREE, ['pipe', 'pipe', 'pipe']);
  const endings = [endingOf(list), endingOf(diff)] as const;
  for (const ending of endings) ending.catch(() => undefined); // awaited below; the output ends first
  // A list that nobody reads any more would wait for ever.
  endings[1].then(
    ({ code }) => (code === 0 ? list.stdout?.resume() : list.kill('SIGKILL')),
    () => list.kill('SIGKILL'),
  );
  if (diff.stdin !== null) list.stdout?.pipe(diff.stdin);
  diff.stdin?.on('error', () => undefined); // recognised by its ending
  return { list, diff, endings };
}
