/** `diff`: what changed between two versions of a model, on disk or in a revision, and as git's textconv. */
import test from 'ava';
import { bytes, op, reducePickle } from '../support/assembler.ts';
import { BIN, createRepository } from '../support/repository.ts';

const HARMLESS = bytes(op.PROTO(2), op.GLOBAL('collections', 'OrderedDict'), op.EMPTY_TUPLE, op.REDUCE, op.STOP);

test('two versions are compared call by call, an older one by its revision', (t) => {
  const repository = createRepository();
  t.teardown(repository.remove);
  repository.write('model.pkl', HARMLESS);
  repository.git('add', '.');
  repository.git('commit', '-q', '-m', 'one');
  repository.write('model.pkl', reducePickle('posix', 'system', 'echo no'));
  const { status, stdout, stderr } = repository.modelCheck('diff', 'HEAD:model.pkl', 'model.pkl');
  t.is(status, 0, stderr);
  t.deepEqual(stdout.trimEnd().split('\n'), [
    '- calls collections.OrderedDict()',
    "+ calls posix.system('echo no')",
    '- imports collections.OrderedDict',
    '+ imports posix.system',
  ]);
});

test('git diff shows it through textconv', (t) => {
  const repository = createRepository();
  t.teardown(repository.remove);
  repository.write('.gitattributes', '*.pkl diff=model\n');
  repository.write('model.pkl', HARMLESS);
  repository.git('add', '.');
  repository.git('commit', '-q', '-m', 'one');
  repository.git('config', 'diff.model.textconv', `"${process.execPath}" "${BIN}" diff`);
  repository.write('model.pkl', reducePickle('posix', 'system', 'echo no'));
  const shown = repository.git('diff', '--', 'model.pkl');
  t.regex(shown, /^-calls collections\.OrderedDict\(\)$/m);
  t.regex(shown, /^\+calls posix\.system\('echo no'\)$/m);
});

test('what is not there is told', (t) => {
  const repository = createRepository();
  t.teardown(repository.remove);
  const { status, stderr } = repository.modelCheck('diff', 'HEAD:model.pkl', 'model.pkl');
  t.is(status, 4);
  t.is(stderr, 'git-model-check: HEAD:model.pkl: no such file on disk or in that revision\n');
});
