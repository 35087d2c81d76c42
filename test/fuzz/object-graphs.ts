/** Pickles of objects that hold each other at random: quiet operators and classes, given what would be seen if anything called it. See https://docs.python.org/3/library/pickle.html. */

import { bytes, op } from '../support/assembler.ts';
import type { Loaders } from '../support/effect-oracle.ts';
import { Random } from './random.ts';

/** A module that nobody has reviewed: naming its function and rebuilding its class call nothing, and all else is seen. */
export const PROBES = `
import os
# Where they are there: what their import runs is no effect of a file.
for library in ('dask.array', 'sortedcontainers', 'ase.calculators.lammpslib'):
    try: __import__(library)
    except ImportError: pass
def run(*args, **keywords):
    os.mkdir('left')
class Probe:
    def __getattr__(self, name):
        if name.startswith('__'): raise AttributeError(name)
        return run
`;

const CALLED = [
  'builtins list',
  'builtins dict',
  'builtins set',
  'builtins tuple',
  'builtins str',
  'builtins int',
  'builtins bytearray',
  'collections OrderedDict',
  'collections Counter',
  'collections deque',
  'collections defaultdict',
  'copyreg _reconstructor',
  'types SimpleNamespace',
  'uuid UUID',
  'datetime date',
  'fractions Fraction',
  'decimal Decimal',
  'numpy dtype',
  'numpy.core.multiarray scalar',
  'numpy.core.multiarray _reconstruct',
  'pandas.core.indexes.base _new_Index',
  'pandas.core.internals.blocks new_block',
  'functools partial',
  'operator itemgetter',
  'sortedcontainers.sortedlist SortedKeyList',
  'sortedcontainers.sorteddict SortedDict',
  'dask.array.wrap _broadcast_trick_inner',
] as const;
const REBUILT = [
  'types SimpleNamespace',
  'collections OrderedDict',
  'collections Counter',
  'pandas.core.series Series',
  'pandas.core.internals.managers BlockManager',
  'sklearn.linear_model._logistic LogisticRegression',
  'sklearn.isotonic IsotonicRegression',
  'sklearn.pipeline Pipeline',
  'matplotlib.cbook CallbackRegistry',
  'matplotlib.transforms Affine2D',
  'matplotlib.figure Figure',
  'networkx.classes.reportviews NodeView',
  'matplotlib.artist Artist',
  'ase.calculators.lammpslib LAMMPSlib',
  'pandas.io.excel._base ExcelFile',
] as const;
const KEYS = (
  'items keys values get setdefault update pop copy append extend add replace hex strip read write tolist detach to_numpy ' +
  'stale stale_callback rsplit close lmp started _reader callbacks _cid_gen _parents _shared_axes _nodes graph int args shape dtype steps func data index _mgr name'
).split(' ');
/** Those that loaders ask most things for. */
const ASKED = ['keys', 'items', 'replace', 'get', 'setdefault'];

export function objectGraph(seed: number): Uint8Array {
  const random = new Random(seed);
  return bytes(op.PROTO(4), seed % 2 === 0 ? value(random, 1 + random.below(4)) : shallow(random), op.STOP);
}

/** The loaders that the graphs are held against; `folder` has the probes as `shop.py`. */
export function graphLoaders(folder: string): Loaders {
  const libraries = [
    'pandas',
    'sklearn.pipeline',
    'sklearn.linear_model',
    'sklearn.isotonic',
    'matplotlib.figure',
    'networkx',
  ];
  return {
    modules: ['pickle', 'uuid', 'fractions', 'decimal', 'shop', ...libraries],
    loaders: { pickle: "with open(path, 'rb') as file: pickle.load(file)" },
    paths: [folder],
    seconds: 2,
  };
}

/** One call or state, of what answers: deeper ones mostly fail before anything is asked. */
function shallow(random: Random): Uint8Array {
  if (random.chance(10)) return asked(random);
  if (random.chance(50)) {
    const given = random.chance(70) ? [holder(random)] : [leaf(random), holder(random)];
    return bytes(name(random.pick(CALLED)), op.MARK, ...given, op.TUPLE, op.REDUCE);
  }
  const state = random.chance(50) ? holder(random) : dict(random, 0);
  return bytes(name(random.pick(REBUILT)), op.EMPTY_TUPLE, op.NEWOBJ, state, op.BUILD);
}

function value(random: Random, depth: number): Uint8Array {
  if (depth === 0 || random.chance(15)) return leaf(random);
  if (random.chance(40)) return unusual(random, depth - 1);
  switch (random.below(6)) {
    case 0:
      return bytes(op.MARK, ...some(random, 3, () => value(random, depth - 1)), random.pick([op.TUPLE, op.LIST]));
    case 1:
      return dict(random, depth - 1);
    case 2:
    case 3:
      return built(random, depth - 1);
    default:
      return called(random, depth - 1);
  }
}

