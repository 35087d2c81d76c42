/** Opcodes one by one with their arguments, as text of the form that `python -m pickletools` prints, after https://github.com/python/cpython/blob/main/Lib/pickletools.py. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { argumentEnd, unsigned } from '../machine/argument-end.ts';
import { OPCODE_BY_CODE, type Opcode } from '../machine/opcodes.ts';
import { escapeText, showLiteral } from '../render.ts';
import type { Skip } from '../session.ts';

export interface Step {
  readonly opcode: Opcode;
  /** Bytes from the start of the source. */
  readonly offset: number;
  readonly end: number;
  /** Bounded Python-like text; null where the opcode has no argument. GLOBAL and INST: module, a space, name. */
  readonly argument: string | null;
  /** What the loader reads behind it by other means than opcodes. */
  readonly skip?: Skip;
}

const SHOWN_CHARACTERS = 400;

/**
 * The steps of one pickle up to STOP.
 * @param skips in the order of the stream, as `examinePickles` found them
 * @throws FormatError at the first byte that is no opcode, and where the source ends
 */
export function* stepsOf(source: ByteSource, start: number, skips: readonly Skip[]): Generator<Step> {
  const byStart = new Map(skips.map((skip) => [skip.start, skip]));
  for (let offset = start; ; ) {
    const code = source.read(offset, offset + 1)[0]!;
    const opcode = OPCODE_BY_CODE[code];
    if (opcode === undefined) throw new FormatError(`expected an opcode, found 0x${code.toString(16)}`, { offset });
    const end = argumentEnd(source, opcode, offset + 1);
    // The last byte must be there.
    source.read(end - 1, end);
    const skip = opcode.name === 'BUILD' ? byStart.get(end) : undefined;
    const argument = argumentOf(source, opcode, offset, end);
    yield { opcode, offset, end, argument, ...(skip === undefined ? {} : { skip }) };
    if (opcode.name === 'STOP') return;
    offset = skip?.end ?? end;
  }
}

const MEMO_OR_CODE = new Set(['PUT', 'GET', 'PERSID']);

function argumentOf(source: ByteSource, opcode: Opcode, offset: number, end: number): string | null {
  if (opcode.argument === 'none') return null;
  if (opcode.argument === 'line2' || MEMO_OR_CODE.has(opcode.name)) {
    const bytes = source.read(offset + 1, Math.min(end - 1, offset + 1 + SHOWN_CHARACTERS));
    const text = escapeText(Buffer.from(bytes).toString('utf8').replace('\n', ' '));
    return opcode.name === 'PUT' || opcode.name === 'GET' ? text : `'${text}'`;
  }
  if (NUMBERS.has(opcode.name)) {
    const bytes = source.read(offset + 1, end);
    return String(opcode.name === 'EXT4' ? Buffer.from(bytes).readInt32LE() : unsigned(bytes));
  }
  return showLiteral(source, offset, SHOWN_CHARACTERS);
}

const NUMBERS = new Set('PROTO FRAME BINPUT LONG_BINPUT BINGET LONG_BINGET EXT1 EXT2 EXT4'.split(' '));
const TAKES_MARK = new Set('POP_MARK TUPLE LIST DICT FROZENSET APPENDS SETITEMS ADDITEMS OBJ INST'.split(' '));

/**
 * What stands for the bytes behind a step: one line, or the lines of the pickle that they are.
 * @param list makes those lines
 */
export function* skippedLines(
  { start, end, isPickle }: Skip,
  position: string,
  list: (start: number) => Iterable<string>,
): Generator<string> {
  yield `${position} # ${end - start} bytes of an array${isPickle ? ', a pickle of its own' : ''}`;
  if (isPickle) for (const line of list(start)) yield `  ${line}`;
}

/** One line an opcode: `   11: \x93 STACK_GLOBAL`, indented by the open marks. */
export function* disassemble(source: ByteSource, start: number, skips: readonly Skip[] = []): Generator<string> {
  const marks: number[] = [];
  // Whether the top of the stack is a mark: what POP then takes.
  let topIsMark = false;
  let memoized = 0;
  for (const step of stepsOf(source, start, skips)) {
    const { opcode, offset, argument, skip } = step;
    const indent = ' '.repeat(4 * marks.length);
    let note = '';
    if (TAKES_MARK.has(opcode.name) || (opcode.name === 'POP' && topIsMark)) {
      const mark = marks.pop();
      note = mark === undefined ? '' : ` (MARK at ${mark})`;
    }
    if (opcode.name === 'MEMOIZE') note = ` (as ${memoized})`;
    if (/PUT$|^MEMOIZE$/.test(opcode.name)) memoized += 1;
    topIsMark = opcode.name === 'MARK';
    if (topIsMark) marks.push(offset);
    const line = `${String(offset).padStart(5)}: ${codeText(opcode.code).padEnd(4)} ${indent}${opcode.name}`;
    if (argument === null && note === '') yield line;
    else
      yield `${line}${' '.repeat(Math.max(0, 10 - opcode.name.length))}${argument === null ? '' : ` ${argument}`}${note}`;
    if (skip !== undefined)
      yield* skippedLines(skip, `${String(skip.start).padStart(5)}:`, (at) => disassemble(source, at));
  }
}

function codeText(code: number): string {
  return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : `\\x${code.toString(16).padStart(2, '0')}`;
}
