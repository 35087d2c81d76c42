/** Datatype and dataspace messages of HDF5: as much as is needed to find texts and bytes. See https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html, IV.A.2. */
import { FormatError } from '../../bytes/format-error.ts';
import type { Hdf5File } from './hdf5-file.ts';

/** What one element holds. `bytes`: text, opaque bytes or numbers of one byte; `variable`: a reference into a global heap; `other`: what cannot be text. */
export type ElementKind = 'bytes' | 'variable' | 'other';

export interface Datatype {
  readonly kind: ElementKind;
  /** Numbers of one byte: an array of them is one text. */
  readonly isByteNumber: boolean;
  /** Bytes of one element. */
  readonly size: number;
}

const CLASS_FIXED = 0;
const CLASS_STRING = 3;
const CLASS_OPAQUE = 5;
const CLASS_VARIABLE = 9;

/** Class and version (1), bits (3), size (4), properties. */
export function readDatatype(file: Hdf5File, start: number): Datatype {
  const cursor = file.cursorAt(start);
  const typeClass = cursor.u8() & 0x0f;
  cursor.skip(3);
  const size = cursor.u32();
  const isByteNumber = typeClass === CLASS_FIXED && size === 1;
  if (typeClass === CLASS_VARIABLE) return { kind: 'variable', isByteNumber: false, size };
  const isBytes = typeClass === CLASS_STRING || typeClass === CLASS_OPAQUE || isByteNumber;
  return { kind: isBytes ? 'bytes' : 'other', isByteNumber, size };
}

/** The number of elements; 1 for a scalar, 0 for a null dataspace. */
export function readElementCount(file: Hdf5File, start: number): number {
  return readDimensions(file, start).reduce((count, length) => count * length, 1);
}

/** The number of elements along each axis; none for a scalar, one of 0 for a null dataspace. */
export function readDimensions(file: Hdf5File, start: number): readonly number[] {
  const cursor = file.cursorAt(start);
  const version = cursor.u8();
  const rank = cursor.u8();
  cursor.skip(1);
  if (version !== 1 && version !== 2) {
    throw new FormatError(`expected a dataspace of version 1 or 2, found ${version}`, { offset: start });
  }
  if (version === 1) cursor.skip(5);
  else if (cursor.u8() === 2) return [0];
  return Array.from({ length: rank }, () => cursor.length());
}
