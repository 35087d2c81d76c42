/** The files that a virtual dataset of HDF5 is put together from: each mapping names one. See https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html, III.E and VIII.A. */
import { FormatError } from '../../bytes/format-error.ts';
import type { Hdf5Cursor, Hdf5File, HeapObject } from './hdf5-file.ts';

const POINTS = 1;
const HYPERSLAB = 2;
/** Longest path of a file that systems take. */
const NAME_BYTES = 4096;
/** A file that names itself. */
const OWN = '.';

/**
 * The names of other files. The block: version, number of mappings; each the file, the dataset, a selection there and one here.
 * @throws FormatError where it is of no version that we know
 */
export function virtualFiles(file: Hdf5File, { address, size }: HeapObject): readonly string[] {
  const cursor = file.cursorAt(address);
  const version = cursor.u8();
  if (version !== 0)
    throw new FormatError(`expected mappings of version 0, found ${version}`, {
      reason: 'unsupported',
      offset: address,
    });
  const count = cursor.length();
  const names = new Set<string>();
  for (let index = 0; index < count && cursor.position < address + size; index += 1) {
    names.add(readText(file, cursor));
    readText(file, cursor);
    skipSelection(cursor);
    skipSelection(cursor);
    file.cursorAt(cursor.position);
  }
  names.delete(OWN);
  return [...names];
}

function readText(file: Hdf5File, cursor: Hdf5Cursor): string {
  const start = cursor.position;
  const bytes = file.source.read(start, Math.min(start + NAME_BYTES, file.source.size));
  const end = bytes.indexOf(0);
  if (end < 0) throw new FormatError('expected the end of a name', { offset: start });
  cursor.skip(end + 1);
  return Buffer.from(bytes.subarray(0, end)).toString('utf8');
}

/** Type, version; then by both, mostly behind the number of bytes that follow. */
function skipSelection(cursor: Hdf5Cursor): void {
  const start = cursor.position;
  const type = cursor.u32();
  const version = cursor.u32();
  if (type !== POINTS && type !== HYPERSLAB) cursor.skip(8);
  else if (version === 1) {
    cursor.skip(4);
    cursor.skip(cursor.u32());
  } else if (type === HYPERSLAB && version === 2) {
    cursor.skip(1);
    cursor.skip(cursor.u32());
  } else if (type === HYPERSLAB && version === 3) skipHyperslab(cursor);
  else if (type === POINTS && version === 2) {
    const bytes = cursor.u8();
    const rank = cursor.u32();
    cursor.skip(rank * cursor.uint(bytes) * bytes);
  } else
    throw new FormatError(`a selection of kind ${type}, version ${version}`, { reason: 'unsupported', offset: start });
}

/** Flags, bytes of a number, rank; four numbers a dimension of a regular one, else two for each dimension of each block. */
function skipHyperslab(cursor: Hdf5Cursor): void {
  const isRegular = (cursor.u8() & 1) !== 0;
  const bytes = cursor.u8();
  const rank = cursor.u32();
  cursor.skip(isRegular ? 4 * bytes * rank : 2 * bytes * rank * cursor.uint(bytes));
}
