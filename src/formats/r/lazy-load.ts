/** Databases of values that R loads when they are asked for (`.rdb`, of packages and of knitr's cache): one packed value behind the other. See https://cran.r-project.org/doc/manuals/r-release/R-ints.html#Lazy-loading. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { extensionOf } from '../../model-names.ts';
import { ByteReader } from '../../streams/byte-reader.ts';
import { decodeBzip2 } from '../../streams/bzip2.ts';
import { startsAsZlib } from '../../streams/stream-start.ts';
import { decodeLzma2 } from '../../streams/xz.ts';
import { decodeZlib } from '../../streams/zlib.ts';
import type { Examination, Format } from '../format.ts';
import { DATABASE_EXTENSION } from './r-data.ts';

type Chunks = Generator<Uint8Array, number> | AsyncGenerator<Uint8Array, number>;

/** Length of what it expands to, big-endian. */
const LENGTH_BYTES = 4;
/** The length, and what says how it is packed. */
const HEAD_BYTES = 6;
/** Behind a stream of zlib. */
const CHECKSUM_BYTES = 4;
/** Of xz, as R packs and unpacks. */
const DICTIONARY_BYTES = 2 ** 23;
const PLAIN_BYTES = 65_536;

export const lazyLoadFormat: Format = {
  id: 'r-lazy-load',
  spec: 'https://cran.r-project.org/doc/manuals/r-release/R-ints.html#Lazy-loading',
  kind: 'container',
  title: 'Databases of R for lazy loading',
  extensions: [DATABASE_EXTENSION],
  sees: 'each value that it holds',
  provenWith: 'R 4.2',
  probe(source, name) {
    if (extensionOf(name) !== DATABASE_EXTENSION || unpack(source, 0) === null) return null;
    return (examination) => examine(source, examination);
  },
};

/** The index beside it says where each value lies; R writes them without gaps, so that another order is no matter. */
async function examine(source: ByteSource, examination: Examination): Promise<void> {
  for (let position = 0, value = 1; position < source.size; value += 1) {
    examination.countEntry();
    const chunks = unpack(source, position);
    if (chunks === null) throw new FormatError('expected a packed value of R', { offset: position });
    const reached = { end: source.size };
    const { source: expanded, failure } = await examination.expand(endOf(chunks, reached), source.size - position);
    await examination.member(`value ${value}.${DATABASE_EXTENSION}`, expanded, position, { failure });
    if (failure !== null) return;
    position = reached.end;
  }
}

/** Null where no value begins there. */
function unpack(source: ByteSource, position: number): Chunks | null {
  const head = source.read(position, Math.min(position + HEAD_BYTES, source.size));
  if (head.length < HEAD_BYTES) return null;
  const start = position + LENGTH_BYTES;
  if (startsAsZlib(head.subarray(LENGTH_BYTES))) return zlib(source, start);
  switch (String.fromCharCode(head[LENGTH_BYTES] ?? 0)) {
    case '0':
      return plain(source, start + 1, Buffer.from(head).readUInt32BE());
    case '1':
      return zlib(source, start + 1);
    case '2':
      return decodeBzip2({ source, start: start + 1, end: source.size });
    case 'Z':
      return lzma2(source, start + 1);
    default:
      return null;
  }
}

async function* zlib(source: ByteSource, start: number): AsyncGenerator<Uint8Array, number> {
  return (yield* decodeZlib({ source, start, end: source.size })) + CHECKSUM_BYTES;
}

function* plain(source: ByteSource, start: number, length: number): Generator<Uint8Array, number> {
  const end = Math.min(start + length, source.size);
  for (let at = start; at < end; at += PLAIN_BYTES) yield source.read(at, Math.min(at + PLAIN_BYTES, end));
  return end;
}

function* lzma2(source: ByteSource, start: number): Generator<Uint8Array, number> {
  const reader = new ByteReader({ source, start, end: source.size });
  yield* decodeLzma2(reader, DICTIONARY_BYTES);
  return reader.position;
}

async function* endOf(chunks: Chunks, reached: { end: number }): AsyncGenerator<Uint8Array> {
  reached.end = yield* chunks;
}
