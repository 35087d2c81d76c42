/** What joblib writes into the stream behind a wrapper is skipped, what follows is examined, and what another loader would run there is reported. See https://github.com/joblib/joblib/blob/main/joblib/numpy_pickle.py. */
import test from 'ava';
import { bytes, op, reducePickle } from '../support/assembler.ts';
import { findingLines, judgeBytes } from '../support/scanned.ts';
import { linesOf } from './facts-of.ts';

const text = (value: string) => op.SHORT_BINUNICODE(value);
const evil = bytes(op.GLOBAL('posix', 'system'), text('id'), op.TUPLE1, op.REDUCE);

interface Written {
  /** Padding, as an operand. */
  readonly alignment?: Uint8Array;
  /** What sets the state of the dtype, or more. */
  readonly built?: Uint8Array;
  readonly named?: Uint8Array;
}

const BY_NAME = op.GLOBAL('joblib.numpy_pickle', 'NumpyArrayWrapper');

/** A wrapper of a vector of `length` items of type `code`. */
function wrapper(
  code: string,
  length: number,
  { alignment, built = bytes(), named = BY_NAME }: Written = {},
): Uint8Array {
  const type = bytes(op.GLOBAL('numpy', 'dtype'), text(code), op.TUPLE1, op.REDUCE, built);
  return bytes(
    named,
    bytes(op.EMPTY_TUPLE, op.NEWOBJ, op.EMPTY_DICT, op.MARK),
    bytes(text('subclass'), op.GLOBAL('numpy', 'ndarray'), text('shape'), op.BININT1(length), op.TUPLE1),
    bytes(text('order'), text('C')),
    bytes(text('dtype'), type, alignment ? bytes(text('numpy_array_alignment_bytes'), alignment) : new Uint8Array()),
    bytes(op.SETITEMS, op.BUILD),
  );
}

const reports = test.macro((t, stream: Uint8Array, ...expected: string[]) => {
  const lines = linesOf(stream).filter((line) => !/numpy|joblib/.test(line));
  t.deepEqual(lines, expected);
});

const called = ['import posix.system', "REDUCE posix.system('id')"];

test(
  'what follows the array',
  reports,
  bytes(op.PROTO(4), op.EMPTY_LIST, wrapper('f8', 2), Buffer.alloc(16, 0xff), op.APPEND, evil, op.APPEND, op.STOP),
  ...called,
);
test(
  'an alignment that only running it would show',
  reports,
  bytes(
    op.PROTO(4),
    op.EMPTY_LIST,
    wrapper('u1', 0, { alignment: op.GLOBAL('builtins', 'None') }),
    op.APPEND,
    evil,
    op.STOP,
  ),
  'import builtins.None',
  'unexamined malformed',
  ...called,
);
test(
  'what follows the padding',
  reports,
  bytes(
    op.PROTO(4),
    op.EMPTY_LIST,
    wrapper('u1', 3, { alignment: op.BININT1(16) }),
    2,
    0xff,
    0xff,
    'abc',
    op.APPEND,
    evil,
    op.APPEND,
    op.STOP,
  ),
  ...called,
);
test(
  'the pickle of an array of objects, and what follows it',
  reports,
  bytes(op.PROTO(4), wrapper('O8', 2), reducePickle('posix', 'system', 'id'), op.POP, op.GLOBAL('m', 'f'), op.STOP),
  ...called,
  'import m.f',
);
test(
  'array bytes that a plain loader would run',
  reports,
  bytes(op.PROTO(4), wrapper('u1', evil.length + 1), evil, op.STOP, op.STOP),
  'import posix.system',
  "REDUCE posix.system('id')",
);
test(
  'array bytes that only look like opcodes',
  reports,
  bytes(op.PROTO(4), wrapper('u1', 8), 'N.ccos\n', 0xff, op.STOP),
);
test(
  'a size that cannot be known',
  reports,
  bytes(op.PROTO(4), wrapper('no type', 2), op.STOP),
  'unexamined malformed',
);
test(
  'an array that is longer than the file',
  reports,
  bytes(op.PROTO(4), wrapper('f8', 200), op.STOP),
  'unexamined truncated',
);

/** `(3, '|', None, names, fields, size, 1, flags)` */
function dtypeState(size: number, flags: number, fields = op.NONE): Uint8Array {
  const [names, three] = [op.NONE, op.BININT1(3)];
  const rest = bytes(fields, op.BININT1(size), op.BININT1(1), op.BININT1(flags));
  return bytes(op.MARK, three, text('|'), op.NONE, names, rest, op.TUPLE, op.BUILD);
}

