/** What the pre-commit framework gives a hook in its environment (https://pre-commit.com/#pre-push), without the framework: managers.test.ts runs that. */
import test from 'ava';
import { maliciousModel, safeModel } from '../../src/commands/demo/demo-models.ts';
import { createRepository } from '../support/repository.ts';

const PUSH = { PRE_COMMIT: '1', PRE_COMMIT_REMOTE_NAME: 'origin', PRE_COMMIT_REMOTE_BRANCH: 'refs/heads/main' };

const rejects = test.macro((t, environment: NodeJS.ProcessEnv) => {
  const repository = createRepository({ environment: { ...PUSH, ...environment } });
  t.teardown(repository.remove);
  repository.git('commit', '-q', '--allow-empty', '-m', 'The root');
  repository.write('notes', maliciousModel());
  repository.git('add', 'notes');
  repository.git('commit', '-q', '-m', 'Add it');
  repository.git('rm', '-q', 'notes');
  repository.git('commit', '-q', '-m', 'Take it out again');
  const { status, stdout, stderr } = repository.modelCheck('hook', 'pre-commit');
  t.is(status, 1, stdout + stderr);
  t.regex(stdout, /posix\.system/);
});

test('a push of a whole history reports the branch alone', rejects, { PRE_COMMIT_LOCAL_BRANCH: 'refs/heads/main' });

test('a push reports its range', rejects, { PRE_COMMIT_FROM_REF: 'main~2', PRE_COMMIT_TO_REF: 'main' });

test('names of files are no remote', (t) => {
  const repository = createRepository({
    environment: { ...PUSH, PRE_COMMIT_FROM_REF: '0'.repeat(40), PRE_COMMIT_TO_REF: 'main' },
  });
  t.teardown(repository.remove);
  repository.write('other', maliciousModel());
  repository.git('add', '.');
  repository.git('commit', '-q', '-m', 'Past the hook');
  repository.git('update-ref', 'refs/remotes/other/main', 'main');
  t.is(
    repository.modelCheck('hook', 'pre-commit', 'other').status,
    1,
    'another remote has it, not the one of the push',
  );
});

test('--all-files examines what a commit would, whatever its name', (t) => {
  const repository = createRepository({ environment: { PRE_COMMIT: '1' } });
  t.teardown(repository.remove);
  repository.write('x.weird', maliciousModel());
  repository.write('safe.pkl', safeModel());
  repository.git('add', '.');
  repository.git('commit', '-q', '-m', 'Past the hook');
  // No name that the pattern lets through; the names that it does.
  for (const names of [[], ['safe.pkl']]) {
    const { status, stdout, stderr } = repository.modelCheck('hook', 'pre-commit', ...names);
    t.is(status, 1, stdout + stderr);
    t.regex(stdout, /x\.weird/);
  }
  // A commit: what is staged, and nothing else.
  repository.write('other.pkl', safeModel());
  repository.git('add', '.');
  for (const names of [[], ['other.pkl']]) t.is(repository.modelCheck('hook', 'pre-commit', ...names).status, 0);
  repository.write('notes.txt', 'text\n');
  repository.git('rm', '-q', '--cached', 'other.pkl');
  repository.git('add', 'notes.txt');
  t.is(repository.modelCheck('hook', 'pre-commit').status, 0);
});
