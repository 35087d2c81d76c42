/** One quiet operator or class, given something that would be seen if it were called, in the place where that operator or class looks: what its hooks read, what its row says it calls, a key, an item, the value that it is taken for. */

import { bytes, op } from '../support/assembler.ts';
import type { QuietName } from '../support/quiet-names.ts';
import {
  arm,
  attributed,
  callable,
  classOf,
  EVERYDAY,
  HARMFUL,
  holder,
  kept,
  named,
  own,
  reduced,
  state,
} from './quiet-arms.ts';
import type { Pool } from './quiet-graphs.ts';
import type { Random } from './random.ts';

/** A value that most functions take. */
function plain(random: Random): Uint8Array {
  return random.pick(PLAIN);
}

const PLAIN: readonly Uint8Array[] = [
  op.NONE,
  op.BININT1(0),
  op.BININT1(1),
  op.BININT1(3),
  op.NEWTRUE,
  op.BINUNICODE('a'),
  op.BINUNICODE('f8'),
  op.BINUNICODE('left'),
  op.SHORT_BINBYTES(Buffer.from('left')),
  op.EMPTY_TUPLE,
  op.EMPTY_DICT,
  op.EMPTY_LIST,
  bytes(op.MARK, op.BININT1(1), op.BININT1(2), op.TUPLE),
  bytes(op.MARK, op.BININT1(1), op.BININT1(2), op.LIST),
  state([['a', op.BININT1(1)]]),
  op.GLOBAL('builtins', 'object'),
  op.GLOBAL('builtins', 'list'),
  reduced('numpy', 'dtype', op.BINUNICODE('f8')),
];

/** What takes an object for a value: each asks for methods of its own. */
const CONSUMERS =
  'builtins list|builtins tuple|builtins set|builtins frozenset|builtins dict|builtins str|builtins bytes|builtins bytearray|builtins int|builtins float|builtins complex|builtins bool|builtins enumerate|builtins reversed|collections OrderedDict|collections Counter|collections deque|fractions Fraction|decimal Decimal|uuid UUID|datetime timedelta|numpy dtype|numpy float64|numpy.core.multiarray scalar'
    .split('|')
    .map((line) => line.split(' ') as [module: string, name: string]); // as they are written

export function aimed(random: Random, pool: Pool): Uint8Array {
  const callee = () => random.pick(random.chance(80) ? pool.asking : pool.called);
  const kind = () => random.pick(random.chance(80) ? pool.hooked : pool.rebuilt);
  const way = random.below(36);
  if (way > 28) return acting(random, random.pick(pool.acting));
  if (way > 26) return filled(random, random.pick(pool.filling));
  if (way > 24) return inherited(random, random.pick(pool.bearing));
  if (way < 13) return called(random, callee());
  if (way < 18) return built(random, kind());
  switch (way) {
    case 18:
    case 19:
      return consumed(random, kind());
    case 20:
      return asKey(random, kind());
    case 21:
      return filled(random, kind());
    case 22:
      return inherited(random, kind());
    default:
      return handed(random, callee(), kind());
  }
}

function nameOf({ module, name }: QuietName): Uint8Array {
  return bytes(op.BINUNICODE(module), op.BINUNICODE(name), op.STACK_GLOBAL);
}

/** The names that it asks for, those that are known first. */
function askedBy(random: Random, { asked, keys }: QuietName): readonly string[] {
  const names = [...asked.filter((name) => name !== '__call__'), ...keys];
  if (names.length === 0) return EVERYDAY;
  return random.chance(80) ? names : [random.pick(names)];
}

/** What answers to that which it asks for: by its attributes, by its class, or when it is called. */
function fitting(random: Random, { asked }: QuietName, names: readonly string[]): Uint8Array {
  if (random.chance(25) || asked.length === 0) return arm(random, names);
  const name = random.pick(asked);
  if (name === '__call__') return callable(random);
  return name.startsWith('__') ? own(random, names) : attributed(random, names);
}

