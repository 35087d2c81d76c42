/** Arguments that are lines of text: numbers, quoted texts, memo indices and names, as each reader of CPython takes them. https://github.com/python/cpython/blob/main/Lib/pickletools.py (decimalnl_short, stringnl) */
import { LAST_OF_NOTED_KEYS } from './executed-state.ts';
import type { PickleWindow } from './window.ts';

/** Of a number, for a report and for the look at how it is written. */
const LOOKED_AT_CHARACTERS = 4096;

export const NOT_QUOTED = 'the argument of STRING is not quoted';
export const NO_NUMBER = 'a number that no reader takes';

/** How readers take the text of a number: `odd` where they disagree about it. */
export type NumberReading = 'plain' | 'odd' | 'unreadable';

/** `01`, `1.5` and `-inf` are what picklers write; the rest is read differently by different readers. @param code the opcode: INT, LONG or FLOAT */
export function numberReading(code: number, line: string): NumberReading {
  const text = line.replace(/\r$/, '');
  if (code === 0x49 && /^0[01]$|^-?(0|[1-9]\d*)$/.test(text)) return 'plain';
  if (code === 0x4c && /^-?(0|[1-9]\d*)L?$/.test(text)) return 'plain';
  if (code === 0x46 && /^[-+]?(\d+(?:\.\d*)?|\.\d+)(e[-+]?\d+)?$|^[-+]?(inf|nan|infinity)$|^-?1\.#/i.test(text))
    return 'plain';
  return (code === 0x46 ? SOME_FLOAT : SOME_INTEGER).test(text) ? 'odd' : 'unreadable';
}

/** A memo index as C (`strtol`-like, stops at NUL) or Python reads it; -1 where neither does. */
export function memoIndex(text: string): { readonly index: number; readonly isOdd: boolean } {
  const match = /^[\s]*\+?(\d+(?:_\d+)*)\s*(?:\0.*)?$/s.exec(text);
  const isOdd = text.replace(/\r$/, '') !== match?.[1];
  const digits = match?.[1] ?? (/^\s*-0+\s*$/.test(text) ? '0' : null);
  return { index: digits === null ? -1 : Number(digits.replaceAll('_', '')), isOdd };
}

/** The text of a number, without its newline. */
export function numberText(window: PickleWindow, start: number, end: number): string {
  return window.latin1(start, Math.min(end, start + LOOKED_AT_CHARACTERS));
}

/** Why no reader takes a line that is longer than what is looked at of one, told by its beginning; empty where one may. Its end may be a gigabyte away. @param code the opcode: INT, LONG, FLOAT, STRING or UNICODE */
export function longLineFailure(code: number, window: PickleWindow, start: number): string {
  if (code === 0x56 || start + LOOKED_AT_CHARACTERS >= window.size) return '';
  const text = numberText(window, start, window.size);
  if (text.includes('\n')) return '';
  if (code === 0x53) return /^["']/.test(text) ? '' : NOT_QUOTED;
  return numberReading(code, text) === 'unreadable' ? NO_NUMBER : '';
}

/** Two lines that name a global. */
export interface NameLines {
  /** Null where they cannot be read; why is in `failure`. */
  readonly names: { readonly module: string; readonly name: string } | null;
  readonly failure: string;
  /** After both, or -1 at the end of the source. */
  readonly end: number;
}

/** @param mostBytes that both lines may have together */
export function readNameLines(window: PickleWindow, start: number, mostBytes: number): NameLines {
  // A longer name is none: it is not read to its end.
  const stop = Math.min(window.size, start + mostBytes + 2);
  // At the end of the source pickle.py takes what is there, without its last byte; C refuses.
  const lineEnd = (from: number, found: number) => (found < 0 ? Math.max(from, stop - 1) : found);
  const firstNewline = window.newlineAfter(start, stop);
  const first = lineEnd(start, firstNewline);
  const secondNewline = firstNewline < 0 ? -1 : window.newlineAfter(first + 1, stop);
  const secondStart = firstNewline < 0 ? stop : first + 1;
  const second = lineEnd(secondStart, secondNewline);
  if (second - start > mostBytes) {
    return { names: null, failure: `the name of a global is longer than ${mostBytes} bytes`, end: second + 1 };
  }
  const module = window.utf8(start, first);
  const name = window.utf8(secondStart, second);
  if (module === null || name === null) {
    return { names: null, failure: 'the name of a global is no UTF-8', end: second + 1 };
  }
  return { names: { module, name }, failure: '', end: secondNewline < 0 ? -1 : second + 1 };
}

/** Whether readers decode it alike: not where it holds a backslash or more than ASCII. */
export function isPlainName(names: string): boolean {
  for (let index = 0; index < names.length; index += 1) {
    const code = names.charCodeAt(index);
    if (code >= 0x80 || code === 0x5c) return false;
  }
  return true;
}

/** More than what any CPython has read as one: blanks, signs, prefixes, underscores; C stops at a NUL. */
const SOME_INTEGER = /^[\s+-]*(?:0[xob])?(?:[\da-f_]+(?:\s*l)?\s*(?:\0.*)?|\0.*)$/is;
const SOME_FLOAT = /^[\s+-]*(?:[\d._]+(?:e[+-]?[\d_]*)?|inf(?:inity)?|nan)\s*(?:\0.*)?$/is;

/** Whether a line may be a noted key: by its length and last byte, in quotes or without, or because escapes hide what it says. */
export function mayBeNoted(buffer: Uint8Array, start: number, end: number): boolean {
  const stop = end > start && buffer[end - 1] === 0x0d ? end - 1 : end;
  if (LAST_OF_NOTED_KEYS[stop - start] === buffer[stop - 1]) return true;
  if (stop - start > 2 && LAST_OF_NOTED_KEYS[stop - start - 2] === buffer[stop - 2]) return true;
  if (buffer[start + 1] === 0x5f) return true;
  for (let at = start; at < stop; at += 1) if (buffer[at] === 0x5c) return true;
  return false;
}

/** `I00` and `I01`. */
export function isBoolean(code: number, buffer: Uint8Array, start: number, end: number): boolean {
  return code === 0x49 && end - start === 2 && (buffer[start + 1]! & 0xfe) === 0x30;
}

/** Digits, point, sign and exponent. */
export function isFloatByte(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || byte === 0x2e || byte === 0x2d || byte === 0x2b || byte === 0x65;
}

/** Whether the line `buffer[start…end)` stands in quotes of one kind. */
export function isQuoted(buffer: Uint8Array, start: number, end: number): boolean {
  const first = buffer[start];
  return end - start >= 2 && first === buffer[end - 1] && (first === 0x22 || first === 0x27);
}

/** As `isQuoted`, of a line that lies beyond the window. */
export function isQuotedInSource(window: PickleWindow, start: number, end: number): boolean {
  const { source } = window;
  return isQuoted(Uint8Array.from([...source.read(start, start + 1), ...source.read(end - 1, end)]), 0, 2);
}
