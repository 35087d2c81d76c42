/** Bytes that lie in chunks, packed or not: hickle unpickles such. See https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html, IV.A.2.i, and https://github.com/telegraphic/hickle. */
import { CEILINGS } from '../../limits.ts';
import { type Filter, mixesBytes, readFilters, unfiltered } from './chunk-filters.ts';
import { type Chunk, chunkCounts, type Grid, indexedChunks, treeChunks } from './chunk-index.ts';
import { readDatatype, readDimensions } from './datatype.ts';
import type { Hdf5Cursor, Hdf5File } from './hdf5-file.ts';
import { MESSAGE, type Message } from './object-header.ts';
import { resolveShared } from './shared-messages.ts';

const CHUNKED = 2;
/** Of an array only so much decides whether the rest is read. */
const HEAD_BYTES = 64;
/** Whole, however they begin: classes and small objects. */
const SMALL_BYTES = 65_536;

/** Chunks reach beyond an array by less than themselves. */
const MOST_EXPANSION = 4;

/** `unread`: in a way that is not known here; `bytes`: of what may be a model. */
export type ChunkedBytes =
  | { readonly kind: 'unread' }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly packedBytes: number };

interface Layout {
  readonly grid: Grid;
  readonly chunks: readonly Chunk[] | null;
  readonly filters: readonly Filter[];
}

/** Null where there is none, or what begins as no pickle. @param isHickle whether small ones are taken however they begin */
export async function readChunked(
  file: Hdf5File,
  messages: readonly Message[],
  isHickle: boolean,
): Promise<ChunkedBytes | null> {
  const layout = readLayout(file, messages);
  if (layout === null) return null;
  const { grid, chunks, filters } = layout;
  const total = grid.dimensions.reduce((product, length) => product * length, bytesOfElement(grid));
  if (total === 0) return null;
  if (chunks === null) return { kind: 'unread' };
  const first = chunks.find(({ index }) => index === 0);
  const start = first === undefined ? new Uint8Array(HEAD_BYTES) : await headOfChunk(file, first, grid, filters);
  if (start === null) return { kind: 'unread' };
  // Of a chunk of single bytes the second lies in another one.
  const isNarrow = (grid.chunkDimensions.at(-1) ?? 1) * bytesOfElement(grid) === 1;
  const isPickle = start[0] === 0x80 && (isNarrow || (start[1] ?? 0xff) <= 5);
  if (!isPickle && (!isHickle || total > SMALL_BYTES)) return null;
  const size = Math.min(total, CEILINGS.hdf5ChunkedBytes.most);
  if (chunks.length * grid.chunkBytes > MOST_EXPANSION * CEILINGS.hdf5ChunkedBytes.most) return { kind: 'unread' };
  const packedBytes = chunks.reduce((sum, chunk) => sum + chunk.size, 0);
  return { kind: 'bytes', bytes: await gathered(file, layout, size), packedBytes };
}

function bytesOfElement({ chunkBytes, chunkDimensions }: Grid): number {
  return chunkBytes / chunkDimensions.reduce((product, length) => product * length, 1);
}

function readLayout(file: Hdf5File, messages: readonly Message[]): Layout | null {
  const found = (wanted: number) => messages.find(({ type }) => type === wanted);
  const [layout, datatype, dataspace] = [MESSAGE.layout, MESSAGE.datatype, MESSAGE.dataspace].map(found);
  if (layout === undefined || datatype === undefined || dataspace === undefined) return null;
  const cursor = file.cursorAt(layout.start);
  const version = cursor.u8();
  const place = readPlace(version, cursor);
  if (place === null || readDatatype(file, resolveShared(file, datatype).start).kind !== 'bytes') return null;
  const dimensions = readDimensions(file, resolveShared(file, dataspace).start);
  const pipeline = found(MESSAGE.filters);
  const filters = pipeline === undefined ? [] : readFilters(file, resolveShared(file, pipeline));
  const chunkDimensions = place.sizes.slice(0, -1);
  if (dimensions.length !== chunkDimensions.length || chunkDimensions.includes(0)) return null;
  const chunkBytes = place.sizes.reduce((product, size) => product * size, 1);
  const grid = { dimensions, chunkDimensions, chunkBytes, isFiltered: filters.length > 0 };
  const isLarge = chunkBytes > CEILINGS.hdf5ChunkedBytes.most;
  return { grid, chunks: isLarge ? null : chunksOf(file, cursor, place, grid), filters };
}

