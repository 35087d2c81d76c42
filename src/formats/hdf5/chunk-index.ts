/** Where the chunks of a dataset of HDF5 lie: trees of the first version, single chunks, and short arrays of them. See https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html, III.A.1 and VII. */
import type { Hdf5Cursor, Hdf5File } from './hdf5-file.ts';

export interface Chunk {
  readonly address: number;
  /** Bytes, as filters left them. */
  readonly size: number;
  /** Filters that it did not go through. */
  readonly mask: number;
  /** Among all, row by row. */
  readonly index: number;
}

/** What the layout says of all chunks. */
export interface Grid {
  /** Elements along each axis. */
  readonly dimensions: readonly number[];
  readonly chunkDimensions: readonly number[];
  /** Bytes of one chunk without filters. */
  readonly chunkBytes: number;
  readonly isFiltered: boolean;
}

const SINGLE = 1;
const IMPLICIT = 2;
const FIXED = 3;
const EXTENSIBLE = 4;
/** Of an array without pages. */
const PAGE_BITS = 10;
/** Of a tree. */
const MOST_CHUNKS = 65_536;

export function chunkCounts({ dimensions, chunkDimensions }: Grid): readonly number[] {
  return dimensions.map((length, axis) => Math.ceil(length / (chunkDimensions[axis] ?? 1)));
}

/** A tree of the first version: `TREE`, type, level, entries (2), two neighbours; keys and children in turn. Null where there are too many. */
export function treeChunks(file: Hdf5File, root: number, grid: Grid): readonly Chunk[] | null {
  const chunks = new Map<number, Chunk>();
  const counts = chunkCounts(grid);
  const seen = new Set<number>();
  const todo = [root];
  for (let address = todo.pop(); address !== undefined; address = todo.pop()) {
    if (seen.has(address)) continue;
    seen.add(address);
    const cursor = file.cursorAt(address);
    cursor.signature('TREE');
    cursor.skip(1);
    const level = cursor.u8();
    const entries = cursor.u16();
    if (chunks.size + todo.length + entries > MOST_CHUNKS) return null;
    cursor.skip(2 * file.offsetBytes);
    for (let entry = 0; entry < entries; entry += 1) {
      const size = cursor.u32();
      const mask = cursor.u32();
      const index = counts.reduce((sum, count, axis) => {
        return sum * count + Math.floor(cursor.uint(8) / (grid.chunkDimensions[axis] ?? 1));
      }, 0);
      cursor.skip(8);
      const child = cursor.address();
      if (child === null) continue;
      if (level === 0) chunks.set(index, { address: child, size, mask, index });
      else todo.push(child);
    }
  }
  return [...chunks.values()];
}

/** Of the layout's fourth version, behind the sizes of a chunk: null for an index that is not read. @param flags of the layout */
export function indexedChunks(file: Hdf5File, cursor: Hdf5Cursor, flags: number, grid: Grid): readonly Chunk[] | null {
  const plain = (address: number | null, index: number): readonly Chunk[] =>
    address === null ? [] : [{ address, size: grid.chunkBytes, mask: 0, index }];
  switch (cursor.u8()) {
    case SINGLE: {
      const [size, mask] = (flags & 2) === 0 ? [grid.chunkBytes, 0] : [cursor.length(), cursor.u32()];
      return plain(cursor.address(), 0).map((chunk) => ({ ...chunk, size, mask }));
    }
    case IMPLICIT: {
      const first = cursor.address();
      const count = chunkCounts(grid).reduce((product, one) => product * one, 1);
      if (first === null || count > 2 ** PAGE_BITS) return null;
      return Array.from({ length: count }, (_, index) => plain(first + index * grid.chunkBytes, index)).flat();
    }
    case FIXED:
      cursor.skip(1);
      return arrayChunks(file, cursor.address(), 'FA', grid);
    case EXTENSIBLE:
      cursor.skip(5);
      return arrayChunks(file, cursor.address(), 'EA', grid);
    default:
      return null;
  }
}

/** An array without pages, and of one that grows what its index block holds itself. */
function arrayChunks(file: Hdf5File, header: number | null, kind: 'FA' | 'EA', grid: Grid): readonly Chunk[] | null {
  if (header === null) return [];
  const cursor = file.cursorAt(header);
  cursor.signature(`${kind}HD`);
  cursor.skip(1);
  const isFiltered = cursor.u8() === 1;
  const elementBytes = cursor.u8();
  const bits = cursor.u8();
  const held = kind === 'EA' ? cursor.u8() : cursor.length();
  // Of the growing kind three more sizes, then six counts.
  if (kind === 'EA') cursor.skip(3 + 6 * file.lengthBytes);
  const block = cursor.address();
  const count = chunkCounts(grid).reduce((product, one) => product * one, 1);
  if (block === null) return [];
  if (count > Math.min(held, 2 ** PAGE_BITS) || (kind === 'FA' && count > 2 ** bits)) return null;
  const elements = file.cursorAt(block);
  elements.signature(kind === 'EA' ? 'EAIB' : 'FADB');
  elements.skip(2 + file.offsetBytes);
  return Array.from({ length: count }, (_, index): readonly Chunk[] => {
    const address = elements.address();
    const size = isFiltered ? elements.uint(elementBytes - file.offsetBytes - 4) : grid.chunkBytes;
    const mask = isFiltered ? elements.u32() : 0;
    return address === null ? [] : [{ address, size, mask, index }];
  }).flat();
}
