/** The literals of a pickle as nodes of its tree. What each opcode pushes: https://github.com/python/cpython/blob/main/Lib/pickletools.py */
import { FormatError } from '../../bytes/format-error.ts';
import type { Literal } from '../../pickle/machine/literals.ts';
import type { OPCODES } from '../../pickle/machine/opcodes.ts';
import type { LiteralNode } from './value-tree.ts';

export type OpcodeName = (typeof OPCODES)[number]['name'];

/** Those that push a literal of the stream. */
export type LiteralName = Extract<
  OpcodeName,
  | 'INT'
  | 'BININT'
  | 'BININT1'
  | 'BININT2'
  | 'LONG'
  | 'LONG1'
  | 'LONG4'
  | 'STRING'
  | 'BINSTRING'
  | 'SHORT_BINSTRING'
  | 'BINBYTES'
  | 'SHORT_BINBYTES'
  | 'BINBYTES8'
  | 'BYTEARRAY8'
  | 'NONE'
  | 'NEWTRUE'
  | 'NEWFALSE'
  | 'UNICODE'
  | 'SHORT_BINUNICODE'
  | 'BINUNICODE'
  | 'BINUNICODE8'
  | 'FLOAT'
  | 'BINFLOAT'
>;

/** Text of Python 2: how its bytes beyond ASCII are read, whoever loads it decides. */
const PYTHON2_TEXT: ReadonlySet<string> = new Set(['STRING', 'BINSTRING', 'SHORT_BINSTRING']);

export function nodeOf(literal: Literal, offset: number, opcode: LiteralName): LiteralNode {
  switch (literal.type) {
    case 'NoneType':
      return { kind: 'none' };
    case 'bool':
      return { kind: 'bool', value: literal.value };
    case 'int':
      return { kind: 'int', value: literal.value, text: literal.text };
    case 'float':
      return { kind: 'float', text: literal.text };
    case 'str': {
      const isKnown = literal.complete && !(PYTHON2_TEXT.has(opcode) && /[^\0-\x7f]/.test(literal.text));
      return { kind: 'str', text: isKnown ? literal.text : null, offset };
    }
    case 'bytes':
    case 'bytearray':
      return { kind: 'bytes', start: literal.start, end: literal.end };
    case 'buffer':
      throw new FormatError('a buffer that is not in the stream', { offset });
  }
}