function chunksOf(file: Hdf5File, cursor: Hdf5Cursor, place: ChunkPlace, grid: Grid): readonly Chunk[] | null {
  if (place.flags !== null) return indexedChunks(file, cursor, place.flags, grid);
  return place.tree === null ? [] : treeChunks(file, place.tree, grid);
}

interface ChunkPlace {
  /** Along each axis, then bytes of an element. */
  readonly sizes: readonly number[];
  readonly tree: number | null;
  /** Of version 4, whose index follows. */
  readonly flags: number | null;
}

/** Null for other layouts. Versions 1 and 2: axes, class, reserved (5), address, sizes; 3: class, axes, address, sizes; 4: class, flags, axes, width, sizes. */
function readPlace(version: number, cursor: Hdf5Cursor): ChunkPlace | null {
  const sizesOf = (axes: number, width: number) => Array.from({ length: axes }, () => cursor.uint(width));
  if (version < 3) {
    const axes = cursor.u8();
    if (cursor.u8() !== CHUNKED) return null;
    cursor.skip(5);
    const tree = cursor.address();
    return { tree, sizes: sizesOf(axes, 4), flags: null };
  }
  if (cursor.u8() !== CHUNKED) return null;
  if (version === 3) {
    const axes = cursor.u8();
    const tree = cursor.address();
    return { tree, sizes: sizesOf(axes, 4), flags: null };
  }
  const flags = cursor.u8();
  const axes = cursor.u8();
  const width = cursor.u8();
  return { tree: null, sizes: sizesOf(axes, width), flags };
}

/** Without the rest, where it can be had so. */
async function headOfChunk(
  file: Hdf5File,
  chunk: Chunk,
  grid: Grid,
  filters: readonly Filter[],
): Promise<Uint8Array | null> {
  if (filters.some(mixesBytes)) return await expanded(file, chunk, grid, filters);
  const part = { ...chunk, size: Math.min(chunk.size, SMALL_BYTES) };
  return await expanded(file, part, { ...grid, chunkBytes: Math.min(grid.chunkBytes, SMALL_BYTES) }, filters);
}

async function expanded(
  file: Hdf5File,
  { address, size, mask }: Chunk,
  { chunkBytes }: Grid,
  filters: readonly Filter[],
): Promise<Uint8Array | null> {
  const { source } = file;
  const packed = source.read(Math.min(address, source.size), Math.min(address + size, source.size));
  return await unfiltered(packed, mask, filters, chunkBytes);
}

/** The bytes of all chunks in their places, zeros where none is. */
async function gathered(file: Hdf5File, { grid, chunks, filters }: Layout, size: number): Promise<Uint8Array> {
  const out = new Uint8Array(size);
  for (const chunk of chunks ?? []) {
    const data = await expanded(file, chunk, grid, filters);
    if (data !== null) place(data, chunk.index, grid, out);
  }
  return out;
}

/** Row by row of the last axis. */
function place(data: Uint8Array, index: number, grid: Grid, out: Uint8Array): void {
  const { dimensions, chunkDimensions } = grid;
  const bytes = bytesOfElement(grid);
  const rowBytes = (chunkDimensions.at(-1) ?? 1) * bytes;
  const corner = cornerOf(index, grid);
  for (let row = 0; row * rowBytes < data.length; row += 1) {
    let rest = row;
    let target = 0;
    let stride = dimensions.at(-1) ?? 1;
    let isInside = true;
    for (let axis = dimensions.length - 2; axis >= 0; axis -= 1) {
      const at = corner[axis]! + (rest % chunkDimensions[axis]!);
      rest = Math.floor(rest / chunkDimensions[axis]!);
      isInside &&= at < dimensions[axis]!;
      target += at * stride;
      stride *= dimensions[axis]!;
    }
    const from = corner.at(-1) ?? 0;
    const width = Math.min(chunkDimensions.at(-1) ?? 1, (dimensions.at(-1) ?? 1) - from) * bytes;
    const start = (target + from) * bytes;
    if (isInside && start < out.length)
      out.set(data.subarray(row * rowBytes, row * rowBytes + Math.min(width, out.length - start)), start);
  }
}

function cornerOf(index: number, grid: Grid): readonly number[] {
  const counts = chunkCounts(grid);
  const corner: number[] = [];
  let rest = index;
  for (let axis = counts.length - 1; axis >= 0; axis -= 1) {
    corner[axis] = (rest % counts[axis]!) * grid.chunkDimensions[axis]!;
    rest = Math.floor(rest / counts[axis]!);
  }
  return corner;
}
