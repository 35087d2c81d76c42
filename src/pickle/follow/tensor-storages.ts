/** Storages of tensors: what a pickle of PyTorch declares of them, and whether tensors stay inside. https://github.com/pytorch/pytorch/blob/main/torch/_utils.py and CVE-2026-24747. */
import type { Anomaly } from '../../facts.ts';
import type { Token } from '../machine/value.ts';
import type { ValueStore } from '../machine/values.ts';
import type { DeclaredStorage, FollowContext, Result } from './following.ts';

/** Bytes of an element, by what the class of the storage or the dtype is called. */
export const TORCH_ITEM_BYTES: Readonly<Record<string, number>> = {
  ...{ Double: 8, Float: 4, Half: 2, BFloat16: 2, Long: 8, Int: 4, Short: 2, Char: 1, Byte: 1, Bool: 1 },
  ...{ ComplexDouble: 16, ComplexFloat: 8, QInt8: 1, QUInt8: 1, QInt32: 4, QUInt4x2: 1, QUInt2x4: 1, Untyped: 1 },
  ...{ float64: 8, float32: 4, float16: 2, bfloat16: 2, int64: 8, int32: 4, int16: 2, int8: 1, uint8: 1, bool: 1 },
  ...{ uint64: 8, uint32: 4, uint16: 2, complex128: 16, complex64: 8, complex32: 4 },
  ...{ float8_e4m3fn: 1, float8_e5m2: 1, float8_e4m3fnuz: 1, float8_e5m2fnuz: 1, float8_e8m0fnu: 1 },
};

/** What a stream asks for that loads tensors. */
export interface StorageContext {
  readonly values: ValueStore;
  textOf(token: Token): string | null | undefined;
  integerOf(token: Token): number | null;
  anomaly(anomaly: Anomaly, detail: string, offset: number): void;
}

/** `('storage', torch.FloatStorage, '0', 'cpu', 12)`; null where the persistent id is another. */
export function declaredStorage(
  context: StorageContext,
  [kind, type, , location, count]: readonly Token[],
): DeclaredStorage | null {
  if (kind === undefined || context.textOf(kind) !== 'storage' || type === undefined || count === undefined)
    return null;
  const elements = context.integerOf(count);
  // Of a device that holds no data.
  if (elements === null || context.textOf(location ?? 0) === 'meta') return null;
  return { elements, itemBytes: itemBytesOf(context, type), packed: packedIn(context, type) };
}

function packedIn({ values }: Pick<StorageContext, 'values'>, type: Token): number {
  const value = values.valueOf(type);
  const [, count] = /^QUInt\dx(\d)Storage$/.exec(value?.kind === 'operator' ? value.operator.name : '') ?? [];
  return Number(count ?? 1);
}

function itemBytesOf({ values }: Pick<StorageContext, 'values'>, type: Token): number | null {
  const value = values.valueOf(type);
  if (value?.kind !== 'operator' || !/^torch(?:\.|$)/.test(value.operator.module)) return null;
  return TORCH_ITEM_BYTES[value.operator.name.replace(/^_?(\w+?)Storage$/, '$1')] ?? null;
}

/** Compares a storage with the record of the archive that the loader would read for it. */
export function checkRecord(
  context: StorageContext,
  { elements, itemBytes }: DeclaredStorage,
  [, , key]: readonly Token[],
  sizes: ReadonlyMap<string, number>,
  offset: number,
): void {
  const name = context.textOf(key ?? 0);
  const held = typeof name === 'string' ? sizes.get(name) : undefined;
  if (held === undefined || itemBytes === null || elements * itemBytes <= held) return;
  const detail = `the storage ${JSON.stringify(name)} holds ${held} bytes, the pickle declares ${elements * itemBytes}`;
  context.anomaly('tensor-storage-short', detail.replace(/[^\x20-\x7e]/g, '?').slice(0, 200), offset);
}

/** `_rebuild_tensor_v2(storage, offset, sizes, strides, …)`: the last element of a tensor lies within its storage. */
export const rebuildTensor: Result = (context, [storage, start, sizes, strides, , , type], offset) => {
  const declared = context.storageOf(storage ?? 0);
  if (declared === null) return 0;
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
  const begin = context.integerOf(start);
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

/** In place of integers that no number here holds. */
const BEYOND = 2 ** 63;

function integersOf(context: FollowContext, token: Token): readonly number[] | null {
  const content = context.values.isContainer(token) ? context.values.contentOf(token) : null;
  if (content?.complete !== true) return null;
  const numbers = content.items.map((item) => context.integerOf(item) ?? (context.isInteger(item) ? BEYOND : null));
  return numbers.every((number) => number !== null) ? numbers : null;
}
