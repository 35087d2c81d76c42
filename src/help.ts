/** The text of `-h`, as wide as the terminal: the commands and the options that every command has. The whole manual is man/git-model-check.1. */
import { COMMAND_HELP, type CommandName, type OptionHelp } from './help-of-commands.ts';
import { wrap } from './report/layout.ts';
import { asStarted } from './report/program-name.ts';
import type { Command } from './run/command.ts';

const HELP = `Keeps models that run code on load out of git repositories.

Usage: git model-check [COMMAND] [OPTION…]

Check
  staged                 what \`git commit\` would record now (the default)
  hook EVENT [ARG…]      entry for hooks: pre-commit, pre-merge-commit, pre-push, pre-receive, update
  range FROM..TO         every blob that the range adds
  tree [REV]             every tracked file at REV, or in the index
  history [--all] [REV…] every blob reachable
  scan PATH… | -         files and folders on disk, or standard input

Understand
  explain PATH|REV:PATH  what loading that file would do, call by call
  weights FILE [-o OUT]  the tensors of a checkpoint as safetensors, with nothing executed
  diff OLD NEW           what changed between two versions of a model
  rules [ID | OPERATOR]  what a rule says, what is known of an operator

Set up
  init                   write a policy file and hooks; --uninstall takes them out again
  allow                  add an exception to the policy file
  baseline               accept the models that are there now, by content
  policy [--report]      the policy that counts; what it would loosen of a floor
  merge [NAME=]REPORT…   one report of the JSON reports of parts or of repositories
  lock                   record the programs of models, so that training again needs no exception
  completion SHELL       print the completion for bash, zsh or fish
  help [COMMAND]         this text, or what one command does, with examples
  version                the same as --version
  demo                   see a malicious commit being rejected, in a throw-away repository

Options
  --format NAME[=FILE]   text, json, sarif, junit, github, gitlab, gitlab-sast, cyclonedx, html,
                         markdown, and where to write it; as often as you like:
                         --format github --format sarif=model-check.sarif
  --output FILE          where to write; the first takes the first --format without a file
  --fail-on SEVERITY     low, medium, high (default), critical, never
  --strict               medium rejects too, and so does an unreachable LFS object
  --config FILE          the policy file; --no-config for none; --print-config shows what counts
  --policy-floor FILE    a policy that no other can loosen, for CI and servers
  -q, --quiet            only what rejects
  -v, --verbose          everything, with reasons
  --show-skipped         what was left out, by name
  --color, --no-color    NO_COLOR and FORCE_COLOR count too
  -j, --jobs N           threads for many large models; default: the cores less 1, at most 4
  --no-cache             examines again what was examined before
  --shard I/N            the Ith of N parts
  --timeout SECONDS      ends in good order; what was not examined is reported, and ends with 2
  -h, --help             this text
  -V, --version          of the program

Exit codes: 0 clean · 1 rejected · 2 could not check all · 3 nothing to scan · 4 usage or policy error`;

export interface HelpLook {
  readonly columns: number;
  /** As the program was started: `npx git-model-check`. */
  readonly program: string;
}

/** The commands, and the options that every one of them has. */
export function helpText({ columns, program }: HelpLook): string {
  return fitted(asStarted(HELP, program).split('\n'), columns).join('\n');
}

/** The help of one command: how it is called, what it does, its own options, and examples. */
export function commandHelpText(name: CommandName, { usage }: Command, { columns, program }: HelpLook): string {
  const { about, options, examples } = COMMAND_HELP[name];
  const rows = Object.entries<OptionHelp>(options).map(([option, [value, text]]) =>
    row(`--${option}${value === '' ? '' : ` ${value}`}`, text),
  );
  return [
    ...usage.split(' | --').map((way, index) => `${program} ${index === 0 ? way : `${name} --${way}`}`),
    '',
    ...wrap(asStarted(about.join(' '), program), columns),
    ...(rows.length === 0 ? [] : ['', 'Options', ...fitted(rows, columns)]),
    '',
    'Examples',
    ...examples.flatMap(([call, text]) => [
      `  ${program} ${call}`.trimEnd(),
      ...wrap(text, columns - 6).map((line) => `      ${line}`),
    ]),
    '',
    ...wrap(`Options of every command: ${program} -h`, columns),
  ].join('\n');
}

/** Where the texts of options begin. */
const OPTION_COLUMNS = 25;

function row(option: string, text: string): string {
  return `  ${option}`.padEnd(OPTION_COLUMNS - 1) + ` ${text}`;
}

/** Below the name, where the terminal is narrow. */
const NARROW_INDENT = 6;
const NARROW_COLUMNS = 70;

/** Rows of a name and a text, two blanks apart, and other lines, each broken where the terminal ends. */
function fitted(lines: readonly string[], columns: number): string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const isContinued = line.startsWith(' '.repeat(OPTION_COLUMNS));
    if (isContinued) joined.push(`${joined.pop() ?? ''} ${line.trim()}`);
    else joined.push(line);
  }
  return joined.flatMap((line) => (ROW.test(line) ? fittedRow(line, columns) : wrap(line, columns)));
}

/** A name, blanks up to where texts begin, a text. */
const ROW = /^ {2}\S.{21} \S/;

function fittedRow(line: string, columns: number): string[] {
  const [head, text] = [line.slice(0, OPTION_COLUMNS), line.slice(OPTION_COLUMNS)];
  const isNarrow = columns < NARROW_COLUMNS;
  const indent = isNarrow ? NARROW_INDENT : OPTION_COLUMNS;
  const [first = '', ...rest] = wrap(text, columns - indent);
  const below = rest.map((more) => ' '.repeat(indent) + more);
  return isNarrow ? [head.trimEnd(), ' '.repeat(indent) + first, ...below] : [head + first, ...below];
}
