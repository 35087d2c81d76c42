/** The line, end to end through a real hook: what git would record decides, whatever the worktree holds. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { DEMO_TRACE, maliciousModel, safeModel } from '../../src/commands/demo/demo-models.ts';
import { op, reducePickle } from '../support/assembler.ts';
import { createRepository, type Repository } from '../support/repository.ts';

type Step = (repository: Repository) => {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

/** A repository with the hook installed; `step` ends in a commit that must be rejected for `file`, and leave no trace. */
const rejected = test.macro((t: ExecutionContext, file: string, step: Step) => {
  const repository = createRepository();
  t.teardown(repository.remove);
  repository.installHook('pre-commit');
  const result = step(repository);
  t.is(result.status, 1, result.stdout + result.stderr);
  const output = result.stdout + result.stderr;
  t.true(output.includes(file), output);
  t.true(output.includes('posix.system('), output);
  t.false(existsSync(path.join(repository.folder, DEMO_TRACE)));
});

const passes = test.macro((t: ExecutionContext, step: Step) => {
  const repository = createRepository();
  t.teardown(repository.remove);
  repository.installHook('pre-commit');
  const result = step(repository);
  t.is(result.status, 0, result.stdout + result.stderr);
});

test(
  'a malicious checkpoint is rejected, with its member named',
  rejected,
  'malicious_model.pth!malicious_model/data.pkl',
  (r) => {
    r.write('malicious_model.pth', maliciousModel());
    r.git('add', '.');
    return r.tryGit('commit', '-m', 'add');
  },
);

test('a safe checkpoint passes on an unborn branch', passes, (r) => {
  r.write('safe_model.pth', safeModel());
  r.git('add', '.');
  return r.tryGit('commit', '-m', 'add');
});

test('a commit without a model passes', passes, (r) => {
  r.write('README.md', '# read me\n');
  r.git('add', '.');
  return r.tryGit('commit', '-m', 'add');
});

test('git commit -a is seen', rejected, 'model.pkl', (r) => {
  r.write('model.pkl', Buffer.from([0x80, 2, 0x4e, 0x2e]));
  r.git('add', '.');
  r.git('commit', '-q', '-m', 'harmless');
  r.write('model.pkl', reducePickle('posix', 'system', 'echo no'));
  return r.tryGit('commit', '-a', '-m', 'change');
});

test('git commit PATH is seen', rejected, 'model.pkl', (r) => {
  r.write('model.pkl', Buffer.from([0x80, 2, 0x4e, 0x2e]));
  r.write('other.txt', 'one\n');
  r.git('add', '.');
  r.git('commit', '-q', '-m', 'harmless');
  r.write('model.pkl', reducePickle('posix', 'system', 'echo no'));
  return r.tryGit('commit', '-m', 'change', 'model.pkl');
});

test('what git commit PATH leaves out does not matter', passes, (r) => {
  r.write('model.pkl', Buffer.from([0x80, 2, 0x4e, 0x2e]));
  r.write('other.txt', 'one\n');
  r.git('add', '.');
  r.git('commit', '-q', '-m', 'harmless');
  r.write('model.pkl', reducePickle('posix', 'system', 'echo no'));
  r.git('add', '.');
  r.write('other.txt', 'two\n');
  return r.tryGit('commit', '-m', 'change', 'other.txt');
});

test('a worktree file that is harmless does not hide the staged one', rejected, 'model.pkl', (r) => {
  r.write('model.pkl', reducePickle('posix', 'system', 'echo no'));
  r.git('add', '.');
  r.write('model.pkl', 'harmless now\n');
  return r.tryGit('commit', '-m', 'add');
});

test('a worktree file that is malicious does not stop the staged one', passes, (r) => {
  r.write('model.pkl', Buffer.from([0x80, 2, 0x4e, 0x2e]));
  r.git('add', '.');
  r.write('model.pkl', reducePickle('posix', 'system', 'echo no'));
  return r.tryGit('commit', '-m', 'add');
});

test('a pickle under a name that promises nothing is found by its content', rejected, 'notes', (r) => {
  r.write('notes', reducePickle('posix', 'system', 'echo no'));
  r.git('add', '.');
  return r.tryGit('commit', '-m', 'add');
});

test('a text pickle under a name that promises nothing is found by its content', rejected, 'notes.txt', (r) => {
  r.write(
    'notes.txt',
    Buffer.concat([op.GLOBAL('posix', 'system'), op.MARK, op.STRING("'echo no'"), op.TUPLE, op.REDUCE, op.STOP]),
  );
  r.git('add', '.');
  return r.tryGit('commit', '-m', 'add');
});
