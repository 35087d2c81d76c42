/** Zlib streams (RFC 1950, https://www.rfc-editor.org/rfc/rfc1950), joblib's own compression, and joblib's older ZFILE around one. */
import { constants, inflateRawSync } from 'node:zlib';
import { type ByteSource, headOf } from '../bytes/byte-source.ts';
import { FormatError } from '../bytes/format-error.ts';
import { ascii, hasBytesAt } from '../text/magic.ts';
import { type Extent, inflate } from './inflate.ts';
import { startsAsZlib, ZFILE_HEADER_BYTES } from './stream-start.ts';

const HEADER_BYTES = 2;
/** Two bytes are a weak magic: so much of what follows must be deflate data too. */
const PROBE_BYTES = 512;

/** A header, and deflate data behind it. */
export function isZlib(source: ByteSource): boolean {
  const head = headOf(source, PROBE_BYTES);
  if (!startsAsZlib(head) || head.length <= HEADER_BYTES) return false;
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

export async function* decodeZlib({ source, start, end }: Extent): AsyncGenerator<Uint8Array, number> {
  const head = source.read(Math.min(start, source.size), Math.min(start + HEADER_BYTES, source.size));
  if (!startsAsZlib(head)) throw new FormatError('expected a zlib header', { offset: start });
  return yield* inflate({ source, start: start + HEADER_BYTES, end });
}

export function decodeZfile({ source, start, end }: Extent): AsyncGenerator<Uint8Array, number> {
  // One old version wrote a space too many.
  const isShifted = hasBytesAt(source, start + ZFILE_HEADER_BYTES, ascii(' '));
  return decodeZlib({ source, start: start + ZFILE_HEADER_BYTES + (isShifted ? 1 : 0), end });
}
