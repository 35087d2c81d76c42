/** Every format that is one compressed stream, a row each: what came out of it is examined, however far that was. The layouts are written down where `spec` says. */
import { type ByteSource, sectionOf } from '../../bytes/byte-source.ts';
import type { FormatId } from '../../format-ids.ts';
import { hasModelName } from '../../model-names.ts';
import { decodeBzip2 } from '../../streams/bzip2.ts';
import { decodeGzip } from '../../streams/gzip.ts';
import type { Extent } from '../../streams/inflate.ts';
import { decodeLz4 } from '../../streams/lz4.ts';
import { decodeLzma, hasNoDictionary, isLzma, LZMA_HEADER_BYTES, lzmaProperties } from '../../streams/lzma.ts';
import { decodeQs2, QS2_MAGIC } from '../../streams/qs2.ts';
import { isBzip2, isGzip, isLz4, isXz, isZfile, isZstd, MAGIC, SKIPPABLE } from '../../streams/stream-start.ts';
import { decodeXz } from '../../streams/xz.ts';
import { decodeZfile, decodeZlib, isZlib } from '../../streams/zlib.ts';
import { decodeZstd } from '../../streams/zstd.ts';
import { ascii, bytesOf, firstBytesOf, hasBytesAt } from '../../text/magic.ts';
import { lastName } from '../file-names.ts';
import type { Examination, Format, LaterByte } from '../format.ts';

interface Compression {
  readonly id: FormatId;
  readonly spec: string;
  readonly title: string;
  readonly provenWith: string;
  readonly isLoose?: boolean;
  /** Two bytes of magic, which numbers and text have by chance. */
  readonly isWeak?: boolean;
  /** Whether the stream begins as no encoder begins one, and numbers do: what yields no model is then none, under any name. */
  readonly isByChance?: (source: ByteSource) => boolean;
  /** File name extensions, without the dot, that the member's name does without. */
  readonly extensions: readonly string[];
  readonly firstBytes?: ReadonlySet<number>;
  readonly laterByte?: LaterByte;
  readonly recognises: (source: ByteSource) => boolean;
  /** Yields expanded bytes, in views valid until the next one; returns the position behind the stream. Throws FormatError. */
  readonly decode: (extent: Extent) => Generator<Uint8Array, number> | AsyncGenerator<Uint8Array, number>;
}

/** The first byte of zlib: the window, and the method below. */
const DEFLATE = '\x08\x18\x28\x38\x48\x58\x68\x78';

function secondOf(...magics: readonly (readonly number[])[]): LaterByte {
  return { at: 1, of: firstBytesOf(...magics.map((magic) => magic.slice(1))) };
}

/** What recognises and decodes is called by name: each lies in a module that is loaded only where it is asked. */
const COMPRESSIONS: readonly Compression[] = [
  {
    id: 'gzip',
    spec: 'https://www.rfc-editor.org/rfc/rfc1952',
    title: 'gzip',
    provenWith: 'zlib of Node, CPython 3.11',
    extensions: ['gz', 'gzip', 'z'],
    firstBytes: firstBytesOf(MAGIC.gzip),
    recognises: (source) => isGzip(source),
    decode: (extent) => decodeGzip(extent),
  },
  {
    id: 'zlib',
    spec: 'https://www.rfc-editor.org/rfc/rfc1950',
    title: 'zlib',
    provenWith: 'zlib of Node, CPython 3.11, joblib 1.2',
    isWeak: true,
    extensions: ['z', 'zlib'],
    firstBytes: bytesOf(DEFLATE),
    recognises: (source) => isZlib(source),
    decode: (extent) => decodeZlib(extent),
  },
  {
    id: 'zfile',
    spec: 'https://github.com/joblib/joblib/blob/master/joblib/numpy_pickle_compat.py',
    title: 'Z-files of joblib before 0.10',
    provenWith: 'joblib 0.9.4',
    extensions: ['z'],
    firstBytes: firstBytesOf(ascii('ZF')),
    recognises: (source) => isZfile(source),
    decode: (extent) => decodeZfile(extent),
  },
  {
    id: 'bzip2',
    spec: 'https://github.com/dsnet/compress/blob/master/doc/bzip2-format.pdf',
    title: 'bzip2',
    provenWith: 'CPython 3.11',
    extensions: ['bz2', 'bz'],
    firstBytes: firstBytesOf(MAGIC.bzip2),
    recognises: (source) => isBzip2(source),
    decode: (extent) => decodeBzip2(extent),
  },
  {
    id: 'xz',
    spec: 'https://tukaani.org/xz/xz-file-format.txt',
    title: 'xz',
    provenWith: 'CPython 3.11',
    extensions: ['xz'],
    firstBytes: firstBytesOf(MAGIC.xz),
    recognises: (source) => isXz(source),
    decode: (extent) => decodeXz(extent),
  },
  {
    id: 'lzma',
    spec: 'https://7-zip.org/sdk.html',
    title: 'lzma',
    provenWith: 'CPython 3.11',
    isLoose: true,
    isByChance: (source) => hasNoDictionary(source),
    firstBytes: lzmaProperties(),
    extensions: ['lzma'],
    laterByte: { at: LZMA_HEADER_BYTES, of: new Set([0]) },
    recognises: (source) => isLzma(source),
    decode: (extent) => decodeLzma(extent),
  },
  {
    id: 'zstd',
    spec: 'https://www.rfc-editor.org/rfc/rfc8878',
    title: 'Zstandard',
    provenWith: 'zstandard for Python',
    extensions: ['zst', 'zstd'],
    firstBytes: firstBytesOf(MAGIC.zstd, ...SKIPPABLE),
    laterByte: secondOf(MAGIC.zstd, ...SKIPPABLE),
    recognises: (source) => isZstd(source),
    decode: (extent) => decodeZstd(extent),
  },
  {
    id: 'qs2',
    spec: 'https://github.com/qsbase/qs2/blob/main/inst/standalone/qs2_to_rds.cpp',
    title: 'Objects of R by qs2',
    provenWith: 'schema; R 4.2 for what is packed',
    extensions: ['qs2'],
    firstBytes: firstBytesOf(QS2_MAGIC),
    recognises: (source) => hasBytesAt(source, 0, QS2_MAGIC),
    decode: (extent) => decodeQs2(extent),
  },
  {
    id: 'lz4',
    spec: 'https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md',
    title: 'LZ4 frames',
    provenWith: 'joblib 1.2',
    extensions: ['lz4'],
    firstBytes: firstBytesOf(MAGIC.lz4, MAGIC.lz4Legacy, ...SKIPPABLE),
    laterByte: secondOf(MAGIC.lz4, MAGIC.lz4Legacy, ...SKIPPABLE),
    recognises: (source) => isLz4(source),
    decode: (extent) => decodeLz4(extent),
  },
];

