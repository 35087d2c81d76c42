/** Safetensors files: a JSON header that lays out every byte of the data. https://github.com/huggingface/safetensors#format */
import { type ByteSource, sectionOf } from '../bytes/byte-source.ts';
import { FormatError } from '../bytes/format-error.ts';
import { keepWithin } from '../bytes/limit-error.ts';
import type { Anomaly } from '../facts.ts';
import { hasBytesAt } from '../text/magic.ts';
import type { Examination, Format } from './format.ts';

const LENGTH_BYTES = 8;
/** The library's own ceiling. */
const MAX_HEADER_BYTES = 100_000_000;
/** `{}` */
const LEAST_HEADER_BYTES = 2;
const BRACE = 0x7b;
/** Nobody writes more blanks than these. */
const BLANK_BYTES = 4096;

export const safetensorsFormat: Format = {
  id: 'safetensors',
  spec: 'https://github.com/huggingface/safetensors#format',
  kind: 'model',
  title: 'safetensors',
  extensions: ['safetensors'],
  sees: 'a layout that its own reader refuses; nothing in it runs',
  provenWith: 'safetensors 0.8',
  laterByte: { at: LENGTH_BYTES, of: new Set([BRACE]) },
  probe: (source) => (isSafetensors(source) ? (examination) => examineSafetensors(source, examination) : null),
};

/** `{"` or `{}` behind a length whose upper half is zero: text files do not begin with NULs. */
function isSafetensors(source: ByteSource): boolean {
  if (source.size < LENGTH_BYTES + 2 || !hasBytesAt(source, LENGTH_BYTES, [BRACE])) return false;
  const bytes = hasBytesAt(source, 4, [0, 0, 0, 0]) ? headerBytes(source) : 0;
  return bytes >= LEAST_HEADER_BYTES && bytes <= MAX_HEADER_BYTES && beginsAsObject(source);
}

/** A key or the end behind the brace, with blanks before it. */
function beginsAsObject(source: ByteSource): boolean {
  const end = Math.min(source.size, LENGTH_BYTES + 1 + BLANK_BYTES);
  const text = Buffer.from(source.read(LENGTH_BYTES + 1, end)).toString('latin1');
  return /^[ \t\r\n]*(?:["}]|$)/.test(text);
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
  const repeated = repeatedKey(text);
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

const MARK = /["{}]/g;

/** A key that stands twice at the top: parsers keep the one or the other. Null where none does. */
function repeatedKey(text: string): string | null {
  const keys = new Set<string>();
  let depth = 0;
  for (let at = nextMark(text, 0); at < text.length; ) {
    const mark = text[at];
    const end = mark === '"' ? textEnd(text, at) : at + 1;
    if (mark === '{') depth++;
    else if (mark === '}') depth--;
    else if (depth === 1 && /^\s*:/.test(text.slice(end, end + 16))) {
      const key = text.slice(at + 1, end - 1);
      if (keys.has(key)) return key;
      keys.add(key);
    }
    at = nextMark(text, end);
  }
  return null;
}

/** Where the next brace or text stands; the end where none does. */
function nextMark(text: string, from: number): number {
  MARK.lastIndex = from;
  return MARK.exec(text)?.index ?? text.length;
}

/** Behind the text that begins at a quote; the end where nothing ends it. A pattern for it would need a stack, or time without end. CWE-1333. */
function textEnd(text: string, quote: number): number {
  for (let at = quote + 1; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') return at + 1;
    if (sign === '\\') at += 1;
  }
  return text.length;
}
