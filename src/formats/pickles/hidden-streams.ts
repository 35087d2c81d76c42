/** Compressed streams behind a private header: which of the bytes there begin one, and what its first bytes expand to. See https://www.rfc-editor.org/rfc/rfc1952 and its like. */
import { constants, inflateRawSync } from 'node:zlib';
import { keptBytes } from '../../bytes/block-source.ts';
import { type ByteSource, memorySource } from '../../bytes/byte-source.ts';
import { FormatError, UndecidedError, withoutStack } from '../../bytes/format-error.ts';
import { limitMessage } from '../../bytes/limit-error.ts';
import { CEILINGS } from '../../limits.ts';
import { mayBeModelName } from '../../model-names.ts';
import { decodeBzip2 } from '../../streams/bzip2.ts';
import { beginsDeflate } from '../../streams/deflate-start.ts';
import { deflateStart } from '../../streams/gzip.ts';
import type { Extent } from '../../streams/inflate.ts';
import { decodeLz4 } from '../../streams/lz4.ts';
import { MAGIC } from '../../streams/stream-start.ts';
import { decodeXz } from '../../streams/xz.ts';
import { hasBytesAt, ZIP_START } from '../../text/magic.ts';

/** Bytes of a stream that are expanded to see what it is, and bytes of what comes out. */
const PACKED_BYTES = 1024 * 1024;
export const EXPANDED_BYTES = 64 * 1024;
/** Deflate data of two bytes' magic is soon chance: so much of it must be such. */
const DEFLATE_BYTES = 16 * 1024;
/** Streams inside streams. */
const DEPTH = 4;
/** So few bytes report most deflate data from chance, or from what is there to use up the trials. */
const GLANCE_BYTES = 64;
/** Allocated for each look. */
const GLANCE_CHUNK_BYTES = 1024;

interface Stream {
  readonly magic: readonly number[];
  /** What it expands to begins with these; null where only an asynchronous decoder could show. */
  readonly expand: ((extent: Extent) => Uint8Array) | null;
  /** Where its deflate data starts; absent where it has none. */
  readonly deflate?: (extent: Extent) => number;
}

const inflated = ({ source, start, end }: Extent): Uint8Array =>
  inflateRawSync(source.read(start, Math.min(end, start + DEFLATE_BYTES)), {
    finishFlush: constants.Z_SYNC_FLUSH,
    maxOutputLength: 1032 * DEFLATE_BYTES, // deflate's own ratio
  });
const zlib = (flags: number): Stream => ({
  magic: [0x78, flags],
  expand: ({ source, start, end }) => inflated({ source, start: start + 2, end }),
  deflate: ({ start }) => start + 2,
});

const STREAMS: readonly Stream[] = [
  {
    magic: MAGIC.gzip,
    expand: (extent) => inflated({ ...extent, start: deflateStart(extent) }),
    deflate: deflateStart,
  },
  zlib(0x01),
  zlib(0x5e),
  zlib(0x9c),
  zlib(0xda),
  { magic: MAGIC.bzip2, expand: (extent) => headFrom(decodeBzip2(extent)) },
  { magic: MAGIC.xz, expand: (extent) => headFrom(decodeXz(extent)) },
  { magic: MAGIC.lz4, expand: (extent) => headFrom(decodeLz4(extent)) },
  { magic: MAGIC.zstd, expand: null },
];
/** By a byte: a bit for each stream whose magic it begins, and for each whose second byte it is. Looked up for every byte of every image. */
const FIRST = new Uint16Array(256);
const SECOND = new Uint16Array(256);
for (const [index, { magic }] of STREAMS.entries()) {
  const [first = 0, second = 0] = magic;
  FIRST[first]! |= 1 << index;
  SECOND[second]! |= 1 << index;
}

/**
 * Where between `from` and `to` the first compressed stream starts that leads to a pickle, which `isPickle` recognises by the first
 * expanded bytes, or to a zip archive; null where none does. Of zstd only a name that may be a model's shows.
 */
export function findHiddenStream(
  source: ByteSource,
  [from, to]: readonly [number, number],
  name: string,
  isPickle: (head: ByteSource) => boolean,
): number | null {
  const window = keptBytes(source, from, Math.min(to + 1, source.size));
  const broken = new Set<string>();
  let trials = 0;
  const last = Math.min(to - from, window.length - 1);
  for (let at = 0; at < last; at += 1) {
    if ((FIRST[window[at]!]! & SECOND[window[at + 1]!]!) === 0) continue;
    const stream = streamAt(source, from + at);
    if (stream === null || breaksAtOnce(source, from + at, stream, broken)) continue;
    trials += 1;
    if (trials > CEILINGS.hiddenStreams.most) throw new UndecidedError(limitMessage('hiddenStreams'), from + at);
    if (leadsToPickle(source, from + at, stream, { name, isPickle, depth: 0 })) return from + at;
  }
  return null;
}

/** Whether its first bytes of deflate data are none. @param broken such bytes, so that a pattern is tried once */
function breaksAtOnce(source: ByteSource, start: number, { deflate }: Stream, broken: Set<string>): boolean {
  if (deflate === undefined) return false;
  try {
    const first = deflate({ source, start, end: source.size });
    const glance = Buffer.from(source.read(first, Math.min(source.size, first + GLANCE_BYTES)));
    if (!beginsDeflate(glance)) return true;
    const key = glance.toString('latin1');
    if (broken.has(key)) return true;
    if (holdsDeflate(glance)) return false;
    broken.add(key);
    return true;
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return true;
  }
}

function holdsDeflate(bytes: Uint8Array): boolean {
  try {
    withoutStack(() =>
      inflateRawSync(bytes, {
        chunkSize: GLANCE_CHUNK_BYTES,
        finishFlush: constants.Z_SYNC_FLUSH,
        maxOutputLength: 1032 * GLANCE_BYTES,
      }),
    );
    return true;
  } catch {
    return false;
  }
}

function streamAt(source: ByteSource, start: number): Stream | null {
  return STREAMS.find(({ magic }) => hasBytesAt(source, start, magic)) ?? null;
}

interface Search {
  readonly name: string;
  readonly isPickle: (head: ByteSource) => boolean;
  readonly depth: number;
}

function leadsToPickle(source: ByteSource, start: number, { expand }: Stream, search: Search): boolean {
  if (expand === null) return search.depth > 0 || mayBeModelName(search.name);
  const head = expandedHead(source, start, expand);
  if (head.size === 0) return false;
  if (hasBytesAt(head, 0, ZIP_START) || search.isPickle(head)) return true;
  const inner = search.depth < DEPTH ? streamAt(head, 0) : null;
  return inner !== null && leadsToPickle(head, 0, inner, { ...search, depth: search.depth + 1 });
}

function expandedHead(source: ByteSource, start: number, expand: (extent: Extent) => Uint8Array): ByteSource {
  try {
    const head = withoutStack(() => expand({ source, start, end: Math.min(source.size, start + PACKED_BYTES) }));
    return memorySource(head.subarray(0, EXPANDED_BYTES));
  } catch {
    // By chance there are such bytes everywhere: what cannot be expanded is no stream.
    return memorySource(new Uint8Array());
  }
}

/** As much as comes out before the end or an error. */
function headFrom(chunks: Generator<Uint8Array>): Uint8Array {
  const kept: Uint8Array[] = [];
  let bytes = 0;
  try {
    for (const chunk of chunks) {
      kept.push(Buffer.from(chunk)); // a copy: the decoder uses its buffer again
      bytes += chunk.length;
      if (bytes >= EXPANDED_BYTES) break;
    }
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
  }
  return Buffer.concat(kept);
}
