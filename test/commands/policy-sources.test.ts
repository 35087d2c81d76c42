/** The policy as commands read it: from the index or a revision, from git's configuration and the environment; and what is in its place by mistake. */
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { reducePickle } from '../support/assembler.ts';
import { createRepository, type Repository } from '../support/repository.ts';

const ATTACK = reducePickle('posix', 'system', 'echo hi');
const POLICY = '.model-checkrc.yaml';

function repositoryWith(t: ExecutionContext, environment: NodeJS.ProcessEnv = {}): Repository {
  const repository = createRepository({ environment });
  t.teardown(() => repository.remove());
  repository.write('m.pkl', ATTACK);
  repository.git('add', '.');
  return repository;
}

test('the staged policy counts, whatever lies on disk', (t) => {
  const repository = repositoryWith(t);
  repository.write(POLICY, 'failOn: never\n');
  t.is(repository.modelCheck().status, 1);
  repository.git('add', POLICY);
  repository.write(POLICY, 'failOn: low\n');
  t.is(repository.modelCheck().status, 0);
  t.is(repository.modelCheck('--no-config').status, 1);
  t.is(repository.modelCheck('--config', POLICY).status, 1);
  t.is(repository.modelCheck('--config', POLICY, '--no-config').status, 4);
});

test('git -c, the configuration and the environment are heeded, flags above all', (t) => {
  const repository = repositoryWith(t, { MODEL_CHECK_LFS_MISSING: 'warn' });
  repository.git('config', 'modelcheck.failOn', 'never');
  t.is(repository.modelCheck().status, 0);
  t.is(repository.modelCheck('--fail-on', 'critical').status, 1);
  const { stdout } = repository.modelCheck('--print-config', '--strict');
  t.regex(stdout, /^failOn: never {2}# git config modelcheck\.failon$/m);
  t.regex(stdout, /^strict: true {2}# --strict$/m);
  t.regex(stdout, /^ {2}missing: warn {2}# MODEL_CHECK_LFS_MISSING$/m);
  repository.git('config', 'modelcheck.failOnn', 'never');
  const wrong = repository.modelCheck();
  t.is(wrong.status, 4);
  t.regex(wrong.stderr, /modelcheck\.failonn: found an unknown key, .*nearest: modelcheck\.failOn/);
});

test('MODEL_CHECK_CONFIG names a file as --config does', (t) => {
  const repository = repositoryWith(t, { MODEL_CHECK_CONFIG: 'elsewhere.yaml' });
  repository.write('elsewhere.yaml', 'failOn: never\n');
  t.is(repository.modelCheck().status, 0);
  t.is(repository.modelCheck('--no-config').status, 1);
});

test('MODEL_CHECK_NO_CONFIG leaves every file out, unless one is named', (t) => {
  const repository = repositoryWith(t, { MODEL_CHECK_NO_CONFIG: '1' });
  repository.write(POLICY, 'failOn: never\n');
  repository.git('add', POLICY);
  t.is(repository.modelCheck().status, 1);
  t.is(repository.modelCheck('--config', POLICY).status, 0);
});

const inItsPlace = test.macro(
  (t: ExecutionContext, prepare: (repository: Repository) => void, args: readonly string[], message: RegExp) => {
    const repository = repositoryWith(t);
    prepare(repository);
    const { status, stdout, stderr } = repository.modelCheck(...args);
    t.is(status, 4, stdout + stderr);
    t.regex(stderr, message);
    t.notRegex(stderr, /\n\s+at /);
  },
);
test(
  'a folder on disk',
  inItsPlace,
  (repository) => repository.write(`${POLICY}/x`, ''),
  ['scan', 'm.pkl'],
  /\.model-checkrc\.yaml: .*\(EISDIR\)/,
);
test(
  'a folder in a revision',
  inItsPlace,
  (repository) => {
    repository.write(`${POLICY}/x`, '');
    repository.git('add', '.');
    repository.git('commit', '-qm', 'x');
  },
  ['tree', 'HEAD'],
  /\.model-checkrc\.yaml: found a folder, expected a file/,
);
test(
  'a symbolic link',
  inItsPlace,
  (repository) => {
    repository.git(
      'update-index',
      '--add',
      '--cacheinfo',
      `120000,${repository.git('hash-object', '-w', 'm.pkl').trim()},${POLICY}`,
    );
  },
  [],
  /\.model-checkrc\.yaml: found/,
);
test(
  '10 MB in the index',
  inItsPlace,
  (repository) => {
    repository.write(POLICY, `# ${'x'.repeat(10 * 1024 * 1024)}\n`);
    repository.git('add', '.');
  },
  [],
  /\.model-checkrc\.yaml: found \d+ bytes, expected at most 1048576/,
);
test(
  '10 MB on disk',
  inItsPlace,
  (repository) => repository.write(POLICY, `# ${'x'.repeat(10 * 1024 * 1024)}\n`),
  ['scan', 'm.pkl'],
  /\.model-checkrc\.yaml: found 10485763 bytes, expected at most 1048576/,
);
test(
  'a device without an end',
  inItsPlace,
  (repository) => symlinkSync('/dev/zero', path.join(repository.folder, POLICY)),
  ['scan', 'm.pkl'],
  /\.model-checkrc\.yaml: expected a regular file/,
);
test(
  'a device without an end that is named',
  inItsPlace,
  () => undefined,
  ['scan', '--config', '/dev/zero', 'm.pkl'],
  /\/dev\/zero: found \d+ bytes, expected at most 1048576/,
);

/** The key at the end, after more than a policy may have, cut by the pieces in which it is read or not. */
for (const blanks of [1024 * 1024, 2 * 1024 * 1024 - 40, 3 * 1024 * 1024]) {
  test(
    `a package.json that speaks of us after ${blanks} blanks`,
    inItsPlace,
    (repository) => {
      repository.write('package.json', `{ "name": "x",${' '.repeat(blanks)}"model-check": { "failOn": "never" } }`);
      repository.git('add', '.');
    },
    [],
    /package\.json: found \d+ bytes, expected at most 1048576/,
  );
}

test('a long package.json that does not speak of us is none of ours', (t) => {
  const repository = repositoryWith(t);
  repository.write('package.json', `{ "name": "x",${' '.repeat(3 * 1024 * 1024)}"version": "model-check" }`);
  repository.write(POLICY, 'failOn: never\n');
  repository.git('add', '.');
  t.is(repository.modelCheck().status, 4, 'the word stands in it');
  repository.write('package.json', `{ "name": "x",${' '.repeat(3 * 1024 * 1024)}"version": "1" }`);
  repository.git('add', '.');
  t.is(repository.modelCheck().status, 0);
  t.is(repository.modelCheck('scan', 'm.pkl').status, 0);
});
test(
  'a policy with several mistakes',
  inItsPlace,
  (repository) => {
    repository.write(POLICY, 'failon: high\nstrict: 1\n');
    repository.git('add', '.');
  },
  [],
  /failon: found an unknown key[^\n]*\n {2}\.model-checkrc\.yaml: strict: found the number 1/,
);
