/** `git model-check policy`: the policy that counts, and with --report what it would loosen of the floors that hold it, with its exceptions. */
import { CheckError } from '../check-error.ts';
import type { LoadedPolicy } from '../config/load-policy.ts';
import { printPolicy } from '../config/print-policy.ts';
import { hasExpired, isOperatorException } from '../policy/match.ts';
import type { Exception } from '../policy/policy.ts';
import { escapeForTerminal } from '../printable.ts';
import { withGitPlan } from '../run/check-git.ts';
import type { Command } from '../run/command.ts';
import { policyOf } from '../run/policy/policy-of.ts';
import { unstagedPolicyLines } from '../run/policy/unstaged-policy.ts';
import { refuseFormats } from '../run/write-report.ts';

export const policy: Command = {
  options: { report: { type: 'boolean' } },
  usage: 'policy [--report]',
  run(invocation) {
    const { io, values, positionals } = invocation;
    if (positionals.length > 0) throw new CheckError('usage', `policy takes no argument, found "${positionals[0]}"`);
    refuseFormats(values, 'policy');
    return withGitPlan(
      invocation,
      ({ workTree }) => ({
        target: { mode: 'tree' },
        snapshot: workTree === null ? { from: 'revision', revision: 'HEAD' } : { from: 'index' },
        worktree: false,
        entries: async () => [],
      }),
      async (plan) => {
        const loaded = await policyOf(invocation, plan);
        if (values['report'] !== true) {
          io.stdout.write(printPolicy(loaded));
          return 0;
        }
        const unstaged = await unstagedPolicyLines(invocation, plan, loaded);
        io.stdout.write(reportOn(loaded, unstaged, new Date().toISOString().slice(0, 10)));
        return loaded.floors.some(({ looser }) => looser.length > 0) ? 1 : 0;
      },
    );
  },
};

/** Ends with a newline. @param today `YYYY-MM-DD` */
function reportOn(
  { file, floors, policy: { allow } }: LoadedPolicy,
  unstaged: readonly string[],
  today: string,
): string {
  const lines = [
    `policy: ${file ?? 'none'}`,
    ...unstaged,
    ...(floors.length === 0 ? ['no floor holds it: --policy-floor FILE names one'] : []),
    ...floors.flatMap(({ name, looser }) => [
      looser.length === 0 ? `floor ${name}: loosened nowhere` : `floor ${name}: counts instead of`,
      ...looser.map((way) => `  ${way}`),
    ]),
    ...(allow.length === 0 ? [] : ['exceptions that count:']),
    ...allow.map((exception) => `  ${exceptionLine(exception, today)}`),
  ];
  return `${lines.map(escapeForTerminal).join('\n')}\n`;
}

function exceptionLine(exception: Exception, today: string): string {
  const what = isOperatorException(exception) ? exception.operator : `${exception.file} (${exception.rule})`;
  const until = exception.expires === undefined ? 'without an end' : `until ${exception.expires}`;
  const over = hasExpired(exception, today) ? ', expired' : '';
  return `${what}: ${until}${over}, ${exception.owner === undefined ? 'no owner' : `owner ${exception.owner}`}: ${exception.because}`;
}
