/** Random access to bytes, wherever they lie: the one seam between the examination and memory, files and containers. */
import { TruncatedError } from './format-error.ts';

export interface ByteSource {
  /** Bytes. */
  readonly size: number;
  /**
   * The bytes from `start` (inclusive) to `end` (exclusive), exactly that many.
   * The array may be a view: it must not be written to, and it is valid until the next read.
   * @throws TruncatedError when the range leaves the source.
   */
  read(start: number, end: number): Uint8Array;
  /** Present where the whole content already lies in memory: lets a hot loop index it directly. */
  readonly bytes?: Uint8Array;
  /** The first newline from a position on, or -1. Present where many readers look for it: see line-ends.ts. */
  newlineAfter?(position: number): number;
  /** The same for one who reads all of it a second time. Present where only so much may be read: see metered-source.ts. */
  again?(): ByteSource;
}

/** A source over bytes in memory, which closing does nothing to: all of them are of one shape, which V8 tells fastest. */
export interface MemorySource extends ByteSource {
  readonly bytes: Uint8Array;
  close(): void;
}

/** Of its beginnings the last one is kept: one recogniser after the other asks for the same, and a view is dear. */
export function memorySource(bytes: Uint8Array): MemorySource {
  let head = bytes;
  return {
    size: bytes.length,
    bytes,
    close: doNothing,
    read(start, end) {
      if (start === 0 && end === head.length) return head;
      checkRange(start, end, bytes.length);
      const part = bytes.subarray(start, end);
      if (start === 0) head = part;
      return part;
    },
  };
}

function doNothing(): void {}

/** A part of a source, itself a source; offsets count from `start`. */
export function sectionOf(source: ByteSource, start: number, end: number): ByteSource {
  checkRange(start, end, source.size);
  if (source.bytes !== undefined) return memorySource(source.bytes.subarray(start, end));
  const size = end - start;
  return {
    size,
    read(from, to) {
      checkRange(from, to, size);
      return source.read(start + from, start + to);
    },
  };
}

/** The first `count` bytes, fewer if the source is shorter. */
export function headOf(source: ByteSource, count: number): Uint8Array {
  return source.read(0, Math.min(count, source.size));
}

function checkRange(start: number, end: number, size: number): void {
  if (!(start >= 0 && start <= end && end <= size)) throw new TruncatedError(start, end, size);
}
