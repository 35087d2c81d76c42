/** Calls that are harmless but for what they are asked to make: far more than a machine has memory or time for. See https://cwe.mitre.org/data/definitions/770.html. */
import type { Operator } from '../../facts.ts';
import { CEILINGS } from '../../limits.ts';
import type { Token } from '../machine/value.ts';
import type { ValueStore } from '../machine/values.ts';
import type { FollowContext } from './following.ts';

/** How many bytes or steps a call takes by its arguments; null where they do not show. */
type Cost = (context: FollowContext, args: readonly Token[]) => number | null;

const integerAt =
  (index: number): Cost =>
  (context, args) =>
    context.integerOf(args[index] ?? 0) ?? magnitudeOf(context, args[index] ?? 0);

/** Of integers that no number here holds: they are larger than any memory. */
function magnitudeOf(context: FollowContext, token: Token): number | null {
  return context.isInteger(token) ? Number.POSITIVE_INFINITY : null;
}

/** The product of a shape, or a length. */
const shapeAt =
  (index: number): Cost =>
  (context, args) => {
    const shape = args[index] ?? 0;
    if (!context.values.isContainer(shape)) return integerAt(index)(context, args);
    const items = context.values.contentOf(shape)?.items ?? [];
    return items.reduce<number | null>((product, _, at) => {
      const length = integerAt(at)(context, items);
      return product === null || length === null ? null : product * Math.max(0, length);
    }, 1);
  };

/** `range(n)`, `range(a, b, c)`: what is made of it has so many items. */
const rangeLength: Cost = (context, args) => {
  const numbers = args.map((_, index) => integerAt(index)(context, args));
  const [first = 0, last = null, step = 1] = numbers;
  if (first === null) return null;
  return last === null ? first : (last - first) / (step || 1);
};

/** `x * n`, `10 ** n`, `1 << n`: the larger operand decides. */
const largest: Cost = (context, args) => {
  const numbers = args.map((_, index) => integerAt(index)(context, args) ?? 0);
  return numbers.length === 0 ? null : Math.max(...numbers);
};

/** What it hashes of its first argument visits so many containers: items of a set, keys of pairs. */
const hashing =
  (isPairs: boolean): Cost =>
  ({ values }, args) => {
    const [given = 0] = args;
    if (values.weightOf(given) <= CEILINGS.hashedContainers.most) return null;
    const items = values.contentOf(given)?.items ?? [];
    const hashed = isPairs
      ? items.map((pair) => (values.isContainer(pair) ? (values.contentOf(pair)?.items[0] ?? 0) : 0))
      : items;
    return hashed.some((item) => values.weightOf(item) > CEILINGS.hashedContainers.most)
      ? Number.POSITIVE_INFINITY
      : null;
  };

/** `1e9999999` as a fraction has as many digits, and so has an integer of such a decimal. */
const digits: Cost = (context, args) => {
  const [given = 0] = args;
  if (isMadeBy(context.values, given, DECIMALS)) return Number.POSITIVE_INFINITY;
  const text = context.textOf(given);
  const [, exponent] = /[eE][+-]?([\d_]+)\s*$/.exec(typeof text === 'string' ? text : '') ?? [];
  // Ten million digits take minutes.
  return exponent !== undefined && Number(exponent.replaceAll('_', '')) > 10_000_000 ? Number.POSITIVE_INFINITY : null;
};

const DECIMALS: ReadonlySet<string> = new Set(['decimal.Decimal', '_decimal.Decimal', '_pydecimal.Decimal']);
/** They go on for ever, or for longer than anybody waits. */
const COUNTLESS: ReadonlySet<string> = new Set(
  ['count', 'cycle', 'repeat', 'permutations', 'product'].map((name) => `itertools.${name}`),
);

function isMadeBy(values: ValueStore, token: Token, makers: ReadonlySet<string>): boolean {
  const value = values.valueOf(token);
  return value?.kind === 'instance' && makers.has(`${value.operator.module}.${value.operator.name}`);
}

/** It takes all that an iterator gives, besides what else it costs. */
const takingAll =
  (other: Cost): Cost =>
  (context, args) =>
    args.some((token) => isMadeBy(context.values, token, COUNTLESS)) ? Number.POSITIVE_INFINITY : other(context, args);
const nothing: Cost = () => null;

const COSTS: ReadonlyMap<string, Cost> = new Map<string, Cost>([
  ...names('builtins', 'bytes bytearray', takingAll(integerAt(0))),
  ...names('builtins', 'list tuple sum sorted min max any all', takingAll(nothing)),
  ...names('collections', 'deque', takingAll(nothing)),
  ...names('builtins', 'int', digits),
  ...names('builtins', 'range', rangeLength),
  ...names('builtins', 'set frozenset', takingAll(hashing(false))),
  ...names('builtins', 'dict', takingAll(hashing(true))),
  ...names('collections', 'Counter', takingAll(hashing(false))),
  ...names('collections', 'OrderedDict', takingAll(hashing(true))),
  ...names('fractions', 'Fraction', digits),
  ...names('builtins', 'pow', largest),
  ...names('builtins', 'str.ljust str.rjust str.center str.zfill str.expandtabs', integerAt(1)),
  ...names('builtins', 'str.__mul__ bytes.__mul__ list.__mul__ tuple.__mul__', integerAt(1)),
  ...names('operator', 'mul pow lshift imul ipow ilshift', largest),
  ...names('_operator', 'mul pow lshift imul ipow ilshift', largest),
  ...names('math', 'factorial comb perm', integerAt(0)),
  ...names('numpy', 'empty zeros ones full ndarray', shapeAt(0)),
  ...names('numpy', 'arange linspace eye identity tri', largest),
  ...names('numpy.core.multiarray', 'empty zeros', shapeAt(0)),
  ...names('numpy._core.multiarray', 'empty zeros', shapeAt(0)),
  ...names('numpy.core.multiarray', '_reconstruct', shapeAt(1)),
  ...names('numpy._core.multiarray', '_reconstruct', shapeAt(1)),
  ...names('torch', 'empty zeros ones Tensor FloatTensor DoubleTensor LongTensor IntTensor ByteTensor', shapeAt(0)),
  ...names('torch', 'UntypedStorage FloatStorage DoubleStorage HalfStorage BFloat16Storage', integerAt(0)),
  ...names('torch', 'LongStorage IntStorage ShortStorage CharStorage ByteStorage BoolStorage', integerAt(0)),
  ...names('torch.storage', 'UntypedStorage', integerAt(0)),
]);

function names(module: string, list: string, cost: Cost): (readonly [string, Cost])[] {
  return list.split(' ').map((name) => [`${module}.${name}`, cost]);
}

/** Whether what it is called with decides what it takes. */
export function isCostly({ module, name }: Operator): boolean {
  return COSTS.has(`${module}.${name}`);
}

/** What a call would exhaust, in words; null where it does not. */
export function exhaustedBy(context: FollowContext, { module, name }: Operator, args: readonly Token[]): string | null {
  const cost = COSTS.get(`${module}.${name}`);
  const count = cost === undefined ? null : cost(context, args);
  if (count === null || count <= CEILINGS.loaderItems.most) return null;
  return `${module}.${name} is asked for ${Number.isFinite(count) ? count : 'countless'} items`;
}
