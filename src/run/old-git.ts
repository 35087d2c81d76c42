/** Whether a run has failed because of a git that is too old. */
import type { CheckError } from '../check-error.ts';
import { oldGit } from '../git/version.ts';
import type { Io } from './command.ts';

/** Null where git is new enough, or cannot be asked. */
export function oldGitOf({ cwd, environment }: Io): CheckError | null {
  return oldGit({ cwd, environment });
}
