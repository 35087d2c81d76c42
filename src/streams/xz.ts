/** XZ files: streams of blocks of LZMA2 chunks. https://tukaani.org/xz/xz-file-format.txt */
import { DeadEndError, FormatError } from '../bytes/format-error.ts';
import { hasBytesAt } from '../text/magic.ts';
import { ByteReader } from './byte-reader.ts';
import type { Extent } from './inflate.ts';
import { LzmaDecoder } from './lzma-decoder.ts';
import { PartCounter } from './part-counter.ts';
import { MAGIC } from './stream-start.ts';
import { type Filter, filterOf } from './xz-filters.ts';

const LZMA2_FILTER = 0x21;
/** Chunks of less take more time than their bytes do; encoders fill 64 KiB. */
const SMALL_CHUNK_BYTES = 4096;
/** Bytes of the check behind each block, by its id. */
const CHECK_BYTES = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64];

/** All streams of the file, one after the other; sums are not checked: a loader has used the bytes before it could see them. */
export function* decodeXz(extent: Extent): Generator<Uint8Array, number> {
  const reader = new ByteReader(extent);
  const parts = new PartCounter();
  let end = extent.start;
  while (isStreamAt(extent, reader.position)) {
    parts.count(reader.position);
    yield* decodeStream(reader, parts);
    end = reader.position;
    reader.skipZeros();
  }
  return end;
}

function isStreamAt({ source, end }: Extent, position: number): boolean {
  return position < end && hasBytesAt(source, position, MAGIC.xz);
}

function* decodeStream(reader: ByteReader, parts: PartCounter): Generator<Uint8Array> {
  reader.skip(MAGIC.xz.length + 1);
  const checkBytes = CHECK_BYTES[reader.u8() & 0xf] ?? 0;
  reader.skip(4);
  while (reader.peek() !== 0) {
    const start = reader.position;
    parts.count(start);
    const { dictionaryBytes, filters } = readBlockHeader(reader);
    const undone = (chunks: Iterable<Uint8Array>, filter: Filter) => filter(chunks);
    yield* filters.reduceRight(undone, decodeLzma2(reader, dictionaryBytes, parts));
    reader.skip((4 - ((reader.position - start) % 4)) % 4);
    reader.skip(checkBytes);
  }
  skipIndex(reader);
  reader.skip(12);
}

interface BlockHeader {
  readonly dictionaryBytes: number;
  /** What was done before LZMA2, in that order. */
  readonly filters: readonly Filter[];
}

function readBlockHeader(reader: ByteReader): BlockHeader {
  const start = reader.position;
  const headerBytes = (reader.u8() + 1) * 4;
  const flags = reader.u8();
  if ((flags & 0x40) !== 0) readInteger(reader);
  if ((flags & 0x80) !== 0) readInteger(reader);
  const filters: Filter[] = [];
  for (let left = flags & 3; left > 0; left -= 1) filters.push(readFilter(reader));
  const last = readInteger(reader);
  if (last !== LZMA2_FILTER) {
    throw new FormatError(`expected LZMA2 as the last filter, found ${last}`, { reason: 'unsupported', offset: start });
  }
  readInteger(reader);
  const dictionaryBytes = lzma2DictionaryBytes(reader.u8());
  const left = start + headerBytes - reader.position;
  if (left < 0) throw new DeadEndError('a block header that is too short', start);
  reader.skip(left);
  return { dictionaryBytes, filters };
}

/** Properties of a filter are four bytes at most. */
const PROPERTIES_BYTES = 4;

function readFilter(reader: ByteReader): Filter {
  const offset = reader.position;
  const id = readInteger(reader);
  const size = readInteger(reader);
  const properties = Uint8Array.from({ length: Math.min(size, PROPERTIES_BYTES) }, () => reader.u8());
  const filter = size === properties.length ? filterOf(id, properties) : null;
  if (filter === null) {
    const found = `filter ${id} with ${size} bytes of properties`;
    throw new FormatError(`expected a filter that is read here, found ${found}`, { reason: 'unsupported', offset });
  }
  return filter;
}

/** The one byte of LZMA2's properties. */
export function lzma2DictionaryBytes(property: number): number {
  const bits = property & 0x3f;
  return bits >= 40 ? 0xffffffff : (2 | (bits & 1)) * 2 ** (Math.floor(bits / 2) + 11);
}

/** Seven bits a byte, the lowest first. */
function readInteger(reader: ByteReader): number {
  let value = 0;
  for (let shift = 0; shift < 63; shift += 7) {
    const byte = reader.u8();
    value += (byte & 0x7f) * 2 ** shift;
    if ((byte & 0x80) === 0) return value;
  }
  throw new DeadEndError('an integer of more than nine bytes', reader.position);
}

function skipIndex(reader: ByteReader): void {
  const start = reader.position;
  reader.skip(1);
  for (let left = readInteger(reader); left > 0; left--) {
    readInteger(reader);
    readInteger(reader);
  }
  reader.skip((4 - ((reader.position - start) % 4)) % 4);
  reader.skip(4);
}

export function* decodeLzma2(
  reader: ByteReader,
  dictionaryBytes: number,
  parts = new PartCounter(),
): Generator<Uint8Array> {
  const decoder = new LzmaDecoder(reader, dictionaryBytes);
  for (let control = reader.u8(); control !== 0; control = reader.u8()) {
    if (control === 1 || control === 2) {
      if (control === 1) decoder.resetDictionary();
      const size = ((reader.u8() << 8) | reader.u8()) + 1;
      if (size < SMALL_CHUNK_BYTES) parts.count(reader.position);
      yield* decoder.copy(size);
      continue;
    }
    if (control < 0x80) throw new DeadEndError(`an LZMA2 chunk of kind ${control}`, reader.position);
    const expanded = ((control & 0x1f) << 16) + ((reader.u8() << 8) | reader.u8()) + 1;
    const packed = ((reader.u8() << 8) | reader.u8()) + 1;
    if (expanded < SMALL_CHUNK_BYTES) parts.count(reader.position);
    if (control >= 0xe0) decoder.resetDictionary();
    if (control >= 0xc0) decoder.setProperties(reader.u8());
    else if (control >= 0xa0) decoder.resetState();
    const end = reader.position + packed;
    decoder.startRange();
    yield* decoder.decode(expanded);
    if (reader.position > end) throw new DeadEndError('an LZMA2 chunk longer than it says', end);
    reader.skip(end - reader.position);
  }
}