const objects = bytes(op.GLOBAL('numpy', 'dtype'), text('O8'), op.TUPLE1, op.REDUCE);
const objectField = bytes(op.EMPTY_DICT, text('a'), objects, op.BININT1(0), op.TUPLE2, op.SETITEM);

for (const code of ['S1', 'V1', 'U1']) {
  test(
    `the size that the state gives a dtype of ${code}`,
    reports,
    bytes(op.PROTO(4), wrapper(code, 1, { built: dtypeState(64, 0) }), Buffer.alloc(64, 0xff), evil, op.STOP),
    ...called,
  );
}
test(
  'records with objects among their fields: a pickle without a header, with a memo of its own',
  reports,
  bytes(
    bytes(op.PROTO(4), text('m'), op.MEMOIZE, op.POP, text('f'), op.MEMOIZE, op.POP),
    wrapper('V8', 1, { built: dtypeState(8, 27, objectField) }),
    bytes(text('posix'), op.MEMOIZE, op.POP, text('system'), op.MEMOIZE, op.POP, op.BINGET(0), op.BINGET(1)),
    bytes(op.STACK_GLOBAL, text('id'), op.TUPLE1, op.REDUCE, op.STOP, op.STOP),
  ),
  ...called,
  'import m.f',
  "REDUCE m.f('id')",
);
for (const [what, state, ...forged] of [
  [
    'that says numbers of objects',
    dtypeState(8, 0, objectField),
    'forged address it says that its items are no objects',
  ],
  ['that says objects of numbers', dtypeState(8, 1)],
] as const) {
  const stream = bytes(op.PROTO(4), wrapper('V8', 1, { built: state }), Buffer.alloc(8, 0xff), op.STOP);
  test(`a state of a dtype ${what}`, reports, stream, ...forged, 'unexamined malformed', 'unexamined malformed');
}
test(
  'what joblib before 1.2 runs, which knows no padding',
  reports,
  bytes(op.PROTO(4), wrapper('u1', 4, { alignment: op.BININT1(16) }), evil.length, 0, 0, 0, evil, op.STOP, op.STOP),
  ...called,
);
test(
  'the pickle of an array of objects, and what a plain loader reads there with the memo around it',
  reports,
  bytes(
    bytes(op.PROTO(4), text('m'), op.MEMOIZE, op.POP, text('made_up'), op.MEMOIZE, op.POP, wrapper('O8', 1)),
    bytes(op.PROTO(4), text('m'), op.MEMOIZE, op.POP, text('f'), op.MEMOIZE, op.POP, op.BINGET(0), op.BINGET(1)),
    bytes(op.STACK_GLOBAL, op.EMPTY_TUPLE, op.REDUCE, op.STOP, op.STOP),
  ),
  'import m.f',
  'REDUCE m.f()',
  'import m.made_up',
  'REDUCE m.made_up()',
);

const scores = test.macro(async (t, stream: Uint8Array, ...expected: string[]) => {
  t.deepEqual(await findingLines(stream, 'model.joblib'), expected);
});

test(
  'names that only the memo around it makes up are no finding',
  scores,
  bytes(
    bytes(op.PROTO(4), text('os'), op.MEMOIZE, op.POP, text('dtype'), op.MEMOIZE, op.POP, wrapper('O8', 1)),
    bytes(op.PROTO(4), text('collections'), op.MEMOIZE, op.POP, text('OrderedDict'), op.MEMOIZE, op.POP),
    bytes(op.BINGET(0), op.BINGET(1), op.STACK_GLOBAL, op.EMPTY_TUPLE, op.REDUCE, op.STOP, op.STOP),
  ),
);
for (const [module, name] of [
  ['joblib', 'numpy_pickle.NumpyArrayWrapper'],
  ['sklearn.utils._joblib', 'joblib.numpy_pickle.NumpyArrayWrapper'],
  ['mine', 'Tools.NumpyArrayWrapper'],
] as const) {
  test(`the wrapper as ${module} ${name}`, async (t) => {
    const named = bytes(text(module), text(name), op.STACK_GLOBAL);
    const stream = bytes(op.PROTO(4), wrapper('u1', 5, { named }), op.BINBYTES(evil), op.STOP);
    const lines = await findingLines(stream, 'model.joblib');
    t.true(lines.includes('high anomaly/joblib-wrapper model.joblib'), lines.join());
    t.true(lines.includes('critical python/posix/process-execution model.joblib'), lines.join());
  });
}

