/** What would be seen if a loader called anything of it, in every shape that a stream can give it: an object that answers to names, a kept call, a method, a class of the file's own. */

import { bytes, op } from '../support/assembler.ts';
import type { Random } from './random.ts';

/** What nobody has reviewed: to name it and to rebuild its classes is no rejection, and what calls it is seen. */
export const EFFECTS = `
import os, pickle
# What it runs of its own when it fails for the first time is no effect of a file.
try: __import__('pydantic_core').Url('left')
except Exception: pass
class Loads(pickle.Unpickler):
    def persistent_load(self, name): return name
def run(*args, **keywords):
    os.mkdir('left')
class Opens:
    def __init__(self, *args, **keywords): os.mkdir('left')
class Saves:
    def save(self, *args, **keywords): os.mkdir('left')
class Probe:
    def __getattr__(self, name):
        if name.startswith('__'): raise AttributeError(name)
        return run
# What makes a key of it or fills it calls its own class, which nobody has looked at: a warning.
class All(Probe): pass
for name in '''call len iter next contains getitem reversed str repr bytes format lt gt le ge bool float int complex index
    round abs neg add radd sub mul and or xor mod pow truediv floordiv matmul enter exit array array_function array_ufunc fspath length_hint
    missing trunc floor ceil copy deepcopy reduce_ex getnewargs dlpack torch_function'''.split():
    setattr(All, f'__{name}__', run)
`;

/** How classes travel by value: the function of cloudpickle that makes one, as a package has it that carries its own. See https://github.com/cloudpipe/cloudpickle. */
export const CLOUDPICKLE = `
import types
def _make_skeleton_class(maker, name, bases, keywords, tracker, extra):
    return types.new_class(name, bases, {'metaclass': maker}, lambda space: space.update(keywords))
`;

/** It acts when it is imported. */
export const ACTS = `
import os
os.mkdir('left')
`;

/** Methods that loaders' hooks and everyday functions ask an object for. */
export const EVERYDAY =
  'items keys values get setdefault update pop copy append extend add replace hex strip read write tolist detach to_numpy close split encode decode'.split(
    ' ',
  );

/** Those of its class that are called on everyday occasions, and that a class of a file may have without anything being called yet. */
const OPERATORS =
  'len iter next getitem contains str repr bytes format hash eq lt bool float int complex index abs add radd sub mul and call enter reversed round trunc length_hint'
    .split(' ')
    .map((name) => `__${name}__`);

/** What a hook that runs, imports, unpickles, opens or connects would need. */
export const HARMFUL: readonly Uint8Array[] = [
  op.BINUNICODE("__import__('os').mkdir('left')"),
  op.BINUNICODE("import os; os.mkdir('left')"),
  op.BINUNICODE('acts'),
  op.BINUNICODE('shop.run'),
  op.BINUNICODE('shop:run'),
  op.BINUNICODE('left'),
  op.BINUNICODE('file:left'),
  op.SHORT_BINBYTES(bytes(op.GLOBAL('shop', 'run'), op.EMPTY_TUPLE, op.REDUCE, op.STOP)),
  bytes(op.MARK, op.BINUNICODE('touch'), op.BINUNICODE('left'), op.LIST),
];

const NAMED = ['run', 'run', 'Opens'] as const;

export function named(random: Random): Uint8Array {
  return op.GLOBAL('shop', random.pick(NAMED));
}

/** Anything of these. `names`: those that are likely to be asked for. */
export function arm(random: Random, names: readonly string[]): Uint8Array {
  return random.chance(20) ? own(random, names) : kept(random, names);
}

/** What lies deeper in what is handed over: an object of a class that nobody has looked at is a warning there, whatever methods it has. */
export function kept(random: Random, names: readonly string[]): Uint8Array {
  switch (random.below(10)) {
    case 0:
    case 1:
      return callable(random);
    case 2:
      return reduced('collections', 'defaultdict', named(random));
    case 3:
      return made(random, names);
    case 4:
      return inside(random, names);
    default:
      return attributed(random, names);
  }
}

/** It acts when it is called. */
export function callable(random: Random): Uint8Array {
  switch (random.below(5)) {
    case 0:
      return partial(random);
    case 1:
      return method(random);
    case 2:
      return reduced('types', 'MethodType', named(random), op.BININT1(1));
    default:
      return named(random);
  }
}

/** It acts when one of these attributes of it is called. */
export function attributed(random: Random, names: readonly string[]): Uint8Array {
  switch (random.below(4)) {
    case 0:
      return object('shop', 'Probe');
    case 1:
      return attributes(random, random.pick(HOLDERS)(), names);
    default:
      return holder(random, names);
  }
}

