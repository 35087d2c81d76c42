/** Zstandard files: frames and frames to pass over (RFC 8878, https://www.rfc-editor.org/rfc/rfc8878). */
import type { ByteSource } from '../bytes/byte-source.ts';
import { FormatError } from '../bytes/format-error.ts';
import { keepWithin, LimitError } from '../bytes/limit-error.ts';
import { CEILINGS } from '../limits.ts';
import { hasBytesAt } from '../text/magic.ts';
import { ByteReader } from './byte-reader.ts';
import type { Extent } from './inflate.ts';
import { PartCounter } from './part-counter.ts';
import { isSkippableAt, MAGIC } from './stream-start.ts';

/** Of the frame header's dictionary id and content size, by their two-bit codes. */
const DICTIONARY_ID_BYTES = [0, 1, 2, 4];
const CONTENT_SIZE_BYTES = [0, 2, 4, 8];
const CHECKSUM_FLAG = 4;
const RAW_BLOCK = 0;
const RLE_BLOCK = 1;
const COMPRESSED_BLOCK = 2;
const MAX_BLOCK_BYTES = 128 * 1024;
/** Blocks that are looked at before a frame is begun. */
const BLOCKS_AHEAD = 1024;
/** The reference decoder keeps so much beside the window, and takes what a block copies from there: see ZSTD_decodingBufferSize_internal. */
const BESIDE_WINDOW_BYTES = 2 * MAX_BLOCK_BYTES + 64;
/** Of a frame that comes to no more the reference decoder may keep all, in one call, whatever window the frame promises. */
const WHOLE_FRAME_BYTES = 8 * 1024 * 1024;
/** What may be moved in memory for one file, about a second; and for each byte that comes out, enough for windows of 32 MiB and an eighth. */
const MOVED_PER_BYTE = 288;
/** A content size of two bytes counts from here. RFC 8878 section 3.1.1.1.4. */
const SHORT_SIZE_START = 256;

export async function* decodeZstd(extent: Extent): AsyncGenerator<Uint8Array, number> {
  // Loaded only here: a commit without such a file does not pay for it.
  const { Decompress } = await import('fzstd');
  const reader = new ByteReader(extent);
  const frames = new PartCounter();
  const budget = new WindowBudget();
  while (!reader.isAtEnd) {
    if (isSkippableAt(extent.source, reader.position)) {
      reader.skip(4);
      reader.skip(reader.u32());
    } else if (hasBytesAt(extent.source, reader.position, MAGIC.zstd)) {
      frames.count(reader.position);
      const chunks: Uint8Array[] = [];
      const frame = new Decompress((chunk) => chunks.push(chunk));
      const header = readFrameHeader(reader, extent);
      for (const { bytes, isLast } of readFrame(reader, header)) {
        const failure = push(frame, bytes, isLast);
        for (const chunk of chunks.splice(0)) {
          yield chunk;
          budget.spend(chunk.length, header.windowBytes, reader.position);
        }
        if (failure !== null)
          throw new FormatError(`expected a zstd block, found ${failure}`, { offset: reader.position });
      }
    } else break;
  }
  return reader.position;
}

/** What goes wrong inside the library is the bytes' fault, whatever it throws. */
function push(
  frame: { push(chunk: Uint8Array, final: boolean): void },
  bytes: Uint8Array,
  isLast: boolean,
): string | null {
  try {
    frame.push(bytes, isLast);
    return null;
  } catch (error) {
    return String(error);
  }
}

/** The library moves its whole window for every block: few bytes a block, and a small file takes hours. */
class WindowBudget {
  #left: number = CEILINGS.zstdMovedBytes.most;

