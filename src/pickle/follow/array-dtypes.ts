/** What a NumPy dtype is once its state is set: the size of its items, and whether they are objects. After `arraydescr_reduce` and `arraydescr_setstate` in https://github.com/numpy/numpy/blob/main/numpy/_core/src/multiarray/descriptor.c. */
import type { Operator } from '../../facts.ts';
import type { ArrayDtype, InstanceValue, Token } from '../machine/value.ts';
import type { ValueStore } from '../machine/values.ts';

/** What reading a dtype takes of a run. */
export interface DtypeContext {
  readonly values: ValueStore;
  textOf(token: Token): string | null | undefined;
  integerOf(token: Token): number | null;
  /** Whether the token is the literal `None`. */
  isNone(token: Token): boolean;
}

/** Sizes in bytes that the kinds have of which the constructor alone decides. */
const FIXED: Readonly<Record<string, readonly number[]>> = {
  b: [1],
  i: [1, 2, 4, 8],
  u: [1, 2, 4, 8],
  f: [2, 4, 8, 12, 16],
  c: [8, 16, 24, 32],
  M: [8],
  m: [8],
  O: [4, 8],
};
/** Bytes of one unit of the size, of kinds whose size the state decides. */
const FLEXIBLE: Readonly<Record<string, number>> = { S: 1, U: 4, V: 1 };
/** Of today, and of the years before 1.5. */
const RECORDS: ReadonlySet<string> = new Set([
  'numpy.record',
  'numpy.rec.record',
  'numpy.core.records.record',
  'numpy._core.records.record',
  'numpy.void',
]);
/** Number types that a package adds to NumPy: their size stands in the state. */
const ADDED = /^ml_dtypes(?:\._ml_dtypes_ext)?\.(?:bfloat16|u?int[1248]|float[468]_\w+)$/;
/** `f8`, `S5`; a byte order is written by nobody, and means no other size. */
const CODE = /^[<>|=]?([biufcmMOSUV])(\d{1,10})$/;
/** Of the flags: the items are references to objects. */
const HAS_OBJECTS = 1;
const VERSIONS: readonly (number | null)[] = [3, 4];

/** `numpy.dtype(code, align, copy)` before its state is set; null where it is none that NumPy writes. */
export function dtypeMade(context: DtypeContext, args: readonly Token[]): ArrayDtype | null {
  const [spec = 0] = args;
  if (args.length > 3) return null;
  const value = context.values.valueOf(spec);
  if (value?.kind === 'operator') return dtypeOfClass(value.operator);
  const text = context.textOf(spec);
  const [, kind = '', digits = ''] = typeof text === 'string' ? (CODE.exec(text) ?? []) : [];
  const size = Number(digits);
  if (FIXED[kind]?.includes(size) === true) return { kind, itemBytes: size, hasObjects: kind === 'O' };
  const unit = FLEXIBLE[kind];
  return unit === undefined ? null : { kind, itemBytes: size * unit, hasObjects: false };
}

function dtypeOfClass({ module, name }: Operator): ArrayDtype | null {
  const path = `${module}.${name}`;
  if (RECORDS.has(path)) return { kind: 'V', itemBytes: 0, hasObjects: false };
  return ADDED.test(path) ? { kind: 'added', itemBytes: 0, hasObjects: false } : null;
}

/** The same dtype after a BUILD; null where NumPy writes no such state for it. */
export function dtypeBuilt(context: DtypeContext, dtype: ArrayDtype, state: Token): ArrayDtype | null {
  const items = itemsOf(context, state);
  if (items === null || items.length < 8 || items.length > 9) return null;
  const [version = 0, , subarray = 0, names = 0, fields = 0, size = 0, , flags = 0] = items;
  const [itemBytes, flagBits] = [context.integerOf(size), context.integerOf(flags)];
  if (!VERSIONS.includes(context.integerOf(version)) || itemBytes === null || flagBits === null) return null;
  const hasObjects = (flagBits & HAS_OBJECTS) !== 0;
  if (dtype.kind === 'V') {
    const parts = partsOf(context, subarray, fields);
    const fits = parts?.types.some((part) => part.hasObjects) === hasObjects || (parts?.areAll === false && hasObjects);
    return parts !== null && itemBytes >= 0 && fits ? { kind: 'V', itemBytes, hasObjects } : null;
  }
  const isPlain = [subarray, names, fields].every((part) => context.isNone(part));
  if (!isPlain || hasObjects !== (dtype.kind === 'O')) return null;
  if (FIXED[dtype.kind] !== undefined) return itemBytes === -1 ? dtype : null;
  return itemBytes >= 0 ? { ...dtype, itemBytes } : null;
}

