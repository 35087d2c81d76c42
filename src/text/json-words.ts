/** The words of JSON that are no strings: numbers, and the constants of Python's `json` module. https://docs.python.org/3/library/json.html#infinite-and-nan-number-values */
import type { JsonValue } from './json-values.ts';

/** Whole words besides strings and containers; Python's three extra numbers included. */
const WORD = /^(?:null|true|false|NaN|-?Infinity|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;
const CONSTANTS: ReadonlyMap<string, JsonValue> = new Map<string, JsonValue>([
  ['null', null],
  ['true', true],
  ['false', false],
]);

/** The value of a whole word; undefined where it is none. */
export function valueOfWord(word: string): JsonValue | undefined {
  if (!WORD.test(word)) return undefined;
  const constant = CONSTANTS.get(word);
  return constant === undefined ? Number(word) : constant;
}

export function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** A digit, a letter, or one of `+-._`. */
export function isWordByte(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    byte === 0x2b ||
    byte === 0x2d ||
    byte === 0x2e ||
    byte === 0x5f
  );
}
