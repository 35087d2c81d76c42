/** Help, version and completion: each command explains itself, and a slip of the finger has the nearest word for an answer. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test, { type ExecutionContext } from 'ava';
import { COMMANDS } from '../../src/cli.ts';
import { commandHelpText, helpText } from '../../src/help.ts';
import { COMMAND_HELP, type CommandName } from '../../src/help-of-commands.ts';
import { parseArguments } from '../../src/options.ts';
import type { Command } from '../../src/run/command.ts';
import { VERSION } from '../../src/version.ts';
import { isolatedEnvironment } from '../support/repository.ts';
import { runTool } from '../support/tool.ts';

const fileOf = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../${name}`, import.meta.url)), 'utf8');

const WIDTHS = [40, 80, 120, 160];

function fits(t: ExecutionContext, text: string, columns: number): void {
  for (const line of text.split('\n')) t.true(line.length <= columns || /^ *git model-check /.test(line), line);
}

const look = (columns: number) => ({ columns, program: 'git model-check' });

function run(...args: readonly string[]) {
  return runTool(args, { cwd: process.cwd(), environment: isolatedEnvironment() });
}

for (const [name, load] of Object.entries(COMMANDS) as [CommandName, () => Promise<Command>][]) {
  test(`the help of ${name} has its own options and two examples that can be typed`, async (t) => {
    const command = await load();
    const { options, examples } = COMMAND_HELP[name];
    t.deepEqual(Object.keys(options).sort(), Object.keys(command.options ?? {}).sort());
    t.true(examples.length >= 2);
    for (const [call] of examples) {
      const words = call.split(/ [<>] /)[0]?.match(/"[^"]*"|\S+/g) ?? [];
      t.true(call === '' || words[0] === name, call);
      t.notThrows(() => parseArguments(words.slice(1), command.options), call);
    }
  });
  test(`the help of ${name} is no wider than a terminal, but for what is typed`, async (t) => {
    for (const columns of WIDTHS) fits(t, commandHelpText(name, await load(), look(columns)), columns);
  });
}

test('the overview is no wider than a terminal, and says the same at every width', (t) => {
  const words = (columns: number) => helpText(look(columns)).split(/\s+/);
  for (const columns of WIDTHS) {
    fits(t, helpText(look(columns)), columns);
    t.deepEqual(words(columns), words(80));
  }
});

test('the overview names every command once', (t) => {
  for (const name of Object.keys(COMMANDS))
    t.is(helpText(look(80)).match(new RegExp(`^ {2}${name}\\b`, 'gm'))?.length, 1, name);
});

test('the help is of the command as it was started, also where the line is broken', async (t) => {
  const help = commandHelpText('weights', await COMMANDS.weights(), { columns: 40, program: 'npx git-model-check' });
  t.notRegex(help, /git\s+model-check\b(?<!git-model-check)/);
  t.regex(help, /^npx git-model-check weights FILE/);
  t.regex(help, /Options of every command: npx\ngit-model-check -h$/);
});

const answers = test.macro({
  exec(t, args: readonly string[], status: number, pattern: RegExp) {
    const { status: found, stdout, stderr } = run(...args);
    t.is(found, status, stderr);
    t.regex(stdout + stderr, pattern);
  },
  title: (sentence) => sentence ?? '',
});

test('help is the overview', answers, ['help'], 0, /^Keeps models[\s\S]*\n {2}help \[COMMAND\]/);
test(
  'help COMMAND is the help of one',
  answers,
  ['help', 'explain'],
  0,
  / explain \[[\s\S]*--disassemble {2}[\s\S]*Examples/,
);
test('so is COMMAND -h', answers, ['explain', '-h'], 0, / explain \[[\s\S]*--disassemble {2}[\s\S]*Examples/);
test('version', answers, ['version'], 0, new RegExp(`^git-model-check ${VERSION.replaceAll('.', '\\.')}\\n$`));
test('a command with a slip', answers, ['sacn', 'x'], 4, /found "sacn", expected a command \(nearest: scan\)/);
test('help for a command with a slip', answers, ['help', 'explian'], 4, /found "explian".*\(nearest: explain\)/);
test('a command that is nowhere near', answers, ['frobnicate'], 4, /found "frobnicate", expected a command\n/);
test(
  'an option with a slip',
  answers,
  ['tree', '--stirct'],
  4,
  /the option --stirct, expected one that exists \(nearest: --strict\)\n/,
);
test('an own option with a slip', answers, ['allow', '--becuase=x'], 4, /\(nearest: --because\)\n/);
test('a short option', answers, ['tree', '-Z'], 4, /found the option -Z, expected one that exists\n/);
test('an option without its value', answers, ['tree', '--format'], 4, /--format: found nothing, expected a value\n/);
test(
  'an option before another',
  answers,
  ['tree', '--format', '--strict'],
  4,
  /--format: found an option, expected a value\n/,
);
test('a switch with a value', answers, ['tree', '--strict=yes'], 4, /--strict: found a value, expected none\n/);
test(
  'a shell with a slip',
  answers,
  ['completion', 'bahs'],
  4,
  /found "bahs", expected bash \| zsh \| fish \(nearest: bash\)/,
);
test('no shell', answers, ['completion'], 4, /found nothing, expected bash/);

for (const [shell, file] of [
  ['bash', 'git-model-check.bash'],
  ['zsh', '_git-model-check'],
  ['fish', 'git-model-check.fish'],
] as const) {
  test(`completion ${shell} is the file that is shipped`, (t) => {
    t.is(run('completion', shell).stdout, fileOf(`completions/${file}`));
  });
}
