/** Where a shallow clone is cut off: commits whose parents were not fetched, so that nobody here knows what lies before them. See https://git-scm.com/docs/shallow. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Candidate } from '../../candidate.ts';
import { CheckError } from '../../check-error.ts';
import type { Repository } from '../repository.ts';
import { runGit } from '../run.ts';

/**
 * One candidate that cannot be had where the revisions end at the edge of a shallow clone; none elsewhere.
 * @param revisions what `git rev-list` takes
 * @param more commits, with `^` before those that are left out
 * @throws CheckError (`incomplete`) when git fails
 */
export async function graftCandidates(
  repository: Repository,
  revisions: readonly string[],
  more: readonly string[] = [],
): Promise<readonly Candidate[]> {
  if (!repository.shallow) return [];
  const grafts = new Set(graftsOf(repository));
  const input = more.map((revision) => `${revision}\n`).join('');
  const listing = await runGit(repository, ['rev-list', '--stdin', ...revisions, '--'], { input });
  const cut = listing
    .toString('latin1')
    .split('\n')
    .filter((commit) => grafts.has(commit));
  const [first] = cut;
  return first === undefined ? [] : [missing(first, cut.length, repository.environment)];
}

/** A push that would cut the history off has its cuts in a file of its own until it is accepted: see `receive.shallowUpdate`. */
function graftsOf({ commonDir, cwd, environment }: Repository): readonly string[] {
  const pushed = environment['GIT_SHALLOW_FILE'];
  const file = pushed === undefined ? path.join(commonDir, 'shallow') : path.resolve(cwd, pushed);
  return readFileSync(file, 'latin1')
    .split('\n')
    .filter((line) => line !== '');
}

function missing(commit: string, count: number, environment: Repository['environment']): Candidate {
  const behind = count === 1 ? commit.slice(0, 12) : `${commit.slice(0, 12)} and ${count - 1} more`;
  const detail = `this clone is shallow: what lies before ${behind} is not here and was not checked; ${remedyIn(environment)}`;
  const open = (): never => {
    throw new CheckError('incomplete', detail);
  };
  return {
    path: '.git/shallow',
    blob: null,
    size: 0,
    isOfRun: true,
    unreachable: { reason: 'missing-object', detail },
    open,
  };
}

/** What to set where the clone was made. */
export function remedyIn(environment: Repository['environment']): string {
  if (environment['GITHUB_ACTIONS'] === 'true') return 'set fetch-depth: 0 at actions/checkout';
  if (environment['GITLAB_CI'] === 'true') return 'set GIT_DEPTH: 0 in the job';
  return 'fetch it: git fetch --unshallow (in CI set fetch-depth: 0)';
}
