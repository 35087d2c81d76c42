/** What a dataset of HDF5 says without its arrays: a single text or run of bytes, and other files that hold its data. See https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html, IV.A.2.h and i. */
import { FormatError } from '../../bytes/format-error.ts';
import { readElements } from './attributes.ts';
import { readDatatype, readElementCount } from './datatype.ts';
import { findHeapObject, type StoredBytes } from './global-heap.ts';
import type { Hdf5Cursor, Hdf5File } from './hdf5-file.ts';
import { readLocalHeap, readName } from './links.ts';
import { MESSAGE, type Message } from './object-header.ts';
import { resolveShared } from './shared-messages.ts';
import { virtualFiles } from './virtual.ts';

export interface Dataset {
  /** Empty for arrays. */
  readonly values: readonly StoredBytes[];
  /** Names of files in which the data lies. */
  readonly otherFiles: readonly string[];
}

const COMPACT = 0;
const CONTIGUOUS = 1;
const VIRTUAL = 3;

/** Nothing for a group. */
export function readDataset(file: Hdf5File, messages: readonly Message[]): Dataset {
  const layout = messages.find(({ type }) => type === MESSAGE.layout);
  if (layout === undefined) return { values: [], otherFiles: [] };
  const external = messages.filter(({ type }) => type === MESSAGE.externalFiles);
  const place = readLayout(file, layout);
  const otherFiles = [...external.flatMap((message) => readExternalFiles(file, message)), ...place.otherFiles];
  const values = place.start === null || external.length > 0 ? [] : readValues(file, messages, place.start);
  return { values, otherFiles };
}

interface Place {
  /** Where compact or contiguous data begins; null for chunks, and where nothing was written. */
  readonly start: number | null;
  readonly otherFiles: readonly string[];
}

function readLayout(file: Hdf5File, { start }: Message): Place {
  const cursor = file.cursorAt(start);
  const version = cursor.u8();
  if (version < 3) return { start: readOldLayout(cursor), otherFiles: [] };
  const layoutClass = cursor.u8();
  if (layoutClass === COMPACT) return { start: cursor.position + 2, otherFiles: [] };
  if (layoutClass === CONTIGUOUS) return { start: cursor.address(), otherFiles: [] };
  if (layoutClass === VIRTUAL) return { start: null, otherFiles: readVirtualFiles(file, cursor) };
  return { start: null, otherFiles: [] };
}

/** Versions 1 and 2: dimensions, class, reserved (5); an address unless compact; sizes (4 each); compact data behind its size (4). */
function readOldLayout(cursor: Hdf5Cursor): number | null {
  const dimensions = cursor.u8();
  const layoutClass = cursor.u8();
  cursor.skip(5);
  if (layoutClass === CONTIGUOUS) return cursor.address();
  if (layoutClass !== COMPACT) return null;
  cursor.skip(4 * dimensions);
  return cursor.position + 4;
}

/** A single element, or an array of bytes that may be one text. */
function readValues(file: Hdf5File, messages: readonly Message[], start: number): readonly StoredBytes[] {
  const [datatypeMessage, dataspaceMessage] = [MESSAGE.datatype, MESSAGE.dataspace].map((wanted) =>
    messages.find(({ type }) => type === wanted),
  );
  if (datatypeMessage === undefined || dataspaceMessage === undefined) return [];
  const datatype = readDatatype(file, resolveShared(file, datatypeMessage).start);
  const count = readElementCount(file, resolveShared(file, dataspaceMessage).start);
  return count === 1 || datatype.isByteNumber ? readElements(file, datatype, count, start) : [];
}

/** Version, reserved (3), slots allocated (2) and used (2), address of the names; each slot: name, offset, size. */
function readExternalFiles(file: Hdf5File, { start }: Message): readonly string[] {
  const cursor = file.cursorAt(start + 6);
  const slots = cursor.u16();
  const heap = cursor.address();
  if (heap === null) throw new FormatError('external files without names', { offset: start });
  const names = readLocalHeap(file, heap);
  return Array.from({ length: slots }, () => {
    const name = readName(file, names + cursor.length());
    cursor.skip(2 * file.lengthBytes);
    return name;
  });
}

function readVirtualFiles(file: Hdf5File, cursor: Hdf5Cursor): readonly string[] {
  const collection = cursor.address();
  const index = cursor.u32();
  return collection === null ? [] : virtualFiles(file, findHeapObject(file, collection, index));
}
