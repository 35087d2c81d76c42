/** A source for parsers that jump about in small steps: keeps the blocks that were read last, so that a file on disk is not asked for every few bytes. */
import type { ByteSource } from './byte-source.ts';
import { TruncatedError } from './format-error.ts';

const BLOCK_BYTES = 16 * 1024;
/** Together 1 MiB. */
const BLOCKS = 64;

/** `source` itself where it lies in memory already. Arrays that it gives stay valid. */
export function blockSource(source: ByteSource, blocksKept = BLOCKS): ByteSource {
  if (source.bytes !== undefined) return source;
  const { size } = source;
  const blocks = new Map<number, Uint8Array>();
  const blockAt = (start: number): Uint8Array => {
    const known = blocks.get(start);
    if (known !== undefined) return known;
    const block = copyOf(source.read(start, Math.min(start + BLOCK_BYTES, size)));
    if (blocks.size >= blocksKept) blocks.delete(blocks.keys().next().value as number); // there is a key
    blocks.set(start, block);
    return block;
  };
  return {
    size,
    read(start, end) {
      if (!(start >= 0 && start <= end && end <= size)) throw new TruncatedError(start, end, size);
      const blockStart = start - (start % BLOCK_BYTES);
      if (end > blockStart + BLOCK_BYTES) return copyOf(source.read(start, end));
      return blockAt(blockStart).subarray(start - blockStart, end - blockStart);
    },
  };
}

/** What stays valid over further reads: a view where the source lies in memory, else a copy. */
export function keptBytes(source: ByteSource, start: number, end: number): Uint8Array {
  return source.bytes === undefined ? copyOf(source.read(start, end)) : source.read(start, end);
}

/** Bytes of their own. `slice` does not do it: a Buffer's gives a view. */
export function copyOf(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes);
}
