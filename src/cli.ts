/** From arguments to an exit code: finds the command, and turns what the user can fix into one line and a hint. */
import { CheckError } from './check-error.ts';
import { nearestNote } from './nearest.ts';
import { parseArguments, UNSET } from './options.ts';
import { escapeForTerminal } from './printable.ts';
import type { ExitCode } from './report/report-types.ts';
import { releaseHeap } from './run/bounds/bounded-heap.ts';
import type { Command, Io } from './run/command.ts';
import { hasOutputFailed, standardError, standardOutput } from './run/standard-output.ts';
import type { StagedCommit } from './start/fast-path.ts';

export { hasOutputFailed };

/** What a thread of the pool does: nothing but to examine. */
export async function examineForParent(): Promise<void> {
  (await import('./run/examiner-thread.ts')).examineForParent();
}

/** What the program would write of models that were examined before; null: it must look itself. */
export async function reportExamined(commit: StagedCommit, terminal: () => number): Promise<string | null> {
  return (await import('./start/examined-before.ts')).reportExamined(commit, terminal);
}

/** Loaded one at a time: a run pays for the command that it calls, no other. */
export const COMMANDS = {
  staged: async () => (await import('./commands/staged.ts')).staged,
  hook: async () => (await import('./commands/hook/hook.ts')).hook,
  range: async () => (await import('./commands/range.ts')).range,
  tree: async () => (await import('./commands/tree.ts')).tree,
  history: async () => (await import('./commands/history.ts')).history,
  scan: async () => (await import('./commands/scan.ts')).scan,
  explain: async () => (await import('./commands/explain.ts')).explain,
  weights: async () => (await import('./commands/weights.ts')).weights,
  diff: async () => (await import('./commands/diff.ts')).diff,
  rules: async () => (await import('./commands/rules.ts')).rules,
  demo: async () => (await import('./commands/demo/demo.ts')).demo,
  allow: async () => (await import('./commands/exceptions/allow.ts')).allow,
  baseline: async () => (await import('./commands/exceptions/baseline.ts')).baseline,
  lock: async () => (await import('./commands/exceptions/lock.ts')).lock,
  init: async () => (await import('./commands/init/init.ts')).init,
  policy: async () => (await import('./commands/policy.ts')).policy,
  merge: async () => (await import('./commands/merge.ts')).merge,
  completion: async () => (await import('./commands/completion.ts')).completion,
} as const satisfies Readonly<Record<string, () => Promise<Command>>>;

const DEFAULT_COMMAND = 'staged';

function isCommand(word: string): word is keyof typeof COMMANDS {
  return Object.hasOwn(COMMANDS, word);
}

/** Runs one command. Never rejects: a mistake of the user is 4, a failure of git or the disk 2, a bug of ours 2. */
export async function main(args: readonly string[], io: Io = processIo()): Promise<ExitCode> {
  try {
    return await run(args, io);
  } catch (error) {
    if (!(error instanceof CheckError)) {
      io.stderr.write(`git-model-check: a bug of ours, nothing was approved:\n${stackOf(error)}\n`);
      return 2;
    }
    const { message, hint: advice = '' } = await plainest(error, io);
    const hint = await asRun(advice, io);
    const lines = [`git-model-check: ${message}`, ...(hint === '' ? [] : hint.split('\n').map((line) => `  ${line}`))];
    for (const line of await fitted(lines.map(escapeForTerminal), io)) io.stderr.write(`${line}\n`);
    return error.kind === 'usage' ? 4 : 2;
  } finally {
    releaseHeap();
  }
}

async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { name, rest, isNamed } = splitCommand(withoutWords(args));
  const command: Command = await COMMANDS[name]();
  const { values, positionals } = await parsed(name, command, rest);
  // Git and hook managers give hooks what they have.
  if (name !== 'hook' && positionals.includes('')) throw emptyWord(name);
  if (values['version'] === true) return print(io, `git-model-check ${await version()}`);
  if (values['help'] === true) {
    return print(io, await helpOf(isNamed ? { name, command } : null, io));
  }
  return command.run({ io, values, positionals });
}

