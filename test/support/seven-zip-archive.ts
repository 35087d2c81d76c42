/** Assembles 7z archives whose entries are stored as they are, one block an entry. https://github.com/ip7z/7zip/blob/main/DOC/7zFormat.txt */
import { crc32 } from 'node:zlib';

export interface SevenZipEntry {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Any number, in nine bytes. */
export function sevenZipNumber(value: number): Buffer {
  const bytes = Buffer.alloc(9, 0xff);
  bytes.writeBigUInt64LE(BigInt(value), 1);
  return bytes;
}

/** A signature, what lies behind it, and a header as it is. */
export function sevenZipOf(packed: Uint8Array, header: Uint8Array): Buffer {
  const place = Buffer.alloc(20);
  place.writeBigUInt64LE(BigInt(packed.length), 0);
  place.writeBigUInt64LE(BigInt(header.length), 8);
  place.writeUInt32LE(crc32(header), 16);
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(crc32(place));
  return Buffer.concat([Buffer.from('377abcaf271c0004', 'hex'), sum, place, packed, header]);
}

export function sevenZip(entries: readonly SevenZipEntry[]): Buffer {
  return sevenZipOf(Buffer.concat(entries.map(({ content }) => content)), sevenZipHeader(entries));
}

export function sevenZipHeader(entries: readonly SevenZipEntry[]): Buffer {
  const sizes = entries.map(({ content }) => sevenZipNumber(content.length));
  const names = Buffer.concat([Buffer.of(0), ...entries.map(({ name }) => Buffer.from(`${name}\0`, 'utf16le'))]);
  const count = sevenZipNumber(entries.length);
  return Buffer.concat([
    Buffer.of(1, 4),
    Buffer.of(6, 0),
    count,
    Buffer.of(9),
    ...sizes,
    Buffer.of(0, 7, 0x0b),
    count,
    Buffer.of(0),
    ...entries.map(() => Buffer.of(1, 1, 0)), // one coder, which copies
    Buffer.of(0x0c),
    ...sizes,
    Buffer.of(0, 0, 5),
    count,
    Buffer.of(0x11),
    sevenZipNumber(names.length),
    names,
    Buffer.of(0, 0),
  ]);
}
