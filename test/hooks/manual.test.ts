/** The manual page and the completions name every command and option that the program has, and none that it has not. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { COMMANDS } from '../../src/cli.ts';
import { helpText } from '../../src/help.ts';
import { COMMON_OPTIONS } from '../../src/options.ts';
import { REPORT_FORMATS } from '../../src/report/render.ts';
import { SEVERITIES } from '../../src/rules/rule.ts';
import type { Command } from '../../src/run/command.ts';
import { VERSION } from '../../src/version.ts';
import { FULL } from '../support/python.ts';

const fileOf = (name: string): string => fileURLToPath(new URL(`../../../${name}`, import.meta.url));
const textOf = (name: string): string => readFileSync(fileOf(name), 'utf8');

const MANUAL = textOf('man/git-model-check.1')
  .replaceAll('\\-', '-')
  .replaceAll(/\\f[BIR]/g, '');
const BASH = textOf('completions/git-model-check.bash');
const ZSH = textOf('completions/_git-model-check');
const FISH = textOf('completions/git-model-check.fish');

async function commands(): Promise<readonly (readonly [name: string, command: Command])[]> {
  return Promise.all(Object.entries(COMMANDS).map(async ([name, load]) => [name, await load()] as const));
}

async function optionNames(): Promise<ReadonlySet<string>> {
  const own = (await commands()).flatMap(([, command]) => Object.keys(command.options ?? {}));
  return new Set([...Object.keys(COMMON_OPTIONS), ...own]);
}

/** `--dry-run` and not `--dry-run-more`. */
const names = (text: string, option: string): boolean => new RegExp(`--${option}(?![\\w-])`).test(text);

test('every command', async (t) => {
  for (const [name] of await commands()) {
    t.regex(MANUAL, new RegExp(`^\\.(TP|BI?R?)\\n?.*\\b${name}\\b`, 'm'), `manual page: ${name}`);
    t.regex(BASH, new RegExp(`^__git_model_check_commands="[^"]*\\b${name}\\b`, 'm'), `bash: ${name}`);
    t.regex(ZSH, new RegExp(`^ {2}'${name}:`, 'm'), `zsh: ${name}`);
    t.regex(FISH, new RegExp(`^set -g __git_model_check_commands .*\\b${name}\\b`, 'm'), `fish: ${name}`);
  }
});

test('every option', async (t) => {
  for (const option of await optionNames()) {
    t.true(names(MANUAL, option), `manual page: --${option}`);
    t.true(names(BASH, option), `bash: --${option}`);
    t.true(names(ZSH, option), `zsh: --${option}`);
    t.regex(FISH, new RegExp(` -l ${option}(?![\\w-])`), `fish: --${option}`);
  }
});

test('no option that is not there', async (t) => {
  const known = await optionNames();
  for (const [where, text] of [
    ['manual page', MANUAL],
    ['bash', BASH],
    ['zsh', ZSH],
  ] as const) {
    const elsewhere = where === 'manual page' ? ['no-verify'] : []; // of git commit
    for (const [, option = ''] of text.matchAll(/(?<![\w-])--([a-z][a-z-]*)/g)) {
      t.true(known.has(option) || elsewhere.includes(option) || option === 'format', `${where}: --${option}`);
    }
  }
});

test('no option of fish that is not there', async (t) => {
  const known = await optionNames();
  for (const [, option = ''] of FISH.matchAll(/^ +(?:complete|\$add) .*?-l ([a-z-]+)/gm))
    t.true(known.has(option), option);
});

/** Whether all of the words stand in the text. */
const lists = (text: string, words: readonly string[]): boolean =>
  words.every((word) => new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(text));

const values = test.macro((t, words: readonly string[], option: string) => {
  const help = helpText({ columns: 80, program: 'git model-check' });
  for (const [where, text, from] of [
    ['help', help, `--${option}`],
    ['manual page', MANUAL, `--${option}`],
    ['bash', BASH, `--${option})`],
    ['zsh', ZSH, `--${option}=`],
    ['fish', FISH, `-l ${option} `],
  ] as const) {
    const start = text.indexOf(from);
    t.true(start >= 0 && lists(text.slice(start, start + 600), words), `${where}: --${option}`);
  }
});

