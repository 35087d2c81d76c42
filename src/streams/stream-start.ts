/** What compressed streams begin with, of each the document that says so: without a decoder, for all who only look. */
import { type ByteSource, headOf } from '../bytes/byte-source.ts';
import { ascii, hasBytesAt } from '../text/magic.ts';

export const MAGIC = {
  /** With deflate, the only method: https://www.rfc-editor.org/rfc/rfc1952 */
  gzip: [0x1f, 0x8b, 8],
  /** A level follows: https://github.com/dsnet/compress/blob/master/doc/bzip2-format.pdf */
  bzip2: ascii('BZh'),
  /** https://tukaani.org/xz/xz-file-format.txt */
  xz: [0xfd, ...ascii('7zXZ'), 0],
  /** https://www.rfc-editor.org/rfc/rfc8878 */
  zstd: [0x28, 0xb5, 0x2f, 0xfd],
  /** https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md, and the frames before it. */
  lz4: [4, 0x22, 0x4d, 0x18],
  lz4Legacy: [2, 0x21, 0x4c, 0x18],
} as const satisfies Record<string, readonly number[]>;

/** The digits of pi and of its square root open a block and end a stream of bzip2. */
export const BZIP2_BLOCK = 0x314159265359;
export const BZIP2_END = 0x177245385090;

export function isGzip(source: ByteSource): boolean {
  return hasBytesAt(source, 0, MAGIC.gzip);
}

export function isXz(source: ByteSource): boolean {
  return hasBytesAt(source, 0, MAGIC.xz);
}

/** A level, then a block or the end of the stream. */
export function isBzip2(source: ByteSource): boolean {
  const head = headOf(source, 10);
  if (head.length < 10 || bzip2LevelOf(head) === null) return false;
  const magic = Buffer.from(head).readUIntBE(4, 6);
  return magic === BZIP2_BLOCK || magic === BZIP2_END;
}

/** From 1 to 9; null where no stream of bzip2 begins. */
export function bzip2LevelOf(head: Uint8Array): number | null {
  const level = (head[3] ?? 0) - 0x30;
  return MAGIC.bzip2.every((byte, index) => head[index] === byte) && level >= 1 && level <= 9 ? level : null;
}

const ZLIB_DICTIONARY = 0x20;

/** Two bytes: method 8, a window of at most 32 KiB, no dictionary, and a check that makes both a multiple of 31. RFC 1950. */
export function startsAsZlib(head: Uint8Array): boolean {
  const [method = 0, flags = 0] = head;
  return (
    (method & 0xf) === 8 && method >> 4 <= 7 && (method * 256 + flags) % 31 === 0 && (flags & ZLIB_DICTIONARY) === 0
  );
}

/** `ZF` and the expanded length in 19 bytes, as Python's `int(text, 16)` reads it: see `_ZFILE_PREFIX` in https://github.com/joblib/joblib/blob/master/joblib/numpy_pickle_compat.py */
const ZFILE_HEADER = /^ZF\s*[+-]?(?:0[xX]_?)?[\dA-Fa-f](?:_?[\dA-Fa-f])*\s*$/;
export const ZFILE_HEADER_BYTES = 21;

export function isZfile(source: ByteSource): boolean {
  return ZFILE_HEADER.test(Buffer.from(headOf(source, ZFILE_HEADER_BYTES)).toString('latin1'));
}

/** A frame, perhaps behind some that decoders pass over. */
export function isLz4(source: ByteSource): boolean {
  const start = behindSkippable(source);
  if (start === null) return false; // zstd passes over them, and leaves the rest behind it
  return hasBytesAt(source, start, MAGIC.lz4) || hasBytesAt(source, start, MAGIC.lz4Legacy);
}

/** A frame, perhaps behind some that decoders pass over; very many of those are zstd by themselves. */
export function isZstd(source: ByteSource): boolean {
  const start = behindSkippable(source);
  return start === null || hasBytesAt(source, start, MAGIC.zstd);
}

/** Of sixteen magics: the low nibble of the first byte is free. */
const SKIPPABLE_REST = [0x2a, 0x4d, 0x18];
export const SKIPPABLE: readonly (readonly number[])[] = Array.from({ length: 16 }, (_, low) => [
  0x50 | low,
  ...SKIPPABLE_REST,
]);
/** So many skippable frames in a row are no chance, whatever comes behind them. */
const MAX_SKIPPED = 16;

/** Where the first frame stands that a decoder does not pass over, of zstd and of LZ4 alike; null behind very many. */
function behindSkippable(source: ByteSource): number | null {
  let position = 0;
  for (let index = 0; isSkippableAt(source, position); index++) {
    if (index === MAX_SKIPPED) return null;
    position += 8 + Buffer.from(source.read(position + 4, position + 8)).readUInt32LE();
  }
  return position;
}

/** Whether a frame stands here that decoders of zstd and LZ4 pass over. */
export function isSkippableAt(source: ByteSource, position: number): boolean {
  if (!hasBytesAt(source, position + 1, SKIPPABLE_REST)) return false;
  return ((source.read(position, position + 1)[0] ?? 0) & 0xf0) === 0x50;
}
