/** Goes through the texts of a pickle without a run: opcodes follow each other, wherever a run would lead. After https://github.com/python/cpython/blob/main/Lib/pickletools.py. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { argumentEnd } from '../../pickle/machine/argument-end.ts';
import { readLiteral } from '../../pickle/machine/literals.ts';
import { OPCODE_BY_CODE, OPCODES } from '../../pickle/machine/opcodes.ts';
import type { Skip } from '../../pickle/session.ts';

const WINDOW_BYTES = 1024 * 1024;
/** More than an opcode with its numbers has, and one of the words that are looked for. */
const OPCODE_BYTES = 64;
const STOP = 0x2e;
const NEWLINE = 0x0a;
/** By opcode: how many bytes it has, 0 where those in it say so. */
const SIZES = new Uint8Array(256);
/** Bytes of the length before a content, 0 where there is none. */
const WIDTHS = new Uint8Array(256);
/** Whether it is a text: in a line, or counted. */
const IS_TEXT = new Uint8Array(256);
const FIXED: Readonly<Record<string, number>> = { none: 0, u1: 1, u2: 2, i4: 4, u4: 4, u8: 8, f8: 8 };
for (const { code, argument } of OPCODES) {
  const fixed = FIXED[argument];
  if (fixed !== undefined) SIZES[code] = 1 + fixed;
  else if (!argument.startsWith('line')) WIDTHS[code] = Number(argument.replace(/\D/g, ''));
}
for (const code of [0x53, 0x56, 0x54, 0x55, 0x58, 0x8c, 0x8d]) IS_TEXT[code] = 1;

/** One text. */
export interface TextPlace {
  /** Of its opcode. */
  readonly offset: number;
  /** Of what is longer the beginning. */
  read(mostBytes: number): string;
}

export interface TextWalk {
  readonly start: number;
  /** What is no opcodes. */
  readonly skips: readonly Skip[];
  /** Longer texts are passed over. */
  readonly mostBytes: number;
  /** Other texts are passed over, but for lines, which may have escapes. */
  readonly words?: WordList;
}

/** Short words by their lengths. */
export type WordList = readonly (readonly Uint8Array[])[];

export function wordList(words: Iterable<string>): WordList {
  const lists: Uint8Array[][] = [];
  for (const word of words) {
    const bytes = Buffer.from(word);
    lists[bytes.length] = [...(lists[bytes.length] ?? []), bytes];
  }
  return lists;
}

/** Up to STOP, or to where it breaks. @param told is asked to go on. */
export function eachText(source: ByteSource, walk: TextWalk, told: (text: TextPlace) => boolean): void {
  const { skips } = walk;
  for (let at = behindSkip(skips, walk.start); at < source.size; at = behindSkip(skips, at)) {
    const stop = Math.min(source.size, at + WINDOW_BYTES);
    const window = { source, bytes: new Uint8Array(source.read(at, stop)), base: at };
    const end = inWindow(window, stop === source.size ? stop - at : WINDOW_BYTES - OPCODE_BYTES, walk, told);
    if (end === null) return;
    at = end;
  }
}

function behindSkip(skips: readonly Skip[], at: number): number {
  return skips.find((skip) => skip.start <= at && at < skip.end)?.end ?? at;
}

/** A piece of the source. */
interface Window {
  readonly source: ByteSource;
  readonly bytes: Uint8Array;
  readonly base: number;
}

/** @param most where opcodes may still begin @returns where the next one stands; null at the end of all */
function inWindow(
  window: Window,
  most: number,
  { skips, mostBytes, words }: TextWalk,
  told: (text: TextPlace) => boolean,
): number | null {
  const { source, bytes, base } = window;
  for (let index = 0; ; ) {
    if (index >= most || (skips.length > 0 && behindSkip(skips, base + index) !== base + index)) return base + index;
    const code = bytes[index]!;
    const size = SIZES[code]!; // each byte has one
    if (code === STOP) return null;
    if (size > 0) {
      index += size;
      continue;
    }
    const end = endOf(window, code, index);
    if (end === null) return null;
    if (IS_TEXT[code] === 1 && end - index <= mostBytes) {
      const width = WIDTHS[code]!;
      const isSought = width === 0 || words === undefined || isOneOf(words, bytes, index + 1 + width, end);
      if (isSought && !told(placeOf(source, base + index))) return null;
    }
    index = end;
  }
}

function isOneOf(words: WordList, bytes: Uint8Array, start: number, end: number): boolean {
  const candidates = words[end - start];
  if (candidates === undefined) return false;
  for (let index = 0; index < candidates.length; index += 1) {
    const word = candidates[index]!;
    let length = 0;
    while (length < word.length && bytes[start + length] === word[length]) length += 1;
    if (length === word.length) return true;
  }
  return false;
}

function placeOf(source: ByteSource, offset: number): TextPlace {
  const read = (mostBytes: number) => {
    const literal = readLiteral(source, offset, mostBytes);
    return literal.type === 'str' ? literal.text : '';
  };
  return { offset, read };
}

/** Of an opcode of no fixed size, from the start of the window. Null where it is none, or the source ends in it. */
function endOf({ source, bytes, base }: Window, code: number, index: number): number | null {
  const width = WIDTHS[code]!;
  if (width > 0) {
    let length = 0;
    for (let at = index + width; at > index; at -= 1) length = length * 256 + (bytes[at] ?? 0);
    return index + 1 + width + length;
  }
  const opcode = OPCODE_BY_CODE[code];
  const first = bytes.indexOf(NEWLINE, index + 1);
  if (opcode?.argument === 'line' && first !== -1) return first + 1;
  const second = first === -1 ? -1 : bytes.indexOf(NEWLINE, first + 1);
  if (opcode?.argument === 'line2' && second !== -1) return second + 1;
  try {
    return opcode === undefined ? null : argumentEnd(source, opcode, base + index + 1) - base;
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return null; // the machine reports where it breaks
  }
}
