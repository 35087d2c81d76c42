/** Streams that CPython's readers take differently: what any of them resolves is reported. Each row was a miss once, or is from a comparison of the readers. See https://github.com/python/cpython/blob/main/Modules/_pickle.c. */
import test from 'ava';
import { resolvedByUs } from '../fuzz/differential.ts';
import { resolvedByPython } from '../fuzz/readers.ts';
import { bytes, op } from '../support/assembler.ts';
import { pythonsWith } from '../support/python.ts';

/** `pairs`: what CPython resolves; every one must be ours too. */
const resolves = test.macro(async (t, stream: Uint8Array, ...pairs: string[]) => {
  const ours = resolvedByUs(stream);
  for (const pair of pairs) t.true(ours.has(pair), pair);
  for (const python of pythonsWith().slice(0, 1)) {
    const [theirs = []] = await resolvedByPython(python, [stream]);
    t.deepEqual(theirs.map((pair) => pair.join(' ')).sort(), [...pairs].sort());
  }
});

const evil = op.GLOBAL('posix', 'system');

test(
  'a file reader drops the rest of a frame that ends inside a name',
  resolves,
  bytes(op.PROTO(4), op.FRAME(16), 'ccollections.abc', 'posix\nsystem\n', op.STOP),
  'collections.abcposix system',
  'posix system',
);
test(
  'a frame that ends inside a payload of bytes goes on behind it',
  resolves,
  bytes(op.PROTO(4), op.FRAME(4), op.SHORT_BINBYTES(Buffer.from('abcd')), evil, op.STOP),
  'posix system',
);
test(
  'a frame that ends inside a text loses what it held',
  resolves,
  bytes(op.PROTO(4), op.FRAME(4), 0x8c, 4, 'ab', 'cdcd', evil, op.STOP),
  'dcposix system',
  'posix system',
);
test(
  'the second load begins where the frame of the first ends',
  resolves,
  bytes(op.PROTO(4), op.FRAME(6), op.NONE, op.STOP, 'junk', evil, op.STOP),
  'posix system',
);
test(
  'only pickle.py goes past a frame that is longer than the file',
  resolves,
  bytes(op.PROTO(4), op.FRAME(900), evil, op.STOP),
  'posix system',
);
test('a number ends at NUL for C', resolves, bytes('I5\0zz\n', evil, op.STOP), 'posix system');
test(
  'a memo index ends at NUL for C',
  resolves,
  bytes(
    op.PROTO(4),
    op.SHORT_BINUNICODE('posix'),
    'p5\0x\n0g5\n',
    op.SHORT_BINUNICODE('system'),
    op.STACK_GLOBAL,
    op.STOP,
  ),
  'posix system',
);
test(
  'a memo index may have spaces and underscores',
  resolves,
  bytes(
    op.PROTO(4),
    op.SHORT_BINUNICODE('posix'),
    'p 1_0 \n0g10\n',
    op.SHORT_BINUNICODE('system'),
    op.STACK_GLOBAL,
    op.STOP,
  ),
  'posix system',
);
test('names are UTF-8', resolves, bytes(op.PROTO(4), op.GLOBAL('modül', 'naïve'), op.STOP), 'modül naïve');
test('a backslash in a name is a backslash', resolves, bytes(op.GLOBAL('a\\x62', 'c'), op.STOP), 'a\\x62 c');
test('pickle.py resolves a name without its newline', resolves, bytes('cposix\nsystem!'), 'posix system');
test(
  'pickle.py resolves the name of INST before it looks for a mark',
  resolves,
  bytes(op.INST('posix', 'system'), op.STOP),
  'posix system',
);
