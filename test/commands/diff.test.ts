/** `diff`: what changed between two versions of a model, on disk or in a revision, and as git's textconv. */
import test from 'ava';
import { bytes, op, reducePickle } from '../support/assembler.ts';
import { zip } from '../support/containers.ts';
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
    "+ CRITICAL calls posix.system('echo no')",
    '- imports collections.OrderedDict',
    '+ imports posix.system',
    'the old one is clean, the new one rejected',
  ]);
});

test('an archive under another name is compared below its folder', (t) => {
  const repository = createRepository();
  t.teardown(repository.remove);
  const archive = (folder: string, pickle: Uint8Array) =>
    zip([
      { name: `${folder}/data.pkl`, content: pickle },
      { name: `${folder}/version`, content: Buffer.from('3\n') },
    ]);
  repository.write('one.pth', archive('one', HARMLESS));
  repository.write('two.pth', archive('two', HARMLESS));
  repository.write('three.pth', archive('three', reducePickle('posix', 'system', 'echo no')));
  t.regex(repository.modelCheck('diff', 'one.pth', 'two.pth').stdout, /^same program, other weights/);
  const { stdout } = repository.modelCheck('diff', 'one.pth', 'three.pth');
  t.regex(stdout, /^\+ CRITICAL calls posix\.system\('echo no'\) {2}\[data\.pkl\]$/m);
  t.notRegex(stdout, /version/);
});

test('both versions are judged by the policy of the repository', (t) => {
  const repository = createRepository();
  t.teardown(repository.remove);
  repository.write('.model-checkrc.yaml', 'failOn: medium\n');
  repository.write('a.pkl', HARMLESS);
  repository.write('b.pkl', trained([1, 2], 0.5));
  t.regex(repository.modelCheck('diff', 'a.pkl', 'b.pkl').stdout, /^the old one is clean, the new one rejected$/m);
  t.regex(repository.modelCheck('diff', '--no-config', 'a.pkl', 'b.pkl').stdout, /the new one warned$/m);
});

const float = (value: number) => {
  const number = Buffer.alloc(8);
  number.writeDoubleBE(value);
  return bytes('G', number);
};

/** An array of float64 as NumPy writes it, with a number of its owner's beside it. */
function trained(weights: readonly number[], loss: number, name = 'net'): Uint8Array {
  const text = op.SHORT_BINUNICODE;
  const type = bytes(op.GLOBAL('numpy', 'dtype'), text('f8'), op.TUPLE1, op.REDUCE);
  const empty = bytes(op.GLOBAL('numpy', 'ndarray'), op.BININT1(0), op.TUPLE1, op.SHORT_BINBYTES(Buffer.from('b')));
  const array = bytes(op.GLOBAL('numpy.core.multiarray', '_reconstruct'), empty, op.TUPLE3, op.REDUCE);
  const numbers = op.SHORT_BINBYTES(Buffer.from(Float64Array.from(weights).buffer));
  const shape = bytes(op.BININT1(weights.length), op.TUPLE1);
  const state = bytes(op.MARK, op.BININT1(1), shape, type, 0x89, numbers, op.TUPLE, op.BUILD);
  const items = bytes(op.MARK, text('name'), text(name), text('loss'), float(loss), text('w'), array, state);
  const owner = bytes(op.GLOBAL('shop.models', 'Net'), op.EMPTY_TUPLE, op.NEWOBJ);
  return bytes(op.PROTO(4), owner, op.EMPTY_DICT, items, op.SETITEMS, op.BUILD, op.STOP);
}

const compared = test.macro({
  exec(t, before: Uint8Array, after: Uint8Array, expected: RegExp) {
    const repository = createRepository();
    t.teardown(repository.remove);
    repository.write('a.pkl', before);
    repository.write('b.pkl', after);
    const { status, stdout, stderr } = repository.modelCheck('diff', 'a.pkl', 'b.pkl');
    t.is(status, 0, stderr);
    t.regex(stdout, expected);
  },
  title: (sentence) => sentence ?? '',
});

const NET = trained([1, 2], 0.5);
test('the same bytes', compared, NET, NET, /^the same bytes\n$/);
test('a retrained model', compared, NET, trained([3, 4.5], 0.25), /^same program, other weights: .*\n$/);
test('another name is no weight', compared, NET, trained([1, 2], 0.5, 'x'), /^- .*'net'[\s\S]*^\+ .*'x'/m);
test('nor is another shape', compared, NET, trained([1, 2, 3], 0.5), /^- [\s\S]*^\+ /m);
const LONG = 'a'.repeat(9000);
const long = (last: string) =>
  bytes(op.PROTO(4), op.GLOBAL('shop.models', 'Net'), op.BINUNICODE(LONG + last), op.TUPLE1, op.REDUCE, op.STOP);
test('what is too long to be shown is not called the same', compared, long('b'), long('c'), /^other bytes, but /);
test(
  'bytes of code are no weights',
  compared,
  reducePickle('types', 'CodeType', 'a'),
  reducePickle('types', 'CodeType', 'b'),
  /^- MEDIUM [\s\S]*^\+ MEDIUM /m,
);

test('for a machine', (t) => {
  const repository = createRepository();
  t.teardown(repository.remove);
  repository.write('a.pkl', HARMLESS);
  repository.write('b.pkl', reducePickle('posix', 'system', 'echo no'));
  const { stdout } = repository.modelCheck('diff', 'a.pkl', 'b.pkl', '--format', 'json');
  const { schema, kind, after, changes } = JSON.parse(stdout) as Record<string, unknown>;
  t.is(schema, 'git-model-check/difference/1');
  t.is(kind, 'program');
  t.is(after, 'rejected');
  t.deepEqual((changes as object[])[1], { sign: '+', line: "calls posix.system('echo no')", severity: 'critical' });
  t.is(repository.modelCheck('diff', 'a.pkl', 'b.pkl', '--format', 'sarif').status, 4);
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

test('what is not there is reported', (t) => {
  const repository = createRepository();
  t.teardown(repository.remove);
  const { status, stderr } = repository.modelCheck('diff', 'HEAD:model.pkl', 'model.pkl');
  t.is(status, 4);
  t.is(
    stderr,
    'git-model-check: HEAD:model.pkl: no such file on disk or in that revision\n  PATH of REV:PATH is from the top of the repository, or begins with ./\n',
  );
});
