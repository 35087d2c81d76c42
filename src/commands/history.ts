/** `git model-check history [--all] [REV…]`: every content that commits ever brought, each with its commit. */
import { addedEntries } from '../git/listing/added.ts';
import type { Entry } from '../git/listing/entry.ts';
import { graftCandidates } from '../git/listing/grafts.ts';
import { referencedEntries } from '../git/listing/tracked.ts';
import { demandCommit, type Repository } from '../git/repository.ts';
import { checkGit } from '../run/check-git.ts';
import type { Command } from '../run/command.ts';

export const history: Command = {
  usage: 'history [--all] [REV…]',
  options: { all: { type: 'boolean' } },
  run: (invocation) =>
    checkGit(invocation, async (repository) => {
      const { values, positionals } = invocation;
      const revisions = await revisionsOf(repository, positionals, values['all'] === true);
      return {
        target: { mode: 'history', ...(positionals.length === 0 ? {} : { revision: positionals.join(' ') }) },
        snapshot: repository.head === null ? null : { from: 'revision', revision: repository.head },
        isFromRoots: positionals.length === 0 || values['all'] === true,
        worktree: repository.workTree !== null,
        entries: () => entriesOf(repository, revisions, values['all'] === true),
        unrecorded: () => graftCandidates(repository, revisions),
      };
    }),
};

async function* entriesOf(
  repository: Repository,
  revisions: readonly string[],
  all: boolean,
): AsyncGenerator<readonly Entry[]> {
  yield* addedEntries(repository, revisions);
  if (all) yield await referencedEntries(repository);
}

/** `--all` are all references, and HEAD where it is detached. */
async function revisionsOf(repository: Repository, positionals: readonly string[], all: boolean): Promise<string[]> {
  const named = await Promise.all(positionals.map((revision) => demandCommit(repository, revision)));
  if (all) return ['--all', ...(repository.head === null ? [] : [repository.head]), ...named];
  return named.length > 0 ? named : [await demandCommit(repository, 'HEAD')];
}
