/** Seeks bytes with which a pickle may begin, in data that is not known to be one. See the opcodes PROTO, GLOBAL and MARK in https://github.com/python/cpython/blob/main/Lib/pickletools.py. */
import { keptBytes } from '../bytes/block-source.ts';
import type { ByteSource } from '../bytes/byte-source.ts';
import { byteTable, isWordByte } from '../bytes/byte-table.ts';

const CHUNK_BYTES = 1 << 16;
/** Of the first chunk, doubled for each that follows: there may be very many searches that end where they began. */
const FIRST_CHUNK_BYTES = 1 << 10;
/** Read beyond a chunk, so that a start at its end can be looked at. */
const AHEAD_BYTES = 512;

/** The opcodes that may follow the MARK of a protocol 0 or 1 pickle whose first value is a call, list, dict or tuple. */
const AFTER_MARK = byteTable((byte) => 'cSUVXIKJMNTFGL()]}ltdi(P'.includes(String.fromCharCode(byte)));

/** PROTO, GLOBAL and MARK. Looked up for every byte of every image. */
const MAY_START = byteTable((byte) => byte === 0x80 || byte === 0x63 || byte === 0x28);
/** Of the name of a module, or of what it holds. */
export const IS_NAME = byteTable((byte) => isWordByte(byte) || byte === 0x2e);

/** The next place of such a byte, or `end`. */
function nextPlace(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  // Four at a time: it is asked of every byte of every image.
  for (const most = end - 3; at < most; at += 4) {
    const pair = MAY_START[bytes[at]!]! | MAY_START[bytes[at + 1]!]!;
    if ((pair | MAY_START[bytes[at + 2]!]! | MAY_START[bytes[at + 3]!]!) !== 0) break;
  }
  while (at < end && MAY_START[bytes[at]!] === 0) at += 1;
  return at;
}

/** Whether PROTO stands at `start`, of a protocol whose picklers write it. */
export function hasHeader(source: ByteSource, start: number): boolean {
  const [code, protocol = 0] = source.read(start, Math.min(start + 2, source.size));
  return code === 0x80 && protocol >= 2 && protocol <= 5;
}

/** Headers (`\x80` and a protocol) anywhere; for the first `textBytes` also the text of a GLOBAL, and a MARK. */
export function* plausibleStarts(source: ByteSource, from: number, textBytes: number): Generator<number> {
  const textEnd = from + textBytes;
  let chunkBytes = FIRST_CHUNK_BYTES;
  for (let start = from, end = from; start < source.size; start = end) {
    end = Math.min(source.size, start + chunkBytes);
    chunkBytes = Math.min(2 * chunkBytes, CHUNK_BYTES);
    // Whoever takes a start reads the source.
    const bytes = keptBytes(source, start, Math.min(source.size, end + AHEAD_BYTES));
    const length = end - start;
    const names: [NameRun, NameRun] = [emptyRun(), emptyRun()];
    for (let at = nextPlace(bytes, 0, length); at < length; at = nextPlace(bytes, at + 1, length)) {
      const byte = bytes[at]!;
      if (byte === 0x80) {
        if (bytes[at + 1]! <= 5) yield start + at;
      } else if (byte === 0x63 || byte === 0x28) {
        if (
          start + at < textEnd &&
          (byte === 0x28 ? AFTER_MARK[bytes[at + 1]!] === 1 : isGlobal(bytes, at + 1, names))
        ) {
          yield start + at;
        }
      }
    }
  }
}

/** The last run of bytes of names that was looked at: a long one is a start at every `c` in it. CWE-407. */
interface NameRun {
  from: number;
  to: number;
}

function emptyRun(): NameRun {
  return { from: 0, to: -1 };
}

/** Two lines of what modules and names are made of. */
function isGlobal(bytes: Uint8Array, start: number, [first, second]: [NameRun, NameRun]): boolean {
  const end = nameEnd(bytes, start, first);
  return end > start && nameEnd(bytes, end + 1, second) > end + 1;
}

/** The newline that ends a name, or -1. */
function nameEnd(bytes: Uint8Array, start: number, run: NameRun): number {
  if (start < run.from || start > run.to) {
    let at = start;
    while (at < bytes.length && IS_NAME[bytes[at]!] === 1) at += 1;
    run.from = start;
    run.to = at;
  }
  return bytes[run.to] === 10 ? run.to : -1;
}
