/** Whether unpickling text could come as far as a call: a walk over the opcodes' lengths alone, more suspicious than the machine. See https://github.com/python/cpython/blob/main/Lib/pickletools.py. */

const STOP = '.';

/** Opcodes whose argument is one line, or two. */
const ONE_LINE = 'FILPSVgp';
const TWO_LINES = 'ci';
const IMPORTS = 'ci\x93';
const MARK = '(';
/** Work on all above the last mark: without one, a loader stops here. `import os` at the head of a source file is such a stop. */
const NEED_MARK = 'iotlde1u\x90';
const CALLS = 'RoibaesuQP\x81\x90\x92';

/** Bytes of the argument; negative: of the length that precedes it. */
const ARGUMENT_BYTES: readonly (readonly [bytes: number, opcodes: string])[] = [
  [0, '.()012NQR]abdelostu}\x81\x85\x86\x87\x88\x89\x8f\x90\x91\x92\x93\x94\x97\x98'],
  [1, 'Khq\x80\x82'],
  [2, 'M\x83'],
  [4, 'Jjr\x84'],
  [8, 'G\x95'],
  [-1, 'UC\x8a\x8c'],
  [-4, 'TXB\x8b'],
  [-8, '\x8d\x8e\x96'],
];

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
  if (ONE_LINE.includes(opcode)) return endOfLine(content, start);
  if (TWO_LINES.includes(opcode)) {
    const first = endOfLine(content, start);
    return first === null ? null : endOfLine(content, first);
  }
  const size = ARGUMENT_BYTES.find(([, opcodes]) => opcodes.includes(opcode))?.[0];
  if (size === undefined) return null;
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