/** It acts when an operator or a method of its class is called. */
export function own(random: Random, names: readonly string[]): Uint8Array {
  return random.chance(50) ? object('shop', 'All') : made(random, names);
}

/** An object that answers to all of these by what would be seen. */
export function holder(random: Random, names: readonly string[]): Uint8Array {
  return attributes(random, object('types', 'SimpleNamespace'), names);
}

/** Builtin objects whose attributes a state sets. */
const HOLDERS = [
  () => reduced('collections', 'OrderedDict'),
  () => reduced('builtins', 'ValueError'),
  () => reduced('collections', 'Counter'),
  () => object('builtins', 'ValueError'),
  () => reduced('argparse', 'Namespace'),
];

function attributes(random: Random, owner: Uint8Array, names: readonly string[]): Uint8Array {
  const most = names.length === 0 || random.chance(10) ? EVERYDAY : names.slice(0, 16);
  const value = random.chance(80) ? named(random) : partial(random);
  return bytes(owner, state(most.map((name) => [name, value])), op.BUILD);
}

/** An object of a class that the file brings. */
function made(random: Random, names: readonly string[]): Uint8Array {
  const methods = [...(random.chance(70) ? OPERATORS : [random.pick(OPERATORS)]), ...names.slice(0, 12)];
  const base = random.chance(80) ? [] : [op.GLOBAL('builtins', random.pick(['dict', 'list', 'str', 'int', 'tuple']))];
  const kind = classOf(
    base,
    methods.map((name) => [name, op.GLOBAL('shop', 'run')]),
  );
  return bytes(kind, op.EMPTY_TUPLE, op.NEWOBJ);
}

export function classOf(bases: readonly Uint8Array[], namespace: Pairs): Uint8Array {
  return reduced(
    'carried.cloudpickle',
    '_make_skeleton_class',
    op.GLOBAL('builtins', 'type'),
    op.BINUNICODE('Own'),
    bytes(op.MARK, ...bases, op.TUPLE),
    state(namespace),
    op.NONE,
    op.NONE,
  );
}

/** Deeper in what is handed over. */
function inside(random: Random, names: readonly string[]): Uint8Array {
  const held = random.chance(50) ? holder(random, names) : object('shop', 'Probe');
  switch (random.below(6)) {
    case 0:
      return bytes(op.MARK, held, op.TUPLE);
    case 1:
      return bytes(op.MARK, held, held, op.LIST);
    case 2:
      return state(names.slice(0, 8).map((name) => [name, held]));
    case 3:
      return bytes(op.EMPTY_DICT, held, op.NONE, op.SETITEM);
    case 4:
      return bytes(op.EMPTY_SET, op.MARK, held, op.ADDITEMS);
    default:
      return objects(held);
  }
}

/** An array of NumPy with one object. */
function objects(held: Uint8Array): Uint8Array {
  const dtype = bytes(reduced('numpy', 'dtype', op.BINUNICODE('O8'), op.NEWFALSE, op.NEWTRUE));
  const array = reduced(
    'numpy.core.multiarray',
    '_reconstruct',
    op.GLOBAL('numpy', 'ndarray'),
    bytes(op.MARK, op.BININT1(0), op.TUPLE),
    op.SHORT_BINBYTES(Buffer.from('b')),
  );
  const shape = bytes(op.MARK, op.BININT1(1), op.TUPLE);
  const items = bytes(op.MARK, held, op.LIST);
  return bytes(array, op.MARK, op.BININT1(1), shape, dtype, op.NEWFALSE, items, op.TUPLE, op.BUILD);
}

function method(random: Random): Uint8Array {
  const kept = reduced('builtins', 'getattr', object('shop', 'Saves'), op.BINUNICODE('save'));
  return random.chance(70) ? kept : reduced('functools', 'partial', kept);
}

function partial(random: Random): Uint8Array {
  const kept = reduced('functools', 'partial', named(random));
  return random.chance(70) ? kept : reduced('functools', 'partial', kept, op.BININT1(1));
}

export function object(module: string, name: string): Uint8Array {
  return bytes(op.GLOBAL(module, name), op.EMPTY_TUPLE, op.NEWOBJ);
}

export function reduced(module: string, name: string, ...given: readonly Uint8Array[]): Uint8Array {
  return bytes(op.GLOBAL(module, name), op.MARK, ...given, op.TUPLE, op.REDUCE);
}

type Pairs = readonly (readonly [key: string, value: Uint8Array])[];

export function state(pairs: Pairs): Uint8Array {
  if (pairs.length === 0) return op.EMPTY_DICT;
  return bytes(op.EMPTY_DICT, op.MARK, ...pairs.flatMap(([key, value]) => [op.BINUNICODE(key), value]), op.SETITEMS);
}