/** What picklers seldom write and loaders take: keywords, slots, states set twice, one of them slots, calls that wait in each other, keys, items, methods, ids. */
function unusual(random: Random, depth: number): Uint8Array {
  const [object, given] = [bytes(name(random.pick(REBUILT)), op.EMPTY_TUPLE), value(random, depth)];
  switch (random.below(9)) {
    case 8:
      return bytes(built(random, depth), op.NONE, dict(random, depth), op.TUPLE2, op.BUILD);
    case 0:
      return bytes(object, dict(random, depth), op.NEWOBJ_EX);
    case 1:
      return bytes(object, op.NEWOBJ, op.NONE, dict(random, depth), op.TUPLE2, op.BUILD);
    case 2:
      return bytes(built(random, depth), dict(random, depth), op.BUILD);
    case 3:
      return bytes(name('functools partial'), op.MARK, partial(random), given, op.TUPLE, op.REDUCE);
    case 4:
      return bytes(op.EMPTY_SET, op.MARK, built(random, depth), op.ADDITEMS);
    case 5:
      return bytes(op.EMPTY_DICT, op.MARK, built(random, depth), given, op.SETITEMS);
    case 6:
      return bytes(built(random, depth), op.MARK, leaf(random), given, op.SETITEMS);
    default:
      return bytes(
        op.GLOBAL('builtins', random.pick(METHODS)),
        op.MARK,
        op.BINUNICODE('{0[a]}'),
        given,
        op.TUPLE,
        op.REDUCE,
      );
  }
}

/** Methods of a text that look into what they are given. */
const METHODS = ['str.format', 'str.format_map', 'str.translate', 'str.join'] as const;

function partial(random: Random): Uint8Array {
  return bytes(name('functools partial'), op.MARK, leaf(random), op.TUPLE, op.REDUCE);
}

function leaf(random: Random): Uint8Array {
  const leaves = [
    op.NONE,
    op.BININT1(random.below(5)),
    op.BINUNICODE(random.pick(KEYS)),
    op.EMPTY_TUPLE,
    op.GLOBAL('shop', 'run'),
    bytes(op.GLOBAL('shop', 'Probe'), op.EMPTY_TUPLE, op.NEWOBJ),
    name(random.pick(REBUILT)),
    holder(random),
    holder(random),
    holder(random),
  ];
  return random.pick(leaves);
}

/** An object of a class that nobody knows, where a class may call it. */
function asked(random: Random): Uint8Array {
  const probe = bytes(op.GLOBAL('shop', 'Probe'), op.EMPTY_TUPLE, op.NEWOBJ);
  const held = random.pick([probe, bytes(op.MARK, probe, op.LIST), bytes(op.MARK, holder(random), probe, op.TUPLE)]);
  const pairs = some(random, 2, () => bytes(op.BINUNICODE(random.pick(KEYS)), leaf(random)));
  const state = bytes(op.EMPTY_DICT, op.MARK, ...pairs, op.BINUNICODE(random.pick(KEYS)), held, op.SETITEMS);
  return bytes(name(random.pick(REBUILT)), op.EMPTY_TUPLE, op.NEWOBJ, state, op.BUILD);
}

/** It answers to some names by what would be seen. */
function holder(random: Random): Uint8Array {
  const pairs = [ASKED, ASKED, KEYS].map((keys) => bytes(op.BINUNICODE(random.pick(keys)), op.GLOBAL('shop', 'run')));
  const state = bytes(op.EMPTY_DICT, op.MARK, ...pairs, op.SETITEMS, op.BUILD);
  return bytes(op.GLOBAL('types', 'SimpleNamespace'), op.EMPTY_TUPLE, op.NEWOBJ, state);
}

function dict(random: Random, depth: number): Uint8Array {
  const pairs = some(random, 3, () => bytes(op.BINUNICODE(random.pick(KEYS)), value(random, depth)));
  return bytes(op.EMPTY_DICT, op.MARK, ...pairs, op.SETITEMS);
}

function built(random: Random, depth: number): Uint8Array {
  const state = random.chance(80) ? dict(random, depth) : value(random, depth);
  return bytes(name(random.pick(REBUILT)), op.EMPTY_TUPLE, op.NEWOBJ, state, op.BUILD);
}

function called(random: Random, depth: number): Uint8Array {
  return bytes(name(random.pick(CALLED)), op.MARK, ...some(random, 3, () => value(random, depth)), op.TUPLE, op.REDUCE);
}

function name(operator: string): Uint8Array {
  const [module = '', own = ''] = operator.split(' ');
  return op.GLOBAL(module, own);
}

function some(random: Random, most: number, make: () => Uint8Array): readonly Uint8Array[] {
  return Array.from({ length: random.below(most + 1) }, make);
}
