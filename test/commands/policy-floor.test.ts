/** Floors in a repository: by flag, variable and git's configuration, in a hook, from another clone; and what `policy --report` says of them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { reducePickle } from '../support/assembler.ts';
import { createRepository, type Repository } from '../support/repository.ts';

const ATTACK = reducePickle('posix', 'system', 'true');

/** With an attack that its own policy lets through. */
function permissive(t: ExecutionContext, policy = 'failOn: never\n'): Repository {
  const repository = createRepository();
  t.teardown(() => repository.remove());
  repository.write('m.pkl', ATTACK);
  repository.write('.model-checkrc.yaml', policy);
  repository.write('floor.yaml', 'failOn: high\n');
  repository.git('add', '.');
  return repository;
}

test('a flag names it', (t) => {
  const repository = permissive(t);
  t.is(repository.modelCheck('staged').status, 0);
  const { status, stdout } = repository.modelCheck('staged', '--policy-floor', 'floor.yaml');
  t.is(status, 1);
  t.regex(stdout, /looser than floor\.yaml allows[\s\S]*failOn\s+high\s+→\s+never/);
  const report = JSON.parse(repository.modelCheck('staged', '--policy-floor', 'floor.yaml', '--format', 'json').stdout);
  t.is(report.policy.floor, 'floor.yaml');
});

test('no other option takes it back', (t) => {
  const repository = permissive(t);
  const floor = ['--policy-floor', 'floor.yaml'];
  t.is(repository.modelCheck('staged', ...floor, '--no-config', '--fail-on', 'never').status, 1);
  t.is(repository.modelCheck('staged', ...floor, '--config', '.model-checkrc.yaml').status, 1);
  t.is(repository.modelCheck('scan', 'm.pkl', ...floor).status, 1);
  t.is(repository.modelCheck('staged', '--policy-floor', 'no.yaml').status, 4);
});

test("git's configuration names it for hooks, from the top of the worktree; and a second floor loosens no first", (t) => {
  const repository = permissive(t);
  repository.git('config', 'modelcheck.policyFloor', 'floor.yaml');
  mkdirSync(path.join(repository.folder, 'sub'));
  t.is(repository.modelCheckIn(path.join(repository.folder, 'sub'), 'staged').status, 1);
  writeFileSync(path.join(repository.folder, 'loose.yaml'), 'failOn: never\n');
  t.is(repository.modelCheck('staged', '--policy-floor', 'loose.yaml').status, 1);
  repository.installHook('pre-commit');
  t.not(repository.tryGit('commit', '-qm', 'x').status, 0);
});

test('a policy of another clone that enforces', (t) => {
  const organisation = createRepository();
  t.teardown(() => organisation.remove());
  organisation.write('policy/base.yaml', 'enforce: true\nfailOn: high\n');
  organisation.git('add', '.');
  organisation.git('commit', '-qm', 'policy');
  organisation.git('branch', 'release');
  organisation.write('policy/base.yaml', 'failOn: never\n');
  organisation.git('commit', '-qam', 'not released');
  const place = (ref: string) => `git+file:${organisation.folder}#${ref}:policy/base.yaml`;
  const repository = permissive(t, `extends: "${place('release')}"\nfailOn: never\n`);
  t.is(repository.modelCheck('staged').status, 1);
  repository.installHook('pre-commit');
  t.not(repository.tryGit('commit', '-qm', 'x').status, 0, 'where git has set GIT_DIR and GIT_INDEX_FILE');
  t.is(repository.modelCheck('staged', '--policy-floor', place('HEAD'), '--no-config', '--fail-on', 'never').status, 0);
  t.is(
    repository.modelCheck('staged', '--policy-floor', place('release'), '--no-config', '--fail-on', 'never').status,
    1,
  );
  t.is(repository.modelCheck('staged', '--policy-floor', place('no-such-ref')).status, 4);
  t.is(repository.modelCheck('staged', '--policy-floor', 'git+file:/no/such/clone#main:x.yaml').status, 4);
});

