/** A git that is too old ends every command with one plain line; one that lacks only what is newer than the oldest that is served does not. A git that says so is put before the real one. */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { reducePickle } from '../support/assembler.ts';
import { BIN, createRepository, isolatedEnvironment, type Repository } from '../support/repository.ts';
import { runTool } from '../support/tool.ts';
import { commandFolder } from './command-folder.ts';

/** Refuses, as that version does, the options that came later. */
function gitOf(version: string, unknown: readonly string[]): string {
  const refusals = unknown.map((option) => `    ${option}) echo "usage: git" >&2; exit 129;;`).join('\n');
  return `#!/bin/sh
[ "$1" = version ] && { echo 'git version ${version}'; exit 0; }
for word; do
  case "$word" in
${refusals}
    never) ;;
  esac
done
PATH=\${PATH#*:}
exec git "$@"
`;
}

const SINCE_2_28 = ['--no-relative', '--path-format=*', '--batch-command'];
const SINCE_2_30 = ['--end-of-options', '--path-format=*', '--batch-command'];

function withGit(t: ExecutionContext, version: string, unknown: readonly string[]) {
  const folder = commandFolder({ git: gitOf(version, unknown) });
  const PATH = `${folder.path}${path.delimiter}${process.env['PATH']}`;
  const repository = createRepository();
  t.teardown(() => {
    repository.remove();
    folder.remove();
  });
  const run = (...args: readonly string[]) =>
    runTool(args, { cwd: repository.folder, environment: isolatedEnvironment({ PATH }) });
  return { repository, run };
}

function withAttack(repository: Repository): void {
  repository.write('readme.txt', 'text\n');
  repository.git('add', '.');
  repository.git('commit', '-qm', 'start');
  repository.write('m.pkl', reducePickle('posix', 'system', 'true'));
  repository.git('add', '.');
}

const LINE = /^git-model-check: git 2\.20\.1 is too old, expected git 2\.28 or newer; nothing was examined\n$/;

test('too old: one line, and nothing is approved', (t) => {
  const { repository, run } = withGit(t, '2.20.1', SINCE_2_28);
  withAttack(repository);
  for (const args of [['staged'], ['hook', 'pre-commit'], ['init']]) {
    const { status, stdout, stderr } = run(...args);
    t.is(status, 2, args.join(' '));
    t.regex(stderr, LINE);
    t.is(stdout, '');
  }
  repository.git('commit', '-qm', 'model');
  const { status, stderr } = run('range', 'HEAD~1..HEAD');
  t.is(status, 2);
  t.regex(stderr, LINE);
});

test('the oldest that is served', (t) => {
  const { repository, run } = withGit(t, '2.28.0', SINCE_2_30);
  withAttack(repository);
  t.is(run('staged').status, 1);
  t.is(run('hook', 'pre-commit').status, 1);
  repository.git('commit', '-qm', 'model');
  for (const args of [['range', 'HEAD~1..HEAD'], ['tree'], ['tree', 'HEAD'], ['history', '--all']]) {
    const { status, stderr } = run(...args);
    t.is(status, 1, args.join(' ') + stderr);
  }
  t.is(run('explain', 'HEAD:m.pkl').status, 0);
  const installed = run('init');
  t.is(installed.status, 0, installed.stderr);
  t.true(existsSync(path.join(repository.folder, '.git', 'hooks', 'pre-commit')));
});

test('a revision that is an option is none', (t) => {
  const { repository, run } = withGit(t, '2.28.0', []);
  withAttack(repository);
  t.is(run('range', '--all..HEAD').status, 4);
  t.not(run('tree', '--', '--all').status, 0);
  t.is(run('explain', '--', '--all').status, 4);
});

test('init outside of a repository is one line', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-nowhere-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, 'init'], {
    cwd: folder,
    env: isolatedEnvironment({ GIT_CEILING_DIRECTORIES: tmpdir(), LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' }),
    encoding: 'utf8',
  });
  t.is(status, 4);
  t.is(stdout, '');
  t.regex(stderr, /^git-model-check: init: not inside a git repository: .*\n {2}Go into .*git init\n$/);
});