test('every format of a report', values, REPORT_FORMATS, 'format');
test('every severity', values, SEVERITIES, 'fail-on');
test('docs/report.md names every format', (t) => t.true(lists(textOf('docs/report.md'), REPORT_FORMATS)));

test('what -h reports is in the manual page', (t) => {
  const help = helpText({ columns: 80, program: 'git model-check' });
  for (const [, name = ''] of help.matchAll(/^ {2}([a-z]+) {2,}/gm)) t.regex(MANUAL, new RegExp(`\\b${name}\\b`), name);
  for (const [, option = ''] of help.matchAll(/--([a-z-]+)/g)) t.true(names(MANUAL, option), option);
});

test('the manual page is of this version, and well written', (t) => {
  t.regex(MANUAL, new RegExp(`^\\.TH GIT-MODEL-CHECK 1 \\S+ "git-model-check ${VERSION.replaceAll('.', '\\.')}"`, 'm'));
  const { status, stdout, error } = spawnSync('mandoc', ['-T', 'lint', fileOf('man/git-model-check.1')], {
    encoding: 'utf8',
  });
  if (error !== undefined) {
    t.log('skipped: mandoc is not installed here');
    t.false(FULL);
    return;
  }
  t.is(stdout, '');
  t.is(status, 0);
});

/** What bash offers for the last of the words. */
function complete(...words: readonly string[]): readonly string[] {
  const script = `
    source "$1"; shift
    words=("$@"); cword=$(($# - 1)); cur=\${words[cword]}; prev=\${words[cword - 1]}
    _git_model_check
    printf '%s\\n' "\${COMPREPLY[@]}"`;
  const args = ['--norc', '-c', script, 'bash', fileOf('completions/git-model-check.bash'), ...words];
  return spawnSync('bash', args, { encoding: 'utf8' }).stdout.trim().split('\n');
}

const COMPLETIONS: readonly (readonly [words: readonly string[], offered: readonly string[]])[] = [
  [['git', 'model-check', 'sta'], ['staged']],
  [['git', '-C', 'hook', 'model-check', 'e'], ['explain']],
  [['git', 'model-check', '--fail-on', 'c'], ['critical']],
  [['git', 'model-check', '--fail-on=n'], ['never']],
  [['git', 'model-check', '--strict', 'hook', 'pre-p'], ['pre-push']],
  [['git-model-check', 'init', '--un'], ['--uninstall']],
  [['git', 'model-check', 'staged', '--un'], ['']],
  [['git', 'model-check', 'init', '--manager', 'h'], ['husky']],
];

for (const [words, offered] of COMPLETIONS) {
  test(`bash completes ${words.join(' ')}`, (t) => {
    if (spawnSync('bash', ['--version']).error !== undefined) {
      t.log('skipped: bash is not installed here');
      t.false(FULL);
      return;
    }
    t.deepEqual(complete(...words), offered);
  });
}

for (const [line, offered] of [
  ['git model-check sta', ['staged']],
  ['git -C x model-check hook pre-p', ['pre-push']],
  ['git-model-check init --un', ['--uninstall']],
  ['git model-check tree --un', []],
  ['git model-check help exp', ['explain']],
] as const) {
  test(`fish completes ${line}`, (t) => {
    const script = `source $argv[1]; complete -C "$argv[2]" | string split -f 1 \\t`;
    const args = ['--no-config', '-c', script, fileOf('completions/git-model-check.fish'), line];
    const { error, stdout } = spawnSync('fish', args, { encoding: 'utf8' });
    if (error !== undefined) {
      t.log('skipped: fish is not installed here');
      t.pass();
      return;
    }
    t.deepEqual(stdout.split('\n').filter(Boolean), offered);
  });
}
