/** What all formats that hold one compressed stream have in common: expand it, examine what came out, however far that was. */
import { type ByteSource, sectionOf } from '../bytes/byte-source.ts';
import type { Examination, Format } from '../formats/format.ts';
import type { Extent } from './inflate.ts';

export interface CompressedFormat {
  readonly id: string;
  readonly spec: string;
  readonly isLoose?: boolean;
  /** File name extensions, without the dot, that the member's name does without. */
  readonly extensions: readonly string[];
  recognise(source: ByteSource): boolean;
  /** Yields expanded bytes, in views valid until the next one; returns the position behind the stream. Throws FormatError. */
  decode(extent: Extent): Generator<Uint8Array, number> | AsyncGenerator<Uint8Array, number>;
}

export function compressedFormat({ extensions, decode, recognise, ...format }: CompressedFormat): Format {
  return {
    ...format,
    kind: 'container',
    probe: (source) =>
      recognise(source) ? (examination) => examineStream(source, { extensions, decode }, examination) : null,
  };
}

async function examineStream(
  source: ByteSource,
  { extensions, decode }: Pick<CompressedFormat, 'extensions' | 'decode'>,
  examination: Examination,
): Promise<void> {
  const stream = { end: source.size };
  const chunks = decodeTo(stream, decode({ source, start: 0, end: source.size }));
  const expansion = await examination.expand(chunks, source.size);
  await examination.member(expandedName(examination.name, extensions), expansion.source, 0, expansion);
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