/** What joblib up to 0.9 writes for an array. */
function ofFile(name: string): Uint8Array {
  return bytes(
    bytes(op.PROTO(3), op.GLOBAL('joblib.numpy_pickle', 'NDArrayWrapper'), op.EMPTY_TUPLE, op.NEWOBJ),
    bytes(op.EMPTY_DICT, op.MARK, text('subclass'), op.GLOBAL('numpy', 'ndarray'), text('allow_mmap'), op.NEWTRUE),
    bytes(text('filename'), text(name), op.SETITEMS, op.BUILD, op.STOP),
  );
}

test('an array in a file beside the model', scores, ofFile('model.joblib_01.npy'));
for (const name of ['/tmp/x.npy', '../x.npy', 'a/x.npy', '\\\\host\\share\\x.npy', 'C:x.npy', '~/x.npy']) {
  test(`an array in ${name}`, scores, ofFile(name), 'high joblib/array-elsewhere model.joblib');
}
test('a class that is made of the wrapper', async (t) => {
  const make = bytes(op.GLOBAL('m', 'make'), text('X'), BY_NAME, op.TUPLE1, op.TUPLE2, op.REDUCE);
  const lines = await findingLines(bytes(op.PROTO(4), make, op.EMPTY_TUPLE, op.NEWOBJ, op.STOP), 'model.joblib');
  t.true(lines.includes('high anomaly/joblib-wrapper model.joblib'), lines.join());
});

/** joblib 1.5 writes an array of objects as a pickle of protocol 5, whose memo is its own: read on as one pickle it names others. */
const objectsOf = (name: string) => {
  const inner = bytes(op.PROTO(5), text('numpy'), op.MEMOIZE, op.POP, op.BINGET(0), text(name), op.STACK_GLOBAL);
  const called = bytes(op.EMPTY_TUPLE, op.REDUCE, op.STOP);
  return bytes(op.PROTO(2), text('subclass'), op.BINPUT(0), op.POP, wrapper('O8', 2), inner, called, op.STOP);
};
test('an array of objects names what its own memo says', async (t) => {
  const { imports } = await judgeBytes(objectsOf('dtype'), 'model.joblib');
  t.deepEqual(
    imports.map(({ module, name }) => `${module}.${name}`),
    ['joblib.numpy_pickle.NumpyArrayWrapper', 'numpy.ndarray', 'numpy.dtype'],
  );
});

test('numbers that begin as a persistent id', async (t) => {
  const stream = bytes(op.PROTO(4), wrapper('u1', 8), 'Q', Buffer.alloc(7), op.STOP);
  t.deepEqual(await findingLines(stream, 'model.joblib'), []);
});

/** Four variances of scikit-learn 1.9: read without padding, as joblib did before 1.2, a number ends in NEWOBJ_EX. */
const VARIANCES =
  'gASVUgEAAAAAAACMLXNrbGVhcm4uZmVhdHVyZV9zZWxlY3Rpb24uX3ZhcmlhbmNlX3RocmVzaG9sZJSMEVZhcmlhbmNlVGhyZXNo' +
  'b2xklJOUKYGUfZQojAl0aHJlc2hvbGSURwAAAAAAAAAAjA5uX2ZlYXR1cmVzX2luX5RLBIwKdmFyaWFuY2VzX5SME2pvYmxpYi5u' +
  'dW1weV9waWNrbGWUjBFOdW1weUFycmF5V3JhcHBlcpSTlCmBlH2UKIwIc3ViY2xhc3OUjAVudW1weZSMB25kYXJyYXmUk5SMBXNo' +
  'YXBllEsEhZSMBW9yZGVylIwBQ5SMBWR0eXBllGgOjAVkdHlwZZSTlIwCZjiUiYiHlFKUKEsDjAE8lE5OTkr/////Sv////9LAHSU' +
  'YowKYWxsb3dfbW1hcJSIjBtudW1weV9hcnJheV9hbGlnbm1lbnRfYnl0ZXOUSxB1YgL//78rIhsdObM/3gMoA+5IsD8RFSY7JsG0' +
  'PyekVuVmkrg/lR4AAAAAAAAAjBBfc2tsZWFybl92ZXJzaW9ulIwFMS45LjGUdWIu';

test('a wrapper that by chance stands where keywords do is asked for nothing', async (t) => {
  t.is((await judgeBytes(Buffer.from(VARIANCES, 'base64'), 'model.joblib')).status, 'clean');
});
