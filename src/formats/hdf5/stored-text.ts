/** Which texts and bytes of an HDF5 file are worth examining: JSON, and what PyTables would unpickle. See https://www.pytables.org/usersguide/libref/declarative_classes.html#attributesetclassdescr. */
import { type ByteSource, headOf, sectionOf } from '../../bytes/byte-source.ts';

/** Shorter ones hold neither a serialized object nor a pickle that names an operator. */
const SMALLEST_BYTES = 8;
/** Fixed strings are padded to their full length. */
const PADDING_WINDOW_BYTES = 4096;

/** JSON begins with a brace or bracket; a pickle with 0x80 and its protocol, or, before protocol 2, is text that ends with a full stop. */
export function mayHoldModel(source: ByteSource): boolean {
  if (source.size < SMALLEST_BYTES) return false;
  const head = Buffer.from(headOf(source, 64));
  if (head[0] === 0x80 && (head[1] ?? 0xff) <= 5) return true;
  if (/^\s*[[{]/.test(head.toString('latin1').replace(/^\u00ef\u00bb\u00bf|\0/g, ''))) return true;
  return lastByte(source) === 0x2e;
}

/** Without the NULs (and, for the last byte, spaces) that fill a fixed string. */
export function withoutPadding(source: ByteSource): ByteSource {
  return sectionOf(source, 0, contentEnd(source));
}

function lastByte(source: ByteSource): number | undefined {
  const end = contentEnd(source);
  return end === 0 ? undefined : source.read(end - 1, end)[0];
}

function contentEnd(source: ByteSource): number {
  let end = source.size;
  while (end > 0) {
    const start = Math.max(0, end - PADDING_WINDOW_BYTES);
    const window = source.read(start, end);
    const last = window.findLastIndex((byte) => byte !== 0);
    if (last >= 0) return start + last + 1;
    end = start;
  }
  return 0;
}
