/** The records of a version 2 B-tree of HDF5. See https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html, III.A.2. */
import { FormatError } from '../../bytes/format-error.ts';
import type { Hdf5File } from './hdf5-file.ts';

/** Signature (4), version, type and, at the end, a checksum (4). */
const NODE_OVERHEAD = 10;
/** A tree of depth 8 would index more than any file holds. */
const DEPTH = 16;

interface Tree {
  readonly file: Hdf5File;
  readonly recordBytes: number;
  /** Bytes that say how many records a child has. */
  readonly countBytes: number;
  /** By depth: bytes that say how many records lie below a child. */
  readonly totalBytes: readonly number[];
  readonly seen: Set<number>;
}

/** Where each record starts, in the order of the keys. */
export function* readRecords(file: Hdf5File, address: number): Generator<number> {
  const cursor = file.cursorAt(address);
  cursor.signature('BTHD');
  cursor.skip(2);
  const nodeBytes = cursor.u32();
  const recordBytes = cursor.u16();
  const depth = cursor.u16();
  cursor.skip(2);
  const root = cursor.address();
  const count = cursor.u16();
  if (root === null || count === 0) return;
  if (depth > DEPTH || recordBytes === 0) throw new FormatError(`a B-tree of depth ${depth}`, { offset: address });
  const tree = { file, recordBytes, ...widths(file, nodeBytes, recordBytes, depth), seen: new Set<number>() };
  yield* readNode(tree, root, count, depth);
}

function widths(file: Hdf5File, nodeBytes: number, recordBytes: number, depth: number) {
  const leafRecords = Math.floor((nodeBytes - NODE_OVERHEAD) / recordBytes);
  const countBytes = bytesFor(leafRecords);
  const totalBytes = [0];
  let below = leafRecords;
  for (let level = 1; level <= depth; level += 1) {
    const pointerBytes = file.offsetBytes + countBytes + (totalBytes[level - 1] ?? 0);
    const records = Math.floor((nodeBytes - NODE_OVERHEAD - pointerBytes) / (recordBytes + pointerBytes));
    below = (records + 1) * below + records;
    totalBytes.push(bytesFor(below));
  }
  return { countBytes, totalBytes };
}

/** Bytes that hold numbers up to `limit`. */
export function bytesFor(limit: number): number {
  return limit < 1 ? 1 : Math.floor(Math.log2(limit) / 8) + 1;
}

function* readNode(tree: Tree, address: number, count: number, depth: number): Generator<number> {
  if (tree.seen.has(address)) throw new FormatError('a B-tree that leads back', { offset: address });
  tree.seen.add(address);
  const cursor = tree.file.cursorAt(address);
  cursor.signature(depth === 0 ? 'BTLF' : 'BTIN');
  cursor.skip(2);
  const records = cursor.position;
  cursor.skip(count * tree.recordBytes);
  for (let index = 0; index <= count; index += 1) {
    if (depth > 0) {
      const child = cursor.address();
      const childCount = cursor.uint(tree.countBytes);
      cursor.skip(tree.totalBytes[depth - 1] ?? 0);
      if (child !== null) yield* readNode(tree, child, childCount, depth - 1);
    }
    if (index < count) yield records + index * tree.recordBytes;
  }
}
