/** Safetensors files: a JSON header that lays out every byte of the data. https://github.com/huggingface/safetensors#format */
import { type ByteSource, sectionOf } from '../bytes/byte-source.ts';
import { FormatError } from '../bytes/format-error.ts';
import { keepWithin, LimitError } from '../bytes/limit-error.ts';
import type { Anomaly } from '../facts.ts';
import { hasBytesAt } from '../text/magic.ts';
import type { Examination, Format } from './format.ts';

const LENGTH_BYTES = 8;
/** The library's own ceiling. */
const MAX_HEADER_BYTES = 100_000_000;
/** `{}` */
const LEAST_HEADER_BYTES = 2;
const BRACE = 0x7b;

export const safetensorsFormat: Format = {
  id: 'safetensors',
  spec: 'https://github.com/huggingface/safetensors#format',
  kind: 'model',
  title: 'safetensors',
  extensions: ['safetensors'],
  sees: 'a layout that its own reader refuses; nothing in it runs',
  provenWith: 'safetensors 0.8',
  probe: (source) => (isSafetensors(source) ? (examination) => examineSafetensors(source, examination) : null),
};

/** `{"` or `{}` behind a length whose upper half is zero: text files do not begin with NULs. */
function isSafetensors(source: ByteSource): boolean {
  if (source.size < LENGTH_BYTES + 2 || !hasBytesAt(source, LENGTH_BYTES, [BRACE])) return false;
  const bytes = hasBytesAt(source, 4, [0, 0, 0, 0]) ? headerBytes(source) : 0;
  return bytes >= LEAST_HEADER_BYTES && bytes <= MAX_HEADER_BYTES;
}

function headerBytes(source: ByteSource): number {
  return Number(Buffer.from(source.read(0, LENGTH_BYTES)).readBigUInt64LE());
}

interface Tensor {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

async function examineSafetensors(source: ByteSource, examination: Examination): Promise<void> {
  const bytes = headerBytes(source);
  keepWithin('safetensorsHeaderBytes', bytes, 0);
  const dataStart = LENGTH_BYTES + bytes;
  const text = Buffer.from(source.read(LENGTH_BYTES, dataStart)).toString('utf8');
  const report = (anomaly: Anomaly, detail: string, offset: number) =>
    examination.report({ kind: 'anomaly', anomaly, detail, offset });
  const repeated = repeatedKeyIn(text);
  if (repeated !== null) report('safetensors-repeated-key', repeated, LENGTH_BYTES);
  const tensors = readTensors(text).sort((a, b) => a.start - b.start || a.end - b.end);
  let reached = 0;
  for (const { name, start, end } of tensors) {
    if (start !== reached || end < start) report('safetensors-layout', `${name} lies at ${start}–${end}`, LENGTH_BYTES);
    reached = Math.max(reached, end);
  }
  const dataEnd = dataStart + reached;
  if (dataEnd > source.size) {
    throw new FormatError(`expected ${reached} bytes of tensors, found ${source.size - dataStart}`, {
      reason: 'truncated',
      offset: dataStart,
    });
  }
  if (dataEnd === source.size) return;
  report('safetensors-trailing-data', `${source.size - dataEnd} bytes`, dataEnd);
  await examination.member('trailing data', sectionOf(source, dataEnd, source.size), dataEnd);
}

function readTensors(text: string): Tensor[] {
  const header = parseObject(text);
  return Object.entries(header).flatMap(([name, value]) => {
    if (name === '__metadata__') return [];
    const offsets: unknown =
      typeof value === 'object' && value !== null && 'data_offsets' in value ? value.data_offsets : null;
    const [start, end] = Array.isArray(offsets) ? offsets : [];
    if (Number.isSafeInteger(start) && Number.isSafeInteger(end)) return [{ name, start, end }];
    throw new FormatError(`expected data_offsets of ${JSON.stringify(name)}`, { offset: LENGTH_BYTES });
  });
}

function parseObject(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch (cause) {
    throw new FormatError('expected a JSON header', { offset: LENGTH_BYTES, cause });
  }
  throw new FormatError('expected a JSON object', { offset: LENGTH_BYTES });
}

/** The engine of patterns keeps a stack for long texts, too. */
function repeatedKeyIn(text: string): string | null {
  try {
    return repeatedKey(text);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new LimitError('safetensorsHeaderBytes', 0, cause);
  }
}

/** A text that nothing ends reaches to the end: to try it anew in all ways would take for ever. CWE-1333. */
const TOKEN = /"([^"\\]*(?:\\.[^"\\]*)*)(?:"|\\?$)|[{}]/gs;

/** A key that stands twice at the top: parsers keep the one or the other. Null where none does. */
function repeatedKey(text: string): string | null {
  const keys = new Set<string>();
  let depth = 0;
  for (const token of text.matchAll(TOKEN)) {
    if (token[0] === '{') depth++;
    else if (token[0] === '}') depth--;
    else if (
      depth === 1 &&
      /^\s*:/.test(text.slice(token.index + token[0].length, token.index + token[0].length + 16))
    ) {
      const key = token[1] ?? '';
      if (keys.has(key)) return key;
      keys.add(key);
    }
  }
  return null;
}
