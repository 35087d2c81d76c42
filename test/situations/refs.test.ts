/** Ranges, histories, and trees: what was brought, and by which commit, through real git. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'ava';
import { maliciousModel, safeModel } from '../../src/commands/demo/demo-models.ts';
import { commit, started } from '../support/repository.ts';

function files(output: string): readonly { path: string; status: string; commit?: string }[] {
  return JSON.parse(output).files;
}

test('a range sees what was added and removed again inside it, and names the commit', (t) => {
  const repository = started(t);
  const base = repository.git('rev-parse', 'HEAD').trim();
  const bad = commit(repository, 'bad.pth', maliciousModel());
  repository.git('rm', '-q', 'bad.pth');
  repository.git('commit', '-qm', 'remove it');
  const result = repository.modelCheck('range', `${base}..HEAD`, '--format', 'json');
  t.is(result.status, 1, result.stdout + result.stderr);
  t.deepEqual(
    files(result.stdout).map((file) => [file.path, file.status, file.commit]),
    [['bad.pth', 'rejected', bad]],
  );
  t.is(repository.modelCheck('range', '--from-ref', base, '--to-ref', 'HEAD').status, 1);
  t.is(repository.modelCheck('range', 'HEAD~1..HEAD').status, 0);
});

test('the policy of a range is that of its base', (t) => {
  const repository = started(t);
  repository.write('.model-checkrc.yaml', 'failOn: never\n');
  repository.git('add', '.');
  commit(repository, 'bad.pth', maliciousModel());
  t.is(repository.modelCheck('range', 'HEAD~1..HEAD').status, 1);
  commit(repository, 'worse.pth', maliciousModel());
  t.is(repository.modelCheck('range', 'HEAD~1..HEAD').status, 0);
});

test('what only a merge commit holds is seen', (t) => {
  const repository = started(t);
  repository.git('checkout', '-qb', 'other');
  commit(repository, 'b.txt', 'b\n');
  repository.git('checkout', '-q', 'main');
  commit(repository, 'c.txt', 'c\n');
  repository.git('merge', '-q', '--no-commit', 'other');
  const bad = commit(repository, 'evil.pth', maliciousModel());
  const result = repository.modelCheck('range', 'HEAD^1..HEAD', '--format', 'json');
  t.is(result.status, 1);
  t.is(files(result.stdout)[0]?.commit, bad);
});

test('a tree is that of the index without a revision, and of the revision with one', (t) => {
  const repository = started(t);
  commit(repository, 'bad.pth', maliciousModel());
  commit(repository, 'safe.pth', safeModel());
  repository.git('rm', '-q', 'bad.pth');
  t.is(repository.modelCheck('tree').status, 0);
  t.is(repository.modelCheck('tree', 'HEAD').status, 1);
  t.is(repository.modelCheck('tree', 'HEAD~2').status, 0);
});

test('a history holds what no branch shows any more', (t) => {
  const repository = started(t);
  commit(repository, 'bad.pth', maliciousModel());
  repository.git('rm', '-q', 'bad.pth');
  repository.git('commit', '-qm', 'remove it');
  t.is(repository.modelCheck('history').status, 1);
  repository.git('checkout', '-q', '-b', 'clean', 'HEAD~2');
  t.is(repository.modelCheck('history').status, 0);
  t.is(repository.modelCheck('history', '--all').status, 1);
});

test('all of a history holds what a tag names without a commit', (t) => {
  const repository = started(t);
  repository.write('bad.pth', maliciousModel());
  const oid = repository.git('hash-object', '-w', 'bad.pth').trim();
  t.is(repository.modelCheck('history', '--all').status, 0);
  repository.git('tag', '-a', '-m', 'x', 'sneaky', oid);
  t.is(repository.modelCheck('history', '--all').status, 1);
});

test('all of a history holds what a tag of a tag of a tag names', (t) => {
  const repository = started(t);
  repository.write('bad.pth', maliciousModel());
  const oid = repository.git('hash-object', '-w', 'bad.pth').trim();
  for (const [name, target] of [
    ['inner', oid],
    ['middle', 'inner'],
    ['outer', 'middle'],
  ] as const) {
    repository.git('tag', '-a', '-m', 'x', name, target);
  }
  repository.git('tag', '-d', 'inner', 'middle');
  t.is(repository.modelCheck('history', '--all').status, 1);
});

for (const mode of ['120000', '160000']) {
  test(`content that was of mode ${mode} first is examined when it becomes a file`, (t) => {
    const repository = started(t);
    repository.write('bad.txt', maliciousModel());
    const oid = repository.git('hash-object', '-w', 'bad.txt').trim();
    for (const entry of [`${mode},${oid},model`, `100644,${oid},model`]) {
      repository.git('update-index', '--add', '--cacheinfo', entry);
      repository.git('commit', '-qm', entry);
    }
    t.is(repository.modelCheck('history').status, 1);
    t.is(repository.modelCheck('range', 'HEAD~1..HEAD').status, 1);
  });
}

test('a graft hides no commit', (t) => {
  const repository = started(t);
  const base = repository.git('rev-parse', 'HEAD').trim();
  commit(repository, 'bad.pth', maliciousModel());
  repository.git('rm', '-q', 'bad.pth');
  repository.git('commit', '-qm', 'remove it');
  repository.write('.git/info/grafts', `${repository.git('rev-parse', 'HEAD').trim()} ${base}\n`);
  t.is(repository.modelCheck('history').status, 1);
});

test('what a long history holds is counted where it is not listed', (t) => {
  const repository = started(t);
  for (const name of ['a.pth', 'b.pth']) commit(repository, name, safeModel());
  t.regex(repository.modelCheck('history').stdout, /2 models examined/);
  t.regex(repository.modelCheck('history', '--verbose').stdout, /b\.pth/);
  const { files: listed, summary } = JSON.parse(repository.modelCheck('history', '--format', 'json').stdout);
  t.is(listed.length, 2);
  const { stdout } = repository.modelCheck('history', '--format', 'sarif', '--format', 'text', '--output', 'x.sarif');
  t.regex(stdout, /2 models examined/);
  t.is(summary.examined, 2);
  t.is(summary.bytes, 2 * safeModel().length);
});

test('a revision that is not here ends with 2 and says what to do', (t) => {
  const repository = started(t);
  const result = repository.modelCheck('range', 'v9..HEAD');
  t.is(result.status, 2);
  t.regex(result.stderr, /v9: no such commit here/);
  t.is(repository.modelCheck('range', 'HEAD').status, 4);
});

test('a tag of a content or a tree in the place of a commit is named as such', (t) => {
  const repository = started(t);
  commit(repository, 'a.txt', 'a\n');
  repository.git('tag', 'content', 'HEAD:a.txt');
  repository.git('tag', 'tree', 'HEAD^{tree}');
  for (const [revision, kind] of [
    ['content', 'blob'],
    ['tree', 'tree'],
  ] as const) {
    const { status, stderr } = repository.modelCheck('range', `HEAD..${revision}`);
    t.is(status, 4);
    t.regex(stderr, new RegExp(`${revision}: found a ${kind}, expected a branch[^]*history --all`));
  }
});

test('a folder whose name no answer of git holds is no all clear', (t) => {
  const repository = started(t);
  commit(repository, 'b.txt', 'b\n');
  const parent = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  t.teardown(() => rmSync(parent, { recursive: true, force: true }));
  // Behind a name of two lines a clone that is cut off was taken for a whole one.
  const clone = path.join(parent, 'two\nlines');
  repository.git('clone', '-q', '--depth', '1', `file://${repository.folder}`, clone);
  const { status, stderr } = repository.modelCheckIn(clone, 'history');
  t.is(status, 2);
  t.regex(stderr, /line break in its name/);
});

test('a shallow clone says that it is one', (t) => {
  const repository = started(t);
  commit(repository, 'bad.pth', maliciousModel());
  repository.git('rm', '-q', 'bad.pth');
  commit(repository, 'b.txt', 'b\n');
  const clone = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  t.teardown(() => rmSync(clone, { recursive: true, force: true }));
  repository.git('clone', '-q', '--depth', '1', `file://${repository.folder}`, `${clone}/shallow`);
  for (const args of [['history'], ['history', '--all'], ['range', `${'0'.repeat(40)}..HEAD`]]) {
    const result = repository.modelCheckIn(`${clone}/shallow`, ...args);
    t.is(result.status, 2, result.stdout + result.stderr);
    t.regex(result.stdout, /shallow[\s\S]*git fetch --unshallow[\s\S]*fetch-depth: 0/);
  }
  repository.write('.model-checkrc.yaml', "include: ['models/**']\n");
  repository.git('add', '.');
  repository.git('commit', '-qm', 'policy');
  repository.git('clone', '-q', '--depth', '2', `file://${repository.folder}`, `${clone}/policy`);
  t.is(repository.modelCheckIn(`${clone}/policy`, 'history').status, 2, 'no glob leaves it out');
  t.is(repository.modelCheckIn(`${clone}/policy`, 'range', 'HEAD~1..HEAD').status, 0, 'the range is here as a whole');
});

test('an empty side of a range is no all clear', (t) => {
  const repository = started(t);
  for (const text of ['..HEAD', '...HEAD', 'HEAD..', '..', ' ..HEAD']) {
    const { status, stderr } = repository.modelCheck('range', text);
    t.is(status, 4, text);
    t.regex(stderr, /without (?:FROM|TO)[\s\S]*variable/, text);
  }
  t.is(repository.modelCheck('range', '--from-ref', '', '--to-ref', 'HEAD').status, 4);
  const empty = repository.modelCheck('range', 'HEAD..HEAD');
  t.is(empty.status, 0);
  t.regex(empty.stdout, /the range HEAD\.\.HEAD has no commits/);
});

test('selfApproval: reject forbids a model that comes with its own exception', (t) => {
  const repository = started(t);
  commit(repository, '.model-checkrc.yaml', 'selfApproval: reject\n');
  repository.write('.model-checkrc.yaml', 'failOn: never\n');
  repository.write('notes.txt', 'text\n');
  repository.git('add', '.');
  t.is(repository.modelCheck('staged').status, 0, 'a policy alone may change');
  repository.write('bad.pth', maliciousModel());
  repository.git('add', '.');
  const { status, stdout } = repository.modelCheck('staged');
  t.is(status, 1, stdout);
  t.regex(stdout, /selfApproval\s+is\s+reject/);
});
