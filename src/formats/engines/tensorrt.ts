/** Engines of TensorRT (`.engine`, `.plan`, `.trt`), also behind the metadata that Ultralytics writes: opaque, for one version and one graphics card; libraries of plugins inside are looked for. See https://docs.nvidia.com/deeplearning/tensorrt/latest/inference-library/extending-custom-layers.html */
import { type ByteSource, headOf, sectionOf } from '../../bytes/byte-source.ts';
import { ascii, hasBytesAt } from '../../text/magic.ts';
import type { Examination, Format } from '../format.ts';
import { NamedOperators } from '../named-operators.ts';
import { findProgram } from './program-search.ts';

/** Of plans, and of those of versions before 8. */
const MAGICS = [ascii('ftrt'), ascii('ptrt')];
/** Magic, version of the serialization. */
const HEADER_BYTES = 24;
/** The metadata of Ultralytics: the length of a JSON object, the object, the engine. */
const METADATA_LENGTH_BYTES = 4;
const METADATA_BYTES = 1024 * 1024;
/** What Ultralytics calls the same beside a folder: some of it was evaluated before 2025. */
const METADATA_NAME = 'metadata.yaml';
/** Plugins are kept behind the header or before the end; the weights between are not searched. */
const SEARCHED_BYTES = 16 * 1024 * 1024;

export const tensorrtFormat: Format = {
  id: 'tensorrt',
  spec: 'https://docs.nvidia.com/deeplearning/tensorrt/latest/inference-library/extending-custom-layers.html',
  kind: 'model',
  title: 'TensorRT engine',
  extensions: ['engine', 'plan', 'trt'],
  sees: 'that it is an opaque engine; libraries for the machine inside, as plugins and lean runtimes are',
  provenWith: 'schema',
  isOpenEnded: true,
  probe(source) {
    const start = startOfEngine(source);
    if (start === null) return null;
    return async (examination) => {
      examineEngine(source, start, examination);
      if (start === 0) return;
      const metadata = sectionOf(source, METADATA_LENGTH_BYTES, start);
      await examination.member(METADATA_NAME, metadata, METADATA_LENGTH_BYTES);
    };
  },
};

function startOfEngine(source: ByteSource): number | null {
  if (isEngineAt(source, 0)) return 0;
  const head = headOf(source, METADATA_LENGTH_BYTES + 1);
  if (head.length <= METADATA_LENGTH_BYTES || head[METADATA_LENGTH_BYTES] !== 0x7b) return null;
  const length = Buffer.from(head).readUInt32LE();
  const start = METADATA_LENGTH_BYTES + length;
  return length <= METADATA_BYTES && isEngineAt(source, start) ? start : null;
}

/** The upper half of the number behind the magic is zero: prose may hold the four letters. */
function isEngineAt(source: ByteSource, at: number): boolean {
  if (!MAGICS.some((magic) => hasBytesAt(source, at, magic))) return false;
  return source.size >= at + HEADER_BYTES && hasBytesAt(source, at + 6, [0, 0]);
}

function examineEngine(source: ByteSource, start: number, examination: Examination): void {
  const names = new NamedOperators(examination, 'tensorrt');
  names.operator(
    'Engine',
    start,
    `${source.size} bytes, of which ${Math.min(source.size, 2 * SEARCHED_BYTES)} were searched`,
  );
  const headEnd = Math.min(source.size, start + SEARCHED_BYTES);
  const tail = Math.max(headEnd, source.size - SEARCHED_BYTES);
  const found = findProgram(source, start, headEnd) ?? findProgram(source, tail, source.size);
  if (found !== null) names.library(found.kind, found.offset);
}
