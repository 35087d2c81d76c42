/** The attributes of an HDF5 object that hold text or bytes, compact or dense. See https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html, IV.A.2.m. */
import { sectionOf } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { type Datatype, readDatatype, readElementCount } from './datatype.ts';
import { readDenseRecords } from './dense-records.ts';
import { readVariable, type StoredBytes } from './global-heap.ts';
import type { Hdf5File } from './hdf5-file.ts';
import { MESSAGE, type Message } from './object-header.ts';
import { locateInHeaps, resolveShared } from './shared-messages.ts';

export interface Attribute {
  readonly name: string;
  /** One for each text; none for numbers. */
  readonly values: readonly StoredBytes[];
}

export function* readAttributes(file: Hdf5File, messages: readonly Message[]): Generator<Attribute> {
  for (const message of messages) {
    if (message.type === MESSAGE.attribute) yield readAttribute(file, resolveShared(file, message).start);
    else if (message.type === MESSAGE.attributeInfo) yield* readDense(file, message.start);
  }
}

function* readDense(file: Hdf5File, start: number): Generator<Attribute> {
  for (const { heap, record } of readDenseRecords(file, start, 2)) {
    // A record is the ID, flags of the message, its creation order (4) and the hash of the name (4).
    const isShared = (file.cursorAt(record + heap.idBytes).u8() & 2) !== 0;
    const { start } = isShared ? locateInHeaps(file, MESSAGE.attribute, record) : heap.locate(record);
    yield readAttribute(file, start);
  }
}

/** Version, flags, sizes of name, datatype and dataspace (2 each), character set from version 3 on; then these three and the data. */
function readAttribute(file: Hdf5File, start: number): Attribute {
  const cursor = file.cursorAt(start);
  const version = cursor.u8();
  if (version < 1 || version > 3) {
    throw new FormatError(`expected an attribute of version 1 to 3, found ${version}`, { offset: start });
  }
  const flags = version === 1 ? 0 : cursor.u8();
  if (version === 1) cursor.skip(1);
  const nameBytes = cursor.u16();
  const typeBytes = cursor.u16();
  const spaceBytes = cursor.u16();
  if (version === 3) cursor.skip(1);
  // Only version 1 pads each part to eight bytes.
  const padded = (size: number) => (version === 1 ? Math.ceil(size / 8) * 8 : size);
  const name = Buffer.from(cursor.bytes(nameBytes)).toString('utf8').replace(/\0.*$/s, '');
  cursor.skip(padded(nameBytes) - nameBytes);
  /** Where the datatype or dataspace lies: here, or with a committed object. */
  const partOf = (bytes: number, type: number, isShared: boolean): number => {
    const start = cursor.position;
    cursor.skip(padded(bytes));
    return resolveShared(file, { type, isShared, start, end: start + bytes }).start;
  };
  const typeStart = partOf(typeBytes, MESSAGE.datatype, (flags & 1) !== 0);
  const spaceStart = partOf(spaceBytes, MESSAGE.dataspace, (flags & 2) !== 0);
  const datatype = readDatatype(file, typeStart);
  return { name, values: readElements(file, datatype, readElementCount(file, spaceStart), cursor.position) };
}

/** The texts of `count` elements that lie from `start` on. */
export function readElements(file: Hdf5File, datatype: Datatype, count: number, start: number): readonly StoredBytes[] {
  const { kind, size, isByteNumber } = datatype;
  if (kind === 'other' || count === 0 || size === 0) return [];
  if (isByteNumber) return count < 3 ? [] : [stored(file, start, count)];
  keepWithin('hdf5Texts', count, start);
  const values: StoredBytes[] = [];
  for (let index = 0; index < count; index += 1) {
    const at = start + index * size;
    const value = kind === 'variable' ? readVariable(file, at) : stored(file, at, size);
    if (value !== null) values.push(value);
  }
  return values;
}

function stored(file: Hdf5File, start: number, size: number): StoredBytes {
  return { source: sectionOf(file.source, start, start + size), address: start };
}
