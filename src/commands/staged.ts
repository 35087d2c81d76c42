/** `git model-check staged`: what `git commit` would record now, by the policy that it would record. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { CheckError } from '../check-error.ts';
import type { Entry } from '../git/listing/entry.ts';
import { stagedEntries } from '../git/listing/staged.ts';
import { indexEntries, namedFiles } from '../git/listing/tracked.ts';
import type { Repository } from '../git/repository.ts';
import type { ExitCode, Mode } from '../report/report-types.ts';
import { shellWord } from '../report/shell.ts';
import { checkGit, type GitPlan } from '../run/check-git.ts';
import type { Command, Invocation } from '../run/command.ts';
import { unrecordedCandidates } from '../run/unrecorded.ts';

export const staged: Command = {
  usage: 'staged',
  async run(invocation) {
    const [name] = invocation.positionals;
    if (name === undefined) return checkStaged(invocation, 'staged');
    throw new CheckError('usage', `staged takes no argument, found "${name}"`, {
      hint: `It checks all that is staged. That file, staged or not: git model-check hook pre-commit ${shellWord(name)}`,
    });
  },
};

/**
 * @param mode how the report names the occasion
 * @param names files that are examined, staged or not: as they are in the index, or on disk where it has none of that name
 */
export function checkStaged(invocation: Invocation, mode: Mode, names: readonly string[] = []): Promise<ExitCode> {
  return checkGit(invocation, stagedPlan(mode, names));
}

/** As `checkStaged` takes it. */
export function stagedPlan(mode: Mode, names: readonly string[] = []): (repository: Repository) => GitPlan {
  return (repository) => {
    demandIndex(repository);
    return {
      target: repository.head === null ? { mode, unborn: true } : { mode },
      snapshot: { from: 'index' },
      ...(repository.head === null ? {} : { before: [{ from: 'revision', revision: repository.head }] }),
      worktree: true,
      ...(names.length === 0 && !isUnderPreCommit(repository)
        ? { entries: () => stagedEntries(repository) }
        : entriesAnd(repository, names)),
    };
  };
}

/** @throws CheckError (`usage`) where nothing can be staged, which is not the same as nothing staged */
function demandIndex({ workTree, gitDir, environment }: Repository): void {
  if (workTree !== null || existsSync(environment['GIT_INDEX_FILE'] ?? path.join(gitDir, 'index'))) return;
  throw new CheckError('usage', 'found a bare repository, expected one with an index: nothing is staged here', {
    hint: 'What it records: git model-check tree HEAD, and every version: git model-check history',
  });
}

/**
 * What is staged, and what the names say: from the index where it is there, else from disk. Under pre-commit a name that
 * is not staged, or no name where nothing is staged, means `--all-files` or `--files`: it passes the names that its own
 * pattern lets through, and a model may have any, so the whole index is examined.
 */
function entriesAnd(repository: Repository, names: readonly string[]): Pick<GitPlan, 'entries' | 'unrecorded'> {
  const listing =
    names.length === 0 ? Promise.resolve({ recorded: [], unrecorded: [] }) : namedFiles(repository, names);
  listing.catch(() => undefined); // reported where it is used
  return {
    entries: async () => {
      const staged = await stagedEntries(repository);
      const { recorded, unrecorded } = await listing;
      const isNamed = recorded.length + unrecorded.length > 0;
      const isWhole = isNamed ? !isAmong(recorded, staged) || unrecorded.length > 0 : staged.length === 0;
      if (isUnderPreCommit(repository) && isWhole) return indexEntries(repository);
      return union(staged, recorded);
    },
    unrecorded: async () => unrecordedCandidates(repository, names, await listing),
  };
}

function isUnderPreCommit({ environment }: Repository): boolean {
  return environment['PRE_COMMIT'] === '1';
}

function isAmong(some: readonly Entry[], all: readonly Entry[]): boolean {
  const paths = new Set(all.map(({ path }) => path.toString('latin1')));
  return some.every(({ path }) => paths.has(path.toString('latin1')));
}

function union(first: readonly Entry[], second: readonly Entry[]): readonly Entry[] {
  const byPath = new Map(
    [...second, ...first].map((entry) => [`${entry.oid} ${entry.path.toString('latin1')}`, entry]),
  );
  return [...byPath.values()];
}
