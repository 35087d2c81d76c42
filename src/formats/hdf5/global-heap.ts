/** Global heaps of HDF5, where strings of variable length lie. See https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html, III.E. */
import { type ByteSource, sectionOf } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import type { Hdf5File, HeapObject } from './hdf5-file.ts';

/** A text or bytes, and where they lie in the file. */
export interface StoredBytes {
  readonly source: ByteSource;
  readonly address: number;
}

/** An element's text is looked up by number: collections are kept as long as they are few. */
const COLLECTIONS_KEPT = 64;

/** The bytes of an element: length (4), address of the collection, index (4); null where it is empty. */
export function readVariable(file: Hdf5File, elementStart: number): StoredBytes | null {
  const cursor = file.cursorAt(elementStart);
  const length = cursor.u32();
  const collection = cursor.address();
  const index = cursor.u32();
  if (length === 0 || collection === null || collection === 0 || index === 0) return null;
  const { address, size } = findHeapObject(file, collection, index);
  // Elements of several bytes each count as `length` elements: the whole object is taken then.
  return { source: sectionOf(file.source, address, address + size), address };
}

/** @throws FormatError where the collection has no such object. */
export function findHeapObject(file: Hdf5File, collection: number, index: number): HeapObject {
  const known = file.heaps.get(collection);
  const objects = known ?? readObjects(file, collection);
  if (known === undefined) {
    if (file.heaps.size >= COLLECTIONS_KEPT) file.heaps.clear();
    file.heaps.set(collection, objects);
  }
  const found = objects.get(index);
  if (found === undefined) throw new FormatError(`expected object ${index} of a global heap`, { offset: collection });
  return found;
}

/** `GCOL`, version, reserved (3), size; then objects: index (2), references (2), reserved (4), size, content. Each part is padded to 8. */
function readObjects(file: Hdf5File, collection: number): ReadonlyMap<number, HeapObject> {
  const cursor = file.cursorAt(collection);
  cursor.signature('GCOL');
  cursor.skip(4);
  const end = Math.min(collection + cursor.length(), file.source.size);
  const padding = Math.max(0, 8 - file.lengthBytes);
  cursor.skip(padding);
  const objects = new Map<number, HeapObject>();
  while (cursor.position + 8 + file.lengthBytes <= end) {
    const index = cursor.u16();
    cursor.skip(6);
    const size = cursor.length();
    if (index === 0) break;
    cursor.skip(padding);
    if (!objects.has(index)) objects.set(index, { address: cursor.position, size });
    cursor.skip(Math.ceil(size / 8) * 8);
    file.cursorAt(cursor.position);
  }
  return objects;
}

const SCAN_BYTES = 4 * 1024 * 1024;
const SIGNATURE = 'GCOL';

/** Every object of every collection of the file, found by their signature, which lies anywhere: for rows whose references lie in compressed chunks. */
export function* scanHeaps(file: Hdf5File): Generator<StoredBytes> {
  const { source } = file;
  for (let start = 0; start < source.size; start += SCAN_BYTES) {
    const end = Math.min(start + SCAN_BYTES + SIGNATURE.length - 1, source.size);
    const block = Buffer.from(source.read(start, end));
    for (let at = block.indexOf(SIGNATURE); at >= 0; at = block.indexOf(SIGNATURE, at + SIGNATURE.length)) {
      yield* readCollection(file, start + at);
    }
  }
}

/** Nothing where the bytes are no collection: the signature may stand in an array. */
function* readCollection(file: Hdf5File, collection: number): Generator<StoredBytes> {
  const { source } = file;
  if (collection + 8 + file.lengthBytes > source.size) return;
  for (const { address, size } of readObjects(file, collection).values()) {
    if (address + size <= source.size) yield { source: sectionOf(source, address, address + size), address };
  }
}
