/** A pickle of strings that are pickles is examined at each of them; a start inside one of them is heard where it is grave. */
import test from 'ava';
import { bytes, op, reducePickle } from '../../support/assembler.ts';
import { findingLines, judgeBytes } from '../../support/scanned.ts';

function binstring(value: Uint8Array): Uint8Array {
  const length = Buffer.alloc(4);
  length.writeInt32LE(value.length);
  return bytes('T', length, value);
}

const NAME = 'results.dblite';

/** A dict of byte strings, as SCons wrote it under Python 2: `{'a': …, 'b': …}`. */
function store(...values: readonly Uint8Array[]): Uint8Array {
  const pairs = values.map((value, index) => bytes(op.SHORT_BINSTRING(String(index)), binstring(value), op.SETITEM));
  return bytes(op.EMPTY_DICT, op.BINPUT(1), ...pairs, op.STOP);
}
/** Where the first value begins. */
const FIRST = 11;

/** Of protocol 1, without a header. */
const OBJECT = bytes(
  ...[op.EMPTY_DICT, op.SHORT_BINSTRING('a'), op.GLOBAL('copy_reg', '_reconstructor'), op.MARK],
  ...[op.GLOBAL('fractions', 'Fraction'), op.GLOBAL('__builtin__', 'object'), op.NONE, op.TUPLE, op.REDUCE],
  ...[op.SETITEM, op.STOP],
);
const ATTACK = bytes("cposix\nsystem\n(S'echo no'\ntR.");
const SAID = 'critical python/posix/process-execution';

test('honest values are examined one by one, from where they begin', async (t) => {
  const { formats, members, findings } = await judgeBytes(store(OBJECT, OBJECT), NAME);
  const second = FIRST + OBJECT.length + 9;
  t.deepEqual(
    findings.filter(({ severity }) => severity !== 'low'),
    [],
  );
  t.deepEqual(formats, ['hidden-pickle', 'pickle']);
  t.deepEqual(
    members.map((member) => member),
    [`pickle@${FIRST}`, `pickle@${second}`],
  );
});

test('an attack in one of them', async (t) => {
  const lines = await findingLines(store(OBJECT, ATTACK, OBJECT), NAME);
  t.true(lines.includes(`${SAID} ${NAME}!pickle@${FIRST + OBJECT.length + 9}`), lines.join('\n'));
});

test('an attack inside a text of one of them, to which a program seeks', async (t) => {
  const value = bytes(op.EMPTY_LIST, binstring(ATTACK), op.APPEND, OBJECT);
  const lines = await findingLines(
    store(bytes(OBJECT.subarray(0, -1), binstring(ATTACK), op.POP, op.STOP), value),
    NAME,
  );
  t.true(
    lines.some((line) => line.startsWith(SAID)),
    lines.join('\n'),
  );
});

test('a name whose tail is another name', async (t) => {
  const value = bytes(op.GLOBAL('cposix', 'system'), op.MARK, op.STRING("'echo no'"), op.TUPLE, op.REDUCE, op.STOP);
  const lines = await findingLines(store(value), NAME);
  t.true(lines.includes(`${SAID} ${NAME}!pickle@${FIRST + 1}`), lines.join('\n'));
});

test('what stands behind the store', async (t) => {
  const lines = await findingLines(bytes(store(OBJECT), reducePickle('posix', 'system', 'echo no')), NAME);
  t.true(
    lines.some((line) => line.startsWith(SAID)),
    lines.join('\n'),
  );
});

test('an attack in a text that is no pickle, among those that are', async (t) => {
  const lines = await findingLines(store(OBJECT, bytes('HEAD', ATTACK)), NAME);
  t.true(
    lines.some((line) => line.startsWith(SAID)),
    lines.join('\n'),
  );
});
