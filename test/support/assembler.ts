/** A tiny pickle assembler for tests, written from the protocol's description and independent of the opcode table that it tests. See https://peps.python.org/pep-3154/. */

type Part = string | number | Uint8Array;

/** Joins parts: a number is one byte, a string is its UTF-8 bytes. */
export function bytes(...parts: readonly Part[]): Uint8Array {
  return Buffer.concat(parts.map((part) => (typeof part === 'number' ? Uint8Array.of(part) : Buffer.from(part))));
}

function u32(value: number): Uint8Array {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value >>> 0);
  return buffer;
}

function u64(value: number): Uint8Array {
  const buffer = Buffer.alloc(8);
  buffer.writeBigUInt64LE(BigInt(value));
  return buffer;
}

/** One function per opcode that tests write by hand; the name is the opcode's. */
export const op = {
  PROTO: (version: number) => bytes(0x80, version),
  FRAME: (length: number) => bytes(0x95, u64(length)),
  STOP: bytes('.'),
  MARK: bytes('('),
  POP: bytes('0'),
  POP_MARK: bytes('1'),
  DUP: bytes('2'),
  NONE: bytes('N'),
  NEWTRUE: bytes(0x88),
  NEWFALSE: bytes(0x89),
  BININT: (value: number) => bytes('J', u32(value >>> 0)),
  INT: (text: string) => bytes('I', text, '\n'),
  BININT1: (value: number) => bytes('K', value),
  STRING: (quoted: string) => bytes('S', quoted, '\n'),
  SHORT_BINSTRING: (text: string) => bytes('U', Buffer.byteLength(text), text),
  UNICODE: (raw: string) => bytes('V', raw, '\n'),
  SHORT_BINUNICODE: (text: string) => bytes(0x8c, Buffer.byteLength(text), text),
  BINUNICODE: (text: string) => bytes('X', u32(Buffer.byteLength(text)), text),
  BINBYTES: (value: Uint8Array) => bytes('B', u32(value.length), value),
  SHORT_BINBYTES: (value: Uint8Array) => bytes('C', value.length, value),
  EMPTY_TUPLE: bytes(')'),
  TUPLE: bytes('t'),
  TUPLE1: bytes(0x85),
  TUPLE2: bytes(0x86),
  TUPLE3: bytes(0x87),
  EMPTY_LIST: bytes(']'),
  LIST: bytes('l'),
  APPEND: bytes('a'),
  APPENDS: bytes('e'),
  EMPTY_DICT: bytes('}'),
  DICT: bytes('d'),
  SETITEM: bytes('s'),
  SETITEMS: bytes('u'),
  EMPTY_SET: bytes(0x8f),
  ADDITEMS: bytes(0x90),
  GLOBAL: (module: string, name: string) => bytes('c', module, '\n', name, '\n'),
  STACK_GLOBAL: bytes(0x93),
  REDUCE: bytes('R'),
  BUILD: bytes('b'),
  INST: (module: string, name: string) => bytes('i', module, '\n', name, '\n'),
  OBJ: bytes('o'),
  NEWOBJ: bytes(0x81),
  NEWOBJ_EX: bytes(0x92),
  PUT: (index: number) => bytes('p', String(index), '\n'),
  BINPUT: (index: number) => bytes('q', index),
  LONG_BINPUT: (index: number) => bytes('r', u32(index)),
  MEMOIZE: bytes(0x94),
  GET: (index: number) => bytes('g', String(index), '\n'),
  BINGET: (index: number) => bytes('h', index),
  EXT1: (code: number) => bytes(0x82, code),
  PERSID: (id: string) => bytes('P', id, '\n'),
  BINPERSID: bytes('Q'),
} as const;

/** The malicious model of every demonstration: `os.system(command)` through REDUCE, harmless as long as the command is. */
export function reducePickle(module: string, name: string, ...texts: readonly string[]): Uint8Array {
  return bytes(
    op.PROTO(2),
    op.GLOBAL(module, name),
    op.MARK,
    ...texts.map((text) => op.BINUNICODE(text)),
    op.TUPLE,
    op.REDUCE,
    op.STOP,
  );
}
