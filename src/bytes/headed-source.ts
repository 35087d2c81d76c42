/** A source whose first bytes were read once, for recognisers: each of them looks there, and a checkpoint has thousands of members. */
import type { ByteSource } from './byte-source.ts';
import { TruncatedError } from './format-error.ts';

/** Most recognisers look no farther. */
export const SHARED_HEAD_BYTES = 8192;

/**
 * @param buffer of SHARED_HEAD_BYTES, written to here and read from as long as the result is used
 * @param headOnly nothing behind the shared head is there to be read
 */
export function headedSource(source: ByteSource, buffer: Uint8Array, headOnly = false): ByteSource {
  const { size } = source;
  if (source.bytes !== undefined && !headOnly) return source;
  const headBytes = Math.min(size, SHARED_HEAD_BYTES);
  buffer.set(source.read(0, headBytes));
  return {
    size,
    read(start, end) {
      if (start >= 0 && start <= end && end <= headBytes) return buffer.subarray(start, end);
      if (headOnly) throw new TruncatedError(start, end, headBytes);
      return source.read(start, end);
    },
  };
}
