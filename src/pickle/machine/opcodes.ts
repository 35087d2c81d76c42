/** The 68 opcodes of pickle protocols 0–5, after https://github.com/python/cpython/blob/main/Lib/pickletools.py and PEPs 307, 3154 and 574. */

/** How an opcode's argument lies in the stream; numbers are little-endian. `line`: up to a newline; `counted…`: a length of so many bytes, then that many bytes. */
export type ArgumentLayout =
  | 'none'
  | 'u1'
  | 'u2'
  | 'i4'
  | 'u4'
  | 'u8'
  /** A big-endian IEEE double. */
  | 'f8'
  | 'line'
  /** Two lines. */
  | 'line2'
  | 'counted1'
  | 'counted4'
  /** As `counted4`; a negative length is an error. */
  | 'counted4signed'
  | 'counted8';

export interface Opcode {
  readonly code: number;
  readonly name: string;
  readonly argument: ArgumentLayout;
  /** The protocol that brought it. */
  readonly protocol: 0 | 1 | 2 | 3 | 4 | 5;
}

export const OPCODES = [
  { code: 0x49, name: 'INT', argument: 'line', protocol: 0 },
  { code: 0x4a, name: 'BININT', argument: 'i4', protocol: 1 },
  { code: 0x4b, name: 'BININT1', argument: 'u1', protocol: 1 },
  { code: 0x4d, name: 'BININT2', argument: 'u2', protocol: 1 },
  { code: 0x4c, name: 'LONG', argument: 'line', protocol: 0 },
  { code: 0x8a, name: 'LONG1', argument: 'counted1', protocol: 2 },
  { code: 0x8b, name: 'LONG4', argument: 'counted4signed', protocol: 2 },
  { code: 0x53, name: 'STRING', argument: 'line', protocol: 0 },
  { code: 0x54, name: 'BINSTRING', argument: 'counted4signed', protocol: 1 },
  { code: 0x55, name: 'SHORT_BINSTRING', argument: 'counted1', protocol: 1 },
  { code: 0x42, name: 'BINBYTES', argument: 'counted4', protocol: 3 },
  { code: 0x43, name: 'SHORT_BINBYTES', argument: 'counted1', protocol: 3 },
  { code: 0x8e, name: 'BINBYTES8', argument: 'counted8', protocol: 4 },
  { code: 0x96, name: 'BYTEARRAY8', argument: 'counted8', protocol: 5 },
  { code: 0x97, name: 'NEXT_BUFFER', argument: 'none', protocol: 5 },
  { code: 0x98, name: 'READONLY_BUFFER', argument: 'none', protocol: 5 },
  { code: 0x4e, name: 'NONE', argument: 'none', protocol: 0 },
  { code: 0x88, name: 'NEWTRUE', argument: 'none', protocol: 2 },
  { code: 0x89, name: 'NEWFALSE', argument: 'none', protocol: 2 },
  { code: 0x56, name: 'UNICODE', argument: 'line', protocol: 0 },
  { code: 0x8c, name: 'SHORT_BINUNICODE', argument: 'counted1', protocol: 4 },
  { code: 0x58, name: 'BINUNICODE', argument: 'counted4', protocol: 1 },
  { code: 0x8d, name: 'BINUNICODE8', argument: 'counted8', protocol: 4 },
  { code: 0x46, name: 'FLOAT', argument: 'line', protocol: 0 },
  { code: 0x47, name: 'BINFLOAT', argument: 'f8', protocol: 1 },
  { code: 0x5d, name: 'EMPTY_LIST', argument: 'none', protocol: 1 },
  { code: 0x61, name: 'APPEND', argument: 'none', protocol: 0 },
  { code: 0x65, name: 'APPENDS', argument: 'none', protocol: 1 },
  { code: 0x6c, name: 'LIST', argument: 'none', protocol: 0 },
  { code: 0x29, name: 'EMPTY_TUPLE', argument: 'none', protocol: 1 },
  { code: 0x74, name: 'TUPLE', argument: 'none', protocol: 0 },
  { code: 0x85, name: 'TUPLE1', argument: 'none', protocol: 2 },
  { code: 0x86, name: 'TUPLE2', argument: 'none', protocol: 2 },
  { code: 0x87, name: 'TUPLE3', argument: 'none', protocol: 2 },
  { code: 0x7d, name: 'EMPTY_DICT', argument: 'none', protocol: 1 },
  { code: 0x64, name: 'DICT', argument: 'none', protocol: 0 },
  { code: 0x73, name: 'SETITEM', argument: 'none', protocol: 0 },
  { code: 0x75, name: 'SETITEMS', argument: 'none', protocol: 1 },
  { code: 0x8f, name: 'EMPTY_SET', argument: 'none', protocol: 4 },
  { code: 0x90, name: 'ADDITEMS', argument: 'none', protocol: 4 },
  { code: 0x91, name: 'FROZENSET', argument: 'none', protocol: 4 },
  { code: 0x30, name: 'POP', argument: 'none', protocol: 0 },
  { code: 0x32, name: 'DUP', argument: 'none', protocol: 0 },
  { code: 0x28, name: 'MARK', argument: 'none', protocol: 0 },
  { code: 0x31, name: 'POP_MARK', argument: 'none', protocol: 1 },
  { code: 0x67, name: 'GET', argument: 'line', protocol: 0 },
  { code: 0x68, name: 'BINGET', argument: 'u1', protocol: 1 },
  { code: 0x6a, name: 'LONG_BINGET', argument: 'u4', protocol: 1 },
  { code: 0x70, name: 'PUT', argument: 'line', protocol: 0 },
  { code: 0x71, name: 'BINPUT', argument: 'u1', protocol: 1 },
  { code: 0x72, name: 'LONG_BINPUT', argument: 'u4', protocol: 1 },
  { code: 0x94, name: 'MEMOIZE', argument: 'none', protocol: 4 },
  { code: 0x82, name: 'EXT1', argument: 'u1', protocol: 2 },
  { code: 0x83, name: 'EXT2', argument: 'u2', protocol: 2 },
  { code: 0x84, name: 'EXT4', argument: 'i4', protocol: 2 },
  { code: 0x63, name: 'GLOBAL', argument: 'line2', protocol: 0 },
  { code: 0x93, name: 'STACK_GLOBAL', argument: 'none', protocol: 4 },
  { code: 0x52, name: 'REDUCE', argument: 'none', protocol: 0 },
  { code: 0x62, name: 'BUILD', argument: 'none', protocol: 0 },
  { code: 0x69, name: 'INST', argument: 'line2', protocol: 0 },
  { code: 0x6f, name: 'OBJ', argument: 'none', protocol: 1 },
  { code: 0x81, name: 'NEWOBJ', argument: 'none', protocol: 2 },
  { code: 0x92, name: 'NEWOBJ_EX', argument: 'none', protocol: 4 },
  { code: 0x80, name: 'PROTO', argument: 'u1', protocol: 2 },
  { code: 0x2e, name: 'STOP', argument: 'none', protocol: 0 },
  { code: 0x95, name: 'FRAME', argument: 'u8', protocol: 4 },
  { code: 0x50, name: 'PERSID', argument: 'line', protocol: 0 },
  { code: 0x51, name: 'BINPERSID', argument: 'none', protocol: 1 },
] as const satisfies readonly Opcode[];

/** By byte; undefined where no opcode has that code. */
export const OPCODE_BY_CODE: readonly (Opcode | undefined)[] = table();

function table(): (Opcode | undefined)[] {
  const byCode = new Array<Opcode | undefined>(256).fill(undefined);
  for (const opcode of OPCODES) byCode[opcode.code] = opcode;
  return byCode;
}
