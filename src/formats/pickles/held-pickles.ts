/** Pickles in the strings of a pickle that only holds strings: a store of results (SCons, Zope, caches) keeps each of its values so. See `.sconsign.dblite` in https://github.com/SCons/scons/blob/master/SCons/dblite.py. */
import { type ByteSource, memorySource, sectionOf } from '../../bytes/byte-source.ts';
import { CEILINGS } from '../../limits.ts';
import { isCalling, tryPickles } from '../../pickle/chance.ts';
import { argumentEnd } from '../../pickle/machine/argument-end.ts';
import { OPCODE_BY_CODE } from '../../pickle/machine/opcodes.ts';

/** A place in a source, and its end. */
export type Range = readonly [start: number, end: number];

const STOP = 0x2e;
const STORE_BYTES = 16 * 1024 * 1024;
/** Before the text of a string. */
const LENGTH_BYTES: Readonly<Record<string, number>> = { counted1: 1, counted4: 4, counted4signed: 4, counted8: 8 };

/** The strings that are a pickle from their first byte to their last which calls something. */
export function heldPickles(source: ByteSource): readonly Range[] | 'limit' {
  const held: Range[] = [];
  let opcodes = 0;
  for (const [start, end] of isStore(source) ? stringsOf(source) : []) {
    const trial = tryPickles(sectionOf(source, start, end), 0, 1);
    if (trial.wholeAt === end - start && trial.pickles > 0 && isCalling(trial)) held.push([start, end]);
    opcodes += trial.opcodes;
    if (opcodes > CEILINGS.hiddenOpcodes.most) return 'limit';
  }
  return held;
}

/** One pickle and nothing else, that imports nothing; a longer file is searched as any other. */
function isStore(source: ByteSource): boolean {
  const isShort = source.size > 0 && source.size <= STORE_BYTES;
  if (!isShort || source.read(source.size - 1, source.size)[0] !== STOP) return false;
  const { pickles, imports, wholeAt, isQuiet } = tryPickles(source, 0, 1);
  return pickles > 0 && imports === 0 && isQuiet && wholeAt === source.size;
}

/** Of a pickle that was run whole. */
function* stringsOf(source: ByteSource): Generator<Range> {
  const bytes = memorySource(source.read(0, source.size).slice());
  for (let at = 0; at < bytes.size; ) {
    const opcode = OPCODE_BY_CODE[bytes.read(at, at + 1)[0]!]!;
    const end = argumentEnd(bytes, opcode, at + 1);
    const length = LENGTH_BYTES[opcode.argument];
    if (length !== undefined) yield [at + 1 + length, end];
    at = end;
  }
}
