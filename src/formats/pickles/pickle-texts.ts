/** Goes through the texts of a pickle without a run: opcodes follow each other, wherever a run would lead. After https://github.com/python/cpython/blob/main/Lib/pickletools.py. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { argumentEnd } from '../../pickle/machine/argument-end.ts';
import { readLiteral } from '../../pickle/machine/literals.ts';
import { OPCODE_BY_CODE, OPCODES } from '../../pickle/machine/opcodes.ts';
import type { Skip } from '../../pickle/session.ts';

const WINDOW_BYTES = 1024 * 1024;
/** More than an opcode with its numbers has. */
const OPCODE_BYTES = 16;
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

/** One text: where its opcode stands, and where its content ends. */
export interface TextPlace {
  readonly offset: number;
  readonly bytes: number;
  /** In a line, where letters may stand in escapes. */
  readonly isLine: boolean;
  /** Of what is longer the beginning. */
  read(mostBytes: number): string;
}

export interface TextWalk {
  readonly start: number;
  /** What is no opcodes. */
  readonly skips: readonly Skip[];
  /** Longer texts are passed over. */
  readonly mostBytes: number;
  /** By byte: texts that begin with others are passed over, but for lines, which may have escapes. */
  readonly begins?: Uint8Array;
}

/** Up to STOP, or to where it breaks. @param told is asked to go on. */
export function eachText(
  source: ByteSource,
  { start, skips, mostBytes, begins }: TextWalk,
  told: (text: TextPlace) => boolean,
): void {
  let window: Uint8Array = new Uint8Array();
  let base = start;
  for (let at = start; at < source.size; ) {
    if (at < base || at - base + OPCODE_BYTES > window.length) {
      at = skips.find((skip) => skip.start <= at && at < skip.end)?.end ?? at;
      base = at;
      window = Uint8Array.from(source.read(at, Math.min(source.size, at + WINDOW_BYTES)));
    }
    const code = window[at - base];
    if (code === undefined || code === STOP) return;
    const end = endOf(source, { code, at, window, base });
    if (end === null) return;
    if (IS_TEXT[code] === 1 && end - at <= mostBytes) {
      const width = WIDTHS[code]!;
      const mayBegin = width === 0 || begins === undefined || begins[window[at - base + 1 + width] ?? 0] === 1;
      if (mayBegin && !told(placeOf(source, at, end, width === 0))) return;
    }
    at = skips.length === 0 ? end : (skips.find((skip) => skip.start <= end && end < skip.end)?.end ?? end);
  }
}

function placeOf(source: ByteSource, offset: number, end: number, isLine: boolean): TextPlace {
  const read = (mostBytes: number) => {
    const literal = readLiteral(source, offset, mostBytes);
    return literal.type === 'str' ? literal.text : '';
  };
  return { offset, bytes: end - offset, isLine, read };
}

interface Opcode {
  readonly code: number;
  readonly at: number;
  readonly window: Uint8Array;
  readonly base: number;
}

/** Null where it is none, or the source ends in it. */
function endOf(source: ByteSource, { code, at, window, base }: Opcode): number | null {
  const size = SIZES[code]!; // each byte has one
  if (size > 0) return at + size;
  const width = WIDTHS[code]!;
  if (width > 0) {
    let length = 0;
    for (let index = width; index > 0; index -= 1) length = length * 256 + (window[at - base + index] ?? 0);
    return at + 1 + width + length;
  }
  const opcode = OPCODE_BY_CODE[code];
  const first = window.indexOf(NEWLINE, at - base + 1);
  if (opcode?.argument === 'line' && first !== -1) return base + first + 1;
  const second = first === -1 ? -1 : window.indexOf(NEWLINE, first + 1);
  if (opcode?.argument === 'line2' && second !== -1) return base + second + 1;
  try {
    return opcode === undefined ? null : argumentEnd(source, opcode, at + 1);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return null; // the machine reports where it breaks
  }
}
