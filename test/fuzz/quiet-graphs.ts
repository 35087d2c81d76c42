/** Pickles of what the judge is quiet about, put together at random: each operator and each class with states that its own hooks name, in every way that a stream may use it. See https://docs.python.org/3/library/pickle.html. */

import { bytes, op } from '../support/assembler.ts';
import type { Loaders } from '../support/effect-oracle.ts';
import type { QuietName, QuietUse } from '../support/quiet-names.ts';
import { aimed } from './quiet-aims.ts';
import { Random } from './random.ts';

/** `asking`: functions whose rows say what they call. `hooked`: classes of which the index says so, or whose hooks are written in Python. */
export type Pool = Readonly<Record<QuietUse | 'asking' | 'hooked', readonly QuietName[]>>;

export function poolOf(names: readonly QuietName[]): Pool {
  const of = (use: QuietUse): readonly QuietName[] => names.filter(({ uses }) => uses.includes(use));
  const [called, rebuilt] = [of('called'), of('rebuilt')];
  const asking = called.filter(({ asked }) => asked.length > 0);
  const known = rebuilt.filter(({ held }) => held.length > 0);
  const written = rebuilt.filter(({ keys }) => keys.length > 0);
  // Few have keys that are known, and those are what acts.
  const hooked = [...Array.from({ length: 3 }, () => known).flat(), ...written];
  const or = (some: readonly QuietName[], all: readonly QuietName[]) => (some.length > 0 ? some : all);
  return {
    called,
    bare: of('bare'),
    rebuilt,
    acting: or(of('acting'), rebuilt),
    filling: or(of('filling'), rebuilt),
    bearing: or(of('bearing'), rebuilt),
    asking: or(asking, called),
    hooked: or(hooked, rebuilt),
  };
}

/** What a file may do to the process without any event: the settings of the interpreter that others rely on. */
const WATCHED = [
  'dict(__import__("os").environ)',
  '__import__("sys").path',
  '[id(one) for one in __import__("sys").meta_path]',
  '[id(one) for one in __import__("logging").root.handlers]',
  '__import__("logging").root.manager.disable',
  '__import__("os").getcwd()',
  '[(name, id(one)) for name, one in vars(__import__("builtins")).items() if name != "_"]',
  '__import__("signal").getsignal(2)',
  '__import__("sys").getrecursionlimit()',
  '__import__("gc").isenabled()',
  '__import__("socket").getdefaulttimeout()',
];

export function quietLoaders(folder: string, names: readonly QuietName[]): Loaders {
  return {
    modules: [
      'pickle',
      'logging',
      'signal',
      'socket',
      'shop',
      'carried.cloudpickle',
      ...new Set(names.map(({ module }) => module)),
    ],
    loaders: { pickle: "with open(path, 'rb') as file: shop.Loads(file).load()" },
    paths: [folder],
    watches: WATCHED,
    // NetworkX compiles its own decorators when a function that has them is called for the first time.
    executes: "<class 'networkx.utils.decorators.argmap'>",
    seconds: 2,
  };
}

/** Most are aimed at one operator or class; deep ones mostly fail before anything is asked. */
export function quietGraph(seed: number, pool: Pool): Uint8Array {
  const random = new Random(seed);
  const value = random.chance(90) ? aimed(random, pool) : new Graph(random, pool).value(1 + (seed % 4));
  return bytes(op.PROTO(4), value, op.STOP);
}

const DUNDERS =
  '__reduce__ __reduce_ex__ __setstate__ __getstate__ __call__ __hash__ __eq__ __len__ __iter__ __array__ __array_interface__ __array_struct__ __dict__ __class__ __del__ __index__ __fspath__ __float__ __torch_function__ __dlpack__ __wrapped__ __name__'.split(
    ' ',
  );
