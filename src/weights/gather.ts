/** The bytes of a tensor in the order of its indices, in pieces of bounded size: what lies together is passed on as it is, all else is gathered slab by slab, in the order in which it lies. */
import type { ByteSource } from '../bytes/byte-source.ts';
import { bytesOf, denseStrides, elementsOf, type Tensor } from './tensor.ts';

/** As much as a processor's cache keeps between reading and writing: larger pieces take twice the time. */
const PIECE_BYTES = 256 * 1024;
/** Of what is gathered at once: the larger, the fewer passes over a storage whose order is another. */
const SLAB_BYTES = 32 * 1024 * 1024;
/** Bytes that are read at once while gathering. */
const WINDOW_BYTES = 256 * 1024;

/** Each piece is valid until the next is asked for. @throws FormatError, CheckError where the source cannot be read */
export function* piecesOf(tensor: Tensor): Generator<Uint8Array> {
  if (bytesOf(tensor) === 0) return;
  const swapped = tensor.isBigEndian ? tensor.type.itemBytes : 1;
  for (const piece of isDense(tensor) ? wholePieces(tensor) : gatheredPieces(tensor)) {
    yield swapped === 1 ? piece : swap(piece, swapped);
  }
}

/** Whether its elements lie as their indices are counted. */
function isDense({ shape, strides }: Pick<Tensor, 'shape' | 'strides'>): boolean {
  const dense = denseStrides(shape);
  return shape.every((length, index) => length === 1 || strides[index] === dense[index]);
}

function* wholePieces({ storage, first, type, shape }: Tensor): Generator<Uint8Array> {
  const start = storage.start + first * type.itemBytes;
  const end = start + elementsOf(shape) * type.itemBytes;
  for (let at = start; at < end; at += PIECE_BYTES) yield storage.source.read(at, Math.min(end, at + PIECE_BYTES));
}

function* gatheredPieces(tensor: Tensor): Generator<Uint8Array> {
  const { shape, strides, type, first } = tensor;
  const window = new Window(tensor.storage.source, tensor.storage.start + tensor.storage.bytes);
  const slabElements = Math.max(1, Math.floor(SLAB_BYTES / type.itemBytes));
  // The dimension that is cut: all behind it fits into one slab.
  let cut = shape.length - 1;
  while (cut > 0 && elementsOf(shape.slice(cut)) <= slabElements) cut -= 1;
  const perStep = elementsOf(shape.slice(cut + 1));
  const steps = Math.max(1, Math.floor(slabElements / perStep));
  const length = shape[cut] ?? 1;
  const slab = new Uint8Array(Math.min(length, steps) * perStep * type.itemBytes);
  for (const element of offsetsOf(shape.slice(0, cut), strides)) {
    for (let step = 0; step < length; step += steps) {
      const part = [Math.min(steps, length - step), ...shape.slice(cut + 1)];
      const start = first + element + step * (strides[cut] ?? 0);
      yield fill(slab, window, tensor, { part, strides: strides.slice(cut), start });
    }
  }
}

interface Part {
  readonly part: readonly number[];
  readonly strides: readonly number[];
  /** Its first element in the storage. */
  readonly start: number;
}

interface Axis {
  readonly length: number;
  /** Bytes in the storage, and in the slab. */
  readonly from: number;
  readonly to: number;
}

/** @returns the bytes of the slab that were filled */
function fill(slab: Uint8Array, window: Window, { type, storage }: Tensor, { part, strides, start }: Part): Uint8Array {
  const { itemBytes } = type;
  const dense = denseStrides(part);
  const axes = part
    .map(
      (length, index): Axis => ({
        length,
        from: (strides[index] ?? 0) * itemBytes,
        to: (dense[index] ?? 0) * itemBytes,
      }),
    )
    .filter(({ length }) => length > 1)
    .sort((a, b) => b.from - a.from);
  const inner = axes.pop() ?? { length: 1, from: itemBytes, to: itemBytes };
  const [lengths, from, to] = [
    axes.map((axis) => axis.length),
    axes.map((axis) => axis.from),
    axes.map((axis) => axis.to),
  ];
  const span = inner.from * (inner.length - 1) + itemBytes;
  window.isNear = (from.at(-1) ?? 0) <= 2 * span;
  const row = { ...inner, itemBytes };
  const targets = offsetsOf(lengths, to);
  for (const offset of offsetsOf(lengths, from)) {
    const target = targets.next().value as number; // as many as there are offsets
    copyRow(window, storage.start + start * itemBytes + offset, slab.subarray(target), row);
  }
  return slab.subarray(0, elementsOf(part) * itemBytes);
}

/** One row of elements, in the order in which they lie. */
function copyRow(window: Window, start: number, target: Uint8Array, row: Axis & { readonly itemBytes: number }): void {
  const { length, from, to, itemBytes } = row;
  if (from === itemBytes && to === itemBytes) {
    const bytes = window.at(start, length * itemBytes);
    target.set(bytes);
    return;
  }
  const atOnce = from === 0 ? length : Math.max(1, Math.floor(WINDOW_BYTES / from));
  for (let index = 0; index < length; index += atOnce) {
    const count = Math.min(atOnce, length - index);
    const bytes = window.at(start + index * from, (count - 1) * from + itemBytes);
    for (let element = 0; element < count; element += 1) {
      const [source, place] = [element * from, (index + element) * to];
      for (let byte = 0; byte < itemBytes; byte += 1) target[place + byte] = bytes[source + byte] as number; // in range
    }
  }
}

/** Sums of `index × stride`, for every index in order. */
function* offsetsOf(shape: readonly number[], strides: readonly number[]): Generator<number> {
  const index = new Array<number>(shape.length).fill(0);
  let offset = 0;
  for (;;) {
    yield offset;
    let dimension = shape.length - 1;
    for (; dimension >= 0; dimension -= 1) {
      const next = (index[dimension] ?? 0) + 1;
      const stride = strides[dimension] ?? 0;
      if (next < (shape[dimension] ?? 0)) {
        index[dimension] = next;
        offset += stride;
        break;
      }
      offset -= (next - 1) * stride;
      index[dimension] = 0;
    }
    if (dimension < 0) return;
  }
}

/** Mutable: what was read last of a source. */
class Window {
  /** Whether what is read next lies close behind: then more is read at once. */
  isNear = true;
  readonly #source: ByteSource;
  readonly #end: number;
  #start = 0;
  #bytes = new Uint8Array(0);

  constructor(source: ByteSource, end: number) {
    this.#source = source;
    this.#end = end;
  }

  /** Valid until the next call. */
  at(start: number, count: number): Uint8Array {
    if (this.#source.bytes !== undefined || count > WINDOW_BYTES) return this.#source.read(start, start + count);
    if (start < this.#start || start + count > this.#start + this.#bytes.length) {
      const end = Math.min(this.#end, start + (this.isNear ? Math.max(count, WINDOW_BYTES) : count));
      this.#bytes = new Uint8Array(this.#source.read(start, end)); // a copy: the source may use its buffer again
      this.#start = start;
    }
    return this.#bytes.subarray(start - this.#start, start - this.#start + count);
  }
}

/** The elements with their bytes the other way round; a copy, since a piece may be a view of the source. */
function swap(piece: Uint8Array, itemBytes: number): Uint8Array {
  const swapped = Buffer.from(piece);
  if (itemBytes === 2) return swapped.swap16();
  if (itemBytes === 4) return swapped.swap32();
  return itemBytes === 8 ? swapped.swap64() : swapped;
}
