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

const text = (value: string) => op.SHORT_BINUNICODE(value);
const tuple = (...items: Uint8Array[]) => bytes(op.MARK, ...items, op.TUPLE);
/** `cls.__new__(cls, **{key: value})` */
const withKeyword = (module: string, name: string, key: string, value: Uint8Array) =>
  bytes(op.GLOBAL(module, name), op.EMPTY_TUPLE, op.EMPTY_DICT, text(key), value, op.SETITEM, op.NEWOBJ_EX);
const int = (value: string) => call('builtins', 'int', text(value));
const counted = (count: bigint) => call('builtins', 'range', long(count));

test('a size that the stream computes', scores, whole(call('builtins', 'bytearray', int('99999999999'))), FOUND);
test(
  'a size that is a number of NumPy',
  scores,
  whole(call('builtins', 'bytearray', call('numpy', 'int64', long(2n ** 40n)))),
  FOUND,
);
test('a range to a computed end', scores, whole(call('builtins', 'range', int('99999999999'))), FOUND);
test('a size under a keyword', scores, whole(withKeyword('builtins', 'bytes', 'source', long(2n ** 40n))), FOUND);
test('a shape under a keyword', scores, whole(withKeyword('numpy', 'ndarray', 'shape', long(2n ** 40n))), FOUND);
for (const [name, ...args] of [
  ['bytes.ljust', op.SHORT_BINBYTES(Buffer.from('a')), long(2n ** 40n)],
  ['bytearray.zfill', op.SHORT_BINBYTES(Buffer.from('a')), long(2n ** 40n)],
  ['int.to_bytes', op.BININT1(1), long(2n ** 40n), text('big')],
  ['str.format', text('{:9999999999d}'), op.BININT1(1)],
  ['str.replace', op.BINUNICODE('a'.repeat(200_000)), text('a'), op.BINUNICODE('b'.repeat(200_000))],
] as const)
  test(name, scores, whole(call('builtins', name, ...args)), FOUND);
test(
  'bytes that are joined with themselves, again and again',
  scores,
  whole(
    op.SHORT_BINBYTES(Buffer.from('abcdefgh')),
    op.BINPUT(0),
    ...Array.from({ length: 36 }, () =>
      bytes(
        call('builtins', 'bytes.join', op.SHORT_BINBYTES(Buffer.alloc(0)), tuple(op.BINGET(0), op.BINGET(0))),
        op.BINPUT(0),
      ),
    ),
  ),
  FOUND,
);
for (const iterator of ['enumerate', 'zip'])
  test(
    `list(${iterator}(count()))`,
    scores,
    whole(call('builtins', 'list', call('builtins', iterator, endless))),
    FOUND,
  );
test('deque(chain(count()))', scores, whole(call('collections', 'deque', call('itertools', 'chain', endless))), FOUND);
test('an iterator of a counter that nobody takes', scores, whole(call('builtins', 'enumerate', endless)));
const some = call('itertools', 'islice', endless, op.BININT1(9));
test('nine of a counter', scores, whole(call('builtins', 'list', some)));
test('a list of a range of a thousand million', scores, whole(call('builtins', 'list', counted(10n ** 9n))), FOUND);
test('a range of a thousand million', scores, whole(counted(10n ** 9n)));
test('a list of a range of a thousand', scores, whole(call('builtins', 'list', counted(1000n))));
const network = (name: string) => call('ipaddress', 'IPv6Network', text(name));
test('all addresses', scores, whole(call('builtins', 'list', network('::/0'))), FOUND);
test('a network of all addresses', scores, whole(network('::/0')));
test(
  'a hundred arrays of a gigabyte',
  scores,
  whole(...Array.from({ length: 100 }, () => bytes(call('builtins', 'bytearray', long(2n ** 30n)), op.POP)), op.NONE),
  FOUND,
);
const array = (...args: Uint8Array[]) => call('numpy._core.multiarray', '_reconstruct', ...args);
const NDARRAY = op.GLOBAL('numpy', 'ndarray');
test('a million items of a megabyte', scores, whole(array(NDARRAY, tuple(long(2n ** 20n)), text('V1000000'))), FOUND);
test(
  'an array without items',
  scores,
  whole(array(NDARRAY, tuple(op.BININT1(0)), op.SHORT_BINBYTES(Buffer.from('b')))),
);
test('recarray((2**40,))', scores, whole(call('numpy', 'recarray', tuple(long(2n ** 40n)), text('f8'))), FOUND);
test(
  'DoubleTensor(2**20, 2**20)',
  scores,
  whole(call('torch', 'DoubleTensor', long(2n ** 20n), long(2n ** 20n))),
  FOUND,
);
test('LongTensor([2**40, 2**40])', scores, whole(call('torch', 'LongTensor', list(long(2n ** 40n), long(2n ** 40n)))));
const torchSize = (...numbers: Uint8Array[]) => call('torch', 'Size', tuple(...numbers));
test('FloatTensor(Size([2**38]))', scores, whole(call('torch', 'FloatTensor', torchSize(long(2n ** 38n)))), FOUND);
test('FloatTensor(Size([2, 3]))', scores, whole(call('torch', 'FloatTensor', torchSize(op.BININT1(2), op.BININT1(3)))));
test('FloatTensor([2**38])', scores, whole(call('torch', 'FloatTensor', tuple(long(2n ** 38n)))));
test('Size([2**20, 2**20])', scores, whole(torchSize(long(2n ** 20n), long(2n ** 20n))));
test('TypedStorage(2**40)', scores, whole(call('torch.storage', 'TypedStorage', long(2n ** 40n))), FOUND);
test(
  'a fraction under a keyword',
  scores,
  whole(withKeyword('fractions', 'Fraction', 'numerator', text('1e99999999'))),
  FOUND,
);
test('a fraction in digits of Arabic', scores, whole(call('fractions', 'Fraction', text('1e٩٩٩٩٩٩٩٩'))), FOUND);
test('an integer of a million decimals', scores, whole(bytes(`L${'9'.repeat(1_000_000)}L\n`)), FOUND);
test('an integer of a thousand decimals', scores, whole(bytes(`L${'9'.repeat(1_000)}L\n`)));
test(
  'a key of a hundred thousand numbers, ten thousand times',
  scores,
  whole(
    tuple(Buffer.from('K\x01'.repeat(100_000))),
    op.BINPUT(0),
    op.EMPTY_DICT,
    op.MARK,
    Buffer.from('h\0N'.repeat(50_000)),
    op.SETITEMS,
  ),
  FOUND,
);
