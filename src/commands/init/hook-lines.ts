/** The shell lines that call the check: they find the command, and refuse with one clear line when it is gone. After https://git-scm.com/docs/githooks. */

export type HookEvent = 'pre-commit' | 'pre-merge-commit' | 'pre-push' | 'pre-receive';

export interface HookCall {
  readonly event: HookEvent;
  /** Where the command may be, in this order: a path from the root of the worktree, or a name on PATH. */
  readonly commands: readonly string[];
  /** How to get rid of the hook, for the one who finds the command gone. */
  readonly removal: string;
}

/** Yarn without node_modules starts commands itself. https://yarnpkg.com/features/pnp */
export const YARN = 'yarn git-model-check';

const GONE = 'git model-check: the command is not installed, so nothing was checked, and nothing passes.';

/** One word of a POSIX shell. */
export function quoted(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** What a checkout would bring to be run in place of what was installed: `git checkout` overwrites ignored files. CWE-426. */
const TRACKED = "':(top,glob)**/node_modules/.bin/git-model-check*' ':(top,glob)**/node_modules/git-model-check/**'";
const REFUSED =
  'git model-check: this repository tracks a program in the place of the command, so nothing was checked, and nothing passes.';

/** Shell statements that become the check, or end with 2. */
function statements({ event, commands, removal }: HookCall): readonly string[] {
  const programs = commands.filter((command) => command !== YARN);
  const isInstalled = programs.some((command) => command.includes('node_modules'));
  return [
    ...(isInstalled ? [`[ -z "$(git ls-files -- ${TRACKED})" ] || { echo "${REFUSED}" >&2; exit 2; }`] : []),
    `for tool in ${programs.map(quoted).join(' ')}; do`,
    `  command -v "$tool" >/dev/null && exec "$tool" hook ${event} "$@"`,
    'done',
    ...(commands.includes(YARN) ? [`command -v yarn >/dev/null && exec ${YARN} hook ${event} "$@"`] : []),
    `echo "${GONE}" >&2`,
    `echo "  Install it: npm install --global git-model-check. Or take out this hook: ${removal}" >&2`,
    'exit 2',
  ];
}

/** A script of its own: for lefthook. */
export function script(call: HookCall): string {
  return statements(call)
    .map((line) => `${line}\n`)
    .join('');
}

/** One command line, for places that run no shell of their own: pre-commit, git's configuration. */
export function commandLine(call: HookCall): string {
  const joined = statements(call)
    .map((line) => line.trim())
    .join('; ')
    .replaceAll('do;', 'do');
  return `sh -c ${quoted(joined)} git-model-check`;
}

/**
 * Lines for a hook file that goes on after them. They stand first in it: what stands last is never reached after an
 * `exec` or `exit`, and what reads standard input before us (git-lfs does, in pre-push) leaves us nothing of it.
 */
export function hookFileLines(call: HookCall): string {
  const inside = statements(call)
    .map((line) => `  ${line}\n`)
    .join('');
  if (call.event !== 'pre-push' && call.event !== 'pre-receive') return `(\n${inside}) || exit\n`;
  const refs = '<<MODEL_CHECK_REFS';
  const end = '$model_check_refs\nMODEL_CHECK_REFS\n';
  return `model_check_refs=$(cat)\n(\n${inside}) ${refs} || exit\n${end}exec ${refs}\n${end}`;
}
