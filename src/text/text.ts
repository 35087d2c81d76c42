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
  return !holdsAny(bytes, IS_CONTROL);
}

/** Looked up for every byte of every file: a table is ten times as fast as a call. */
const IS_CONTROL = byteTable((byte) => byte === 0x7f || (byte < 0x20 && (byte < 0x08 || byte > 0x0d) && byte !== 0x1b));

/**
 * Whether any of the bytes has a 1 in the table. Eight at a time: it is asked of every byte of every file.
 * @param table by byte: 1 or 0
 */
export function holdsAny(bytes: Uint8Array, table: Uint8Array): boolean {
  const whole = bytes.length - (bytes.length % 8);
  for (let at = 0; at < whole; at += 8) {
    const four = table[bytes[at]!]! | table[bytes[at + 1]!]! | table[bytes[at + 2]!]! | table[bytes[at + 3]!]!;
    const rest = table[bytes[at + 4]!]! | table[bytes[at + 5]!]! | table[bytes[at + 6]!]! | table[bytes[at + 7]!]!;
    if ((four | rest) !== 0) return true;
  }
  for (let at = whole; at < bytes.length; at += 1) if (table[bytes[at]!] === 1) return true;
  return false;
}

/** Bytes that show of most binary content that it is no text. */
const BINARY_BYTES = 1024;

/** What JSON may begin with: only its readers take UTF-16 and UTF-32 without a mark. Arrays of integers have zeros in the same places. */
const JSON_STARTS: ReadonlySet<number> = new Set(Buffer.from('{[ \t\r\n'));

/** UTF-16 or UTF-32, by a byte order mark or by where the zeros of the first characters lie; without a mark all that is looked at must be characters. */
export function isWideText(source: ByteSource): boolean {
  const first = headOf(source, 4);
  const { encoding, markBytes } = detectEncoding(first);
  if (encoding === 'utf-8') return false;
  if (markBytes > 0) return true;
  return (
    JSON_STARTS.has(first.find((byte) => byte !== 0) ?? 0) && isOfCharacters(headOf(source, BINARY_BYTES), encoding)
  );
}

/** By its first bytes alone. */
export function isBinary(source: ByteSource): boolean {
  return headOf(source, BINARY_BYTES).includes(0) && !isWideText(source);
}