test('policy prints what counts, and --report what it would loosen, with exceptions', (t) => {
  const repository = permissive(t, 'failOn: never\nallow: [{ operator: a.b, because: ours, owner: ML team }]\n');
  t.regex(
    repository.modelCheck('policy').stdout,
    /^# policy file: \.model-checkrc\.yaml\n[\s\S]*^failOn: never {2}# \.model-checkrc\.yaml$/m,
  );
  const alone = repository.modelCheck('policy', '--report');
  t.is(alone.status, 0);
  t.regex(alone.stdout, /no floor holds it[\s\S]*a\.b: without an end, owner ML team: ours/);
  const held = repository.modelCheck('policy', '--report', '--policy-floor', 'floor.yaml');
  t.is(held.status, 1);
  t.regex(held.stdout, /floor floor\.yaml: counts instead of\n {2}failOn high → never\n {2}allow a\.b\n$/);
  t.regex(
    repository.modelCheck('policy', '--policy-floor', 'floor.yaml').stdout,
    /^failOn: high {2}# .*floor floor\.yaml$/m,
  );
});

test('what a change can bring itself is named, where the policy is that of its base', (t) => {
  const repository = permissive(t, 'extends: "git+file:./.#HEAD:floor.yaml"\n');
  repository.git('commit', '-qm', 'start');
  repository.write('n.pkl', ATTACK);
  repository.git('add', '.');
  repository.git('commit', '-qm', 'change');
  const outside = createRepository();
  t.teardown(() => outside.remove());
  outside.write('floor.yaml', 'failOn: high\n');
  const noticesOf = (...args: readonly string[]): readonly string[] => {
    const { stdout } = repository.modelCheck('range', 'HEAD~1..HEAD', '--format', 'json', ...args);
    return (JSON.parse(stdout).notices ?? []).filter((line: string) => line.includes('lies in the worktree'));
  };
  const why = 'lies in the worktree, where the change that is checked can bring another one';
  const clone = `the policy extends git+file:./.#HEAD:floor.yaml: that clone ${why}`;
  t.deepEqual(noticesOf(), [clone]);
  t.deepEqual(noticesOf('--policy-floor', 'floor.yaml'), [
    clone,
    `the floor floor.yaml ${why}; name one that lies elsewhere`,
  ]);
  t.deepEqual(noticesOf('--config', 'floor.yaml'), [`the policy floor.yaml ${why}; name one that lies elsewhere`]);
  t.deepEqual(noticesOf('--no-config', '--policy-floor', path.join(outside.folder, 'floor.yaml')), []);
});

test('--report tells of a policy on disk that is not staged', (t) => {
  const repository = permissive(t);
  const report = () => {
    const { status, stdout } = repository.modelCheck('policy', '--report');
    t.is(status, 0);
    return stdout;
  };
  const told = /the policy on disk is not staged/;
  t.notRegex(report(), told);
  repository.write('.model-checkrc.yaml', '# said\nfailOn: never\n');
  t.notRegex(report(), told, 'it says the same');
  repository.write('.model-checkrc.yaml', 'failOn: medium\n');
  const line =
    '.model-checkrc.yaml: the policy on disk is not staged, so no commit is judged by it; to let it count: git add -- .model-checkrc.yaml';
  t.true(report().startsWith(`policy: .model-checkrc.yaml\n${line}\n`));
  t.notRegex(repository.modelCheck('policy', '--report', '--no-config').stdout, told);
  repository.git('rm', '-qf', '--cached', '.model-checkrc.yaml');
  t.true(report().startsWith(`policy: none\n${line}\n`));
  repository.write('.model-checkrc.yaml', 'failOn: sometimes\n');
  t.regex(report(), /^policy: none\nthe policy on disk is not staged, and is wrong: \.model-checkrc\.yaml/);
});

test('--report names the extended file that is not staged', (t) => {
  const repository = permissive(t, 'extends: ./floor.yaml\n');
  repository.write('floor.yaml', 'failOn: never\n');
  t.regex(
    repository.modelCheck('policy', '--report').stdout,
    /^floor\.yaml: the policy on disk .*git add -- floor\.yaml$/m,
  );
});
