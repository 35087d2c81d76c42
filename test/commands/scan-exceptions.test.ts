/** What `scan` knows of exceptions: content that was allowed or is in the baseline, by git's oid or the SHA-256 of Git LFS, under any name. */
import { createHash } from 'node:crypto';
import test, { type ExecutionContext } from 'ava';
import { reducePickle } from '../support/assembler.ts';
import { createRepository, type Repository } from '../support/repository.ts';

const ATTACK = reducePickle('posix', 'system', 'echo hi');
const OTHER_ATTACK = reducePickle('posix', 'system', 'echo ho');
const POLICY = '.model-checkrc.yaml';

function withAttack(t: ExecutionContext, initArguments: readonly string[] = []): Repository {
  const repository = createRepository({ initArguments });
  t.teardown(() => repository.remove());
  repository.write('m.pkl', ATTACK);
  repository.git('add', '.');
  return repository;
}

const NOTE = /matches\s+nothing/;

for (const format of ['sha1', 'sha256']) {
  test(`what was allowed is allowed on disk, in a repository of ${format}`, (t) => {
    const repository = withAttack(t, [`--object-format=${format}`]);
    t.is(repository.modelCheck('scan', 'm.pkl').status, 1);
    t.is(repository.modelCheck('allow', 'm.pkl', '--because', 'reviewed').status, 0);
    const allowed = repository.modelCheck('scan', '.');
    t.is(allowed.status, 0, allowed.stdout);
    t.notRegex(allowed.stdout, NOTE);
    const [file] = JSON.parse(repository.modelCheck('scan', 'm.pkl', '--format', 'json').stdout).files;
    t.is(file.status, 'allowed');
    t.is(file.blob, repository.git('rev-parse', ':m.pkl').trim());
  });
}

test('under another name, and never other content', (t) => {
  const repository = withAttack(t);
  t.is(repository.modelCheck('allow', 'm.pkl', '--because', 'reviewed').status, 0);
  repository.write('copy.pkl', ATTACK);
  t.is(repository.modelCheck('scan', 'copy.pkl').status, 0);
  repository.write('m.pkl', OTHER_ATTACK);
  const changed = repository.modelCheck('scan', 'm.pkl');
  t.is(changed.status, 1);
  t.notRegex(changed.stdout, NOTE, 'what is on disk says nothing of what is recorded');
});

test('the baseline counts', (t) => {
  const repository = withAttack(t);
  t.is(repository.modelCheck('baseline').status, 0);
  const { status, stdout } = repository.modelCheck('scan', '.');
  t.is(status, 0, stdout);
  repository.write('new.pkl', OTHER_ATTACK);
  t.is(repository.modelCheck('scan', '.').status, 1);
});

const exceptionFor = (blob: string, more = '') =>
  `allow:\n  - { file: m.pkl, blob: "${blob}", rule: python/posix/process-execution, because: x${more} }\n`;

test('the SHA-256 of an object of Git LFS that is checked out', (t) => {
  const repository = withAttack(t);
  repository.write(POLICY, exceptionFor(createHash('sha256').update(ATTACK).digest('hex')));
  const { status, stdout } = repository.modelCheck('scan', 'm.pkl');
  t.is(status, 0, stdout);
});

test('another rule, another content or a day that is past allows nothing', (t) => {
  const repository = withAttack(t);
  const oid = repository.git('rev-parse', ':m.pkl').trim();
  const policies = [
    exceptionFor(oid).replace('process-execution', 'nothing'),
    exceptionFor('0'.repeat(40)),
    exceptionFor(oid, ', expires: 2020-01-01'),
  ];
  for (const policy of policies) {
    repository.write(POLICY, policy);
    t.is(repository.modelCheck('scan', 'm.pkl').status, 1, policy);
  }
});
