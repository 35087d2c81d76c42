/** `git model-check hook EVENT [ARG…]`: the entry for hooks; what is checked is computed anew, never taken from the names that a hook manager passes. See https://git-scm.com/docs/githooks. */
import { CheckError } from '../check-error.ts';
import type { ExitCode } from '../report/report.ts';
import type { Command, Invocation } from './command.ts';
import { checkStaged } from './staged.ts';

/** Each event and what it checks. */
const EVENTS = {
  'pre-commit': (invocation) => checkStaged(invocation, 'pre-commit'),
  'pre-merge-commit': (invocation) => checkStaged(invocation, 'pre-merge-commit'),
} as const satisfies Readonly<Record<string, (invocation: Invocation) => Promise<ExitCode>>>;

function isEvent(word: string): word is keyof typeof EVENTS {
  return Object.hasOwn(EVENTS, word);
}

export const hook: Command = {
  usage: 'hook EVENT [ARG…]',
  async run(invocation) {
    const [event = ''] = invocation.positionals;
    if (!isEvent(event)) {
      const events = Object.keys(EVENTS).join(', ');
      throw new CheckError('usage', `hook: expected one of ${events}, found "${event}"`);
    }
    return EVENTS[event](invocation);
  },
};
