/** How much calls make that are harmless but for what they are asked to make, by their arguments. See https://cwe.mitre.org/data/definitions/770.html. */
import type { Operator } from '../../facts.ts';
import { CEILINGS } from '../../limits.ts';
import type { Token } from '../machine/value.ts';
import { ENDLESS, itemBytesOf, NUMBER_BYTES, numberOf, product, type Sizes, shapeOf } from './exhaustion-sizes.ts';
import { itemsOf } from './following.ts';
import { TORCH_ITEM_BYTES } from './tensor-storages.ts';

/** How many bytes or steps a call takes by its arguments; null where they do not show. */
export type Cost = (sizes: Sizes, args: readonly Token[]) => number | null;

/** What it costs, and whether that is due only once something takes its items. */
export interface Costly {
  readonly cost: Cost;
  readonly isLazy?: true;
}

/** Bytes of an item in a list, with its number. */
const ITEM_BYTES = 36;

const numberAt =
  (index: number): Cost =>
  (sizes, args) =>
    numberOf(sizes, args[index] ?? 0);

const arrayOf =
  (shape: number, dtype: number): Cost =>
  (sizes, args) => {
    const count = shapeOf(sizes, args[shape] ?? 0);
    return count === null ? null : count * Math.max(1, itemBytesOf(sizes, args[dtype]));
  };

/** Of no content: as many bytes as its type says. */
const emptyScalar: Cost = (sizes, args) => (args.length === 1 ? itemBytesOf(sizes, args[0]) : null);

/** `csr_matrix((rows, columns))` has a number a row. */
const sparse: Cost = (sizes, [shape = 0]) => {
  const numbers = itemsOf(sizes.context, shape).map((token) => sizes.context.integerOf(token) ?? 0);
  return numbers.length === 0 ? null : NUMBER_BYTES * Math.max(...numbers);
};

/** `range(n)`, `range(a, b, c)`: what is made of it has so many items. */
const rangeLength: Cost = (sizes, args) => {
  const numbers = args.map((token) => numberOf(sizes, token));
  const [first = 0, last = null, step = 1] = numbers;
  if (first === null || numbers.includes(ENDLESS)) return first === null ? null : ENDLESS;
  return last === null ? first : (last - first) / (step || 1);
};

/** `_new_Index(RangeIndex, {'start': 0, 'stop': n})` */
const indexLength: Cost = (sizes, [, parts = 0]) => largest(sizes, itemsOf(sizes.context, parts));

/** `x * n`, `10 ** n`, `1 << n`: the larger operand decides. */
const largest: Cost = ({ context }, args) => {
  const numbers = args.map((token) => context.integerOf(token) ?? (context.isInteger(token) ? ENDLESS : 0));
  return numbers.length === 0 ? null : Math.max(...numbers);
};

/** `::/0` has as many addresses as its prefix leaves. */
const addresses: Cost = ({ context }, [network = 0]) => {
  const text = context.textOf(network);
  const [, prefix] = /\/(\d+)$/.exec(typeof text === 'string' ? text : '/') ?? [];
  if (typeof text !== 'string') return ENDLESS;
  return prefix === undefined ? null : 2 ** ((text.includes(':') ? 128 : 32) - Number(prefix));
};

/** What it hashes of its first argument visits so many containers: items of a set, keys of pairs. */
const hashing =
  (isPairs: boolean): Cost =>
  (sizes, [given = 0]) => {
    const { values } = sizes.context;
    if (values.weightOf(given) <= CEILINGS.hashedContainers.most) return null;
    const items = itemsOf(sizes.context, given);
    const hashed = isPairs ? items.map((pair) => itemsOf(sizes.context, pair)[0] ?? 0) : items;
    return hashed.some((item) => values.weightOf(item) > CEILINGS.hashedContainers.most) ? ENDLESS : null;
  };

