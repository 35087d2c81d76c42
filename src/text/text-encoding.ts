/** Text in any encoding that Python's `json.loads` takes, as UTF-8. See https://docs.python.org/3/library/json.html#character-encodings. */
import { byteTable } from '../bytes/byte-table.ts';
import { fromEbcdic } from './ebcdic.ts';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be' | 'ebcdic';

interface DetectedEncoding {
  readonly encoding: TextEncoding;
  /** Bytes of the byte order mark. */
  readonly markBytes: number;
}

const MARKS: readonly (readonly [bytes: readonly number[], encoding: TextEncoding])[] = [
  [[0xff, 0xfe, 0, 0], 'utf-32le'],
  [[0, 0, 0xfe, 0xff], 'utf-32be'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
  [[0xef, 0xbb, 0xbf], 'utf-8'],
];

/** Most text begins with none of these. */
const MARK_STARTS: ReadonlySet<number | undefined> = new Set(MARKS.map(([[first]]) => first));

/** By the byte order mark, else by where the zero bytes of the first four lie: JSON begins with two ASCII characters. */
export function detectEncoding(head: Uint8Array): DetectedEncoding {
  for (const [bytes, encoding] of MARK_STARTS.has(head[0]) ? MARKS : []) {
    if (head.length >= bytes.length && bytes.every((byte, index) => head[index] === byte)) {
      return { encoding, markBytes: bytes.length };
    }
  }
  return { encoding: isEbcdic(head) ? 'ebcdic' : encodingByZeros(head), markBytes: 0 };
}

/** `<?xm` in EBCDIC, by which readers of XML in Java and C know it. See https://www.w3.org/TR/xml/#sec-guessing. */
export function isEbcdic([a, b, c, d]: Uint8Array): boolean {
  return a === 0x4c && b === 0x6f && c === 0xa7 && d === 0x94;
}

function encodingByZeros(head: Uint8Array): TextEncoding {
  if (head.length >= 4) {
    if (head[0] === 0) return head[1] === 0 ? 'utf-32be' : 'utf-16be';
    if (head[1] === 0) return head[2] === 0 && head[3] === 0 ? 'utf-32le' : 'utf-16le';
  } else if (head.length === 2) {
    if (head[0] === 0) return 'utf-16be';
    if (head[1] === 0) return 'utf-16le';
  }
  return 'utf-8';
}

/** Whether all units are characters, and none is NUL, which JSON has none of: offsets and numbers have zeros in the same places as wide text. */
export function isOfCharacters(bytes: Uint8Array, encoding: TextEncoding): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLittleEndian = encoding.endsWith('le');
  const unit = encoding.startsWith('utf-16') ? 2 : 4;
  for (let at = 0; at + unit <= bytes.length; at += unit) {
    const point = unit === 2 ? view.getUint16(at, isLittleEndian) : view.getUint32(at, isLittleEndian);
    if (point === 0 || point > 0x10ffff) return false;
  }
  return true;
}

/** Printable in ASCII, and neither `{` nor `[`. */
const BEGINS_NO_JSON = byteTable((byte) => byte > 0x20 && byte < 0x7f && byte !== 0x7b && byte !== 0x5b);

/** Whether it begins with what no container of JSON begins with, in no encoding: of most text the first byte shows that. */
export function beginsAsNoJson(head: Uint8Array): boolean {
  return BEGINS_NO_JSON[head[0] ?? 0] === 1 && head[1] !== 0;
}

/** The same text in UTF-8 without its mark; a view of `bytes` where it is UTF-8 already. */
export function toUtf8(bytes: Uint8Array): Uint8Array {
  const { encoding, markBytes } = detectEncoding(bytes.subarray(0, 4));
  const text = bytes.subarray(markBytes);
  if (encoding === 'utf-8') return text;
  if (encoding === 'ebcdic') return fromEbcdic(text);
  const isLittleEndian = encoding.endsWith('le');
  return encoding.startsWith('utf-16') ? fromUtf16(text, isLittleEndian) : fromUtf32(text, isLittleEndian);
}

function fromUtf16(text: Uint8Array, isLittleEndian: boolean): Uint8Array {
  const view = new DataView(text.buffer, text.byteOffset, text.byteLength);
  // A unit of two bytes becomes three at most.
  const output = Buffer.allocUnsafe(Math.ceil((text.length * 3) / 2));
  let length = 0;
  for (let at = 0; at + 2 <= text.length; at += 2) {
    const high = view.getUint16(at, isLittleEndian);
    const low = (high & 0xfc00) === 0xd800 && at + 4 <= text.length ? view.getUint16(at + 2, isLittleEndian) : 0;
    const isPair = (low & 0xfc00) === 0xdc00;
    if (isPair) at += 2;
    length = writePoint(output, length, isPair ? 0x10000 + ((high & 0x3ff) << 10) + (low & 0x3ff) : high);
  }
  return output.subarray(0, length);
}

function fromUtf32(text: Uint8Array, isLittleEndian: boolean): Uint8Array {
  const view = new DataView(text.buffer, text.byteOffset, text.byteLength);
  const output = Buffer.allocUnsafe(text.length);
  let length = 0;
  for (let at = 0; at + 4 <= text.length; at += 4) {
    length = writePoint(output, length, view.getUint32(at, isLittleEndian));
  }
  return output.subarray(0, length);
}

/** A lone surrogate, and what is no character, becomes U+FFFD. @returns where the next one goes */
function writePoint(output: Uint8Array, start: number, value: number): number {
  const point = value > 0x10ffff || (value & 0xfffff800) === 0xd800 ? 0xfffd : value;
  let at = start;
  if (point < 0x80) {
    output[at] = point;
    return at + 1;
  }
  if (point < 0x800) output[at++] = 0xc0 | (point >> 6);
  else {
    if (point < 0x10000) output[at++] = 0xe0 | (point >> 12);
    else {
      output[at++] = 0xf0 | (point >> 18);
      output[at++] = 0x80 | ((point >> 12) & 0x3f);
    }
    output[at++] = 0x80 | ((point >> 6) & 0x3f);
  }
  output[at++] = 0x80 | (point & 0x3f);
  return at;
}
