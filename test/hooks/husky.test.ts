/** `init` and husky 9, which is run for real: it is a development dependency. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { isolatedEnvironment } from '../support/repository.ts';
import { createHouse, type House } from './house.ts';

const HUSKY = fileURLToPath(new URL('bin.js', import.meta.resolve('husky')));

function huskyHouse(...args: readonly string[]): House {
  const house = createHouse();
  const { status, stderr } = spawnSync(process.execPath, [HUSKY, ...args], {
    cwd: house.folder,
    env: { ...isolatedEnvironment(), HUSKY: undefined },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return house;
}

test('install, reject, pass, uninstall', (t) => {
  const house = huskyHouse();
  t.teardown(house.remove);
  house.write('.husky/pre-commit', 'echo theirs');
  const before = house.photograph();
  const { stdout, status } = house.modelCheck('init');
  t.is(status, 0);
  t.regex(stdout, /Hooking into husky.*\n {2}added to {5}\.husky\/pre-commit\n {2}made {9}\.husky\/pre-merge-commit/);
  const rejected = house.commit('malicious.pkl');
  t.is(rejected.status, 1);
  t.notRegex(rejected.output, /theirs/);
  t.regex(house.commit('safe.pkl').output, /theirs/);
  house.git('rm', '-q', '-r', '--cached', '.');
  t.is(house.modelCheck('init').status, 0);
  t.is(house.modelCheck('init', '--uninstall').status, 0);
  const after = new Map([...house.photograph()].filter(([file]) => !/^(safe|malicious)\.pkl$/.test(file)));
  t.deepEqual(after, before);
});

test('husky finds the command that the project itself has installed', (t) => {
  const house = huskyHouse();
  t.teardown(house.remove);
  house.modelCheck('init');
  house.write('node_modules/.bin/git-model-check', '#!/bin/sh\necho "local $*"; exit 1\n');
  chmodSync(path.join(house.folder, 'node_modules/.bin/git-model-check'), 0o755);
  const { status, output } = house.commit('safe.txt');
  t.is(status, 1);
  t.regex(output, /local hook pre-commit/);
});

test('a folder of another name, as core.hooksPath reports', (t) => {
  const house = huskyHouse('.config/husky');
  t.teardown(house.remove);
  t.is(house.modelCheck('init').status, 0);
  t.true(existsSync(path.join(house.folder, '.config/husky/pre-push')));
  t.is(house.commit('malicious.pkl').status, 1);
});

test('a folder that husky has not been run for: reported', (t) => {
  const house = createHouse();
  t.teardown(house.remove);
  house.write('.husky/pre-commit', 'npm test\n');
  t.regex(house.modelCheck('init').stdout, /- husky is not active in this clone yet/);
  t.regex(readFileSync(path.join(house.folder, '.husky/pre-commit'), 'utf8'), /^# >>> git model-check >>>/);
});
