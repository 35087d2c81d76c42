/** Distinguishes text from binary content by its control characters, as file(1) and git do, whatever its encoding. */
import { type ByteSource, headOf } from '../bytes/byte-source.ts';
import { byteTable } from '../bytes/byte-table.ts';
import { detectEncoding, isOfCharacters } from './text-encoding.ts';

/** Bytes that are looked at; longer files are judged by their head and tail. */
const SAMPLE_BYTES = 64 * 1024;

/** Whether head and tail hold no control characters but white space, form feed, backspace and escape. UTF-16 and UTF-32 with a mark are text too. */
export function looksLikeText(source: ByteSource): boolean {
  const head = headOf(source, SAMPLE_BYTES);
  if (hasWideMark(head)) return true;
  if (!isPlain(head)) return false;
  return source.size <= SAMPLE_BYTES || isPlain(source.read(source.size - SAMPLE_BYTES, source.size));
}

function hasWideMark(head: Uint8Array): boolean {
  const [a, b] = head;
  return (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
}

function isPlain(bytes: Uint8Array): boolean {
  return !holdsControl(bytes, IS_CONTROL);
}

/** Looked up for every byte of every file: a table is ten times as fast as a call. */
const IS_CONTROL = byteTable((byte) => byte === 0x7f || (byte < 0x20 && (byte < 0x08 || byte > 0x0d) && byte !== 0x1b));

/** Bytes that are looked at together. */
const WORD_BYTES = 4;
/** In each of four bytes: a blank, DEL, one, and the highest bit. */
const [BLANKS, DELETES, ONES, HIGHS] = [0x20202020, 0x7f7f7f7f, 0x01010101, 0x80808080 | 0] as const;

/**
 * Whether any of the bytes is a control that has a 1 in the table. Four at a time, for it is asked of every byte of every
 * file: whether one of them is less than a blank, or DEL (https://graphics.stanford.edu/~seander/bithacks.html#HasLessInWord).
 * @param table by byte: 1 or 0, and 0 for all that is no control of ASCII
 */
export function holdsControl(bytes: Uint8Array, table: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length - (bytes.length % WORD_BYTES);
  for (let at = 0; at < whole; at += WORD_BYTES) {
    const four = view.getInt32(at, true);
    const others = four ^ DELETES;
    if (((((four - BLANKS) | 0) & ~four) | (((others - ONES) | 0) & ~others)) & HIGHS)
      for (let index = at; index < at + WORD_BYTES; index += 1) if (table[bytes[index]!] === 1) return true;
  }
  for (let at = whole; at < bytes.length; at += 1) if (table[bytes[at]!] === 1) return true;
  return false;
}

/** Bytes that show of most binary content that it is no text. */
const BINARY_BYTES = 1024;

/** What JSON and XML may begin with: only their readers take UTF-16 and UTF-32 without a mark. Arrays of integers have zeros in the same places. */
const MARKLESS_STARTS: ReadonlySet<number> = new Set(Buffer.from('{[< \t\r\n'));

/** UTF-16, UTF-32 or EBCDIC, by a byte order mark or by where the zeros of the first characters lie; without a mark all that is looked at must be characters. */
export function isWideText(source: ByteSource): boolean {
  const first = headOf(source, 4);
  const { encoding, markBytes } = detectEncoding(first);
  if (encoding === 'utf-8') return false;
  if (markBytes > 0 || encoding === 'ebcdic') return true;
  return (
    MARKLESS_STARTS.has(first.find((byte) => byte !== 0) ?? 0) && isOfCharacters(headOf(source, BINARY_BYTES), encoding)
  );
}

/** By its first bytes alone. */
export function isBinary(source: ByteSource): boolean {
  return headOf(source, BINARY_BYTES).includes(0) && !isWideText(source);
}