/** Of the flags: arrays of the items are written as a list of objects. */
const AS_LIST = 2;
/** Below, NumPy sets the flags by the parts. */
const FLAGS_VERSION = 3;

/** In which way a state makes NumPy take bytes of the file for references to objects, or reach beyond an item; null where it does not. */
export function forgedBy(context: DtypeContext, { dtype }: InstanceValue, state: Token): string | null {
  if (dtype === undefined) return null;
  const items = itemsOf(context, state);
  if (items === null) return 'its state is not known';
  const [, , subarray = 0, names = 0, fields = 0, size = 0] = items;
  const isPlain = [subarray, names, fields].every((part) => context.isNone(part));
  if (dtype !== null && dtype.kind !== 'V')
    return isPlain ? forgedFlags(context, items, dtype.kind === 'O') : 'a number has fields';
  const parts = partsOf(context, subarray, fields);
  if (parts?.types.some(({ itemBytes }, at) => isBeyond(itemBytes, parts.places[at], context.integerOf(size))) === true)
    return 'a field reaches beyond its item';
  const areNumbers = dtype !== null && parts?.areAll === true && !parts.types.some((part) => part.hasObjects);
  return forgedFlags(context, items, !areNumbers);
}

function forgedFlags(context: DtypeContext, items: readonly Token[], mayHaveObjects: boolean): string | null {
  const [version, flags] = [context.integerOf(items[0] ?? 0), context.integerOf(items[7] ?? 0)];
  const hasFlags = version === null || version >= FLAGS_VERSION;
  if (!mayHaveObjects || !hasFlags) return null;
  const areListed = flags !== null && (flags & HAS_OBJECTS) !== 0 && (flags & AS_LIST) !== 0;
  return areListed ? null : 'it says that its items are no objects';
}

/** Where a field starts in an item, or how many there are from its start; null where that is not known. */
type Place = { readonly start: number | null; readonly count: number | null };

function isBeyond(itemBytes: number, place: Place | undefined, size: number | null): boolean {
  const { start = null, count = null } = place ?? {};
  if (start === null || count === null || size === null) return true;
  return start < 0 || count < 0 || start + itemBytes * count > size;
}

interface Parts {
  readonly types: readonly ArrayDtype[];
  readonly places: readonly Place[];
  /** False of very many fields, of which only the first are kept. */
  readonly areAll: boolean;
}

/** The dtypes of the fields, or of the items of a subarray; null where one is not known. */
function partsOf(context: DtypeContext, subarray: Token, fields: Token): Parts | null {
  let areAll = true;
  const parts: (ArrayDtype | null)[] = [];
  const places: Place[] = [];
  if (!context.isNone(subarray)) {
    const [base = 0, shape = 0] = itemsOf(context, subarray) ?? [];
    parts.push(dtypeOf(context, base));
    places.push({ start: 0, count: countOf(context, shape) });
  }
  if (!context.isNone(fields)) {
    const content = context.values.isContainer(fields) ? context.values.contentOf(fields) : null;
    if (content === null) return null;
    areAll = content.complete;
    for (let index = 1; index < content.items.length; index += 2) {
      const [type = 0, start = 0] = itemsOf(context, content.items[index]!) ?? [];
      parts.push(dtypeOf(context, type));
      places.push({ start: context.integerOf(start), count: 1 });
    }
  }
  return parts.includes(null) ? null : { types: parts as ArrayDtype[], places, areAll }; // no null is left
}

/** The product of a shape. */
function countOf(context: DtypeContext, shape: Token): number | null {
  const lengths = context.values.isContainer(shape) ? itemsOf(context, shape) : [shape];
  return (lengths ?? [0]).reduce<number | null>((product, length) => {
    const number = context.integerOf(length);
    return product === null || number === null ? null : product * number;
  }, 1);
}

/** Null for what is no dtype, or none that NumPy writes. */
export function dtypeOf({ values }: Pick<DtypeContext, 'values'>, token: Token): ArrayDtype | null {
  const value = values.valueOf(token);
  if (value?.kind !== 'instance') return null;
  // Strings of any length: stored as a pickle of the whole array, as objects are.
  if (STRING_DTYPE.test(`${value.operator.module}.${value.operator.name}`))
    return { kind: 'T', itemBytes: 16, hasObjects: true };
  return value.dtype ?? null;
}

const STRING_DTYPE = /^numpy\.(?:_core\._internal\._convert_to_stringdtype_kwargs|dtypes\.StringDType)$/;

function itemsOf({ values }: DtypeContext, token: Token): readonly Token[] | null {
  const content = values.isContainer(token) ? values.contentOf(token) : null;
  return content?.complete === true ? content.items : null;
}