/** `1e9999999` as a fraction has as many digits, and so has an integer of such a decimal. */
const digits: Cost = ({ context }, args) => {
  for (const given of args) {
    const value = context.values.valueOf(given);
    if (value?.kind === 'instance' && DECIMAL.test(`${value.operator.module}.${value.operator.name}`)) return ENDLESS;
    if (context.literalBytes(given) > CEILINGS.numberDigits.most) return ENDLESS;
    const text = context.textOf(given);
    const [, exponent] = /e[+-]?([\p{Nd}_]+)\s*$/iu.exec(typeof text === 'string' ? text : '') ?? [];
    // Ten million digits take minutes.
    const plain = exponent?.replaceAll('_', '').replace(/^\p{Nd}0+/u, '');
    if (plain !== undefined && (plain.length > 8 || Number(plain) > 10_000_000 || /[^\d]/.test(plain))) return ENDLESS;
  }
  return null;
};

const DECIMAL = /^_?(?:py)?decimal\.Decimal$/;

/** What it is given together. */
const together: Cost = (sizes, args) =>
  args.reduce((sum, token) => {
    const items = itemsOf(sizes.context, token);
    return sum + sizes.lengthOf(token) + items.reduce((inner, item) => inner + sizes.lengthOf(item), items.length);
  }, 0);

/** `s.replace('a', b)`, `s.translate({…: b})`, `sep.join(…)` */
const multiplied: Cost = (sizes, args) =>
  args.reduce((made, token) => made * Math.max(1, together(sizes, [token]) ?? 1), 1);

/** An iterator of no end, or of none that anybody waits for. */
const endless: Cost = () => ENDLESS;
const repeated: Cost = (sizes, args) => (args.length < 2 ? ENDLESS : numberOf(sizes, args[1] ?? 0));
/** `islice(it, stop)` */
const cut: Cost = (sizes, args) => {
  const numbers = args.slice(1).map((token) => numberOf(sizes, token) ?? 0);
  return Math.min(together(sizes, args.slice(0, 1)) ?? 0, numbers.length === 0 ? ENDLESS : Math.max(...numbers));
};

/** It takes all that an iterator gives, besides what else it costs. */
const taking =
  (bytes: number, other: Cost): Cost =>
  (sizes, args) => {
    const { values } = sizes.context;
    const made = args.filter((token) => values.valueOf(token)?.kind === 'instance');
    const taken = made.reduce((sum, token) => sum + sizes.lengthOf(token), 0);
    return taken > 0 ? bytes * taken : other(sizes, args);
  };
const nothing: Cost = () => null;

/** A method of a text, of bytes or of a list: as many as the number says, as wide as a format says. */
const method: Cost = (sizes, args) => {
  const [width = ''] = args.map((token) => /\d{9,}/.exec(sizes.context.textOf(token) ?? '')?.[0]).filter(Boolean);
  const number = largest(sizes, args) ?? 0;
  return Math.max(together(sizes, args) ?? 0, Number(width), number * Math.max(1, sizes.lengthOf(args[0] ?? 0)));
};

