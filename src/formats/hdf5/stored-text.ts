/** Which texts and bytes of an HDF5 file are worth examining: JSON, and what PyTables would unpickle. See https://www.pytables.org/usersguide/libref/declarative_classes.html#attributesetclassdescr. */
import { type ByteSource, headOf, sectionOf } from '../../bytes/byte-source.ts';

/** Shorter ones hold neither a serialized object nor a pickle that names an operator. */
const SMALLEST_BYTES = 8;
const WINDOW_BYTES = 4096;
/** Fixed strings are padded to their full length. */
const PADDING_BYTES = 1024 * 1024;

/** JSON begins with a brace or bracket; a pickle with 0x80 and its protocol, or, before protocol 2, is text that ends with a full stop. */
export function mayHoldModel(source: ByteSource): boolean {
  if (source.size < SMALLEST_BYTES) return false;
  const head = Buffer.from(headOf(source, 64));
  if (head[0] === 0x80 && (head[1] ?? 0xff) <= 5) return true;
  const text = head.toString('latin1').replace(/^\u00ef\u00bb\u00bf|\0/g, '');
  // White space may go on for longer than is looked at.
  if (/^\s*[[{]/.test(text) || /^\s+$/.test(text)) return true;
  const end = contentEnd(source);
  // Padding without end: what lies before it is not looked for, but may be there.
  return end === null ? head[0] !== 0 : end > 0 && source.read(end - 1, end)[0] === 0x2e;
}

/** Without the NULs that fill a fixed string. */
export function withoutPadding(source: ByteSource): ByteSource {
  return sectionOf(source, 0, contentEnd(source) ?? source.size);
}

/** Null where the padding is longer than is looked through: an array of zeros. */
function contentEnd(source: ByteSource): number | null {
  let end = source.size;
  while (end > 0) {
    if (source.size - end >= PADDING_BYTES) return null;
    const start = Math.max(0, end - WINDOW_BYTES);
    const last = source.read(start, end).findLastIndex((byte) => byte !== 0);
    if (last >= 0) return start + last + 1;
    end = start;
  }
  return 0;
}
