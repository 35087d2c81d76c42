/** Compares the bytes at a position of a source with those that open a format. */
import type { ByteSource } from '../bytes/byte-source.ts';

/** Whether `bytes` stand at `position`; false where the source ends before. */
export function hasBytesAt(source: ByteSource, position: number, bytes: readonly number[]): boolean {
  if (position < 0 || position + bytes.length > source.size) return false;
  // What lies in memory is asked some fifty times by as many formats: a view for each costs more than the answer.
  const whole = source.bytes;
  const found = whole ?? source.read(position, position + bytes.length);
  const start = whole === undefined ? 0 : position;
  for (let index = 0; index < bytes.length; index += 1) if (found[start + index] !== bytes[index]) return false;
  return true;
}

/** What a file begins with that begins with one of these. */
export function firstBytesOf(...magics: readonly (readonly number[])[]): ReadonlySet<number> {
  return new Set(magics.flatMap((magic) => magic.slice(0, 1)));
}

/** Those of these characters, each a byte. */
export function bytesOf(characters: string): ReadonlySet<number> {
  return new Set(ascii(characters));
}

/** Of a format that only a loader expects: no file is asked whether it is of it. */
export const NO_BYTES: ReadonlySet<number> = new Set();

/** The bytes of an ASCII magic: `ascii('ustar')`. */
export function ascii(text: string): number[] {
  const bytes: number[] = []; // a buffer takes longer: this makes tables at each start
  for (let index = 0; index < text.length; index += 1) bytes.push(text.charCodeAt(index));
  return bytes;
}

/** The local header that an ordinary zip archive begins with. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, section 4.3.7 */
export const ZIP_START: readonly number[] = [...ascii('PK'), 3, 4];
