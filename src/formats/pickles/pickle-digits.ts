/** Pickles that stand as base64, hexadecimal digits, a list of numbers or a quoted text with escapes in text, for whatever loader decodes them: `serialized_callbacks` of XGBoost on Spark, pipelines of PySpark, contexts of LlamaIndex, plans of Polars. They are told from other digits by their first bytes, PROTO and a protocol. See https://www.rfc-editor.org/rfc/rfc4648. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { keepWithin } from '../../bytes/limit-error.ts';

const WINDOW_BYTES = 1024 * 1024;
const CHUNK_BYTES = 64 * 1024;
/** No pickle that calls something is shorter. */
const LEAST_CHARACTERS = 24;

/** `packed`: base64 of a compressed stream, as data sets of LiveCodeBench have it. `escaped`: a character a byte, in quotes, as `decode('latin1')` and `repr` make it. */
export type DigitCoding = 'base64' | 'hex' | 'decimal' | 'packed' | 'escaped';

interface Notation {
  readonly coding: DigitCoding;
  /** What the digits of PROTO begin with; of decimal digits too, that numbers are made of, only in quotes. */
  readonly start: Buffer;
  /** Bytes of it before the first digit; of escapes, whose start stands in the first, less than none. */
  readonly quote: number;
  readonly whole: RegExp;
  /** Digits, and what writers put between them: ends of lines, as they are or as JSON escapes them. */
  readonly digits: RegExp;
  /** The same where the first of them stands behind an apostrophe. */
  readonly single?: RegExp;
}

/** Of either alphabet. */
const BASE64 = /^(?:[A-Za-z0-9+/=_\s-]|\\[nr/])*/;

const PACKED = ['eJ', 'eN', 'eA', 'eF', 'H4sI', 'QlpoO', '/Td6W'];
/** Their first bytes. */
export const PACKED_STARTS: ReadonlySet<number | undefined> = new Set(PACKED.map((start) => start.charCodeAt(0)));

const TO_APOSTROPHE = /^(?:\\[\s\S]|[^\\'])*/;

const NOTATIONS: readonly Notation[] = [
  { coding: 'base64', start: Buffer.from('gA'), quote: 0, whole: /^gA[I-X]/, digits: BASE64 },
  // As databases write bytes, too: `0x8004…`, `\\x8004…`.
  ...['"800', "'800", '>800', 'x800'].map((start) => ({
    coding: 'hex' as const,
    start: Buffer.from(start),
    quote: 1 as const,
    whole: /^800[2-5]/,
    digits: /^[0-9A-Fa-f]*/,
  })),
  // As JSON, as YAML and `repr`, and as JSON of that write the bytes of PROTO.
  ...(
    [
      ['0080\\u000', -2, TO_APOSTROPHE],
      ['\u0080\\u000', 0, TO_APOSTROPHE],
      ['80\\x0', -2, TO_APOSTROPHE],
      ['80\\\\x0', -3, /^(?:\\\\(?:\\[\s\S]|[^\\])|\\[^\\]|[^\\'])*/],
    ] as const
  ).map(([start, quote, single]) => ({
    coding: 'escaped' as const,
    start: Buffer.from(start),
    quote,
    whole: /^(?:\\u0080|\xc2\x80|\\{1,2}x80)\\{1,2}(?:u00|x)0[2-5]/,
    digits: /^(?:\\[\s\S]|[^\\"]|"")*/,
    single,
  })),
  // Zlib at each of its levels, gzip, bzip2 and XZ.
  ...PACKED.map((start) => ({
    coding: 'packed' as const,
    start: Buffer.from(start),
    quote: 0 as const,
    whole: /^(?:eJ[w-z]|eN[o-r]|eA[E-H]|eF[4-7]|H4sI|QlpoO|\/Td6W)[\w+/=\\-]{21}/,
    digits: BASE64,
  })),
  // Of a list: what stands between its numbers, the marks of items of YAML among it, is kept.
  { coding: 'decimal', start: Buffer.from('128'), quote: 0, whole: /^128[\s,-]+[2-5][\s,-]/, digits: /^[\d\s,-]*/ },
];
/** Of PROTO as numbers, with what may stand between them. */
const WHOLE_BYTES = 32;
const X = 0x78;
/** Before the first digit: in the middle of others nothing begins. */
const BEFORE = /(?:^|[^A-Za-z0-9+/=_-]|\\[nrtx]|0x)$/;
const QUOTE = /["']$/;

export interface Digits {
  readonly coding: DigitCoding;
  /** Without what stands between them; of a packed one the first of them. */
  readonly text: string;
  readonly offset: number;
}

/** Whether there are any. */
export function holdsDigits(source: ByteSource): boolean {
  return digitsIn(source).next().done !== true;
}

/** @throws LimitError where there are too many in a row */
export function* digitsIn(source: ByteSource): Generator<Digits> {
  for (const notation of NOTATIONS) {
    let next = 0;
    for (let from = 0; from < source.size; from += WINDOW_BYTES) {
      const to = Math.min(source.size, from + WINDOW_BYTES + notation.start.length);
      const read = source.read(from, to);
      const window = Buffer.from(read.buffer, read.byteOffset, read.length);
      const { start, quote } = notation;
      for (let found = window.indexOf(start); found !== -1; found = window.indexOf(start, found + 1)) {
        const at = found + quote;
        // Most are in the middle of digits, as a glance shows.
        if (from + at < next || (start[0] !== X && isDigit(window[at - 1]))) continue;
        const text = textAt(source, from + at, notation, notation.coding === 'packed');
        if (text === null) continue;
        next = from + at + text.length;
        const isPlain = notation.coding === 'decimal' || notation.coding === 'escaped';
        const digits = isPlain ? text : withoutBreaks(text);
        if (digits.length >= LEAST_CHARACTERS) yield { coding: notation.coding, text: digits, offset: from + at };
      }
    }
  }
}

/** All digits of a packed text that begins at the offset. @throws LimitError where there are too many */
export function packedDigits(source: ByteSource, offset: number): string {
  const notation = NOTATIONS.find(({ coding }) => coding === 'packed');
  return withoutBreaks((notation && textAt(source, offset, notation, false)) ?? '');
}

function withoutBreaks(text: string): string {
  return text.replace(/\\[nr]|[\\\s]/g, '');
}

/** A letter or a digit but `n`, `r` and `t`, which may be the end of an escape. */
function isDigit(byte = 0): boolean {
  if (byte === 0x6e || byte === 0x72 || byte === 0x74) return false;
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}

/** @param isHead whether one chunk is enough */
function textAt(source: ByteSource, start: number, notation: Notation, isHead: boolean): string | null {
  const before = Buffer.from(source.read(Math.max(0, start - 2), start)).toString('latin1');
  const { whole, single } = notation;
  const digits = single !== undefined && before.endsWith("'") ? single : notation.digits;
  if (
    !(single === undefined ? BEFORE : QUOTE).test(before) ||
    !whole.test(latin1At(source, start, start + WHOLE_BYTES))
  )
    return null;
  let text = '';
  for (;;) {
    const chunk = latin1At(source, start + text.length, start + text.length + CHUNK_BYTES);
    const found = digits.exec(chunk)?.[0] ?? '';
    text += found;
    if (isHead) return text;
    keepWithin('digitCharacters', text.length, start);
    // An escape may lie across two chunks.
    if (found.length < chunk.length - 1 || found === '') return text;
  }
}

function latin1At(source: ByteSource, start: number, end: number): string {
  return Buffer.from(source.read(start, Math.min(end, source.size))).toString('latin1');
}
