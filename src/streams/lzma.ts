/** LZMA-alone files, as `joblib.dump(…, compress=('lzma', 3))` writes them. https://github.com/jljusten/LZMA-SDK/blob/master/DOC/lzma-specification.txt */
import { type ByteSource, headOf } from '../bytes/byte-source.ts';
import { DeadEndError, FormatError, TruncatedError } from '../bytes/format-error.ts';
import { ByteReader } from './byte-reader.ts';
import type { Extent } from './inflate.ts';
import { LzmaDecoder } from './lzma-decoder.ts';
import { PartCounter } from './part-counter.ts';

/** Behind them stands a zero. */
export const LZMA_HEADER_BYTES = 13;
/** With the start of the data. */
const LEAST_BYTES = LZMA_HEADER_BYTES + 5;
const UNKNOWN_SIZE = 0xffff_ffff_ffff_ffffn;
/** liblzma's own bound when it distinguishes formats. */
const MAX_SIZE = 1n << 38n;
/** There is no magic: so many bytes must come out before a file counts as LZMA. */
const PROBE_BYTES = 4096;

/** There is no magic: a plausible header, and something that expands. */
export function isLzma(source: ByteSource): boolean {
  return isHeader(headOf(source, LEAST_BYTES)) && expandsAtAll(source, !hasNoDictionary(source));
}

/** No encoder writes this; numbers of 64 bits look like it, and small integers expand to zeros. */
export function hasNoDictionary(source: ByteSource): boolean {
  return headOf(source, 5)
    .subarray(1)
    .every((byte) => byte === 0);
}

function isHeader(head: Uint8Array): boolean {
  if (head.length < LEAST_BYTES) return false;
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  const [properties, dictionary, size] = [view.getUint8(0), view.getUint32(1, true), view.getBigUint64(5, true)];
  if (!areProperties(properties)) return false;
  // Of a size of 0 nothing comes out: zeros are no LZMA.
  if (!isDictionarySize(dictionary) || size === 0n || (size !== UNKNOWN_SIZE && size >= MAX_SIZE)) return false;
  return view.getUint8(LZMA_HEADER_BYTES) === 0;
}

/** The context and position bits that encoders write, in one byte. */
function areProperties(byte: number): boolean {
  return byte < 225 && (byte % 9) + (Math.floor(byte / 9) % 5) <= 4;
}

/** What a file begins with. */
export function lzmaProperties(): ReadonlySet<number> {
  return new Set(Array.from({ length: 225 }, (_, byte) => byte).filter(areProperties));
}

/** 2^n or 2^n + 2^(n-1), all that encoders write; liblzma takes 0 for the least. */
function isDictionarySize(bytes: number): boolean {
  const top = 2 ** Math.floor(Math.log2(bytes));
  return bytes === 0 || bytes === 0xffffffff || bytes === top || bytes === top + top / 2;
}

function expandsAtAll(source: ByteSource, takesZeros: boolean): boolean {
  let expanded = 0;
  try {
    for (const chunk of decodeLzma({ source, start: 0, end: Math.min(source.size, PROBE_BYTES) })) {
      if (expanded === 0 && chunk[0] === 0 && !takesZeros) return false;
      expanded += chunk.length;
      if (expanded >= PROBE_BYTES) break;
    }
  } catch (error) {
    if (!(error instanceof TruncatedError)) throw error;
  }
  return expanded > 0;
}

/** Python reads several behind each other as one, and passes over what is none. */
export function* decodeLzma({ source, start, end }: Extent): Generator<Uint8Array, number> {
  const parts = new PartCounter();
  let position = start;
  do {
    parts.count(position);
    const part = decodeOne({ source, start: position, end });
    const first = firstOf(part, position > start);
    if (first === null) return position;
    if (first.done !== true) yield first.value;
    position = first.done === true ? first.value : yield* part;
  } while (isHeader(source.read(position, Math.min(position + LEAST_BYTES, end))));
  return position;
}

/** Null where nothing comes out of what need be no stream. */
function firstOf(part: Generator<Uint8Array, number>, isOptional: boolean): IteratorResult<Uint8Array, number> | null {
  try {
    return part.next();
  } catch (error) {
    if (!isOptional || !(error instanceof FormatError)) throw error;
    return null;
  }
}

function* decodeOne(extent: Extent): Generator<Uint8Array, number> {
  const reader = new ByteReader(extent);
  const properties = reader.u8();
  const dictionary = reader.u32();
  const size = reader.u32() + reader.u32() * 2 ** 32;
  const isKnown = size < Number(MAX_SIZE);
  return yield* decodeLzmaData(reader, properties, dictionary, isKnown ? size : Number.POSITIVE_INFINITY);
}

/**
 * As a zip entry of method 14: version, length of the properties, properties, data. APPNOTE section 5.8.8.
 * `size`: expanded bytes, as the directory says; infinite where an end marker follows.
 */
export function* decodeZipLzma(extent: Extent, size: number): Generator<Uint8Array, number> {
  const reader = new ByteReader(extent);
  reader.skip(2);
  const propertiesEnd = reader.u16() + reader.position;
  const properties = reader.u8();
  const dictionary = reader.u32();
  reader.skip(propertiesEnd - reader.position);
  return yield* decodeLzmaData(reader, properties, dictionary, size);
}

/** The data behind the header; `size`: infinite where only the end marker says it. Returns the position behind it. */
export function* decodeLzmaData(
  reader: ByteReader,
  properties: number,
  dictionary: number,
  size: number,
): Generator<Uint8Array, number> {
  const decoder = new LzmaDecoder(reader, dictionary);
  decoder.setProperties(properties);
  decoder.startRange();
  const isMarked = yield* decoder.decode(size);
  if (!isMarked && size === Number.POSITIVE_INFINITY) throw new DeadEndError('no end marker', reader.position);
  return reader.position;
}
