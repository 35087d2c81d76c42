/** Storages of tensors: what a pickle of PyTorch declares of them, and whether tensors stay inside. https://github.com/pytorch/pytorch/blob/main/torch/_utils.py and CVE-2026-24747. */
import type { Anomaly } from '../../facts.ts';
import type { Token } from '../machine/value.ts';
import type { ValueStore } from '../machine/values.ts';
import { type DeclaredStorage, type FollowContext, itemsOf, type Result } from './following.ts';

/** Bytes of an element, by what the class of the storage or the dtype is called. */
export const TORCH_ITEM_BYTES: Readonly<Record<string, number>> = {
  ...{ Double: 8, Float: 4, Half: 2, BFloat16: 2, Long: 8, Int: 4, Short: 2, Char: 1, Byte: 1, Bool: 1 },
  ...{ ComplexDouble: 16, ComplexFloat: 8, QInt8: 1, QUInt8: 1, QInt32: 4, QUInt4x2: 1, QUInt2x4: 1, Untyped: 1 },
  ...{ float64: 8, float32: 4, float16: 2, bfloat16: 2, int64: 8, int32: 4, int16: 2, int8: 1, uint8: 1, bool: 1 },
  ...{ uint64: 8, uint32: 4, uint16: 2, complex128: 16, complex64: 8, complex32: 4 },
  // The other names of the same types; those below a byte share one.
  ...{ double: 8, float: 4, half: 2, long: 8, int: 4, short: 2, cdouble: 16, cfloat: 8, chalf: 4 },
  ...{ qint8: 1, quint8: 1, qint32: 4, bits8: 1, bits16: 2 },
  ...{ float8_e4m3fn: 1, float8_e5m2: 1, float8_e4m3fnuz: 1, float8_e5m2fnuz: 1, float8_e8m0fnu: 1 },
};

/** What a stream asks for that loads tensors. */
export interface StorageContext {
  readonly values: ValueStore;
  textOf(token: Token): string | null | undefined;
  integerOf(token: Token): number | null;
  isInteger(token: Token): boolean;
  anomaly(anomaly: Anomaly, detail: string, offset: number): void;
}

/** `('storage', torch.FloatStorage, '0', 'cpu', 12)`; null where the persistent id is another. */
export function declaredStorage(
  context: StorageContext,
  [kind, type, , location, count]: readonly Token[],
): DeclaredStorage | null {
  if (kind === undefined || context.textOf(kind) !== 'storage' || type === undefined || count === undefined)
    return null;
  const elements = integerOf(context, count);
  if (elements === null) return null;
  // Of a device that holds no data there may be no record.
  const isMeta = context.textOf(location ?? 0) === 'meta';
  return { elements, itemBytes: itemBytesOf(context, type), packed: packedIn(context, type), isMeta };
}

/** In place of integers that no number here holds, and of those that the stream computes. */
const BEYOND = 2 ** 63;

/** What no writer computes counts as beyond everything; null for what is no integer. */
function integerOf(context: IntegerContext, token: Token): number | null {
  const number = context.integerOf(token);
  if (number !== null) return number;
  return context.isInteger(token) || isComputed(context, token) ? BEYOND : null;
}

type IntegerContext = Pick<StorageContext, 'values' | 'integerOf' | 'isInteger'>;

function isComputed({ values }: IntegerContext, token: Token): boolean {
  const kind = token < 0 ? values.valueOf(token)?.kind : undefined;
  return kind === 'instance' || kind === 'opaque';
}

function packedIn({ values }: Pick<StorageContext, 'values'>, type: Token): number {
  const value = values.valueOf(type);
  const name = value?.kind === 'operator' ? value.operator.name : '';
  const [, count] = name.startsWith('QUInt') ? (/^QUInt\dx(\d)Storage$/.exec(name) ?? []) : [];
  return Number(count ?? 1);
}

function itemBytesOf({ values }: Pick<StorageContext, 'values'>, type: Token): number | null {
  const value = values.valueOf(type);
  if (value?.kind !== 'operator' || !`${value.operator.module}.`.startsWith('torch.')) return null;
  return TORCH_ITEM_BYTES[value.operator.name.replace(/^_?(\w+?)Storage$/, '$1')] ?? null;
}

