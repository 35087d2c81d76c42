/** Serialization streams of R, written item by item: independent of the reader that they test. See https://cran.r-project.org/doc/manuals/r-release/R-ints.html#Serialization-Formats. */

/** A stream as numbers and texts, written out in each encoding: independent of the reader that it tests. */
export type Part =
  | number
  | string
  | { readonly doubles: readonly number[] }
  | { readonly bytes: Uint8Array }
  | readonly Part[];
export type Encoding = 'X' | 'A' | 'B';

export function encode(part: Part, encoding: Encoding): Buffer {
  if (typeof part === 'number') return encodeInt(part, encoding);
  if (typeof part === 'string') {
    const escaped = part.replace(/[\\ \n]/g, (one) => `\\${one.charCodeAt(0).toString(8).padStart(3, '0')}`);
    return Buffer.from(encoding === 'A' ? `${escaped}\n` : part);
  }
  if ('bytes' in part) {
    const { bytes } = part;
    return encoding === 'A'
      ? Buffer.from([...bytes].map((one) => `${one.toString(16).padStart(2, '0')}\n`).join(''))
      : Buffer.from(bytes);
  }
  if (!('doubles' in part)) return Buffer.concat(part.map((one) => encode(one, encoding)));
  if (encoding === 'A') return Buffer.from(part.doubles.map((one) => `${one}\n`).join(''));
  const bytes = Buffer.alloc(8 * part.doubles.length);
  for (const [at, one] of part.doubles.entries())
    encoding === 'X' ? bytes.writeDoubleBE(one, at * 8) : bytes.writeDoubleLE(one, at * 8);
  return bytes;
}

function encodeInt(value: number, encoding: Encoding): Buffer {
  if (encoding === 'A') return Buffer.from(`${value}\n`);
  const bytes = Buffer.alloc(4);
  if (encoding === 'X') bytes.writeInt32BE(value);
  else bytes.writeInt32LE(value);
  return bytes;
}

export const TAG = 0x400;
export const ATTRIBUTES = 0x200;
export const NULL = 254;
export const UNBOUND = 252;
export const GLOBAL = 253;
export const characters = (text: string): Part => [9 + (64 << 12), text.length, text];
export const symbol = (name: string): Part => [1, characters(name)];
export const reference = (index: number): Part => [(index << 8) | 255];
export const text = (...texts: readonly string[]): Part => [16, texts.length, texts.map(characters)];
export const integers = (...values: readonly number[]): Part => [13, values.length, ...values];
export const doubles = (...values: readonly number[]): Part => [14, values.length, { doubles: values }];
export const raw = (bytes: Uint8Array): Part => [24, bytes.length, { bytes }];
export const list = (...items: readonly Part[]): Part => [19, items.length, ...items];
export const cell = (tag: Part | null, first: Part, rest: Part): Part =>
  tag === null ? [2, first, rest] : [2 | TAG, tag, first, rest];
export const pairs = (...items: readonly (readonly [string, Part])[]): Part =>
  items.reduceRight<Part>((rest, [name, value]) => cell(symbol(name), value, rest), NULL);
export const call = (name: string, ...args: readonly Part[]): Part => [
  6,
  symbol(name),
  args.reduceRight<Part>((rest, one) => cell(null, one, rest), NULL),
];
export const environment = (frame: Part, table: Part = NULL): Part => [4, 0, GLOBAL, frame, table, NULL];
export const promise = (expression: Part, value: Part = UNBOUND): Part => [5 | TAG, GLOBAL, value, expression];

/** What an attack would call. */
export const SYSTEM = call('system', text('echo harmless'));

export function stream(item: Part, encoding: Encoding = 'X', version: 2 | 3 = 3): Buffer {
  const native: Part = version === 3 ? [5, 'UTF-8'] : [];
  return Buffer.concat([Buffer.from(`${encoding}\n`), encode([version, 0x040302, 0x030500, native, item], encoding)]);
}
