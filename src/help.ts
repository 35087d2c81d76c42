/** The text of `-h`: one screen, the commands and the options that every command has. The whole manual is man/git-model-check.1. */
import { COMMAND_HELP, type CommandName, type OptionHelp } from './help-of-commands.ts';
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
  diff OLD NEW           what changed between two versions of a model
  rules [ID | OPERATOR]  what a rule says, what is known of an operator

Set up
  init                   write a policy file and hooks; --uninstall takes them out again
  allow                  add an exception to the policy file
  baseline               accept the models that are there now, by content
  completion SHELL       print the completion for bash, zsh or fish
  help [COMMAND]         this text, or what one command does, with examples
  version                the same as --version
  demo                   see a malicious commit being rejected, in a throw-away repository

Options
  --format NAME[=FILE]   text, json, sarif, junit, github, gitlab, and where to write it; as often
                         as you like: --format github --format sarif=model-check.sarif
  --output FILE          where to write; the first takes the first --format without a file
  --fail-on SEVERITY     low, medium, high (default), critical, never
  --strict               medium rejects too, and so does an unreachable LFS object
  --config FILE          the policy file; --no-config for none; --print-config shows what counts
  -q, --quiet            only what rejects        -v, --verbose   everything, with reasons
  --show-skipped         what was left out, by name
  --color, --no-color    NO_COLOR and FORCE_COLOR are heeded too
  -j, --jobs N           threads for many large models; default: the cores less 1, at most 4
  --no-cache             examines anew what was examined before
  --shard I/N            the Ith of N parts       --timeout SECONDS
  -h, --help             this text                -V, --version

Exit codes: 0 clean · 1 rejected · 2 could not check all · 3 nothing to scan · 4 usage or policy error`;

/** The commands, and the options that every one of them has. */
export function helpText(): string {
  return HELP;
}

/** The help of one command: how it is called, what it does, its own options, and examples. */
export function commandHelpText(name: CommandName, { usage }: Command): string {
  const { about, options, examples } = COMMAND_HELP[name];
  const rows = Object.entries<OptionHelp>(options).map(([option, [value, text]]) =>
    row(`--${option}${value === '' ? '' : ` ${value}`}`, text),
  );
  return [
    ...usage.split(' | --').map((way, index) => `git model-check ${index === 0 ? way : `${name} --${way}`}`),
    '',
    ...about,
    ...(rows.length === 0 ? [] : ['', 'Options', ...rows]),
    '',
    'Examples',
    ...examples.flatMap(([call, text]) => [`  git model-check ${call}`.trimEnd(), `      ${text}`]),
    '',
    'Options of every command: git model-check -h',
  ].join('\n');
}

/** Where the texts of options begin. */
const OPTION_COLUMNS = 25;

function row(option: string, text: string): string {
  const head = `  ${option}`;
  return head.length < OPTION_COLUMNS - 1
    ? `${head.padEnd(OPTION_COLUMNS)}${text}`
    : `${head}\n${' '.repeat(OPTION_COLUMNS)}${text}`;
}
