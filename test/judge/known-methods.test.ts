/** Methods that Python and attrs write for named tuples and classes of data, and what a file may do to them. Each that is to be refused ran code of the file under CPython 3.11 with cloudpickle 3.1. https://docs.python.org/3/library/dataclasses.html */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { bytes, op } from '../support/assembler.ts';
import { build, call, dict, findings, make, named, pickle, text, tuple } from '../support/pickled.ts';
import { pythonInFolder } from '../support/python.ts';
import { findingLines } from '../support/scanned.ts';

const WARNED = /^medium (?!.*^(?:high|critical))/ms;
const RUNS = /^(?:critical|high) python\/(?:called-code|code-machinery|unresolved-call) /m;

const cloudpickle = (name: string) => named('cloudpickle.cloudpickle', name);
const number = (value: number) => op.BININT1(value);
const texts = (names: readonly string[]) => tuple(...names.map(text));

/** As Python 3.11 compiles it. */
function code(hex: string, names: readonly string[], variables: readonly string[], stack = 6): Uint8Array {
  const count = number(variables.length);
  return call(
    call(cloudpickle('_builtin_type'), text('CodeType')),
    ...[count, number(0), number(0), count, number(stack), number(3)],
    op.SHORT_BINBYTES(Buffer.from(hex, 'hex')),
    tuple(op.NONE),
    texts(names),
    texts(variables),
    ...[text('x'), text('f'), text('f'), number(1)],
    ...[op.SHORT_BINBYTES(new Uint8Array(0)), op.SHORT_BINBYTES(new Uint8Array(0))],
    ...[op.EMPTY_TUPLE, op.EMPTY_TUPLE],
  );
}

// `lambda _cls, x, y: _tuple_new(_cls, (x, y))`
const NEW = '97007401000000000000000000007c007c017c026602a6020000ab0200000000000000005300';
const newCode = (hex = NEW, stack = 6) => code(hex, ['_tuple_new'], ['_cls', 'x', 'y'], stack);
// `hash((self.a,))`
const hashCode = code(
  '97007401000000000000000000007c006a0100000000000000006601a6010000ab0100000000000000005300',
  ['hash', 'a'],
  ['self'],
);
// `self.a == other.a`
const equalCode = code(
  '97007c006a0000000000000000007c016a0000000000000000006b02000000005300',
  ['a'],
  ['self', 'other'],
);
const tupleNew = call(named('builtins', 'getattr'), named('builtins', 'tuple'), text('__new__'));

/** A value that the memo keeps: where it is made, and where it is used again. */
let memo = 0;
function kept(value: Uint8Array): readonly [Uint8Array, Uint8Array] {
  memo += 1;
  return [bytes(value, op.BINPUT(memo), op.POP), op.BINGET(memo)];
}

const functionOf = (of: Uint8Array, globals = dict(text('__name__'), text('m'))) =>
  call(cloudpickle('_make_function'), of, globals, op.NONE, op.NONE, op.NONE);
const setGlobals = (target: Uint8Array, ...globals: readonly Uint8Array[]) =>
  bytes(
    call(
      cloudpickle('_function_setstate'),
      target,
      tuple(op.EMPTY_DICT, dict(text('__globals__'), globals.length === 0 ? op.EMPTY_DICT : dict(...globals))),
    ),
    op.POP,
  );
const carried = functionOf(op.NONE);

function classOf(base: string, id: Uint8Array = op.NONE): Uint8Array {
  const body = dict(text('__module__'), text('__main__'));
  const type = named('builtins', 'type');
  return call(cloudpickle('_make_skeleton_class'), type, text('A'), tuple(named('builtins', base)), body, id, op.NONE);
}

const fill = (owner: Uint8Array, ...attributes: readonly Uint8Array[]) =>
  bytes(call(cloudpickle('_class_setstate'), owner, tuple(dict(...attributes), op.EMPTY_DICT)), op.POP);
const used = (owner: Uint8Array) => bytes(owner, tuple(number(1), number(2)), op.NEWOBJ);

interface Named {
  readonly of?: Uint8Array;
  readonly globals?: readonly Uint8Array[];
  readonly base?: Uint8Array;
  readonly before?: Uint8Array;
  readonly after?: (owner: Uint8Array, method: Uint8Array) => Uint8Array;
}

const NOTHING = new Uint8Array(0);

/** A class of a named tuple, and one of it. */
function namedTuple({ of = newCode(), globals, base, before = NOTHING, after }: Named = {}): Uint8Array {
  const [method, methodAgain] = kept(functionOf(of, base));
  const [owner, ownerAgain] = kept(classOf('tuple'));
  return pickle(
    before,
    method,
    setGlobals(methodAgain, ...(globals ?? [text('_tuple_new'), tupleNew])),
    owner,
    fill(ownerAgain, text('__new__'), call(named('builtins', 'staticmethod'), methodAgain)),
    after?.(ownerAgain, methodAgain) ?? NOTHING,
    used(ownerAgain),
  );
}

