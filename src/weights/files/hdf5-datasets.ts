/** A dataset of HDF5 as a tensor, where its numbers lie one after the other. https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html, IV.A.2.b, d and i. */
import { FormatError } from '../../bytes/format-error.ts';
import type { Hdf5Cursor, Hdf5File } from '../../formats/hdf5/hdf5-file.ts';
import { MESSAGE, type Message } from '../../formats/hdf5/object-header.ts';
import { resolveShared } from '../../formats/hdf5/shared-messages.ts';
import type { NumpyType } from '../dtypes.ts';
import { denseStrides, elementsOf, type Found, tensorWithin } from '../tensor.ts';

/** Null for a group. */
export function datasetOf(file: Hdf5File, messages: readonly Message[], key: string): Found | null {
  const part = (type: number) => messages.find((message) => message.type === type);
  const [layout, datatype, dataspace] = [part(MESSAGE.layout), part(MESSAGE.datatype), part(MESSAGE.dataspace)];
  if (layout === undefined || datatype === undefined || dataspace === undefined) return null;
  if (part(MESSAGE.externalFiles) !== undefined) return unrepresentable('an array in another file');
  const type = numberType(file, resolveShared(file, datatype).start);
  const shape = shapeOf(file, resolveShared(file, dataspace).start);
  if (type === null || shape === null) return unrepresentable('an array whose elements are no plain numbers');
  if (part(MESSAGE.filters) !== undefined) return unrepresentable('a compressed array');
  const bytes = elementsOf(shape) * type.itemBytes;
  const place = placeOf(file, layout);
  if (typeof place === 'string') return unrepresentable(place);
  if (bytes > 0 && (place.start === null || place.bytes < bytes))
    return { kind: 'refused', why: `it takes ${bytes} bytes, ${place.start === null ? 0 : place.bytes} are there` };
  const start = place.start ?? 0;
  if (bytes > 0 && start + bytes > file.source.size) return { kind: 'refused', why: 'it leaves the file' };
  const storage = { key, source: file.source, start, bytes };
  return tensorWithin(storage, { type, shape, strides: denseStrides(shape), first: 0, isBigEndian: type.isBigEndian });
}

function unrepresentable(why: string): Found {
  return { kind: 'unrepresentable', why };
}

interface Place {
  /** Null where nothing was ever written. */
  readonly start: number | null;
  readonly bytes: number;
}

const COMPACT = 0;
const CONTIGUOUS = 1;
const IN_CHUNKS = 'an array in chunks';

/** A text where it lies otherwise than in one piece. */
function placeOf(file: Hdf5File, { start }: Message): Place | string {
  const cursor = file.cursorAt(start);
  const version = cursor.u8();
  if (version < 3) return oldPlaceOf(cursor);
  const layout = cursor.u8();
  if (layout === COMPACT) return { bytes: cursor.u16(), start: cursor.position };
  return layout === CONTIGUOUS ? { start: cursor.address(), bytes: cursor.length() } : IN_CHUNKS;
}

/** Versions 1 and 2: dimensions, class, reserved (5), the address, then the sizes (4 each). */
function oldPlaceOf(cursor: Hdf5Cursor): Place | string {
  const dimensions = cursor.u8();
  const layout = cursor.u8();
  cursor.skip(5);
  if (layout !== CONTIGUOUS) return layout === COMPACT ? 'a compact array of an old version' : IN_CHUNKS;
  const start = cursor.address();
  const bytes = Array.from({ length: dimensions }, () => cursor.u32()).reduce((product, size) => product * size, 1);
  return { start, bytes };
}

/** Version, rank, flags or type; the dimensions. Null where it holds none. */
function shapeOf(file: Hdf5File, start: number): number[] | null {
  const cursor = file.cursorAt(start);
  const version = cursor.u8();
  const rank = cursor.u8();
  cursor.skip(1);
  if (version === 1) cursor.skip(5);
  else if (version !== 2) throw new FormatError(`a dataspace of version ${version}`, { offset: start });
  else if (cursor.u8() === NULL_SPACE) return null;
  return Array.from({ length: rank }, () => cursor.length());
}

const NULL_SPACE = 2;
const FIXED = 0;
const FLOATING = 1;
const ENUMERATION = 8;

/** Where exponent and mantissa lie: position and size of the number, of the exponent, of the mantissa; the bias. */
const FLOATS: Readonly<Record<string, readonly [name: string, bytes: number]>> = {
  '0,16,10,5,0,10,15': ['F16', 2],
  '0,16,7,8,0,7,127': ['BF16', 2],
  '0,32,23,8,0,23,127': ['F32', 4],
  '0,64,52,11,0,52,1023': ['F64', 8],
};

/** Null for all but whole numbers and floats as machines compute with them, and h5py's booleans. */
function numberType(file: Hdf5File, start: number): NumpyType | null {
  const cursor = file.cursorAt(start);
  const typeClass = cursor.u8() & 0x0f;
  const bits = cursor.uint(3);
  const size = cursor.u32();
  if (typeClass === ENUMERATION) return isBoolean(cursor, bits, size) ? plain('BOOL', 1, false) : null;
  const isBigEndian = (bits & 1) !== 0 && size > 1;
  if (typeClass === FIXED) {
    const isWhole = cursor.u16() === 0 && cursor.u16() === size * 8 && [1, 2, 4, 8].includes(size);
    return isWhole ? plain(`${(bits & SIGNED) === 0 ? 'U' : 'I'}${size * 8}`, size, isBigEndian) : null;
  }
  if (typeClass !== FLOATING || (bits & VAX) !== 0) return null;
  const layout = [cursor.u16(), cursor.u16(), cursor.u8(), cursor.u8(), cursor.u8(), cursor.u8(), cursor.u32()].join();
  const [name, bytes] = FLOATS[layout] ?? [];
  return name === undefined || bytes !== size ? null : plain(name, size, isBigEndian);
}

const SIGNED = 8;
const VAX = 64;

function plain(name: string, itemBytes: number, isBigEndian: boolean): NumpyType {
  return { name, shown: name, itemBytes, isBigEndian };
}

/** h5py's booleans: an enumeration of one byte, FALSE 0 and TRUE 1, behind its own type of 12 bytes. Versions before 3 pad the names to 8 bytes. */
function isBoolean(cursor: Hdf5Cursor, members: number, size: number): boolean {
  if (members !== 2 || size !== 1) return false;
  cursor.skip(BASE_TYPE_BYTES);
  const text = Buffer.from(cursor.source.read(cursor.position, Math.min(cursor.position + 18, cursor.source.size)));
  return MEMBERS.some((members) => text.toString('latin1').startsWith(members));
}

const BASE_TYPE_BYTES = 12;
const MEMBERS = ['FALSE\0TRUE\0\0\x01', 'FALSE\0\0\0TRUE\0\0\0\0\0\x01'];
