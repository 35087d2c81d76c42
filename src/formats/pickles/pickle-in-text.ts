/** Whether unpickling text could come as far as a call: a walk over the opcodes' lengths alone, more suspicious than the machine. See https://github.com/python/cpython/blob/main/Lib/pickletools.py. */

import { type ArgumentLayout, OPCODES } from '../../pickle/machine/opcodes.ts';

type Name = (typeof OPCODES)[number]['name'];

/** By character: how the argument of the opcode lies behind it. */
const LAYOUTS = new Map<string, ArgumentLayout>(
  OPCODES.map(({ code, argument }) => [String.fromCharCode(code), argument]),
);
const CHARACTERS = new Map<Name, string>(OPCODES.map(({ name, code }) => [name, String.fromCharCode(code)]));

const charactersOf = (...names: readonly Name[]): string => names.map((name) => CHARACTERS.get(name) ?? '').join('');

const STOP = charactersOf('STOP');
const MARK = charactersOf('MARK');
const IMPORTS = charactersOf('GLOBAL', 'INST', 'STACK_GLOBAL', 'EXT1', 'EXT2', 'EXT4');
/** Work on all above the last mark: without one, a loader stops here. `import os` at the head of a source file is such a stop. */
const NEED_MARK = charactersOf('INST', 'OBJ', 'TUPLE', 'LIST', 'DICT', 'POP_MARK', 'APPENDS', 'SETITEMS', 'ADDITEMS');
const CALLS = charactersOf(
  ...(['REDUCE', 'OBJ', 'INST', 'BUILD', 'NEWOBJ', 'NEWOBJ_EX', 'PERSID', 'BINPERSID'] as const),
  ...(['APPEND', 'APPENDS', 'SETITEM', 'SETITEMS', 'ADDITEMS'] as const),
);

/** Whether a loader goes on behind this byte at the start. */
export function mayStartPickle(byte: number): boolean {
  const opcode = String.fromCharCode(byte);
  return LAYOUTS.has(opcode) && !NEED_MARK.includes(opcode);
}

/** Bytes of the argument; negative: of the length that precedes it. */
const ARGUMENT_BYTES: Readonly<Record<Exclude<ArgumentLayout, 'line' | 'line2'>, number>> = {
  none: 0,
  u1: 1,
  u2: 2,
  i4: 4,
  u4: 4,
  u8: 8,
  f8: 8,
  counted1: -1,
  counted4: -4,
  counted4signed: -4,
  counted8: -8,
};

/**
 * An import, and a call or the end of a pickle, in one pickle or several that follow each other. Of the stack only the
 * first mark is looked at: a real loader stops earlier, never later.
 * @param content each character a byte
 */
export function mayBePickle(content: string): boolean {
  let imported = false;
  let ran = false;
  let marked = false;
  let position = 0;
  while (position < content.length) {
    const opcode = content.charAt(position);
    imported ||= IMPORTS.includes(opcode);
    if (imported && ran) return true;
    if (!marked && NEED_MARK.includes(opcode)) return false;
    ran ||= opcode === STOP || CALLS.includes(opcode);
    if (imported && ran) return true;
    const next = endOfArgument(content, position + 1, opcode);
    if (next === null) return false;
    marked = opcode === MARK || (marked && opcode !== STOP);
    position = next;
  }
  return false;
}

/** Null where no loader would go on: an unknown opcode, or an argument beyond the end. */
function endOfArgument(content: string, start: number, opcode: string): number | null {
  const layout = LAYOUTS.get(opcode);
  if (layout === undefined) return null;
  if (layout === 'line') return endOfLine(content, start);
  if (layout === 'line2') {
    const first = endOfLine(content, start);
    return first === null ? null : endOfLine(content, first);
  }
  const size = ARGUMENT_BYTES[layout];
  const end = size >= 0 ? start + size : start - size + countAt(content, start, -size);
  return end <= content.length ? end : null;
}

function endOfLine(content: string, start: number): number | null {
  const end = content.indexOf('\n', start);
  return end === -1 ? null : end + 1;
}

/** Little-endian; beyond 2^53 it leaves any file all the same. */
function countAt(content: string, start: number, width: number): number {
  let count = 0;
  for (let index = width - 1; index >= 0; index -= 1) count = count * 256 + (content.charCodeAt(start + index) || 0);
  return count;
}
