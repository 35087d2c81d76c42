/** What takes more memory or time than a machine has, without running code: a finding of its own. See https://cwe.mitre.org/data/definitions/770.html. */
import test from 'ava';
import { bytes, op } from '../support/assembler.ts';
import { findingLines } from '../support/scanned.ts';

const FOUND = 'medium python/resource-exhaustion a.pkl';

const scores = test.macro(async (t, stream: Uint8Array, ...expected: string[]) => {
  t.deepEqual(await findingLines(stream, 'a.pkl'), expected);
});

/** `LONG1` */
const long = (value: bigint) => {
  const digits = value.toString(16).padStart(18, '0');
  return bytes(0x8a, digits.length / 2, Buffer.from(digits, 'hex').reverse());
};
const call = (module: string, name: string, ...args: Uint8Array[]) =>
  bytes(op.GLOBAL(module, name), op.MARK, ...args, op.TUPLE, op.REDUCE);
const whole = (...parts: Uint8Array[]) => bytes(op.PROTO(4), ...parts, op.STOP);
/** Each holds the one before twice. */
const doubled = (first: Uint8Array, times: number) =>
  bytes(first, ...Array.from({ length: times }, () => bytes(op.DUP, op.TUPLE2)));

test('a memo index of four billion', scores, whole(op.NONE, op.LONG_BINPUT(0xffff_fff0)), FOUND);
test('a memo index of four billion as text', scores, bytes('N', op.PUT(4_000_000_000), '.'), FOUND);
test('a memo that grows with its file', scores, whole(op.NONE, op.LONG_BINPUT(70_000)));
test('bytearray(2**40)', scores, whole(call('builtins', 'bytearray', long(2n ** 40n))), FOUND);
test('bytes(2**70)', scores, whole(call('builtins', 'bytes', long(2n ** 70n))), FOUND);
test('range(2**50)', scores, whole(call('builtins', 'range', long(2n ** 50n))), FOUND);
test('range(0, 1000, 2)', scores, whole(call('builtins', 'range', long(0n), long(1000n), long(2n))));
test('bytearray(1000)', scores, whole(call('builtins', 'bytearray', long(1000n))));
test('a key of doubled tuples', scores, whole(op.EMPTY_DICT, doubled(op.EMPTY_TUPLE, 60), op.NONE, op.SETITEM), FOUND);
test('a set of doubled tuples', scores, whole(op.EMPTY_SET, op.MARK, doubled(op.EMPTY_TUPLE, 60), op.ADDITEMS), FOUND);
test('a value of doubled tuples', scores, whole(op.EMPTY_DICT, op.NONE, doubled(op.EMPTY_TUPLE, 60), op.SETITEM));
test('a key of tuples', scores, whole(op.EMPTY_DICT, doubled(op.EMPTY_TUPLE, 10), op.NONE, op.SETITEM));
const list = (...items: Uint8Array[]) => bytes(op.EMPTY_LIST, op.MARK, ...items, op.APPENDS);
const heavy = doubled(op.EMPTY_TUPLE, 60);
const pair = (key: Uint8Array, value: Uint8Array) => bytes(op.MARK, key, value, op.LIST);
for (const name of ['set', 'frozenset'])
  test(`${name}([t]) of doubled tuples`, scores, whole(call('builtins', name, list(heavy))), FOUND);
test('Counter([t])', scores, whole(call('collections', 'Counter', list(heavy))), FOUND);
test('OrderedDict([[t, None]])', scores, whole(call('collections', 'OrderedDict', list(pair(heavy, op.NONE)))), FOUND);
test('OrderedDict([[None, t]])', scores, whole(call('collections', 'OrderedDict', list(pair(op.NONE, heavy)))));
test(
  'a fraction of countless digits',
  scores,
  whole(call('fractions', 'Fraction', op.SHORT_BINUNICODE('1e99999999'))),
  FOUND,
);
for (const text of ['1e-99999999', '1e99_999_999', ' 1E+99999999\n'])
  test(
    `Fraction(${JSON.stringify(text)})`,
    scores,
    whole(call('fractions', 'Fraction', op.SHORT_BINUNICODE(text))),
    FOUND,
  );
test('Fraction("1e-9")', scores, whole(call('fractions', 'Fraction', op.SHORT_BINUNICODE('1e-9'))));
const decimal = call('decimal', 'Decimal', op.SHORT_BINUNICODE('1e999999'));
test('an integer of a decimal', scores, whole(call('builtins', 'int', decimal)), FOUND);
test('a decimal', scores, whole(decimal));
const endless = call('itertools', 'count');
for (const name of ['list', 'tuple', 'set', 'bytearray'])
  test(`${name}(count())`, scores, whole(call('builtins', name, endless)), FOUND);
test(
  'deque(cycle("ab"))',
  scores,
  whole(call('collections', 'deque', call('itertools', 'cycle', op.SHORT_BINUNICODE('ab')))),
  FOUND,
);
test('a counter that goes on from seven', scores, whole(call('itertools', 'count', op.BININT1(7))));
test('FloatStorage(2**42)', scores, whole(call('torch', 'FloatStorage', long(2n ** 42n))), FOUND);
test(
  'the second call of several',
  scores,
  whole(call('builtins', 'range', long(5n)), op.POP, call('builtins', 'range', long(2n ** 50n))),
  FOUND,
);
test(
  'an array of few numbers, and one of too many',
  scores,
  whole(
    ...[5n, 2n ** 42n].map((count) => bytes(call('numpy', 'ndarray', bytes(long(count), op.TUPLE1)), op.POP)),
    op.NONE,
  ),
  FOUND,
);
test(
  'a key of a hundred thousand tuples inside each other',
  scores,
  whole(op.EMPTY_DICT, op.EMPTY_TUPLE, Buffer.alloc(100_000, 0x85), op.NONE, op.SETITEM),
  FOUND,
);
