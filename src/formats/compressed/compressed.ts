/** Every format that is one compressed stream, a row each: what came out of it is examined, however far that was. The layouts are written down where `spec` says. */
import { type ByteSource, sectionOf } from '../../bytes/byte-source.ts';
import type { FormatId } from '../../format-ids.ts';
import { hasModelName } from '../../model-names.ts';
import { decodeBzip2 } from '../../streams/bzip2.ts';
import { decodeGzip } from '../../streams/gzip.ts';
import type { Extent } from '../../streams/inflate.ts';
import { decodeLz4 } from '../../streams/lz4.ts';
import { decodeLzma, hasNoDictionary, isLzma } from '../../streams/lzma.ts';
import { isBzip2, isGzip, isLz4, isXz, isZfile, isZstd, MAGIC, SKIPPABLE } from '../../streams/stream-start.ts';
import { decodeXz } from '../../streams/xz.ts';
import { decodeZfile, decodeZlib, isZlib } from '../../streams/zlib.ts';
import { decodeZstd } from '../../streams/zstd.ts';
import { ascii, firstBytesOf } from '../../text/magic.ts';
import type { Examination, Format } from '../format.ts';

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
  readonly recognises: (source: ByteSource) => boolean;
  /** Yields expanded bytes, in views valid until the next one; returns the position behind the stream. Throws FormatError. */
  readonly decode: (extent: Extent) => Generator<Uint8Array, number> | AsyncGenerator<Uint8Array, number>;
}

const COMPRESSIONS: readonly Compression[] = [
  {
    id: 'gzip',
    spec: 'https://www.rfc-editor.org/rfc/rfc1952',
    title: 'gzip',
    provenWith: 'zlib of Node, CPython 3.11',
    extensions: ['gz', 'gzip', 'z'],
    firstBytes: firstBytesOf(MAGIC.gzip),
    recognises: isGzip,
    decode: decodeGzip,
  },
  {
    id: 'zlib',
    spec: 'https://www.rfc-editor.org/rfc/rfc1950',
    title: 'zlib',
    provenWith: 'zlib of Node, CPython 3.11, joblib 1.2',
    isWeak: true,
    extensions: ['z', 'zlib'],
    recognises: isZlib,
    decode: decodeZlib,
  },
  {
    id: 'zfile',
    spec: 'https://github.com/joblib/joblib/blob/master/joblib/numpy_pickle_compat.py',
    title: 'Z-files of joblib before 0.10',
    provenWith: 'joblib 0.9.4',
    extensions: ['z'],
    firstBytes: firstBytesOf(ascii('ZF')),
    recognises: isZfile,
    decode: decodeZfile,
  },
  {
    id: 'bzip2',
    spec: 'https://github.com/dsnet/compress/blob/master/doc/bzip2-format.pdf',
    title: 'bzip2',
    provenWith: 'CPython 3.11',
    extensions: ['bz2', 'bz'],
    firstBytes: firstBytesOf(MAGIC.bzip2),
    recognises: isBzip2,
    decode: decodeBzip2,
  },
  {
    id: 'xz',
    spec: 'https://tukaani.org/xz/xz-file-format.txt',
    title: 'xz',
    provenWith: 'CPython 3.11',
    extensions: ['xz'],
    firstBytes: firstBytesOf(MAGIC.xz),
    recognises: isXz,
    decode: decodeXz,
  },
  {
    id: 'lzma',
    spec: 'https://7-zip.org/sdk.html',
    title: 'lzma',
    provenWith: 'CPython 3.11',
    isLoose: true,
    isByChance: hasNoDictionary,
    extensions: ['lzma'],
    recognises: isLzma,
    decode: decodeLzma,
  },
  {
    id: 'zstd',
    spec: 'https://www.rfc-editor.org/rfc/rfc8878',
    title: 'Zstandard',
    provenWith: 'zstandard for Python',
    extensions: ['zst', 'zstd'],
    firstBytes: firstBytesOf(MAGIC.zstd, ...SKIPPABLE),
    recognises: isZstd,
    decode: decodeZstd,
  },
  {
    id: 'lz4',
    spec: 'https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md',
    title: 'LZ4 frames',
    provenWith: 'joblib 1.2',
    extensions: ['lz4'],
    firstBytes: firstBytesOf(MAGIC.lz4, MAGIC.lz4Legacy, ...SKIPPABLE),
    recognises: isLz4,
    decode: decodeLz4,
  },
];

export const COMPRESSED_FORMATS: readonly Format[] = COMPRESSIONS.map((compression) => {
  const { id, spec, title, extensions, provenWith, isLoose = false, firstBytes, recognises } = compression;
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
  const base = name.slice(name.lastIndexOf('/') + 1);
  const match = /^(.+)\.([^.]+)$/.exec(base);
  const [, stem, extension] = match ?? [];
  if (stem === undefined || extension === undefined) return base;
  if (extensions.includes(extension.toLowerCase()))
    return RAW_ARRAY.test(base) ? base.slice(0, -'.npy.z'.length) : stem;
  return /^t(gz|bz2?|xz|lz|zst)$/i.test(extension) ? `${stem}.tar` : base;
}
