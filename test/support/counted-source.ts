/** A source that counts what is read of it, and is never whole in memory. */
import type { ByteSource } from '../../src/bytes/byte-source.ts';
import { TruncatedError } from '../../src/bytes/format-error.ts';

export interface CountedSource {
  readonly source: ByteSource;
  readonly readBytes: () => number;
}

export function countedSource(size: number, contentOf: (start: number, end: number) => Buffer): CountedSource {
  let count = 0;
  const source: ByteSource = {
    size,
    read(start, end) {
      if (!(start >= 0 && start <= end && end <= size)) throw new TruncatedError(start, end, size);
      count += end - start;
      return contentOf(start, end);
    },
  };
  return { source, readBytes: () => count };
}
