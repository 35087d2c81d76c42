/** Functions without a name in files of MATLAB, at any depth: GNU Octave evaluates their text as it loads the file. See https://github.com/gnu-octave/octave/blob/default/libinterp/corefcn/ls-mat5.cc. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Examination } from '../format.ts';
import type { NamedOperators } from '../named-operators.ts';
import { reportAnonymous } from './anonymous-function.ts';
import { behind, type Element, elementAt, MATRIX, numberAt, TAG_BYTES } from './matlab-elements.ts';

/** A field that each of them has. */
const FIELD = Buffer.from('function_handle');
const WINDOW_BYTES = 1024 * 1024;
/** Of a text; longer ones are cut. */
const TEXT_BYTES = 64 * 1024;
/** Octave passes over so many characters before the text: MATLAB writes `sf%0`. */
const PREFIX = 4;
/** Classes of arrays. */
const CELL = 1;
const STRUCT = 2;
const OBJECT = 3;
const FUNCTION = 16;
/** Types of elements whose characters have two bytes each. */
const WIDE: ReadonlySet<number> = new Set([3, 4, 17]);

/** Whether a function may stand in what has this class. */
export function mayHoldFunctions(kind: number): boolean {
  return kind === CELL || kind === STRUCT || kind === OBJECT || kind === FUNCTION;
}

/** Whether one may stand in these bytes: most variables are numbers. */
export async function holdsFunctions(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<boolean> {
  let kept = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([kept, chunk]);
    if (bytes.includes(FIELD)) return true;
    kept = bytes.subarray(Math.max(0, bytes.length - FIELD.length));
  }
  return false;
}

export function* windowsOf(source: ByteSource): Generator<Uint8Array> {
  for (let at = 0; at < source.size; at += WINDOW_BYTES)
    yield source.read(at, Math.min(source.size, at + WINDOW_BYTES));
}

/** An array that is still to be looked at. */
interface Part {
  readonly start: number;
  readonly end: number;
  /** Its name, as a field of a structure. */
  readonly field: string;
}

interface Variable {
  readonly data: ByteSource;
  readonly isLittle: boolean;
  readonly names: NamedOperators;
  readonly offset: number;
  readonly examination: Examination;
}

/** @param variable its data begin behind the tag of the variable */
export function reportFunctions({ data, isLittle, names, offset, examination }: Variable): void {
  const pending: Part[] = [{ start: 0, end: data.size, field: '' }];
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    examination.countEntry();
    const inner = partsOf(data, part, isLittle);
    pending.push(...inner);
    const isAnonymous = inner.some((one) => one.field === 'type' && textOf(data, one, isLittle) === 'anonymous');
    if (!isAnonymous) continue;
    for (const one of inner.filter(({ field }) => field === 'function'))
      reportAnonymous(textOf(data, one, isLittle).slice(PREFIX), offset, names);
  }
}

/** The arrays inside of one, with their names where it is a structure. */
function partsOf(data: ByteSource, { start, end }: Part, isLittle: boolean): readonly Part[] {
  const elements = elementsOf(data, start, end, isLittle);
  const [flags, , , ...rest] = elements;
  if (flags === undefined || flags.end > data.size || flags.end - flags.start < 4) return [];
  const kind = numberAt(data, flags.start, isLittle) & 0xff;
  if (!mayHoldFunctions(kind)) return [];
  const arrays = rest.filter(({ type }) => type === MATRIX);
  const fields = kind === STRUCT || kind === OBJECT ? fieldsOf(data, rest, isLittle) : [];
  return arrays.map((array, index) => ({
    start: array.start,
    end: Math.min(array.end, end),
    field: fields.length === 0 ? '' : (fields[index % fields.length] ?? ''),
  }));
}

/** The names stand behind each other, each filled up to the same length, which stands before them. */
function fieldsOf(data: ByteSource, elements: readonly Element[], isLittle: boolean): readonly string[] {
  const at = elements.findIndex(({ type }) => type === MATRIX);
  const [length, names] = elements.slice(0, at === -1 ? elements.length : at).slice(-2);
  if (length === undefined || names === undefined || length.end > data.size || names.end > data.size) return [];
  const each = length.end - length.start < 4 ? 0 : numberAt(data, length.start, isLittle);
  const text = Buffer.from(data.read(names.start, Math.min(names.end, names.start + TEXT_BYTES))).toString('latin1');
  if (each === 0) return [];
  return Array.from({ length: Math.floor(text.length / each) }, (_, index) =>
    (text.slice(index * each, (index + 1) * each).split('\0')[0] ?? '').trim(),
  );
}

/** Of an array of characters. */
function textOf(data: ByteSource, { start, end }: Part, isLittle: boolean): string {
  const [, , , characters] = elementsOf(data, start, end, isLittle);
  if (characters === undefined) return '';
  const bytes = Buffer.from(
    data.read(characters.start, Math.min(characters.end, data.size, characters.start + TEXT_BYTES)),
  );
  if (!WIDE.has(characters.type)) return bytes.toString('latin1');
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
  return (isLittle ? even : Buffer.from(even).swap16()).toString('utf16le');
}

function elementsOf(data: ByteSource, start: number, end: number, isLittle: boolean): readonly Element[] {
  const elements: Element[] = [];
  for (let at = start; at + TAG_BYTES <= Math.min(end, data.size); ) {
    const element = elementAt(data, at, isLittle);
    elements.push(element);
    at = Math.max(behind(element), at + TAG_BYTES);
  }
  return elements;
}