test('a named tuple', findings, namedTuple(), WARNED);
test('other code', findings, namedTuple({ of: newCode(NEW.replace('7c01', '7c02')) }), RUNS);
test('a stack that is too small', findings, namedTuple({ of: newCode(NEW, 2) }), RUNS);
test('a name that is called without a mark', findings, namedTuple({ of: newCode(NEW.replace('7401', '7400')) }), RUNS);
test(
  'a function in the place of tuple.__new__',
  findings,
  namedTuple({ globals: [text('_tuple_new'), carried] }),
  RUNS,
);
test(
  'a function there that is put back',
  findings,
  namedTuple({ after: (_, method) => setGlobals(method, text('_tuple_new'), carried) }),
  RUNS,
);
const [shared, sharedAgain] = kept(dict(text('__name__'), text('m')));
const [other, otherAgain] = kept(functionOf(op.NONE, sharedAgain));
const others = bytes(shared, other, setGlobals(otherAgain, text('_tuple_new'), carried));
test('the globals of another function', findings, namedTuple({ base: sharedAgain, globals: [], before: others }), RUNS);
const item = bytes(sharedAgain, text('_tuple_new'), carried, op.SETITEM, op.POP);
test(
  'an item of the globals',
  findings,
  namedTuple({ base: sharedAgain, globals: [], before: shared, after: () => item }),
  RUNS,
);
test(
  'a function that is given other code',
  findings,
  namedTuple({
    after: (_, method) =>
      bytes(build(method, tuple(op.EMPTY_DICT, dict(text('__code__'), code('9700', [], [])))), op.POP),
  }),
  RUNS,
);

interface Key {
  readonly attributes?: readonly Uint8Array[];
  readonly globals?: readonly Uint8Array[];
  readonly value?: Uint8Array;
  readonly before?: Uint8Array;
  readonly beside?: readonly Uint8Array[];
}

/** An object of a class of data as a key. */
function key({ attributes = [], globals = [], value = number(1), before = NOTHING, beside = [] }: Key): Uint8Array {
  const [hash, hashAgain] = kept(functionOf(hashCode));
  const [equal, equalAgain] = kept(functionOf(equalCode));
  const [owner, ownerAgain] = kept(classOf('object'));
  return pickle(
    ...[before, hash, setGlobals(hashAgain, ...globals), equal, setGlobals(equalAgain), owner],
    fill(ownerAgain, text('__hash__'), hashAgain, text('__eq__'), equalAgain, ...attributes),
    dict(build(make(ownerAgain), dict(text('a'), value)), number(1), ...beside),
  );
}

const property = call(named('builtins', 'property'), carried);
const [evil, evilAgain] = kept(classOf('int'));
const evilWith = (method: string) => bytes(evil, fill(evilAgain, text(method), carried));
test('a class of data as a key', findings, key({}), WARNED);
test('a function in the place of hash', findings, key({ globals: [text('hash'), carried] }), RUNS);
test('builtins of its own', findings, key({ globals: [text('__builtins__'), op.EMPTY_DICT] }), RUNS);
test('a property in the place of a field', findings, key({ attributes: [text('a'), property] }), RUNS);
test('a look-up of its own', findings, key({ attributes: [text('__getattr__'), carried] }), RUNS);
test('a field that hashes', findings, key({ before: evilWith('__hash__'), value: make(evilAgain) }), RUNS);
test('a field that does not', findings, key({ before: evilWith('fit'), value: make(evilAgain) }), WARNED);
test(
  'another key that answers',
  findings,
  key({ before: evilWith('__getattribute__'), beside: [make(evilAgain), number(1)] }),
  RUNS,
);

// Two classes under one id are one.
const ID = text('0123456789abcdef');
const [first, firstAgain] = kept(classOf('object', ID));
const [second, secondAgain] = kept(classOf('object', ID));
const setState = fill(firstAgain, text('__setstate__'), carried);
const state = build(make(secondAgain), dict(text('a'), number(1)));
test('a class under the id of another', findings, pickle(first, second, setState, state), RUNS);
test('one of a pickle before', findings, bytes(pickle(first, setState, op.NONE), pickle(second, state)), RUNS);
test('one without methods', findings, pickle(first, second, state), WARNED);
const [variable, variableAgain] = kept(
  call(cloudpickle('_make_typevar'), text('T'), op.NONE, op.EMPTY_TUPLE, op.NEWFALSE, op.NEWFALSE, ID),
);
test(
  'a type variable under the id of a class',
  findings,
  pickle(second, variable, fill(variableAgain, text('__setstate__'), carried), state),
  RUNS,
);

const HONEST = `
import collections, dataclasses, typing, sys, cloudpickle
Point = collections.namedtuple('Point', 'x y')
class Kind(typing.NamedTuple):
    a: int
    b: str = 'b'
@dataclasses.dataclass(frozen=True)
class Data:
    a: int
    b: str = 'b'
class Own:
    def __hash__(self): return hash(self.n)
    def __eq__(self, other): return self.n == other.n
    def __setstate__(self, state): self.__dict__.update(state)
own = Own()
own.n = 1
for protocol in (2, 4):
    with open('%d.pkl' % protocol, 'wb') as file:
        cloudpickle.dump([Point(1, 2), Kind(1), {Data(1): 1, Data(2): 2}, {Point(1, 2)}, {own: 1}], file, protocol)
`;

test('what cloudpickle writes of them', async (t) => {
  const python = pythonInFolder(t, 'cloudpickle');
  if (python === null) return;
  python.run(HONEST, []);
  for (const name of ['2.pkl', '4.pkl']) {
    const lines = await findingLines(readFileSync(join(python.folder, name)), name);
    t.regex(lines.join('\n'), WARNED, name);
  }
});
