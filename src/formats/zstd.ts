/** Zstandard files: frames and frames to pass over (RFC 8878, https://www.rfc-editor.org/rfc/rfc8878). */
import type { ByteSource } from '../bytes/byte-source.ts';
import { FormatError } from '../bytes/format-error.ts';
import { ByteReader } from './byte-reader.ts';
import { compressedFormat } from './compressed.ts';
import type { Extent } from './inflate.ts';
import { hasBytesAt } from './magic.ts';

const FRAME_MAGIC = [0x28, 0xb5, 0x2f, 0xfd];
/** Of sixteen magics: the low nibble of the first byte is free. */
const SKIPPABLE_REST = [0x2a, 0x4d, 0x18];
/** zstd itself refuses larger windows unless told otherwise. */
const MAX_WINDOW_BYTES = 128 * 1024 * 1024;
/** Of the frame header's dictionary id and content size, by their two-bit codes. */
const DICTIONARY_ID_BYTES = [0, 1, 2, 4];
const CONTENT_SIZE_BYTES = [0, 2, 4, 8];
const RLE_BLOCK = 1;
/** So many skippable frames in a row are no chance, whatever comes behind them. */
const MAX_SKIPPED = 16;

export const zstdFormat = compressedFormat({
  id: 'zstd',
  spec: 'https://www.rfc-editor.org/rfc/rfc8878',
  extensions: ['zst', 'zstd'],
  recognise: isZstd,
  decode: decodeZstd,
});

function isZstd(source: ByteSource): boolean {
  const start = behindSkippable(source);
  return start === null || hasBytesAt(source, start, FRAME_MAGIC);
}

/** Where the first frame stands that a decoder does not pass over, of zstd and of LZ4 alike; null behind very many. */
export function behindSkippable(source: ByteSource): number | null {
  let position = 0;
  for (let index = 0; isSkippableAt(source, position); index++) {
    if (index === MAX_SKIPPED) return null;
    position += 8 + Buffer.from(source.read(position + 4, position + 8)).readUInt32LE();
  }
  return position;
}

function isSkippableAt(source: ByteSource, position: number): boolean {
  if (!hasBytesAt(source, position + 1, SKIPPABLE_REST)) return false;
  return ((source.read(position, position + 1)[0] ?? 0) & 0xf0) === 0x50;
}

export async function* decodeZstd(extent: Extent): AsyncGenerator<Uint8Array, number> {
  // Loaded only here: a commit without such a file does not pay for it.
  const { Decompress } = await import('fzstd');
  const reader = new ByteReader(extent);
  while (!reader.isAtEnd) {
    if (isSkippableAt(extent.source, reader.position)) {
      reader.skip(4);
      reader.skip(reader.u32());
    } else if (hasBytesAt(extent.source, reader.position, FRAME_MAGIC)) {
      const chunks: Uint8Array[] = [];
      const frame = new Decompress((chunk) => chunks.push(chunk));
      for (const { bytes, isLast } of readFrame(reader)) {
        const failure = push(frame, bytes, isLast);
        yield* chunks.splice(0);
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

/** The header, then block after block: so the library is never asked for more than is there, and yields all that is. */
function* readFrame(reader: ByteReader): Generator<{ bytes: Uint8Array; isLast: boolean }> {
  const { bytes: header, hasChecksum } = readFrameHeader(reader);
  yield { bytes: header, isLast: false };
  for (let isLast = false; !isLast; ) {
    const block = reader.bytes(3);
    const word = Buffer.from(block).readUIntLE(0, 3);
    isLast = (word & 1) === 1;
    const content = reader.bytes(((word >> 1) & 3) === RLE_BLOCK ? 1 : word >> 3);
    // The sum behind the last block is not checked, but the library waits for it.
    yield { bytes: Buffer.concat([block, content, new Uint8Array(isLast && hasChecksum ? 4 : 0)]), isLast };
  }
  if (hasChecksum && !reader.isAtEnd) reader.skip(4);
}

function readFrameHeader(reader: ByteReader): { bytes: Uint8Array; hasChecksum: boolean } {
  const start = reader.position;
  const fixed = reader.bytes(FRAME_MAGIC.length + 1);
  const flags = fixed[FRAME_MAGIC.length] ?? 0;
  const isSingleSegment = (flags & 0x20) !== 0;
  const window = isSingleSegment ? new Uint8Array() : reader.bytes(1);
  const dictionaryId = reader.bytes(DICTIONARY_ID_BYTES[flags & 3] ?? 0);
  const contentSize = reader.bytes(flags >> 6 === 0 && isSingleSegment ? 1 : (CONTENT_SIZE_BYTES[flags >> 6] ?? 0));
  const windowBytes = isSingleSegment ? sizeIn(contentSize) : windowSize(window[0] ?? 0);
  if (windowBytes > MAX_WINDOW_BYTES) {
    throw new FormatError(`a window of ${windowBytes} bytes`, { reason: 'limit', offset: start });
  }
  return { bytes: Buffer.concat([fixed, window, dictionaryId, contentSize]), hasChecksum: (flags & 4) !== 0 };
}

function sizeIn(contentSize: Uint8Array): number {
  return contentSize.reduceRight((size, byte) => size * 256 + byte, 0);
}

/** RFC 8878 section 3.1.1.1.2. */
function windowSize(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}
