/** Text in any encoding that Python's `json.loads` takes, as UTF-8. See https://docs.python.org/3/library/json.html#character-encodings. */

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be';

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

/** By the byte order mark, else by where the zero bytes of the first four lie: JSON begins with two ASCII characters. */
export function detectEncoding(head: Uint8Array): DetectedEncoding {
  for (const [bytes, encoding] of MARKS) {
    if (head.length >= bytes.length && bytes.every((byte, index) => head[index] === byte)) {
      return { encoding, markBytes: bytes.length };
    }
  }
  return { encoding: encodingByZeros(head), markBytes: 0 };
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

/** The same text in UTF-8 without its mark; a view of `bytes` where it is UTF-8 already. */
export function toUtf8(bytes: Uint8Array): Uint8Array {
  const { encoding, markBytes } = detectEncoding(bytes.subarray(0, 4));
  const text = bytes.subarray(markBytes);
  if (encoding === 'utf-8') return text;
  if (encoding === 'utf-16le') return Buffer.from(Buffer.from(text).toString('utf16le'));
  if (encoding === 'utf-16be') {
    const even = text.length - (text.length % 2);
    return Buffer.from(Buffer.from(text.subarray(0, even)).swap16().toString('utf16le'));
  }
  return fromUtf32(text, encoding === 'utf-32le');
}

function fromUtf32(text: Uint8Array, littleEndian: boolean): Uint8Array {
  const view = new DataView(text.buffer, text.byteOffset, text.byteLength);
  const parts: string[] = [];
  for (let at = 0; at + 4 <= text.length; at += 4) {
    const point = view.getUint32(at, littleEndian);
    parts.push(point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd');
  }
  return Buffer.from(parts.join(''));
}
