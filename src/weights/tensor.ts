/** A tensor as it lies in a file: a type, a shape, steps and bytes. https://docs.pytorch.org/docs/stable/tensor_view.html */
import type { ByteSource } from '../bytes/byte-source.ts';
import type { ElementType } from './dtypes.ts';

/** A run of bytes of the file. */
export interface Storage {
  /** The same for all tensors that share it. */
  readonly key: string;
  readonly source: ByteSource;
  /** Bytes from the start of the source. */
  readonly start: number;
  readonly bytes: number;
}

export interface Tensor {
  readonly type: ElementType & { readonly name: string };
  readonly shape: readonly number[];
  /** Elements from one to the next, by dimension; none is negative. */
  readonly strides: readonly number[];
  /** The first element. */
  readonly first: number;
  readonly storage: Storage;
  /** Its elements are stored with the highest byte first. */
  readonly isBigEndian: boolean;
}

/** What a value of the program is, as far as tensors go. */
export type Found =
  | { readonly kind: 'tensor'; readonly tensor: Tensor }
  /** A tensor that safetensors has no form for: it is left behind. */
  | { readonly kind: 'unrepresentable'; readonly why: string }
  /** It cannot be known, or the file contradicts itself. */
  | { readonly kind: 'refused'; readonly why: string };

export interface TensorLayout {
  readonly type: ElementType;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly first: number;
  readonly isBigEndian: boolean;
}

/** A tensor within its storage, or the reason why it is none that can be written. */
export function tensorWithin(storage: Storage, { type, ...layout }: TensorLayout): Found {
  const { shape, strides, first } = layout;
  const isSound =
    shape.length === strides.length &&
    [...shape, ...strides, first].every((number) => Number.isSafeInteger(number) && number >= 0);
  if (!isSound) return { kind: 'refused', why: 'its shape, its strides or its offset are none that a tensor has' };
  const end = endOf(layout);
  if (!Number.isSafeInteger(end * type.itemBytes) || end * type.itemBytes > storage.bytes) {
    const why = `it reaches to element ${end}, its storage holds ${Math.floor(storage.bytes / type.itemBytes)}`;
    return { kind: 'refused', why };
  }
  if (!Number.isSafeInteger(elementsOf(shape) * type.itemBytes)) return { kind: 'refused', why: 'its shape overflows' };
  const { name, shown } = type;
  if (name === null) return { kind: 'unrepresentable', why: `${shown} has no form in safetensors` };
  return { kind: 'tensor', tensor: { ...layout, type: { ...type, name }, storage } };
}

/** Behind the last element; where there is none, the place of the first. */
function endOf({ shape, strides, first }: Omit<TensorLayout, 'type'>): number {
  if (shape.includes(0)) return 0;
  return shape.reduce((last, length, index) => last + (length - 1) * (strides[index] ?? 0), first) + 1;
}

export function elementsOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

export function bytesOf({ shape, type }: Pick<Tensor, 'shape' | 'type'>): number {
  return elementsOf(shape) * type.itemBytes;
}

/** Strides of elements that lie one after the other: the last index first, or in Fortran's order the first. */
export function denseStrides(shape: readonly number[], order: 'C' | 'F' = 'C'): number[] {
  const strides = new Array<number>(shape.length).fill(1);
  let step = 1;
  for (let count = 0; count < shape.length; count += 1) {
    const index = order === 'C' ? shape.length - 1 - count : count;
    strides[index] = step;
    step *= Math.max(1, shape[index] ?? 1); // in range
  }
  return strides;
}

/** Whether two tensors are the same bytes, read in the same way. */
export function viewKey({ type, shape, strides, first, storage }: Tensor): string {
  return `${storage.key}\0${type.name}\0${first}\0${shape.join()}\0${strides.join()}`;
}
