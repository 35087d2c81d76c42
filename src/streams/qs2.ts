/** Files of qs2 for R: what `serialize` writes, in blocks that are packed by zstd, some with the bytes of their numbers sorted by place. See https://github.com/qsbase/qs2/blob/main/inst/standalone/qs2_to_rds.cpp. */
import { headOf } from '../bytes/byte-source.ts';
import { FormatError } from '../bytes/format-error.ts';
import type { Extent } from './inflate.ts';
import { PartCounter } from './part-counter.ts';
import { decodeZstd } from './zstd.ts';

export const QS2_MAGIC = [0x0b, 0x0e, 0x0a, 0xc1];
const HEADER_BYTES = 24;
const ORDER_AT = 6;
const BIG_ENDIAN = 1;
const SHUFFLE_AT = 7;
const LENGTH_BYTES = 4;
const SHUFFLED = 0x80000000;
const BLOCK_BYTES = 1024 * 1024;
/** What zstd makes of as many bytes at most. */
const PACKED_BYTES = BLOCK_BYTES + 16 * 1024;
const ITEM_BYTES = 8;

/** Yields the expanded bytes; returns the position behind them. @throws FormatError where a block breaks */
export async function* decodeQs2({ source, start, end }: Extent): AsyncGenerator<Uint8Array, number> {
  const header = headOf(source, start + HEADER_BYTES).subarray(start);
  const isLittle = header[ORDER_AT] !== BIG_ENDIAN;
  const blocks = new PartCounter();
  let at = start + HEADER_BYTES;
  while (at + LENGTH_BYTES <= end) {
    blocks.count(at);
    const read = source.read(at, at + LENGTH_BYTES);
    const length = new DataView(read.buffer, read.byteOffset, LENGTH_BYTES).getUint32(0, isLittle);
    const packed = length % SHUFFLED;
    if (packed === 0 || packed > PACKED_BYTES)
      throw new FormatError(`expected the length of a block, found ${length}`, { offset: at });
    at += LENGTH_BYTES;
    const block = decodeBlock({ source, start: at, end: Math.min(end, at + packed) });
    if (header[SHUFFLE_AT] === 0 || length < SHUFFLED) yield* block;
    else yield unshuffled(await gathered(block));
    at += packed;
  }
  return Math.min(at, end);
}

/** @throws FormatError where it expands to more than a block */
async function* decodeBlock(extent: Extent): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of decodeZstd(extent)) {
    bytes += chunk.length;
    if (bytes > BLOCK_BYTES) throw new FormatError('expected a block of 1 MiB at most', { offset: extent.start });
    yield chunk;
  }
}

async function gathered(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const kept: Buffer[] = [];
  for await (const chunk of chunks) kept.push(Buffer.from(chunk));
  return Buffer.concat(kept);
}

/** The first bytes of all items, then the second ones, and so on; what fills no item stands at the end. */
function unshuffled(bytes: Uint8Array): Uint8Array {
  const items = Math.floor(bytes.length / ITEM_BYTES);
  const plain = Uint8Array.from(bytes);
  for (let item = 0; item < items; item += 1)
    for (let place = 0; place < ITEM_BYTES; place += 1)
      plain[item * ITEM_BYTES + place] = bytes[place * items + item] ?? 0;
  return plain;
}