const COMMON = 'name data shape dtype values index func args kwargs keys items path file filename state device'.split(
  ' ',
);
const EFFECTIVE = ['run', 'Opens'] as const;
const METHODS = ['write_text', 'touch', 'save', 'to_csv', 'tofile', 'fit', 'close', 'append', 'format', '__init__'];
const TEXTS = [
  'left',
  './left',
  "__import__('os').mkdir('left')",
  "import os; os.mkdir('left')\n",
  'shop:run',
  'shop.run',
  'shop',
  'w',
  '{0.__class__}',
  'file:left',
  '',
] as const;

class Graph {
  readonly #random: Random;
  readonly #pool: Pool;
  /** So many of the things below may be called: most files have none, for those are what passes. */
  readonly #armed: number;
  #keys: readonly string[] = COMMON;

  constructor(random: Random, pool: Pool) {
    this.#random = random;
    this.#pool = pool;
    this.#armed = random.pick([0, 20, 50]);
  }

  value(depth: number): Uint8Array {
    if (depth === 0) return this.#leaf();
    const random = this.#random;
    switch (random.below(12)) {
      case 0:
        return bytes(op.MARK, ...this.#some(3, depth), random.pick([op.TUPLE, op.LIST]));
      case 1:
        return this.#dict(depth - 1);
      case 2:
        return bytes(op.EMPTY_SET, op.MARK, this.value(depth - 1), op.ADDITEMS);
      case 3:
        return bytes(
          op.EMPTY_DICT,
          op.MARK,
          this.value(depth - 1),
          this.#leaf(),
          this.value(depth - 1),
          op.NONE,
          op.SETITEMS,
        );
      case 4:
      case 5:
      case 6:
        return this.#called(depth);
      default:
        return this.#built(depth);
    }
  }

  /** A function or a class is given what it may be given, in one of the ways that call. */
  #called(depth: number): Uint8Array {
    const random = this.#random;
    const callee = random.pick(random.chance(85) ? this.#pool.called : this.#pool.bare);
    const name = this.#name(callee);
    if (!callee.uses.includes('called')) return bytes(name, op.EMPTY_TUPLE, op.REDUCE);
    const outer = this.#keys;
    const known = [...callee.asked, ...callee.keys];
    if (known.length > 0) this.#keys = known;
    const given = this.#some(3, depth);
    this.#keys = outer;
    const [args, partial] = [bytes(op.MARK, ...given, op.TUPLE), op.GLOBAL('functools', 'partial')];
    switch (random.below(10)) {
      case 0:
        return bytes(partial, op.MARK, name, ...given, op.TUPLE, op.REDUCE);
      case 1:
        return bytes(op.MARK, name, ...given, op.OBJ);
      case 2:
        return bytes(name, args, this.#dict(depth - 1), op.NEWOBJ_EX);
      case 3:
        return bytes(name, args, op.REDUCE, this.#dict(depth - 1), op.BUILD);
      default:
        return bytes(name, args, op.REDUCE);
    }
  }

  /** An object of a class that was looked at, made and filled in one of the ways that do. */
  #built(depth: number): Uint8Array {
    const random = this.#random;
    const kind = random.pick(this.#pool.rebuilt);
    const name = this.#name(kind);
    const outer = this.#keys;
    this.#keys = [...kind.held, ...kind.keys, ...(kind.keys.length === 0 ? COMMON : COMMON.slice(0, 4))];
    const made = random.chance(85)
      ? bytes(name, op.EMPTY_TUPLE, op.NEWOBJ)
      : bytes(
          op.GLOBAL('copyreg', '_reconstructor'),
          op.MARK,
          name,
          op.GLOBAL('builtins', 'object'),
          op.NONE,
          op.TUPLE,
          op.REDUCE,
        );
    const filled = bytes(made, this.#filling(depth - 1));
    this.#keys = outer;
    return filled;
  }

  #filling(depth: number): Uint8Array {
    const random = this.#random;
    const inner = Math.max(0, depth);
    switch (random.below(12)) {
      case 0:
        return bytes(op.NONE, this.#dict(inner), op.TUPLE2, op.BUILD);
      case 1:
        return bytes(this.#dict(inner), this.#dict(inner), op.TUPLE2, op.BUILD);
      case 2:
        return bytes(op.MARK, this.value(inner), this.#leaf(), op.SETITEMS);
      case 3:
        return bytes(op.MARK, this.value(inner), random.pick([op.APPENDS, op.ADDITEMS]));
      case 4:
        return bytes(random.chance(30) ? this.value(inner) : this.#dict(inner), op.BUILD);
      case 5:
        return bytes(this.#dict(inner), op.BUILD, this.#dict(inner), op.BUILD);
      case 6:
        return bytes(op.MARK, ...this.#some(3, inner + 1), op.TUPLE, op.BUILD);
      case 7:
        return random.chance(50) ? bytes() : bytes(this.#dict(inner), op.BUILD, op.MARK, this.#leaf(), op.APPENDS);
      default:
        return bytes(this.#dict(inner), op.BUILD);
    }
  }

  #dict(depth: number): Uint8Array {
    const random = this.#random;
    const count = 1 + random.below(6);
    const pairs = Array.from({ length: count }, () => {
      const key = random.chance(6) ? random.pick(DUNDERS) : random.pick(this.#keys);
      return bytes(op.BINUNICODE(key), this.value(Math.max(0, random.chance(50) ? 0 : depth)));
    });
    return bytes(op.EMPTY_DICT, op.MARK, ...pairs, op.SETITEMS);
  }

  #leaf(): Uint8Array {
    const random = this.#random;
    if (random.chance(this.#armed)) return this.#effective();
    switch (random.below(9)) {
      case 0:
        return random.pick([op.NONE, op.NEWTRUE, op.EMPTY_TUPLE, op.EMPTY_DICT, op.EMPTY_LIST]);
      case 1:
        return op.BININT1(random.below(5));
      case 2:
        return op.SHORT_BINBYTES(Buffer.from(random.pick(TEXTS)));
      case 3:
        return bytes(this.#name(random.pick(this.#pool.rebuilt)), op.EMPTY_TUPLE, op.NEWOBJ);
      case 4:
        return this.#name(random.pick(random.chance(50) ? this.#pool.rebuilt : this.#pool.called));
      case 5:
        return op.BINUNICODE(random.pick(this.#keys));
      default:
        return op.BINUNICODE(random.pick(TEXTS));
    }
  }

  /** What would be seen if anything called it. */
  #effective(): Uint8Array {
    const random = this.#random;
    const probe = bytes(op.GLOBAL('shop', 'Probe'), op.EMPTY_TUPLE, op.NEWOBJ);
    const named = op.GLOBAL('shop', random.pick(EFFECTIVE));
    switch (random.below(8)) {
      case 0:
        return probe;
      case 1:
        return bytes(op.GLOBAL('functools', 'partial'), op.MARK, named, op.TUPLE, op.REDUCE);
      case 2:
        return bytes(named, op.BINPERSID);
      case 3:
        return bytes(
          op.GLOBAL('builtins', 'getattr'),
          op.MARK,
          this.#built(1),
          op.BINUNICODE(random.pick(METHODS)),
          op.TUPLE,
          op.REDUCE,
        );
      case 4:
      case 5: {
        const keys = [random.pick(this.#keys), random.pick(COMMON), random.pick(DUNDERS)];
        const pairs = keys.map((key) => bytes(op.BINUNICODE(key), named));
        const holder = bytes(op.GLOBAL('types', 'SimpleNamespace'), op.EMPTY_TUPLE, op.NEWOBJ);
        return bytes(holder, op.EMPTY_DICT, op.MARK, ...pairs, op.SETITEMS, op.BUILD);
      }
      default:
        return named;
    }
  }

  #name({ module, name }: QuietName): Uint8Array {
    return bytes(op.BINUNICODE(module), op.BINUNICODE(name), op.STACK_GLOBAL);
  }

  #some(most: number, depth: number): readonly Uint8Array[] {
    return Array.from({ length: 1 + this.#random.below(most) }, () => this.value(Math.max(0, depth - 1)));
  }
}
