/** What each way of running hooks offers to `init`. */
import type { Home } from './home.ts';
import type { Step } from './step.ts';

export interface HookManager {
  readonly name: string;
  /** What makes `isUsed` true, for the user who asks for it by name. */
  readonly needs: string;
  /** Whether this repository uses it. */
  isUsed(home: Home): boolean;
  /** @throws CheckError (`usage`) where it cannot be added without changing what the user wrote */
  install(home: Home): readonly Step[];
  /** Takes out exactly what `install` put in; empty when there is nothing of ours. */
  uninstall(home: Home): readonly Step[];
  /** What is left to the user after an installation, one line each. */
  next(home: Home): readonly string[];
}

/** The events at which a model can come into the history or leave for another one. A clean merge runs only pre-merge-commit. */
export const CLIENT_EVENTS = ['pre-commit', 'pre-merge-commit', 'pre-push'] as const;
