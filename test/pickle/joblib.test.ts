/** What joblib writes into the stream behind a wrapper is skipped, what follows is examined, and what another loader would run there is told. See https://github.com/joblib/joblib/blob/main/joblib/numpy_pickle.py. */
import test from 'ava';
import { bytes, op, reducePickle } from '../support/assembler.ts';
import { linesOf } from './facts-of.ts';

const text = (value: string) => op.SHORT_BINUNICODE(value);
const evil = bytes(op.GLOBAL('posix', 'system'), text('id'), op.TUPLE1, op.REDUCE);

/** A wrapper of a vector of `length` items of type `code`. */
function wrapper(code: string, length: number, alignment?: Uint8Array): Uint8Array {
  const type = bytes(op.GLOBAL('numpy', 'dtype'), text(code), op.TUPLE1, op.REDUCE);
  return bytes(
    op.GLOBAL('joblib.numpy_pickle', 'NumpyArrayWrapper'),
    bytes(op.EMPTY_TUPLE, op.NEWOBJ, op.EMPTY_DICT, op.MARK),
    bytes(text('subclass'), op.GLOBAL('numpy', 'ndarray'), text('shape'), op.BININT1(length), op.TUPLE1),
    bytes(text('order'), text('C')),
    bytes(text('dtype'), type, alignment ? bytes(text('numpy_array_alignment_bytes'), alignment) : new Uint8Array()),
    bytes(op.SETITEMS, op.BUILD),
  );
}

const tells = test.macro((t, stream: Uint8Array, ...expected: string[]) => {
  const lines = linesOf(stream).filter((line) => !/numpy|joblib/.test(line));
  t.deepEqual(lines, expected);
});

const called = ['import posix.system', "REDUCE posix.system('id')"];

test(
  'what follows the array',
  tells,
  bytes(op.PROTO(4), op.EMPTY_LIST, wrapper('f8', 2), Buffer.alloc(16, 0xff), op.APPEND, evil, op.APPEND, op.STOP),
  ...called,
);
test(
  'an alignment that only running it would tell',
  tells,
  bytes(op.PROTO(4), op.EMPTY_LIST, wrapper('u1', 0, op.GLOBAL('builtins', 'None')), op.APPEND, evil, op.STOP),
  'import builtins.None',
  'unexamined malformed',
  ...called,
);
test(
  'what follows the padding',
  tells,
  bytes(
    op.PROTO(4),
    op.EMPTY_LIST,
    wrapper('u1', 3, op.BININT1(16)),
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
  tells,
  bytes(op.PROTO(4), wrapper('O8', 2), reducePickle('posix', 'system', 'id'), op.POP, op.GLOBAL('m', 'f'), op.STOP),
  ...called,
  'import m.f',
);
test(
  'array bytes that a plain loader would run',
  tells,
  bytes(op.PROTO(4), wrapper('u1', evil.length + 1), evil, op.STOP, op.STOP),
  'import posix.system',
  "REDUCE posix.system('id')",
);
test('array bytes that only look like opcodes', tells, bytes(op.PROTO(4), wrapper('u1', 8), 'N.ccos\n', 0xff, op.STOP));
test('a size that cannot be known', tells, bytes(op.PROTO(4), wrapper('no type', 2), op.STOP), 'unexamined malformed');
test(
  'an array that is longer than the file',
  tells,
  bytes(op.PROTO(4), wrapper('f8', 200), op.STOP),
  'unexamined truncated',
);
