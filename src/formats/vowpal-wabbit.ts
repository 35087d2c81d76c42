/** Models of Vowpal Wabbit: their header holds options of the command line, and the loader obeys all of them, those that write files and open ports among them. See https://github.com/VowpalWabbit/vowpal_wabbit/blob/master/vowpalwabbit/core/src/parse_regressor.cc (`save_load_header`). */
import type { ByteSource } from '../bytes/byte-source.ts';
import { FormatError } from '../bytes/format-error.ts';
import { keepWithin } from '../bytes/limit-error.ts';
import type { Examination, Format } from './format.ts';
import { NamedOperators } from './named-operators.ts';

/** The loader's buffer for the version and the name of a model. */
const TEXT_BYTES = 512;
/** As `sscanf` reads it: `9.11.9`. */
const VERSION = /^\s*\+?(\d{1,4})\.\s*\+?(\d{1,4})\.\s*\+?(\d{1,4})/;
const MODEL = 0x6d;
/** The loader's own ceiling. */
const OPTION_BYTES = 104_857_600;
/** `number(major, minor, patch)` of the versions since which the layout is another. */
const WITH_ID = numberOf(8, 0, 3);
const WITH_LISTS = numberOf(7, 10, 2);
const WITHOUT_PAIRS = numberOf(7, 10, 3);
const WITH_RANK = numberOf(7, 8, 0);

export const vowpalWabbitFormat: Format = {
  id: 'vowpal-wabbit',
  spec: 'https://github.com/VowpalWabbit/vowpal_wabbit/blob/master/vowpalwabbit/core/src/parse_regressor.cc',
  kind: 'model',
  title: 'Vowpal Wabbit',
  extensions: ['vw', 'model'],
  sees: 'options of the command line in its header by which the loader writes or reads files or opens a port',
  provenWith: 'vowpalwabbit 9.11.9',
  isOpenEnded: true,
  probe(source) {
    const start = startOf(source);
    return start === null ? null : (examination) => examineHeader(source, start, examination);
  },
};

interface Start {
  readonly version: number;
  /** The name of the model, which the loader puts among the options. */
  readonly id: string;
  readonly idAt: number;
  /** Behind the letter that says that it is a model. */
  readonly position: number;
}

/** The length of the version, the version, since 8.0.3 the same of a name, and the letter `m`. */
function startOf(source: ByteSource): Start | null {
  const version = textAt(source, 0);
  const [found, major, minor, patch] = version?.includes('.') ? (VERSION.exec(version) ?? []) : [];
  if (version === null || found === undefined) return null;
  const number = numberOf(Number(major), Number(minor), Number(patch));
  const idAt = 4 + version.length;
  const id = number >= WITH_ID ? textAt(source, idAt) : '';
  if (id === null) return null;
  const position = idAt + (number >= WITH_ID ? 4 + id.length : 0);
  if (position >= source.size || source.read(position, position + 1)[0] !== MODEL) return null;
  return { version: number, id, idAt, position: position + 1 };
}

/** With the zero at its end; null where it is none that the loader takes. */
function textAt(source: ByteSource, position: number): string | null {
  if (position + 4 > source.size) return null;
  const length = Buffer.from(source.read(position, position + 4)).readUInt32LE();
  if (length === 0 || length > TEXT_BYTES || position + 4 + length > source.size) return null;
  return Buffer.from(source.read(position + 4, position + 4 + length)).toString('latin1');
}

function numberOf(major: number, minor: number, patch: number): number {
  return (major * 10_000 + minor) * 10_000 + patch;
}

function examineHeader(source: ByteSource, start: Start, examination: Examination): void {
  const names = new NamedOperators(examination, 'vowpal-wabbit');
  reportOptions(start.id, start.idAt, names);
  // Of the version in which the rank left the header there are files of both kinds.
  const failures = (start.version <= WITH_RANK ? [true, false] : [false]).map((hasRank) =>
    failureOf(() => examineOptions(source, optionsAt(source, start, hasRank), names)),
  );
  if (failures.every((failure) => failure !== null)) throw failures[0];
}

function failureOf(read: () => void): FormatError | null {
  try {
    read();
    return null;
  } catch (error) {
    if (error instanceof FormatError) return error;
    throw error;
  }
}

function examineOptions(source: ByteSource, position: number, names: NamedOperators): void {
  const length = u32At(source, position);
  if (length > OPTION_BYTES) throw new FormatError('options longer than the loader takes', { offset: position });
  keepWithin('graphTextBytes', length, position);
  const text = Buffer.from(source.read(position + 4, position + 4 + length)).toString('latin1');
  reportOptions(text, position + 4, names);
}

/** Behind the range of labels, the number of bits, pairs and triples of older versions, n-grams and skips. */
function optionsAt(source: ByteSource, { version, position }: Start, hasRank: boolean): number {
  let at = position + 12;
  if (version < WITHOUT_PAIRS) {
    at += 4 + 2 * u32At(source, at);
    at += 4 + 3 * u32At(source, at);
    if (version >= WITH_LISTS) at = behindLists(source, at);
  }
  if (hasRank) at += 4;
  at += 4;
  at += 4 + 3 * u32At(source, at);
  return at + 4 + 3 * u32At(source, at);
}

function behindLists(source: ByteSource, position: number): number {
  const count = u32At(source, position);
  keepWithin('namedOperators', count, position);
  let at = position + 4;
  for (let index = 0; index < count; index += 1) at += 4 + u32At(source, at);
  return at;
}

/** @throws TruncatedError behind the end */
function u32At(source: ByteSource, position: number): number {
  return Buffer.from(source.read(position, position + 4)).readUInt32LE();
}

/** Words between blanks, as the loader takes them; what stands behind a zero is not read. */
function reportOptions(text: string, offset: number, names: NamedOperators): void {
  const end = text.indexOf('\0');
  const read = end === -1 ? text : text.slice(0, end);
  let given: Option | null = null;
  for (const { 0: word, index } of read.matchAll(/\S+/g)) {
    const [, name, joined] = OPTION.exec(word) ?? [];
    if (given !== null) reportOption(given, word, names);
    given = name === undefined ? null : { name, at: offset + index };
    if (given === null || joined === undefined) continue;
    reportOption(given, joined, names);
    given = null;
  }
  if (given !== null) reportOption(given, '', names);
}

const OPTION = /^--?([A-Za-z]\w*)(?:=(.*))?$/;

interface Option {
  readonly name: string;
  readonly at: number;
}

function reportOption({ name, at }: Option, value: string, names: NamedOperators): void {
  if (DICTIONARIES.has(name)) names.file(value.replace(/^.:/, ''), at);
  else names.operator(name, at, value);
}

/** Files of words that honest models name as well. */
const DICTIONARIES: ReadonlySet<string> = new Set(['dictionary', 'dictionary_path']);