/** One argument is armed, or each. */
function called(random: Random, callee: QuietName): Uint8Array {
  const names = askedBy(random, callee);
  const count = callee.arity === null || random.chance(20) ? random.pick([1, 1, 2, 3, 4]) : Math.max(1, callee.arity);
  const at = random.chance(20) ? null : random.pick([0, random.below(count)]);
  const one = fitting(random, callee, names);
  const given = Array.from({ length: count }, (_, index) => (at === null || index === at ? one : plain(random)));
  const [name, args] = [nameOf(callee), bytes(op.MARK, ...given, op.TUPLE)];
  switch (random.below(12)) {
    case 0:
      return bytes(op.MARK, name, ...given, op.OBJ);
    case 1:
      return bytes(name, args, op.NEWOBJ);
    case 2:
      return bytes(name, args, state(names.slice(0, 1).map((key) => [key, kept(random, names)])), op.NEWOBJ_EX);
    case 3:
      return bytes(
        name,
        bytes(op.MARK, ...given.filter((_, index) => index !== at), op.TUPLE),
        op.REDUCE,
        kept(random, names),
        op.BUILD,
      );
    case 4:
      return bytes(op.GLOBAL('copyreg', '__newobj__'), op.MARK, name, ...given, op.TUPLE, op.REDUCE);
    default:
      return bytes(name, args, op.REDUCE);
  }
}

function made(random: Random, kind: QuietName): Uint8Array {
  const name = nameOf(kind);
  if (random.chance(92)) return bytes(name, op.EMPTY_TUPLE, op.NEWOBJ);
  const base = op.GLOBAL('builtins', random.pick(['object', 'dict', 'list', 'tuple']));
  return bytes(op.GLOBAL('copyreg', '_reconstructor'), op.MARK, name, base, op.NONE, op.TUPLE, op.REDUCE);
}

/** A dict for a state in which one key, or all of them, hold what would be seen. */
function armedState(random: Random, kind: QuietName): Uint8Array {
  const names = [...new Set([...kind.held, ...kind.keys])];
  const all = names.length === 0 ? EVERYDAY.slice(0, 6) : names.slice(0, random.pick([4, 12, 40]));
  const methods = random.chance(50) ? EVERYDAY : [...kind.keys.slice(0, 8), ...EVERYDAY.slice(0, 8)];
  const one = random.chance(20) ? random.pick(HARMFUL) : kept(random, methods);
  const only = random.chance(50) ? random.pick(all) : null;
  const other = random.chance(50) ? random.pick(HARMFUL) : plain(random);
  return state(all.map((key) => [key, only === null || key === only ? one : other]));
}

function built(random: Random, kind: QuietName): Uint8Array {
  const start = made(random, kind);
  const filling = armedState(random, kind);
  switch (random.below(12)) {
    case 0:
      return bytes(start, op.NONE, filling, op.TUPLE2, op.BUILD);
    case 1:
      return bytes(start, op.EMPTY_DICT, filling, op.TUPLE2, op.BUILD);
    case 2:
      // A second state, by slots: what the class sets by code of its own is set when the first is there.
      return bytes(start, armedState(random, kind), op.BUILD, op.NONE, armedState(random, kind), op.TUPLE2, op.BUILD);
    case 3:
      return bytes(start, holder(random, askedBy(random, kind)), op.BUILD);
    case 4:
      return bytes(start, reduced('collections', 'defaultdict', named(random)), op.BUILD);
    case 5: {
      const given = Array.from({ length: 1 + random.below(5) }, () =>
        random.pick([() => kept(random, askedBy(random, kind)), () => plain(random), () => random.pick(HARMFUL)])(),
      );
      return bytes(start, op.MARK, ...given, op.TUPLE, op.BUILD);
    }
    default:
      return bytes(start, filling, op.BUILD);
  }
}

