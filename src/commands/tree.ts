/** `git model-check tree [REV]`: every tracked file, of a revision by that revision's policy, without one of the index. */
import { CheckError } from '../check-error.ts';
import { indexEntries, treeEntries } from '../git/listing/tracked.ts';
import { demandCommit } from '../git/repository.ts';
import { checkGit } from '../run/check-git.ts';
import type { Command } from '../run/command.ts';

export const tree: Command = {
  usage: 'tree [REV]',
  run(invocation) {
    const [revision, ...others] = invocation.positionals;
    if (others.length > 0) throw new CheckError('usage', `tree: expected one revision, found ${others.length + 1}`);
    return checkGit(invocation, async (repository) => {
      if (revision === undefined && repository.workTree !== null) {
        return {
          target: { mode: 'tree' },
          snapshot: { from: 'index' },
          isWhole: true,
          worktree: true,
          entries: () => indexEntries(repository),
        };
      }
      const commit = await demandCommit(repository, revision ?? 'HEAD');
      return {
        target: { mode: 'tree', revision: revision ?? 'HEAD' },
        snapshot: { from: 'revision', revision: commit },
        isWhole: true,
        worktree: repository.workTree !== null,
        entries: () => treeEntries(repository, commit),
      };
    });
  },
};
