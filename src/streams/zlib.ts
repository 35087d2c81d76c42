/** Zlib streams (RFC 1950, https://www.rfc-editor.org/rfc/rfc1950), joblib's own compression, and joblib's older ZFILE around one. */
import { constants, inflateRawSync } from 'node:zlib';
import { type ByteSource, headOf } from '../bytes/byte-source.ts';
import { FormatError } from '../bytes/format-error.ts';
import { ascii, hasBytesAt } from '../text/magic.ts';
import { type Extent, inflate } from './inflate.ts';

const HEADER_BYTES = 2;
const DICTIONARY_FLAG = 0x20;
/** Two bytes are a weak magic: so much of what follows must be deflate data too. */
const PROBE_BYTES = 512;

/** `ZF` and the expanded length in 19 bytes, as Python's `int(text, 16)` reads it: see `_ZFILE_PREFIX` in https://github.com/joblib/joblib/blob/master/joblib/numpy_pickle_compat.py */
const ZFILE_HEADER = /^ZF\s*[+-]?(?:0x_?)?[\da-f](?:_?[\da-f])*\s*$/i;
const ZFILE_HEADER_BYTES = 21;

/** A header, and deflate data behind it. */
export function isZlib(source: ByteSource): boolean {
  const head = headOf(source, PROBE_BYTES);
  if (!isHeader(head) || head.length <= HEADER_BYTES) return false;
  try {
    const goesOn = source.size > PROBE_BYTES;
    const end = head.length - (goesOn ? 0 : Math.min(4, head.length - HEADER_BYTES - 1));
    const { buffer, engine } = inflateRawSync(head.subarray(HEADER_BYTES, end), {
      info: true,
      finishFlush: constants.Z_SYNC_FLUSH,
    }) as unknown as { buffer: Uint8Array; engine: { bytesWritten: number } }; // what `info` adds the declarations do not know
    // Empty blocks may come first, as many as you like.
    return buffer.length > 0 || (goesOn && engine.bytesWritten === end - HEADER_BYTES);
  } catch {
    // Whatever this is, it is not deflate data: not our format.
    return false;
  }
}

/** Method 8, a window of at most 32 KiB, and a check that makes both bytes a multiple of 31. */
function isHeader(head: Uint8Array): boolean {
  const [method = 0, flags = 0] = head;
  return (
    (method & 0xf) === 8 && method >> 4 <= 7 && (method * 256 + flags) % 31 === 0 && (flags & DICTIONARY_FLAG) === 0
  );
}

export async function* decodeZlib({ source, start, end }: Extent): AsyncGenerator<Uint8Array, number> {
  const head = source.read(Math.min(start, source.size), Math.min(start + HEADER_BYTES, source.size));
  if (!isHeader(head)) throw new FormatError('expected a zlib header', { offset: start });
  return yield* inflate({ source, start: start + HEADER_BYTES, end });
}

export function isZfile(source: ByteSource): boolean {
  return ZFILE_HEADER.test(Buffer.from(headOf(source, ZFILE_HEADER_BYTES)).toString('latin1'));
}

export function decodeZfile({ source, start, end }: Extent): AsyncGenerator<Uint8Array, number> {
  // One old version wrote a space too many.
  const isShifted = hasBytesAt(source, start + ZFILE_HEADER_BYTES, ascii(' '));
  return decodeZlib({ source, start: start + ZFILE_HEADER_BYTES + (isShifted ? 1 : 0), end });
}
