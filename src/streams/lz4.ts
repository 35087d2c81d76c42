/** LZ4 frames and blocks. https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md and lz4_Block_format.md beside it */
import { DeadEndError, FormatError } from '../bytes/format-error.ts';
import { ByteReader } from './byte-reader.ts';
import type { Extent } from './inflate.ts';
import { copyMatch, LONG_MATCH_BYTES } from './match-copy.ts';
import { PartCounter } from './part-counter.ts';

const FRAME_MAGIC = 0x184d2204;
const LEGACY_MAGIC = 0x184c2102;
/** Of sixteen magics: frames that decoders pass over. */
const SKIPPABLE_MAGIC = 0x184d2a5;
const LEGACY_BLOCK_BYTES = 8 * 1024 * 1024;
/** By the block descriptor's code 4–7. */
const BLOCK_BYTES = [65_536, 262_144, 1_048_576, 4_194_304];
const HISTORY_BYTES = 65_536;
/** Blocks of less take more time than their bytes do. Zeros come down to 260 bytes of 64 KiB, which the ratio bounds. */
const SMALL_BLOCK_BYTES = 4096;
const UNCOMPRESSED = 0x80000000;
const FLAG = { dictionary: 1, contentChecksum: 4, contentSize: 8, blockChecksum: 16 } as const;

export function* decodeLz4(extent: Extent): Generator<Uint8Array, number> {
  const reader = new ByteReader(extent);
  const outputs: Outputs = new Map();
  const parts = new PartCounter();
  let end = reader.position;
  while (extent.end - reader.position >= 4) {
    const magic = reader.u32();
    if (magic === FRAME_MAGIC || magic === LEGACY_MAGIC) {
      parts.count(reader.position);
      yield* magic === FRAME_MAGIC ? decodeFrame(reader, outputs, parts) : decodeLegacy(reader, outputs, parts);
    } else if (magic >>> 4 === SKIPPABLE_MAGIC) reader.skip(reader.u32());
    else break;
    end = reader.position;
  }
  return end;
}

/** By the size of their blocks, each used again: a file may hold very many small frames. */
type Outputs = Map<number, BlockOutput>;

function freshOutput(outputs: Outputs, blockBytes: number): BlockOutput {
  const output = outputs.get(blockBytes) ?? new BlockOutput(blockBytes);
  outputs.set(blockBytes, output);
  output.forget();
  return output;
}

function* decodeFrame(reader: ByteReader, outputs: Outputs, parts: PartCounter): Generator<Uint8Array> {
  const flags = reader.u8();
  const blockBytes = BLOCK_BYTES[((reader.u8() >> 4) & 7) - 4];
  if (flags >> 6 !== 1 || blockBytes === undefined) {
    throw new DeadEndError('expected a version 1 frame and a block size', reader.position);
  }
  if ((flags & FLAG.contentSize) !== 0) reader.skip(8);
  if ((flags & FLAG.dictionary) !== 0) {
    throw new FormatError('an external dictionary', { reason: 'unsupported', offset: reader.position });
  }
  reader.skip(1);
  const output = freshOutput(outputs, blockBytes);
  for (let size = reader.u32(); size !== 0; size = reader.u32()) {
    const packed = size % UNCOMPRESSED;
    // A frame of full blocks may be large.
    if (packed < SMALL_BLOCK_BYTES) parts.count(reader.position);
    if (packed > blockBytes + 16) throw new DeadEndError(`a block of ${packed} bytes`, reader.position);
    const block = reader.bytes(packed, true);
    yield* size >= UNCOMPRESSED ? output.copy(block) : output.expand(block, reader.position - block.length);
    if (block.length < packed) throw cut(reader);
    if ((flags & FLAG.blockChecksum) !== 0) reader.skip(4);
  }
  if ((flags & FLAG.contentChecksum) !== 0) reader.skip(4);
}

/** Blocks follow each other until the file ends or something opens that is no length of a block. */
function* decodeLegacy(reader: ByteReader, outputs: Outputs, parts: PartCounter): Generator<Uint8Array> {
  const start = reader.position;
  while (!reader.isAtEnd) {
    const size = reader.u32();
    if (size < SMALL_BLOCK_BYTES) parts.count(reader.position);
    if (size > LEGACY_BLOCK_BYTES * 1.01 + 16) {
      if (reader.position > start + 4) return;
      throw new DeadEndError(`a first block of ${size} bytes`, start);
    }
    const block = reader.bytes(size, true);
    yield* freshOutput(outputs, LEGACY_BLOCK_BYTES).expand(block, reader.position - block.length);
    if (block.length < size) throw cut(reader);
  }
}

function cut(reader: ByteReader): FormatError {
  return new FormatError('expected the rest of a block, found the end', {
    reason: 'truncated',
    offset: reader.position,
  });
}

/** Mutable: the block being expanded, behind the history that a linked block may copy from. */
class BlockOutput {
  readonly #buffer: Uint8Array;
  #history = 0;
  #end = 0;

  constructor(blockBytes: number) {
    this.#buffer = new Uint8Array(HISTORY_BYTES + blockBytes);
  }

  /** No block of what follows may copy from what came before. */
  forget(): void {
    this.#end = 0;
  }

  *copy(block: Uint8Array): Generator<Uint8Array> {
    this.#keepHistory();
    if (block.length > this.#buffer.length - this.#end)
      throw new DeadEndError('a block larger than its frame allows', 0);
    this.#buffer.set(block, this.#end);
    this.#end += block.length;
    yield block;
  }

  *expand(block: Uint8Array, offset: number): Generator<Uint8Array> {
    this.#keepHistory();
    const start = this.#end;
    const failedAt = this.#run(block);
    if (this.#end > start) yield this.#buffer.subarray(start, this.#end);
    if (failedAt !== null) throw new DeadEndError('an LZ4 block that is none', offset + failedAt);
  }

  #keepHistory(): void {
    const from = Math.max(0, this.#end - HISTORY_BYTES);
    this.#buffer.copyWithin(0, from, this.#end);
    this.#history = this.#end - from;
    this.#end = this.#history;
  }

  /** Token, literals, offset, match; returns where the block is at fault, null where it is not. */
  #run(block: Uint8Array): number | null {
    const output = this.#buffer;
    let end = this.#end;
    let at = 0;
    const length = (nibble: number): number => {
      let total = nibble;
      for (let byte = nibble === 15 ? 255 : 0; byte === 255; total += byte) byte = block[at++] ?? 0;
      return total;
    };
    while (at < block.length) {
      const token = block[at++] as number; // in range: the loop's condition
      const literals = Math.min(length(token >> 4), block.length - at, output.length - end);
      output.set(block.subarray(at, at + literals), end);
      at += literals;
      end += literals;
      this.#end = end;
      if (at >= block.length) return null;
      const back = (block[at] as number) | ((block[at + 1] ?? 0) << 8);
      at += 2;
      const match = length(token & 15) + 4;
      if (back === 0 || back > end || match > output.length - end) return at;
      if (match >= LONG_MATCH_BYTES) {
        copyMatch(output, end, back, match);
        end += match;
      } else for (const stop = end + match; end < stop; end++) output[end] = output[end - back] as number; // checked above
      this.#end = end;
    }
    return null;
  }
}