const COSTS: ReadonlyMap<string, Costly> = new Map<string, Costly>([
  ...names('builtins', 'bytes bytearray', taking(1, numberAt(0))),
  ...names('builtins', 'list tuple sum sorted min max any all', taking(ITEM_BYTES, nothing)),
  ...names('builtins', 'set frozenset', taking(ITEM_BYTES, hashing(false))),
  ...names('builtins', 'dict.fromkeys hash', taking(ITEM_BYTES, hashing(false))),
  ...names('builtins', 'dict', taking(ITEM_BYTES, hashing(true))),
  ...names('collections', 'deque', taking(ITEM_BYTES, nothing)),
  ...names('collections', 'Counter', taking(ITEM_BYTES, hashing(false))),
  ...names('collections', 'OrderedDict', taking(ITEM_BYTES, hashing(true))),
  ...names('array', 'array', taking(ITEM_BYTES, nothing)),
  ...names('builtins', 'int round', digits),
  ...names('fractions', 'Fraction', digits),
  ...names('builtins', 'range', rangeLength),
  ...lazy('pandas', 'RangeIndex', rangeLength),
  ...lazy('pandas.core.indexes.range', 'RangeIndex', rangeLength),
  ...lazy('pandas.core.indexes.base', '_new_Index', indexLength),
  ...lazy('ipaddress', 'ip_network IPv4Network IPv6Network', addresses),
  ...lazy('collections', 'Counter.elements', endless),
  ...lazy('itertools', 'count cycle permutations product combinations combinations_with_replacement', endless),
  ...lazy('itertools', 'repeat', repeated),
  ...lazy('itertools', 'islice', cut),
  ...lazy('itertools', 'accumulate chain chain.from_iterable zip_longest pairwise compress groupby tee', together),
  ...lazy('itertools', 'starmap takewhile dropwhile filterfalse batched', together),
  ...lazy('builtins', 'enumerate zip iter reversed map filter', together),
  ...names('builtins', 'pow', largest),
  ...names('builtins', 'format', method),
  ...names('builtins', 'str.replace bytes.replace bytearray.replace str.translate str.join bytes.join', multiplied),
  ...names('operator', 'mul pow lshift imul ipow ilshift', largest),
  ...names('_operator', 'mul pow lshift imul ipow ilshift', largest),
  ...names('math', 'factorial comb perm', numberAt(0)),
  ...names('numpy', 'empty zeros ones full ndarray recarray', arrayOf(0, 1)),
  ...names('numpy', 'chararray bytes_ void', arrayOf(0, 1)),
  ...names('numpy', 'arange linspace eye identity tri', largest),
  ...names('numpy.ma.core', '_mareconstruct', arrayOf(2, 3)),
  ...['numpy.rec', 'numpy.core.records', 'numpy._core.records'].flatMap((of) => names(of, 'recarray', arrayOf(0, 1))),
  ...['numpy.char', 'numpy.core.defchararray', 'numpy._core.defchararray'].flatMap((of) =>
    names(of, 'chararray', arrayOf(0, 1)),
  ),
  ...['numpy.core.multiarray', 'numpy._core.multiarray', 'numpy.core.numeric', 'numpy._core.numeric'].flatMap((of) => [
    ...names(of, 'empty zeros ones full ndarray', arrayOf(0, 1)),
    ...names(of, '_reconstruct', arrayOf(1, 2)),
    ...names(of, 'scalar', emptyScalar),
  ]),
  ...names('torch', 'empty zeros ones', (sizes, args) => shapeOf(sizes, args[0] ?? 0)),
  // The tuple that it was given stands for it.
  ...lazy('torch', 'Size', (sizes, args) => shapeOf(sizes, args[0] ?? 0)),
]);

function names(module: string, list: string, cost: Cost): (readonly [string, Costly])[] {
  return list.split(' ').map((name) => [`${module}.${name}`, { cost }]);
}

function lazy(module: string, list: string, cost: Cost): (readonly [string, Costly])[] {
  return names(module, list, cost).map(([name]) => [name, { cost, isLazy: true }]);
}

const TORCH = /^torch(?:\.cuda|\.storage)?\._?(?:(\w+?)(?:Storage|Tensor)|Tensor)$/;
const METHOD = /^builtins\.(?:str|bytes|bytearray|list|tuple)\.\w+$|^builtins\.int\.(?:to_bytes|__\w+__)$/;
const SPARSE = /^scipy\.sparse(?:\._\w+)?\.(?:bsr|coo|csc|csr|dia|dok|lil)_(?:matrix|array)$/;

/** `torch.DoubleTensor(2, 3)`, `torch.FloatStorage(6)`, `torch.FloatTensor(torch.Size((2, 3)))`; a list is content. */
const torchBytes =
  (itemBytes: number): Cost =>
  (sizes, args) => {
    const { values } = sizes.context;
    const shaped = args.length === 1 && values.isContainer(args[0] ?? 0) ? sizes.lengthOf(args[0] ?? 0) : 0;
    if (shaped > 0) return shaped * itemBytes;
    const numbers = args.filter((token) => !values.isContainer(token));
    const count = numbers.length === 0 || numbers.length < args.length ? null : product(sizes, numbers);
    return count === null ? null : count * itemBytes;
  };

/** Null where its arguments do not decide what it takes. */
export function costOf({ module, name }: Operator): Costly | null {
  const path = `${module}.${name}`;
  const known = COSTS.get(path);
  if (known !== undefined) return known;
  if (path.startsWith('builtins.')) return METHOD.test(path) ? { cost: method } : null;
  if (path.startsWith('scipy.')) return SPARSE.test(path) ? { cost: sparse } : null;
  const torch = path.startsWith('torch.') ? TORCH.exec(path) : null;
  return torch === null ? null : { cost: torchBytes(TORCH_ITEM_BYTES[torch[1] ?? 'Float'] ?? 1) };
}