/** @throws CheckError (`usage`), with where to read on */
async function parsed(name: keyof typeof COMMANDS, { options }: Command, rest: readonly string[]) {
  try {
    return parseArguments(rest, options);
  } catch (error) {
    if (!(error instanceof CheckError)) throw error;
    const { optionHint } = await import('./option-hint.ts');
    throw new CheckError(error.kind, error.message, { hint: error.hint ?? optionHint(name, rest), cause: error });
  }
}

/** A folder would be meant by it, or nothing: something else would be examined than what was meant. */
function emptyWord(name: keyof typeof COMMANDS): CheckError {
  return new CheckError('usage', `${name}: found an empty word, expected a name`, { hint: UNSET });
}

/** As wide as the terminal; whole where none is. */
async function fitted(lines: readonly string[], { stderr }: Io): Promise<readonly string[]> {
  if (stderr.isTTY !== true) return lines;
  const [{ hanging }, { columnsFor }] = await Promise.all([import('./report/layout.ts'), import('./run/command.ts')]);
  return lines.flatMap((line) => hanging(line, columnsFor(stderr)));
}

/** Where git has failed because it is too old, that says more than any of its messages. */
async function plainest(error: CheckError, io: Io): Promise<CheckError> {
  if (error.kind === 'usage') return error;
  return (await import('./run/old-git.ts')).oldGitOf(io) ?? error;
}

/** As wide as the terminal, and with the commands as the reader can run them. @param one null: of all commands */
async function helpOf(one: { readonly name: keyof typeof COMMANDS; command: Command } | null, io: Io): Promise<string> {
  const [{ commandHelpText, helpText }, { columnsFor }, { startedAs }] = await Promise.all([
    import('./help.ts'),
    import('./run/command.ts'),
    import('./run/started-as.ts'),
  ]);
  const look = { columns: columnsFor(io.stdout), program: startedAs(io) };
  return one === null ? helpText(look) : commandHelpText(one.name, one.command, look);
}

/** With command lines that the reader can run. */
async function asRun(text: string, io: Io): Promise<string> {
  const [{ startedAs }, { asStarted }] = await Promise.all([
    import('./run/started-as.ts'),
    import('./report/program-name.ts'),
  ]);
  return asStarted(text, startedAs(io));
}

/** `help scan` is `scan --help`, `version` is `--version`. */
function withoutWords(args: readonly string[]): readonly string[] {
  const [word, ...rest] = args;
  if (word === 'help') return [...rest, '--help'];
  return word === 'version' ? ['--version', ...rest] : args;
}

interface Split {
  readonly name: keyof typeof COMMANDS;
  readonly rest: readonly string[];
  readonly isNamed: boolean;
}

/** What other programs call our commands. */
const MEANT: Readonly<Record<string, string>> = {
  ...{ check: 'staged', run: 'staged', protect: 'staged', detect: 'history', install: 'init', uninstall: 'init' },
  ...{ ignore: 'allow', audit: 'history', inspect: 'explain', convert: 'weights', push: 'hook', commit: 'staged' },
};

/** The first word that is no option names the command; without one it is `staged`. */
function splitCommand(args: readonly string[]): Split {
  const [word] = args;
  if (word === undefined || word.startsWith('-')) return { name: DEFAULT_COMMAND, rest: args, isNamed: false };
  if (isCommand(word)) return { name: word, rest: args.slice(1), isNamed: true };
  const names = [...Object.keys(COMMANDS), 'help', 'version'];
  const meant = MEANT[word] ?? word;
  throw new CheckError('usage', `found "${word}", expected a command${nearestNote(meant, names)}`, {
    hint: `Commands: ${names.join(', ')}. To check files on disk: git model-check scan PATH`,
  });
}

function print(io: Io, text: string): ExitCode {
  io.stdout.write(`${text}\n`);
  return 0;
}

async function version(): Promise<string> {
  return (await import('./version.ts')).VERSION;
}

function stackOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return stack.split('\n').map(escapeForTerminal).join('\n');
}

/** Each stream is made when it is first asked for: making one that nobody uses costs milliseconds. */
export function processIo(thread?: Io['thread']): Io {
  return {
    cwd: process.cwd(),
    environment: process.env,
    ...(process.argv[1] === undefined ? {} : { script: process.argv[1] }),
    ...(thread === undefined ? {} : { thread }),
    get stdout() {
      return standardOutput();
    },
    get stderr() {
      return standardError();
    },
    get stdin() {
      return process.stdin;
    },
  };
}
