/** Exceptions as a person meets them: rejected, allowed after a look, counted by content alone, listed, pruned; and the baseline of a repository that already holds models. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { reducePickle } from '../support/assembler.ts';
import { createRepository, type Repository } from '../support/repository.ts';

const ATTACK = reducePickle('posix', 'system', 'echo hi');
const OTHER_ATTACK = reducePickle('posix', 'system', 'echo ho');
const POLICY = '.model-checkrc.yaml';

function repositoryWith(t: ExecutionContext, files: Readonly<Record<string, string | Uint8Array>>): Repository {
  const repository = createRepository();
  t.teardown(() => repository.remove());
  for (const [name, content] of Object.entries(files)) repository.write(name, content);
  repository.git('add', '.');
  return repository;
}

const read = (repository: Repository, file: string): string => readFileSync(path.join(repository.folder, file), 'utf8');

test('an exception is for one content under one rule, and counts once it is staged', (t) => {
  const repository = repositoryWith(t, { 'm.pkl': ATTACK, [POLICY]: '# ours\nfailOn: high # as agreed\n' });
  t.is(repository.modelCheck().status, 1);
  const allowed = repository.modelCheck('allow', 'm.pkl', '--because', 'reviewed: #12');
  t.is(allowed.status, 0, allowed.stderr);
  t.regex(allowed.stdout, /allows in m\.pkl: posix\.system\('echo hi'\) \(critical, /);
  t.regex(allowed.stdout, /git add -- \.model-checkrc\.yaml/);
  const text = read(repository, POLICY);
  t.true(text.startsWith('# ours\nfailOn: high # as agreed\nallow:\n  - file: m.pkl\n'), text);
  t.is(repository.modelCheck().status, 1, 'the policy of the index counts, not that of the disk');
  repository.git('add', POLICY);
  t.is(repository.modelCheck().status, 0);
  repository.git('mv', 'm.pkl', 'renamed.pkl');
  t.is(repository.modelCheck().status, 0, 'the content was reviewed, not its name');
  repository.git('mv', 'renamed.pkl', 'm.pkl');
  repository.write('m.pkl', OTHER_ATTACK);
  repository.git('add', 'm.pkl');
  const changed = repository.modelCheck();
  t.is(changed.status, 1);
  t.regex(changed.stdout, /exception for m\.pkl \([^)]*\)\s+matches\s+nothing/);
});

test('a commit that brings a model and its own permission is reported', (t) => {
  const repository = repositoryWith(t, { [POLICY]: 'failOn: high\n' });
  repository.git('commit', '-qm', 'policy');
  repository.write('m.pkl', ATTACK);
  repository.git('add', '.');
  repository.modelCheck('allow', 'm.pkl', '--because', 'x');
  repository.git('add', '.');
  const { status, stdout } = repository.modelCheck();
  t.is(status, 0);
  t.regex(
    stdout.replaceAll(/\s+/g, ' '),
    /the policy is loosened by the very change that is checked here: allow m\.pkl/,
  );
  repository.git('commit', '-qm', 'model');
  const pushed = repository.modelCheck('range', 'HEAD~1..HEAD');
  t.is(pushed.status, 1, 'no change approves itself');
  t.regex(
    pushed.stdout.replaceAll(/\s+/g, ' '),
    /loosened by the very change that is checked here, which does not count yet: allow m\.pkl/,
  );
});

const refused = test.macro((t: ExecutionContext, args: readonly string[], message: RegExp) => {
  const repository = repositoryWith(t, { 'm.pkl': ATTACK, 'safe.pkl': Buffer.from('\x80\x02}.', 'latin1') });
  const { status, stderr } = repository.modelCheck('allow', ...args);
  t.is(status, 4, stderr);
  t.regex(stderr, message);
  t.false(existsSync(path.join(repository.folder, POLICY)));
});
test('refused: nothing named', refused, [], /expected one of PATH/);
test('refused: a path and a list', refused, ['m.pkl', '--list'], /expected one of PATH/);
test('refused: no reason', refused, ['m.pkl'], /expected --because TEXT/);
test('refused: an empty reason', refused, ['m.pkl', '--because', ' '], /expected --because TEXT/);
test(
  'refused: a day that is past',
  refused,
  ['m.pkl', '--because', 'x', '--expires', '2020-01-01'],
  /expected a day to come/,
);
test(
  'refused: no day',
  refused,
  ['m.pkl', '--because', 'x', '--expires', 'soon'],
  /expires: found "soon", expected a day/,
);
test('a baseline, too, says why in words of its own', (t) => {
  const repository = repositoryWith(t, { 'm.pkl': ATTACK });
  const { status, stderr } = repository.modelCheck('baseline', '--because', 'WHY IT IS SAFE');
  t.is(status, 4);
  t.regex(stderr, /baseline: --because: found the placeholder "WHY IT IS SAFE"/);
  t.false(existsSync(path.join(repository.folder, POLICY)));
});
test('refused: what is not recorded', refused, ['gone.pkl', '--because', 'x'], /gone\.pkl: found nothing in the index/);
test('refused: what needs no exception', refused, ['safe.pkl', '--because', 'x'], /found no finding that rejects/);
test('refused: another rule', refused, ['m.pkl', '--because', 'x', '--rule', 'r'], /found no finding of the rule r/);
test('refused: every operator', refused, ['--operator', '*', '--because', 'x'], /operator: found "\*"/);
test(
  'refused: the placeholder of the advice',
  refused,
  ['m.pkl', '--because', 'WHY IT IS SAFE'],
  /found the placeholder "WHY IT IS SAFE"/,
);
const CRITICAL = /lets through what is critical in any file \(python\/.*\n.*--force/;
for (const operator of ['posix.system', 'builtins.*', 'builtins.exec', 'subprocess.Popen']) {
  test(`refused: ${operator} for every file`, refused, ['--operator', operator, '--because', 'x'], CRITICAL);
}
test('refused: a warning without its rule', (t) => {
  const repository = repositoryWith(t, { 'm.pkl': Buffer.from('\x80\x02cmylib.nets\nNet\n)\x81.', 'latin1') });
  t.is(repository.modelCheck().status, 0);
  const { status, stderr } = repository.modelCheck('allow', 'm.pkl', '--because', 'x');
  t.is(status, 4);
  t.regex(stderr, /m\.pkl: found no finding that rejects[\s\S]*name its rule: --rule \S+/);
});

test('an operator that is not critical needs no force', (t) => {
  const repository = repositoryWith(t, { 'm.pkl': ATTACK });
  t.is(repository.modelCheck('allow', '--operator', 'mylib.load', '--because', 'x').status, 0);
});

test('an exception that is not staged is noted, listed, and not written twice', (t) => {
  const repository = repositoryWith(t, { 'm.pkl': ATTACK });
  const first = repository.modelCheck('allow', 'm.pkl', '--because', 'reviewed');
  t.is(first.status, 0, first.stderr);
  const text = read(repository, POLICY);
  const second = repository.modelCheck('allow', 'm.pkl', '--because', 'reviewed again');
  t.is(second.status, 0, second.stderr);
  t.regex(second.stdout, /has that exception already; it counts once it is staged: git add -- \.model-checkrc\.yaml/);
  t.is(read(repository, POLICY), text);
  const rejected = repository.modelCheck();
  t.is(rejected.status, 1);
  const noted = /exception for m\.pkl in the unstaged policy; to let it count: git add -- \.model-checkrc\.yaml/;
  t.regex(rejected.stdout.replaceAll(/\s+/g, ' '), noted);
  t.regex(repository.modelCheck('allow', '--list').stdout, /^m\.pkl .* NOT STAGED\nto let them count: git add -- /);
  repository.git('add', POLICY);
  t.is(repository.modelCheck().status, 0);
  t.notRegex(repository.modelCheck('allow', '--list').stdout, /NOT STAGED/);
});

test('a file that nearly has the name of a policy is noted', (t) => {
  const repository = repositoryWith(t, { 'm.pkl': ATTACK, '.model-checkrc.toml': '', 'model-check.config.js': '' });
  const text = repository.modelCheck().stdout.replaceAll(/\s+/g, ' ');
  t.regex(text, /\.model-checkrc\.toml is not read: no policy has that name/);
  t.regex(text, /model-check\.config\.js is not read: no policy has that name/);
  t.regex(repository.modelCheck('scan', 'm.pkl').stdout.replaceAll(/\s+/g, ' '), /config\.js is not read/);
});

test('refused: a bare repository, which has no files to write to', (t) => {
  const repository = createRepository({ initArguments: ['--bare'] });
  t.teardown(() => repository.remove());
  const { status, stderr } = repository.modelCheck('allow', '--operator', 'a.b', '--because', 'x');
  t.is(status, 4);
  t.regex(stderr, /found a bare repository/);
});

test('a policy in package.json is written there, in its layout', (t) => {
  const text = '{\n    "name": "x",\n    "model-check": {"strict": false}\n}\n';
  const repository = repositoryWith(t, { 'm.pkl': ATTACK, 'package.json': text });
  t.is(
    repository.modelCheck(...'allow --operator posix.system --force --because x --expires 2999-01-01'.split(' '))
      .status,
    0,
  );
  const written = read(repository, 'package.json');
  t.true(written.startsWith('{\n    "name": "x",\n    "model-check": {"strict": false,'), written);
  repository.git('add', '.');
  t.is(repository.modelCheck().status, 0);
});

test('listed with reasons and days, pruned when expired or gone', (t) => {
  const policy = `allow:
  # once needed
  - { file: gone.pkl, blob: "${'0'.repeat(40)}", rule: r, because: old }
  - { operator: posix.system, because: kept, expires: 2999-12-31 } # still
  - { operator: nt.system, because: past, expires: 2020-01-01 }
`;
  const repository = repositoryWith(t, { 'm.pkl': ATTACK, [POLICY]: policy });
  const listed = repository.modelCheck('allow', '--list');
  t.is(
    listed.stdout,
    'gone.pkl (r) 000000000000: old\nposix.system: kept, until 2999-12-31\nnt.system: past, until 2020-01-01 EXPIRED\n',
  );
  const pruned = repository.modelCheck('allow', '--prune');
  t.is(pruned.status, 0, pruned.stderr);
  t.regex(pruned.stdout, /taken out, unused: gone\.pkl \(r\)/);
  t.regex(pruned.stdout, /taken out, expired: nt\.system/);
  t.is(
    read(repository, POLICY),
    'allow:\n  # once needed\n  - { operator: posix.system, because: kept, expires: 2999-12-31 } # still\n',
  );
  t.is(repository.modelCheck('allow', '--prune').stdout, 'every exception is of use\n');
});

test('the baseline accepts what is there by content, the same bytes each time, and nothing else', (t) => {
  const repository = repositoryWith(t, {
    'b/old.pkl': ATTACK,
    'a.pkl': OTHER_ATTACK,
    [POLICY]: '# ours\nfailOn: high\n',
  });
  t.is(repository.modelCheck('tree').status, 1);
  const made = repository.modelCheck('baseline');
  t.is(made.status, 0, made.stderr);
  const text = read(repository, '.model-check-baseline.yaml');
  t.deepEqual(
    [...text.matchAll(/file: "([^"]+)"/g)].map(([, name]) => name),
    ['a.pkl', 'b/old.pkl'],
  );
  t.is(read(repository, POLICY), '# ours\nextends: ./.model-check-baseline.yaml\nfailOn: high\n');
  repository.git('add', '.');
  t.is(repository.modelCheck('tree').status, 0);
  repository.modelCheck('baseline', '--owner', 'ML team', '--expires', '2999-12-31');
  t.regex(read(repository, '.model-check-baseline.yaml'), /owner: "?ML team"?, expires: "?2999-12-31"? \}/);
  t.is(repository.modelCheck('baseline', '--expires', 'soon').status, 4);
  repository.git('add', '.');
  t.is(repository.modelCheck('tree').status, 0, 'with an owner and an end');
  repository.modelCheck('baseline');
  t.is(read(repository, '.model-check-baseline.yaml'), text, 'made anew with the baseline in force');
  repository.write('new.pkl', reducePickle('posix', 'system', 'echo new'));
  repository.git('add', '.');
  t.is(repository.modelCheck().status, 1);
});

test('where there is no policy yet, allow and baseline start one', (t) => {
  const repository = repositoryWith(t, { 'm.pkl': ATTACK });
  t.is(repository.modelCheck('baseline').status, 0);
  t.is(read(repository, POLICY), 'extends: ./.model-check-baseline.yaml\n');
});
