/** A source whose first bytes were read once: every recogniser looks there, and a checkpoint has thousands of members. */
import { type ByteSource, memorySource } from './byte-source.ts';
import { TruncatedError } from './format-error.ts';

/** Most recognisers look no farther. */
export const HEAD_BYTES = 8192;

/** The whole in memory where it is no longer than the head. */
export function headedSource(source: ByteSource): ByteSource {
  if (source.bytes !== undefined) return source;
  const { size } = source;
  const head = new Uint8Array(source.read(0, Math.min(size, HEAD_BYTES))); // a copy: the next read may write over it
  if (head.length === size) return memorySource(head);
  return {
    size,
    read: (start, end) =>
      start >= 0 && start <= end && end <= HEAD_BYTES ? head.subarray(start, end) : source.read(start, end),
    ...(source.again === undefined ? {} : { again: source.again }),
  };
}

/** The same source, of which nothing behind the head can be read. */
export function headAlone({ size, read }: ByteSource): ByteSource {
  return {
    size,
    read(start, end) {
      if (end > HEAD_BYTES) throw new TruncatedError(start, end, HEAD_BYTES);
      return read(start, end);
    },
  };
}
