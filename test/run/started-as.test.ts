/** The commands that are printed are those that the reader can run: by git, or by the package manager that has started this run. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { COMMANDS } from '../../src/cli.ts';
import { asStarted, commandAsStarted } from '../../src/report/program-name.ts';
import { startedAs } from '../../src/run/started-as.ts';
import { reducePickle } from '../support/assembler.ts';
import { BIN, createRepository, isolatedEnvironment } from '../support/repository.ts';

interface Start {
  readonly agent?: string;
  /** Below a folder of its own. */
  readonly script: string;
  readonly files?: readonly string[];
  /** Folders on PATH, below the same, that hold the command. */
  readonly onPath?: readonly string[];
}

const starts = test.macro(
  (t: ExecutionContext, { agent, script, files = [], onPath = [] }: Start, expected: string) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-start-'));
    t.teardown(() => rmSync(folder, { recursive: true, force: true }));
    const write = (name: string) => {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), '');
    };
    for (const file of [...files, ...onPath.map((name) => `${name}/git-model-check`)]) write(file);
    const environment = {
      PATH: onPath.map((name) => path.join(folder, name)).join(path.delimiter),
      ...(agent === undefined ? {} : { npm_config_user_agent: agent }),
    };
    const io = { cwd: folder, environment, script: path.join(folder, script) };
    t.is(startedAs({ ...io, stdout: { write: () => true } }), expected);
    if (expected !== 'git model-check') t.is(startedAs({ ...io, stdout: TERMINAL }), expected);
  },
);

const TERMINAL = { write: () => true, isTTY: true };

test('from a working copy, on a terminal', (t) => {
  const folder = path.join(tmpdir(), 'copies');
  const script = path.join(folder, 'git-model-check/bin/git-model-check.js');
  const start = (cwd: string) => startedAs({ cwd, environment: {}, script, stdout: TERMINAL });
  t.is(start(path.join(folder, 'git-model-check')), 'node bin/git-model-check.js');
  t.is(start(path.join(folder, 'mine')), 'node ../git-model-check/bin/git-model-check.js');
  t.is(start(path.join(folder, 'a/'.repeat(60))), `node ${script}`);
});

test('every command is named as it was started', (t) => {
  for (const name of [...Object.keys(COMMANDS), 'help', 'version']) {
    t.is(asStarted(`see git model-check ${name} x`, 'npx git-model-check'), `see npx git-model-check ${name} x`);
  }
  t.is(asStarted('Examples\n  git model-check\n', 'yarn git-model-check'), 'Examples\n  yarn git-model-check\n');
  t.is(asStarted('git model-check never loads', 'npx git-model-check'), 'git model-check never loads');
});

const LINK = 'node_modules/.bin/git-model-check';
const FILE = 'node_modules/git-model-check/bin/git-model-check.js';
test('by git, where the shell finds it', starts, { script: FILE, onPath: ['usr/bin'] }, 'git model-check');
test('from a working copy', starts, { script: 'bin/git-model-check.js', agent: 'npm/11.0.0' }, 'git model-check');
test('by npx', starts, { script: LINK, agent: 'npm/10.9.2 node/v22.12.0 linux x64' }, 'npx git-model-check');
test('by a hook, which has no agent', starts, { script: LINK }, 'npx git-model-check');
test('by the folder of npx on PATH', starts, { script: LINK, onPath: ['node_modules/.bin'] }, 'npx git-model-check');
test('by a hook, beside pnpm', starts, { script: LINK, files: ['pnpm-lock.yaml'] }, 'pnpm exec git-model-check');
test('by pnpm', starts, { script: FILE, agent: 'pnpm/9.1.0 npm/? node/v22' }, 'pnpm exec git-model-check');
test('by pnpm dlx', starts, { script: `pnpm/dlx-12/${FILE}`, agent: 'pnpm/9.1.0' }, 'pnpm dlx git-model-check');
test('by yarn', starts, { script: FILE, agent: 'yarn/4.5.0 npm/? node/v22' }, 'yarn git-model-check');
test(
  'by yarn without node_modules',
  starts,
  { script: `.yarn/cache/git-model-check.zip/${FILE}`, agent: 'yarn/4.5.0', onPath: ['xfs-1a2b'] },
  'yarn git-model-check',
);
test('by a hook, beside yarn', starts, { script: LINK, files: ['yarn.lock'] }, 'yarn git-model-check');
test('by bunx', starts, { script: LINK, agent: 'bun/1.1.38' }, 'bunx git-model-check');
test(
  'by pre-commit, whose environment is on PATH for that run alone',
  starts,
  { script: 'node_env-default/bin/git-model-check', onPath: ['node_env-default/bin'] },
  'npx git-model-check',
);

test('command lines are rewritten, the name of the project and of files are not', (t) => {
  const text = 'git model-check: see git model-check rules ID, git model-check -h. The git model-check project.';
  t.is(
    asStarted(text, 'npx git-model-check'),
    'git model-check: see npx git-model-check rules ID, npx git-model-check -h. The git model-check project.',
  );
  t.is(
    commandAsStarted('git model-check scan -- "git model-check tree"', 'yarn x'),
    'yarn x scan -- "git model-check tree"',
  );
  t.is(commandAsStarted('git restore --staged -- a', 'yarn x'), 'git restore --staged -- a');
});

test('advice, hints and help of an installation in the project', (t) => {
  const repository = createRepository();
  t.teardown(repository.remove);
  const link = path.join(repository.folder, LINK);
  mkdirSync(path.dirname(link), { recursive: true });
  symlinkSync(BIN, link);
  repository.write('m.pkl', reducePickle('posix', 'system', 'true'));
  repository.git('add', 'm.pkl');
  const PATH = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => !folder.includes('model-check'));
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, [link, ...args], {
      cwd: repository.folder,
      env: isolatedEnvironment({ PATH: PATH.join(path.delimiter), npm_config_user_agent: undefined }),
      encoding: 'utf8',
    });
  const rejected = run();
  t.is(rejected.status, 1);
  t.regex(rejected.stdout, /^ {4}npx git-model-check explain m\.pkl$/m);
  t.regex(rejected.stdout, /^ {4}npx git-model-check allow --because/m);
  t.regex(run('explain').stderr, /npx git-model-check explain HEAD:model\.pkl/);
  t.regex(run('-h').stdout, /^Usage: npx git-model-check \[COMMAND\]/m);
  t.notRegex(run('-h').stdout, /git model-check/);
});
