/** The superblock of an HDF5 file, versions 0 to 3, and the widths of its addresses. See https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html. */
import { blockSource } from '../../bytes/block-source.ts';
import { type ByteSource, sectionOf } from '../../bytes/byte-source.ts';
import { Cursor } from '../../bytes/cursor.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { type Once, onceFor } from '../../bytes/once.ts';
import { findSuperblock, SIGNATURE } from './superblock.ts';

/** Names, indexes and objects of a large group lie far from each other: 8 MiB are kept. */
const BLOCKS = 512;

/** Reads numbers of the file's own widths. */
export class Hdf5Cursor extends Cursor {
  readonly #file: Hdf5File;

  constructor(file: Hdf5File, position: number) {
    super(file.source, position);
    this.#file = file;
  }

  /** An address from the superblock on; null where it is undefined (all ones). */
  address(): number | null {
    const bytes = this.bytes(this.#file.offsetBytes);
    return bytes.every((byte) => byte === 0xff) ? null : littleEndian(bytes);
  }

  length(): number {
    return littleEndian(this.bytes(this.#file.lengthBytes));
  }

  /** An unsigned number of any width. */
  uint(byteCount: number): number {
    return littleEndian(this.bytes(byteCount));
  }

  /** @throws FormatError where other characters stand. */
  signature(expected: string): void {
    const found = Buffer.from(this.bytes(expected.length)).toString('latin1');
    if (found === expected) return;
    const offset = this.position - expected.length;
    throw new FormatError(`expected ${expected}, found ${JSON.stringify(found)}`, { offset });
  }
}

/** An object of a global heap. */
export interface HeapObject {
  readonly address: number;
  /** Bytes. */
  readonly size: number;
}

export class Hdf5File {
  /** From the superblock on, where addresses begin to count: a user block may lie before it. */
  readonly source: ByteSource;
  /** Bytes of the user block. */
  readonly userBlockBytes: number;
  offsetBytes = 8;
  lengthBytes = 8;
  readonly rootAddress: number;
  /** Of the superblock, from version 2 on. */
  extensionAddress: number | null = null;
  /** Collections of the global heap that were read, by address. */
  readonly heaps = new Map<number, ReadonlyMap<number, HeapObject>>();
  /** What is read once of the file: the table of shared messages. */
  readonly once: Once<Hdf5File> = onceFor<Hdf5File>(this);
  #structures = 0;

  /** @throws FormatError where there is no superblock that we know. */
  constructor(source: ByteSource) {
    const start = findSuperblock(source);
    if (start === null) throw new FormatError('expected an HDF5 superblock');
    this.userBlockBytes = start;
    this.source = blockSource(sectionOf(source, start, source.size), BLOCKS);
    this.rootAddress = this.#readSuperblock();
  }

  /** Counts one structure; @throws FormatError (`limit`). */
  cursorAt(address: number): Hdf5Cursor {
    this.#structures += 1;
    keepWithin('hdf5Structures', this.#structures, address);
    return new Hdf5Cursor(this, address);
  }

  #readSuperblock(): number {
    const cursor = this.cursorAt(SIGNATURE.length);
    const version = cursor.u8();
    if (version > 3) {
      throw new FormatError(`expected a superblock of version 0 to 3, found ${version}`, { reason: 'unsupported' });
    }
    const isOld = version < 2;
    // Versions 0 and 1: free space, root group, reserved, shared header.
    if (isOld) cursor.skip(4);
    this.offsetBytes = width(cursor.u8());
    this.lengthBytes = width(cursor.u8());
    // Versions 0 and 1: reserved, leaf and internal K of groups, flags; version 1 adds K of chunks.
    cursor.skip(isOld ? (version === 0 ? 9 : 13) : 1);
    // Base address (the library takes where the superblock lies), free space or extension, end of file.
    cursor.skip(this.offsetBytes);
    const second = cursor.address();
    if (!isOld) this.extensionAddress = second;
    cursor.skip(this.offsetBytes);
    // The driver's information, and the name offset of the root's symbol table entry.
    if (isOld) cursor.skip(this.offsetBytes + this.offsetBytes);
    const root = cursor.address();
    if (root === null) throw new FormatError('expected the address of the root group, found none');
    return root;
  }
}

function width(byteCount: number): number {
  if (byteCount >= 2 && byteCount <= 32 && Number.isInteger(Math.log2(byteCount))) return byteCount;
  throw new FormatError(`expected 2, 4, 8, 16 or 32 bytes of an address, found ${byteCount}`);
}

/** Beyond 2^53 the value is rounded: it is larger than any file all the same. */
function littleEndian(bytes: Uint8Array): number {
  let value = 0;
  for (let index = bytes.length - 1; index >= 0; index -= 1) value = value * 256 + (bytes[index] as number); // in range
  return value;
}
