/** Where the argument of an opcode ends, by the layouts of the table of opcodes. https://github.com/python/cpython/blob/main/Lib/pickletools.py */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import type { Opcode } from './opcodes.ts';

const NEWLINE = 10;

const FIXED: Partial<Record<Opcode['argument'], number>> = { none: 0, u1: 1, u2: 2, i4: 4, u4: 4, u8: 8, f8: 8 };

/** Where the argument that begins at `at` ends. @throws FormatError where the source ends before it does, as far as that is looked at */
export function argumentEnd(source: ByteSource, opcode: Opcode, at: number): number {
  const fixed = FIXED[opcode.argument];
  if (fixed !== undefined) return at + fixed;
  switch (opcode.argument) {
    case 'line':
      return lineEnd(source, at);
    case 'line2':
      return lineEnd(source, lineEnd(source, at));
    default: {
      const width = Number(opcode.argument.replace(/\D/g, ''));
      const length = unsigned(source.read(at, at + width));
      return at + width + length;
    }
  }
}

/** Most lines are short; of a long one more is read each time. */
const FIRST_OF_LINE = 128;
const MOST_OF_LINE = 65_536;

/** After the newline. */
function lineEnd(source: ByteSource, start: number): number {
  for (let at = start, size = FIRST_OF_LINE; at < source.size; size = Math.min(2 * size, MOST_OF_LINE)) {
    const end = Math.min(source.size, at + size);
    const newline = source.read(at, end).indexOf(NEWLINE);
    if (newline >= 0) return at + newline + 1;
    at = end;
  }
  throw new FormatError('expected the end of a line, found the end of the source', {
    offset: start,
    reason: 'truncated',
  });
}

/** A little-endian number. */
export function unsigned(bytes: Uint8Array): number {
  return bytes.reduceRight((value, byte) => value * 256 + byte, 0);
}
