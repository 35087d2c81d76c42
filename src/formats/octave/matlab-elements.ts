/** The elements that variables of MATLAB are made of: a tag, and what follows it. See https://www.mathworks.com/help/pdf_doc/matlab/matfile_format.pdf. */
import type { ByteSource } from '../../bytes/byte-source.ts';

export const TAG_BYTES = 8;
/** The type of an array. */
export const MATRIX = 14;

export interface Element {
  readonly type: number;
  readonly start: number;
  readonly end: number;
}

/** A tag says the type and the bytes of what follows; of four bytes and fewer all stands in the tag. */
export function elementAt(source: ByteSource, position: number, isLittle: boolean): Element {
  const first = numberAt(source, position, isLittle);
  const small = first >>> 16;
  if (small !== 0) return { type: first & 0xffff, start: position + 4, end: position + 4 + Math.min(small, 4) };
  const start = position + TAG_BYTES;
  return { type: first, start, end: start + numberAt(source, position + 4, isLittle) };
}

/** Where the next one begins. */
export function behind({ end }: Element): number {
  return Math.ceil(end / TAG_BYTES) * TAG_BYTES;
}

export function numberAt(source: ByteSource, position: number, isLittle: boolean): number {
  const bytes = source.read(position, position + 4);
  return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, isLittle);
}