/** What its hooks act by, which need not be callable: paths, texts and bytes in the attributes that they read, and flags that let them; or a record of those. */
function acting(random: Random, kind: QuietName): Uint8Array {
  const way = random.below(10);
  if (way < 2) return bytes(made(random, kind), armedState(random, kind), op.BUILD);
  // Where the keys that it calls are known, nothing else may stand in its way.
  if (way < 5 && kind.held.length > 0) {
    const one = kept(random, [...kind.keys.slice(0, 12), ...EVERYDAY.slice(0, 4)]);
    return bytes(made(random, kind), state(kind.held.map((key) => [key, one])), op.BUILD);
  }
  const [one, flag] = [random.pick(HARMFUL), random.pick(FLAGS)];
  const other = () => (random.chance(50) ? flag : random.pick([...FLAGS, ...HARMFUL]));
  if (way < 6) {
    const given = Array.from({ length: random.below(3) }, other);
    return bytes(made(random, kind), op.MARK, one, flag, ...given, op.TUPLE, op.BUILD);
  }
  const names = [...new Set([...kind.held, ...kind.fields])].slice(0, random.pick([12, 40]));
  const value = (key: string) => (PATHS.test(key) || random.chance(25) ? one : other());
  return bytes(made(random, kind), state(names.map((key) => [key, value(key)])), op.BUILD);
}

const FLAGS = [op.NEWTRUE, op.NEWFALSE, op.NONE, op.BININT1(1), op.EMPTY_DICT] as const;

const PATHS = /path|file|name|dir|url|loc|code|src|source|cmd|command|module|data/i;

/** Built, then taken for a list, a number, a text. */
function consumed(random: Random, kind: QuietName): Uint8Array {
  const [module, name] = random.pick(CONSUMERS);
  const whole = random.chance(30) ? made(random, kind) : bytes(made(random, kind), armedState(random, kind), op.BUILD);
  const given = random.chance(80) ? whole : bytes(op.MARK, whole, random.pick([op.TUPLE, op.LIST]));
  return reduced(module, name, given);
}

/** Built, then given to any function. */
function handed(random: Random, callee: QuietName, kind: QuietName): Uint8Array {
  const whole = bytes(made(random, kind), armedState(random, kind), op.BUILD);
  const more = Array.from({ length: Math.max(0, (callee.arity ?? 1) - 1) }, () => plain(random));
  return bytes(
    nameOf(callee),
    op.MARK,
    ...(random.chance(50) ? [whole, ...more] : [...more, whole]),
    op.TUPLE,
    op.REDUCE,
  );
}

/** Two that are alike, as keys or in a set: their hashes are taken, and they are compared. */
function asKey(random: Random, kind: QuietName): Uint8Array {
  const whole = bytes(made(random, kind), random.chance(80) ? bytes(armedState(random, kind), op.BUILD) : bytes());
  const other = random.chance(50) ? whole : kept(random, EVERYDAY);
  return random.chance(50)
    ? bytes(op.EMPTY_DICT, op.MARK, whole, op.NONE, other, op.NONE, op.SETITEMS)
    : bytes(op.EMPTY_SET, op.MARK, whole, other, op.ADDITEMS);
}

/** Items that are appended, added or set. */
function filled(random: Random, kind: QuietName): Uint8Array {
  const start = bytes(made(random, kind), random.chance(50) ? bytes(armedState(random, kind), op.BUILD) : bytes());
  const one = random.chance(80) ? kept(random, askedBy(random, kind)) : random.pick(HARMFUL);
  switch (random.below(4)) {
    case 0:
      return bytes(start, op.MARK, random.chance(50) ? one : plain(random), one, op.SETITEMS);
    case 1:
      return bytes(start, op.MARK, one, one, op.APPENDS);
    case 2:
      return bytes(start, op.MARK, one, op.ADDITEMS);
    default:
      return bytes(start, one, op.APPEND);
  }
}

/** A class of the file's own that inherits from it: its metaclass, and hooks of its own, see what that brings. */
function inherited(random: Random, kind: QuietName): Uint8Array {
  const types = [...HARMFUL, reduced('types', 'GenericAlias', op.GLOBAL('builtins', 'list'), HARMFUL[0]!)]; // there are some
  const annotations = state([['x', random.pick(types)]]);
  const names = random.chance(50) ? [] : askedBy(random, kind).slice(0, 12);
  return classOf(
    [nameOf(kind)],
    [
      ['__module__', op.BINUNICODE('shop')],
      ['__annotations__', annotations],
      ...names.map((name) => [name, named(random)] as const),
    ],
  );
}
