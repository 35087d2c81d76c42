/** `git model-check hook EVENT [ARG…]`: the entry for hooks; what is checked is computed again, and the names that a hook manager passes only add to it. See https://git-scm.com/docs/githooks. */
import { CheckError } from '../../check-error.ts';
import { nearestNote } from '../../nearest.ts';
import type { ExitCode } from '../../report/report-types.ts';
import type { Command, Invocation } from '../../run/command.ts';
import { checkRange } from '../range.ts';
import { checkStaged } from '../staged.ts';
import { checkPrePush, checkPreReceive, checkUpdate, reportedByPreCommit } from './pushed.ts';

/** Each event and what it checks. */
const EVENTS = {
  'pre-commit': checkPreCommit,
  'pre-merge-commit': (invocation) => checkStaged(invocation, 'pre-merge-commit', invocation.positionals.slice(1)),
  'pre-push': checkPrePush,
  'pre-receive': checkPreReceive,
  update: checkUpdate,
} as const satisfies Readonly<Record<string, (invocation: Invocation) => Promise<ExitCode>>>;

/** The pre-commit framework calls one entry for all its stages and reports a range, where there is one, in the environment. Names only add to what is staged. */
function checkPreCommit(invocation: Invocation): Promise<ExitCode> {
  const { io, positionals } = invocation;
  const reported = reportedByPreCommit(io);
  if (reported === null) return checkStaged(invocation, 'pre-commit', positionals.slice(1));
  return io.environment['PRE_COMMIT_REMOTE_NAME'] === undefined
    ? checkRange(invocation, reported)
    : checkPrePush(invocation);
}

function isEvent(word: string): word is keyof typeof EVENTS {
  return Object.hasOwn(EVENTS, word);
}

export const hook: Command = {
  usage: 'hook EVENT [ARG…]',
  async run(invocation) {
    const [event = ''] = invocation.positionals;
    if (!isEvent(event)) {
      const events = Object.keys(EVENTS);
      const meant = nearestNote(event, events);
      const found = event === '' ? 'none' : `"${event}"`;
      throw new CheckError('usage', `hook: expected one of ${events.join(', ')}, found ${found}${meant}`, {
        hint: 'git model-check init writes the hooks that call it.',
      });
    }
    return EVENTS[event](invocation);
  },
};