export const COMPRESSED_FORMATS: readonly Format[] = COMPRESSIONS.map((compression) => {
  const { id, spec, title, extensions, provenWith, isLoose = false, firstBytes, laterByte, recognises } = compression;
  return {
    id,
    spec,
    kind: 'container',
    title,
    extensions,
    sees: 'what it expands to',
    provenWith,
    isLoose,
    ...(firstBytes === undefined ? {} : { firstBytes }),
    ...(laterByte === undefined ? {} : { laterByte }),
    probe: (source) => (recognises(source) ? (examination) => examineStream(source, compression, examination) : null),
  };
});

/** The stream that the source begins with, expanded, by the formats whose signs are no chance; null where it begins with none. */
export function expandedStream(
  source: ByteSource,
): Generator<Uint8Array, number> | AsyncGenerator<Uint8Array, number> | null {
  const found = COMPRESSIONS.find(({ isLoose, recognises }) => isLoose !== true && recognises(source));
  return found?.decode({ source, start: 0, end: source.size }) ?? null;
}

async function examineStream(
  source: ByteSource,
  { extensions, decode, isWeak = false, isByChance = () => false }: Compression,
  examination: Examination,
): Promise<void> {
  const stream = { end: source.size };
  const chunks = decodeTo(stream, decode({ source, start: 0, end: source.size }));
  const expansion = await examination.expand(chunks, source.size);
  const isNoSign = (isWeak && !hasModelName(examination.name)) || isByChance(source);
  const options = { failure: expansion.failure, isWeak: isNoSign, isStream: true };
  await examination.member(expandedName(examination.name, extensions), expansion.source, 0, options);
  // No reader of the stream looks there; readers of other formats may.
  const { end } = stream;
  if (end < source.size) await examination.member('trailing data', sectionOf(source, end, source.size), end);
}

/** Notes where the stream ends, if it comes to its end. */
async function* decodeTo(
  stream: { end: number },
  chunks: Generator<Uint8Array, number> | AsyncGenerator<Uint8Array, number>,
): AsyncGenerator<Uint8Array> {
  stream.end = yield* chunks;
}

/** joblib up to 0.9 keeps an array beside its pickle as `x.pkl_01.npy.z`: its numbers alone, without NumPy's header. */
const RAW_ARRAY = /\.npy\.z$/i;

/** `model.pkl.gz` → `model.pkl`, `weights.tgz` → `weights.tar`; a name without such an extension stays. */
function expandedName(name: string, extensions: readonly string[]): string {
  const base = lastName(name);
  const match = /^(.+)\.([^.]+)$/.exec(base);
  const [, stem, extension] = match ?? [];
  if (stem === undefined || extension === undefined) return base;
  if (extensions.includes(extension.toLowerCase()))
    return RAW_ARRAY.test(base) ? base.slice(0, -'.npy.z'.length) : stem;
  return /^t(gz|bz2?|xz|lz|zst)$/i.test(extension) ? `${stem}.tar` : base;
}
