/** Decodes the literals of a pickle where they lie, when someone asks, after https://github.com/python/cpython/blob/main/Lib/pickle.py. */
import type { ByteSource } from '../../bytes/byte-source.ts';

export type Literal =
  | { readonly type: 'NoneType' }
  | { readonly type: 'bool'; readonly value: boolean }
  /** `value` is null where it is no safe integer or its text is read differently by different readers. */
  | { readonly type: 'int'; readonly value: number | null; readonly text: string }
  | { readonly type: 'float'; readonly text: string }
  /** `complete`: false when only the first bytes were decoded. */
  | { readonly type: 'str'; readonly text: string; readonly complete: boolean }
  /** Offsets of the content in the source. */
  | { readonly type: 'bytes' | 'bytearray'; readonly start: number; readonly end: number }
  | { readonly type: 'buffer' };

const NEWLINE = 10;
const LINE_CHUNK_BYTES = 4096;

/** @param offset where the literal's opcode lies. @param maximumBytes of text to decode. */
export function readLiteral(source: ByteSource, offset: number, maximumBytes: number): Literal {
  const code = source.read(offset, offset + 1)[0]!;
  switch (code) {
    case 0x4e: // NONE
      return { type: 'NoneType' };
    case 0x88: // NEWTRUE
    case 0x89: // NEWFALSE
      return { type: 'bool', value: code === 0x88 };
    case 0x97: // NEXT_BUFFER
      return { type: 'buffer' };
    case 0x49: // INT
      return intLine(lineAt(source, offset + 1, maximumBytes).text);
    case 0x4c: // LONG
      return integer(lineAt(source, offset + 1, maximumBytes).text.replace(/L$/, ''));
    case 0x46: // FLOAT
      return { type: 'float', text: lineAt(source, offset + 1, maximumBytes).text };
    case 0x53: // STRING
      return quoted(lineAt(source, offset + 1, maximumBytes));
    case 0x56: // UNICODE
      return unicodeLine(lineAt(source, offset + 1, maximumBytes));
    case 0x4a: // BININT
      return known(viewAt(source, offset + 1, 4).getInt32(0, true));
    case 0x4b: // BININT1
      return known(source.read(offset + 1, offset + 2)[0]!);
    case 0x4d: // BININT2
      return known(viewAt(source, offset + 1, 2).getUint16(0, true));
    case 0x47: // BINFLOAT
      return { type: 'float', text: pythonFloat(viewAt(source, offset + 1, 8).getFloat64(0, false)) };
    case 0x8a: // LONG1
    case 0x8b: // LONG4
      return longBytes(source, counted(source, offset, code));
    case 0x55: // SHORT_BINSTRING
    case 0x54: // BINSTRING
      return text(source, counted(source, offset, code), 'latin1', maximumBytes);
    case 0x8c: // SHORT_BINUNICODE
    case 0x58: // BINUNICODE
    case 0x8d: // BINUNICODE8
      return text(source, counted(source, offset, code), 'utf8', maximumBytes);
    case 0x96: // BYTEARRAY8
      return { type: 'bytearray', ...counted(source, offset, code) };
    default: // SHORT_BINBYTES, BINBYTES, BINBYTES8
      return { type: 'bytes', ...counted(source, offset, code) };
  }
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function counted(source: ByteSource, offset: number, code: number): Range {
  const width = WIDTHS.get(code) ?? 8;
  const bytes = source.read(offset + 1, offset + 1 + width);
  let length = 0;
  for (let index = width - 1; index >= 0; index -= 1) length = length * 256 + bytes[index]!;
  const start = offset + 1 + width;
  return { start, end: start + length };
}

/** Bytes of the length before the content; the others have 8. */
const WIDTHS: ReadonlyMap<number, number> = new Map([
  [0x55, 1],
  [0x43, 1],
  [0x8c, 1],
  [0x8a, 1],
  [0x54, 4],
  [0x42, 4],
  [0x58, 4],
  [0x8b, 4],
]);

function text(source: ByteSource, range: Range, encoding: 'latin1' | 'utf8', maximumBytes: number): Literal {
  const end = Math.min(range.end, range.start + maximumBytes);
  const bytes = source.read(range.start, end);
  return { type: 'str', text: Buffer.from(bytes).toString(encoding), complete: end === range.end };
}

interface Line {
  readonly text: string;
  readonly complete: boolean;
}

/** The Latin-1 text from `start` up to the newline. */
function lineAt(source: ByteSource, start: number, maximumBytes: number): Line {
  const end = Math.min(source.size, start + maximumBytes);
  let found = '';
  for (let at = start; at < end; ) {
    const chunk = Buffer.from(source.read(at, Math.min(end, at + LINE_CHUNK_BYTES)));
    const newline = chunk.indexOf(NEWLINE);
    if (newline >= 0) return { text: found + chunk.toString('latin1', 0, newline), complete: true };
    found += chunk.toString('latin1');
    at += chunk.length;
  }
  return { text: found, complete: end === source.size };
}

/** `I01` and `I00` are booleans. */
function intLine(line: string): Literal {
  if (line === '01' || line === '00') return { type: 'bool', value: line === '01' };
  return integer(line);
}

function integer(line: string): Literal {
  const value = /^-?\d{1,15}$/.test(line) && !/^-?0\d/.test(line) ? Number(line) : null;
  return { type: 'int', value, text: line };
}

function known(value: number): Literal {
  return { type: 'int', value, text: String(value) };
}

function longBytes(source: ByteSource, range: Range): Literal {
  const length = range.end - range.start;
  if (length > 64) return { type: 'int', value: null, text: `<int of ${length} bytes>` };
  let value = 0n;
  const bytes = source.read(range.start, range.end);
  for (let index = length - 1; index >= 0; index -= 1) value = (value << 8n) | BigInt(bytes[index]!);
  value = BigInt.asIntN(8 * length, value);
  const safe = value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER;
  return { type: 'int', value: safe ? Number(value) : null, text: value.toString() };
}

/** Python's repr of a float, near enough for a reader. */
function pythonFloat(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
  const shown = Object.is(value, -0) ? '-0' : String(value);
  return shown.includes('.') ? shown : `${shown}.0`;
}

/** `S'…'`: the outermost quotes are stripped, then backslashes are read as in a bytes literal. */
function quoted(line: Line): Literal {
  const quote = line.text[0];
  const whole = line.complete && line.text.length >= 2 && (quote === "'" || quote === '"') && line.text.endsWith(quote);
  const inner = whole ? line.text.slice(1, -1) : line.text.slice(1);
  return { type: 'str', text: unescapeBytes(inner), complete: line.complete };
}

const SINGLE_ESCAPES: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** The escapes of a Python bytes literal, in Latin-1 text. */
export function unescapeBytes(text: string): string {
  return text.replace(/\\(x[0-9a-fA-F]{2}|[0-7]{1,3}|[\s\S])/g, (whole, sequence: string) => {
    if (/^x./.test(sequence)) return String.fromCharCode(Number.parseInt(sequence.slice(1), 16));
    if (/^[0-7]/.test(sequence)) return String.fromCharCode(Number.parseInt(sequence, 8) & 255);
    return SINGLE_ESCAPES[sequence] ?? whole;
  });
}

/** `V…`: only `\uXXXX` and `\UXXXXXXXX` are escapes, after an odd number of backslashes. */
function unicodeLine(line: Line): Literal {
  const decoded = line.text.replace(
    /(\\*)\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/g,
    (whole, before: string, short: string | undefined, long: string | undefined) => {
      if (before.length % 2 === 1) return whole;
      const code = Number.parseInt(short ?? long ?? '', 16);
      return code > 0x10ffff ? whole : before + String.fromCodePoint(code);
    },
  );
  return { type: 'str', text: decoded, complete: line.complete };
}

function viewAt(source: ByteSource, start: number, length: number): DataView {
  const bytes = source.read(start, start + length);
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
