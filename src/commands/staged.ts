/** `git model-check staged`: what `git commit` would record now, by the policy that it would record. */
import type { Entry } from '../git/entry.ts';
import type { Repository } from '../git/repository.ts';
import { stagedEntries } from '../git/staged.ts';
import { namedEntries } from '../git/tracked.ts';
import type { ExitCode, Mode } from '../report/report.ts';
import { checkGit, type GitPlan } from './check-git.ts';
import type { Command, Invocation } from './command.ts';

export const staged: Command = {
  usage: 'staged',
  run: (invocation) => checkStaged(invocation, 'staged'),
};

/**
 * @param mode how the report names the occasion
 * @param names files that are examined as they are in the index, staged or not
 */
export function checkStaged(invocation: Invocation, mode: Mode, names: readonly string[] = []): Promise<ExitCode> {
  return checkGit(invocation, stagedPlan(mode, names));
}

/** As `checkStaged` takes it. */
export function stagedPlan(mode: Mode, names: readonly string[] = []): (repository: Repository) => GitPlan {
  return (repository) => ({
    target: repository.head === null ? { mode, unborn: true } : { mode },
    snapshot: { from: 'index' },
    ...(repository.head === null ? {} : { before: { from: 'revision', revision: repository.head } }),
    worktree: true,
    entries: async () => {
      const staged = await stagedEntries(repository);
      return names.length === 0 ? staged : union(staged, await namedEntries(repository, names));
    },
  });
}

function union(first: readonly Entry[], second: readonly Entry[]): readonly Entry[] {
  const byPath = new Map(
    [...second, ...first].map((entry) => [`${entry.oid} ${entry.path.toString('latin1')}`, entry]),
  );
  return [...byPath.values()];
}