/** Compares a storage with the record of the archive that the loader would read for it. */
export function checkRecord(
  context: StorageContext,
  { elements, itemBytes, isMeta }: DeclaredStorage,
  [, , key]: readonly Token[],
  sizes: ReadonlyMap<string, number>,
  offset: number,
): void {
  const name = recordOf(context, key ?? 0);
  const held = name === null ? undefined : sizes.get(name);
  if (held === undefined || itemBytes === null || elements * itemBytes <= held || (isMeta && held === 0)) return;
  const detail = `the storage ${JSON.stringify(name)} holds ${held} bytes, the pickle declares ${elements * itemBytes}`;
  context.anomaly('tensor-storage-short', detail.replace(/[^\x20-\x7e]/g, '?').slice(0, 200), offset);
}

/** Records are found whatever the case of their names, and by numbers as by texts. */
function recordOf(context: StorageContext, key: Token): string | null {
  const text = context.textOf(key) ?? context.integerOf(key)?.toString();
  return text === undefined ? null : text.toLowerCase();
}

/** `_rebuild_tensor_v2(storage, offset, sizes, strides, …)`: the last element of a tensor lies within its storage. */
export const rebuildTensor: Result = (context, [storage, start, sizes, strides, , , type], offset) => {
  const declared = context.storageOf(storage ?? 0);
  if (declared === null || declared.isMeta) return 0;
  const last = lastElement(context, start ?? 0, sizes ?? 0, strides ?? 0);
  if (last === null) return 0;
  // An untyped storage counts bytes; of the versions before it the sixth argument is no type.
  const itemBytes = declared.itemBytes === 1 && type !== undefined ? (itemBytesOf(context, type) ?? 1) : 1;
  if (last.first >= 0 && (last.end === 0 || last.end * itemBytes <= declared.elements * declared.packed)) return 0;
  const detail = `a tensor reaches from element ${last.first} to ${last.end} of a storage of ${declared.elements}`;
  context.anomaly('tensor-outside-storage', detail, offset);
  return 0;
};

/** Null where the numbers are not known; `end` is 0 for an empty tensor. */
function lastElement(
  context: FollowContext,
  start: Token,
  sizes: Token,
  strides: Token,
): { readonly first: number; readonly end: number } | null {
  const begin = integerOf(context, start);
  if (isComputed(context, sizes) || isComputed(context, strides)) return { first: 0, end: BEYOND };
  const lengths = integersOf(context, sizes);
  const steps = integersOf(context, strides);
  if (begin === null || lengths === null || steps === null || lengths.length !== steps.length) return null;
  if (lengths.some((length) => length === 0)) return { first: 0, end: 0 };
  let [first, last] = [begin, begin];
  for (const [index, length] of lengths.entries()) {
    const reach = (length - 1) * (steps[index] ?? 0);
    if (reach < 0) first += reach;
    else last += reach;
  }
  return { first, end: last + 1 };
}

function integersOf(context: FollowContext, token: Token): readonly number[] | null {
  const content = context.values.isContainer(token) ? context.values.contentOf(token) : null;
  if (content?.complete !== true) return null;
  const numbers = content.items.map((item) => integerOf(context, item));
  return numbers.every((number) => number !== null) ? numbers : null;
}

/** `_rebuild_from_type_v2(_rebuild_tensor_v2, type, arguments, state)` */
export function checkInnerTensor(context: FollowContext, args: readonly Token[], offset: number): void {
  const [rebuild = 0, , inner = 0] = args;
  const value = context.values.valueOf(rebuild);
  if (value?.kind === 'operator' && REBUILT.test(`${value.operator.module}.${value.operator.name}`))
    rebuildTensor(context, itemsOf(context, inner), offset, value.operator);
}

const REBUILT = /^torch\._utils\._rebuild_(?:tensor(?:_v[23])?|qtensor)$/;

/** `torch.Size((2, 3))`, which PyTorch wrote before 0.4. */
export const size: Result = (context, [sizes = 0]) => (context.values.isContainer(sizes) ? sizes : 0);