  /** After each block. @throws FormatError (`limit`) */
  spend(expandedBytes: number, windowBytes: number, offset: number): void {
    this.#left += expandedBytes * MOVED_PER_BYTE - windowBytes;
    if (this.#left < 0) throw new LimitError('zstdMovedBytes', offset);
  }
}

interface FrameHeader {
  /** As the library is given it: no more than the frame can need. */
  readonly bytes: Uint8Array;
  readonly windowBytes: number;
  readonly hasChecksum: boolean;
}

/** The header, then block after block: so the library is never asked for more than is there, and yields all that is. */
function* readFrame(
  reader: ByteReader,
  { bytes: header, hasChecksum }: FrameHeader,
): Generator<{ bytes: Uint8Array; isLast: boolean }> {
  yield { bytes: header, isLast: false };
  for (let isLast = false; !isLast; ) {
    const block = reader.bytes(3);
    const { isLast: ends, packedBytes, isRaw } = readBlockHeader(block);
    isLast = ends;
    const content = reader.bytes(packedBytes, isRaw);
    if (content.length < packedBytes) {
      // Loaders are given what there is of it: as a block of its own.
      const cut = Buffer.alloc(3);
      cut.writeUIntLE(content.length << 3, 0, 3);
      yield { bytes: Buffer.concat([cut, content]), isLast: false };
      reader.skip(1); // throws: the end
    }
    // The sum behind the last block is not checked, but the library waits for it.
    yield { bytes: Buffer.concat([block, content, new Uint8Array(isLast && hasChecksum ? 4 : 0)]), isLast };
  }
  if (hasChecksum && !reader.isAtEnd) reader.skip(4);
}

/** RFC 8878 section 3.1.1.2. */
function readBlockHeader(block: Uint8Array): {
  isLast: boolean;
  isRaw: boolean;
  packedBytes: number;
  mostBytes: number;
} {
  const word = Buffer.from(block).readUIntLE(0, 3);
  const type = (word >> 1) & 3;
  const size = word >> 3;
  return {
    isLast: (word & 1) === 1,
    isRaw: type === RAW_BLOCK,
    packedBytes: type === RLE_BLOCK ? 1 : size,
    mostBytes: type === COMPRESSED_BLOCK ? MAX_BLOCK_BYTES : size,
  };
}

function readFrameHeader(reader: ByteReader, { source, end }: Extent): FrameHeader {
  const start = reader.position;
  const flags = reader.bytes(MAGIC.zstd.length + 1)[MAGIC.zstd.length] ?? 0;
  const isSingleSegment = (flags & 0x20) !== 0;
  const window = isSingleSegment ? new Uint8Array() : reader.bytes(1);
  if (numberIn(reader.bytes(DICTIONARY_ID_BYTES[flags & 3] ?? 0)) !== 0) {
    throw new FormatError('an external dictionary', { reason: 'unsupported', offset: start });
  }
  const contentSize = reader.bytes(flags >> 6 === 0 && isSingleSegment ? 1 : (CONTENT_SIZE_BYTES[flags >> 6] ?? 0));
  const promised = isSingleSegment ? contentSizeIn(contentSize) : windowSize(window[0] ?? 0);
  keepWithin('zstdWindowBytes', promised, start);
  const most = mostExpandedBytes(source, reader.position, end);
  const descriptor = windowDescriptor(
    most <= WHOLE_FRAME_BYTES ? most : Math.min(promised + BESIDE_WINDOW_BYTES, most),
  );
  // Neither dictionary nor content size: the window says all that is needed.
  const bytes = Uint8Array.from([...MAGIC.zstd, flags & CHECKSUM_FLAG, descriptor]);
  return { bytes, windowBytes: windowSize(descriptor), hasChecksum: (flags & CHECKSUM_FLAG) !== 0 };
}

function contentSizeIn(bytes: Uint8Array): number {
  return numberIn(bytes) + (bytes.length === 2 ? SHORT_SIZE_START : 0);
}

/** Of a frame of few blocks: what they can come to, so that a small one does not take a large window. */
function mostExpandedBytes(source: ByteSource, start: number, end: number): number {
  let bytes = 0;
  let position = start;
  for (let blocks = 0; blocks < BLOCKS_AHEAD && position + 3 <= end; blocks++) {
    const { isLast, packedBytes, mostBytes } = readBlockHeader(source.read(position, position + 3));
    bytes += mostBytes;
    if (isLast) return bytes;
    position += 3 + packedBytes;
  }
  return position + 3 > end ? bytes : Number.POSITIVE_INFINITY;
}

function numberIn(bytes: Uint8Array): number {
  return bytes.reduceRight((number, byte) => number * 256 + byte, 0);
}

/** RFC 8878 section 3.1.1.1.2. */
function windowSize(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

/** The least window that holds so many bytes. */
function windowDescriptor(bytes: number): number {
  let descriptor = Math.max(0, Math.floor(Math.log2(Math.max(bytes, 1))) - 10) << 3;
  while (windowSize(descriptor) < bytes) descriptor += 1;
  return descriptor;
}
