/** `init` with the real command and the real managers, from the installation to the rejected commit and out again. A manager that is not on this machine is left out, unless MODEL_CHECK_TEST_FULL=1. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import test, { type ExecutionContext } from 'ava';
import { maliciousModel, safeModel } from '../../src/commands/demo/demo-models.ts';
import { inFull } from '../support/in-full.ts';
import { FULL, pythonsWith } from '../support/python.ts';
import { isolatedEnvironment } from '../support/repository.ts';
import { createHouse, type House, REAL_COMMAND } from './house.ts';

/** Runs a manager in the repository; throws when it fails. */
type Run = (command: string, ...args: readonly string[]) => string;

interface Manager {
  readonly present: boolean;
  /** Sets the manager up, as its own manual says. */
  prepare(house: House, run: Run): unknown;
  /** What is to be done by hand after `init`. */
  activate(house: House, run: Run): unknown;
}

const answers = (command: string, ...args: readonly string[]): boolean => spawnSync(command, args).status === 0;

function runnerIn(house: House): Run {
  const PATH = `${house.outside}${path.delimiter}${process.env['PATH']}`;
  const env = isolatedEnvironment({ PATH, PRE_COMMIT_HOME: path.join(house.outside, 'pre-commit') });
  return (command, ...args) => {
    const result = spawnSync(command, args, { cwd: house.folder, env, encoding: 'utf8' });
    if (result.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${result.stdout}${result.stderr}`);
    return result.stdout;
  };
}

const serves = test.macro((t, { present, prepare, activate }: Manager) => {
  if (!present) {
    t.log('skipped: it is not installed here');
    t.false(FULL);
    return;
  }
  t.timeout(5 * 60_000, 'nine commits and pushes, each with its hooks');
  const house = createHouse(REAL_COMMAND);
  t.teardown(house.remove);
  const run = runnerIn(house);
  prepare(house, run);
  const before = house.photograph();
  t.is(house.modelCheck('init').status, 0);
  const hooked = house.photograph();
  activate(house, run);
  rejectsAndPasses(t, house);
  rejectsPush(t, house);
  house.git('rm', '-q', '--cached', 'safe_model.pth');
  t.is(house.modelCheck('init', '--uninstall').status, 0);
  const after = house.photograph();
  for (const [file, text] of hooked) {
    if (before.get(file) !== text) t.is(after.get(file), before.get(file), file);
  }
});

function rejectsAndPasses(t: ExecutionContext, house: House): void {
  const rejected = house.commit('malicious_model.pth', maliciousModel());
  t.not(rejected.status, 0, rejected.output);
  t.regex(rejected.output, /posix\.system/);
  const passed = house.commit('safe_model.pth', safeModel());
  t.is(passed.status, 0, passed.output);
  t.regex(house.git('ls-tree', '-r', '--name-only', 'HEAD'), /^safe_model\.pth$/m);
  t.notRegex(house.git('ls-tree', '-r', '--name-only', 'HEAD'), /malicious_model/);
}

/** The first push of a whole history, and what came into it past the hook, under a name that promises no model. */
function rejectsPush(t: ExecutionContext, house: House): void {
  const remote = path.join(house.outside, 'remote.git');
  house.git('init', '-q', '--bare', remote);
  house.write('notes', maliciousModel());
  house.git('add', 'notes');
  house.git('commit', '-q', '--no-verify', '-m', 'Add it past the hook');
  house.git('rm', '-q', 'notes');
  house.git('commit', '-q', '--no-verify', '-m', 'And take it out again');
  const push = () => house.tryGit('push', '-q', remote, 'HEAD:refs/heads/main');
  const rejected = push();
  t.not(rejected.status, 0, rejected.stdout + rejected.stderr);
  t.regex(rejected.stdout + rejected.stderr, /posix\.system/);
  house.git('reset', '-q', '--soft', 'HEAD~2');
  const passed = push();
  t.is(passed.status, 0, passed.stdout + passed.stderr);
}

test('hook files of git', serves, { present: true, prepare: () => undefined, activate: () => undefined });

inFull('hook files of git, beside those of git-lfs', serves, {
  present: answers('git', 'lfs', 'version'),
  prepare: (_, run) => run('git', 'lfs', 'install', '--local'),
  activate: () => undefined,
});

const HUSKY = fileURLToPath(new URL('bin.js', import.meta.resolve('husky')));

test('husky', serves, {
  present: true,
  prepare: (house, run) => {
    run(process.execPath, HUSKY);
    house.write('.husky/pre-commit', 'echo theirs\n');
  },
  activate: () => undefined,
});

inFull('lefthook', serves, {
  present: answers('lefthook', 'version'),
  prepare: (house, run) => {
    house.write('lefthook.yml', 'pre-commit:\n  jobs:\n    - run: echo theirs\n');
    run('lefthook', 'install');
  },
  activate: (_, run) => run('lefthook', 'install'),
});

const PYTHONS = pythonsWith('pre_commit');

for (const python of PYTHONS.length > 0 ? PYTHONS : ['python3']) {
  inFull(`pre-commit of ${python}`, serves, {
    present: PYTHONS.length > 0,
    prepare: (house, run) => {
      house.write('.pre-commit-config.yaml', 'repos:\n  - repo: meta\n    hooks:\n      - id: identity\n');
      run('git', 'add', '.pre-commit-config.yaml');
    },
    activate: (_, run) => {
      run('git', 'add', '.pre-commit-config.yaml');
      run(python, '-m', 'pre_commit', 'install', '-t', 'pre-commit', '-t', 'pre-merge-commit', '-t', 'pre-push');
    },
  });
}
