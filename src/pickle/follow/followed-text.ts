/** Follows functions of text and bytes as far as hostile streams need them to spell a name or a payload. See https://docs.python.org/3/library/codecs.html#standard-encodings. */

import { decodeBase64 } from '../../text/base64.ts';
import { startsLikeModel } from '../machine/signatures.ts';
import type { Token } from '../machine/value.ts';
import { type FollowContext, type Following, type Result, rows } from './following.ts';

/** Longer results are not computed: they are unknown then. */
const LONGEST = 1 << 24;
/** Characters that are encoded in any case; longer text only where it begins like a model. */
const FOLLOWED_ENCODING = 256;

function newText(context: FollowContext, text: string | null | undefined): Token {
  if (typeof text !== 'string' || text.length > LONGEST) return 0;
  return context.values.newValue({ kind: 'text', text, computed: true });
}

function newBytes(context: FollowContext, bytes: Uint8Array | null): Token {
  return bytes === null || bytes.length > LONGEST
    ? 0
    : context.values.newValue({ kind: 'bytes', bytes, computed: true });
}

function str(context: FollowContext, token: Token | undefined): string | null {
  return context.textOf(token ?? 0) ?? null;
}

function contentOf(context: FollowContext, token: Token | undefined): readonly Token[] | null {
  if (token === undefined || !context.values.isContainer(token)) return null;
  const content = context.values.contentOf(token);
  return content?.complete === true ? content.items : null;
}

/** A function of texts; unknown as soon as one of them is. */
function ofTexts(compute: (...texts: readonly string[]) => string | null): Result {
  return (context, args) => {
    const texts: string[] = [];
    for (const arg of args) {
      const text = str(context, arg);
      if (text === null) return 0;
      texts.push(text);
    }
    return newText(context, compute(...texts));
  };
}

/** A function of bytes, or of ASCII text in their place; what further arguments make of it is unknown. */
function ofBytes(compute: (bytes: Uint8Array) => Uint8Array | null): Result {
  return (context, [arg, ...options]) => {
    const text = str(context, arg);
    const bytes = text === null ? context.bytesOf(arg ?? 0) : asciiBytes(text);
    return bytes === null || options.length > 0 ? 0 : newBytes(context, compute(bytes));
  };
}

function asciiBytes(text: string): Uint8Array | null {
  const bytes = Buffer.from(text);
  return bytes.length === text.length ? bytes : null;
}

function rot13(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const first = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - first + 13) % 26) + first);
  });
}

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const urlSafe = (bytes: Uint8Array) =>
  decodeBase64(Buffer.from(latin1(bytes).replaceAll('-', '+').replaceAll('_', '/'), 'latin1'));
/** Null where `binascii.unhexlify` raises an error. */
const hex = (bytes: Uint8Array) => {
  const text = latin1(bytes);
  return /^(?:[\da-fA-F]{2})*$/.test(text) ? Buffer.from(text, 'hex') : null;
};
/** White space may stand between the bytes. */
const fromHex = (bytes: Uint8Array) => {
  const pairs = latin1(bytes).split(/[ \t-\r]+/);
  return pairs.every((pair) => pair.length % 2 === 0) ? hex(Buffer.from(pairs.join(''), 'latin1')) : null;
};
/** `base64.b16decode` takes capitals only. */
const capitalHex = (bytes: Uint8Array) => (/[a-f]/.test(latin1(bytes)) ? null : hex(bytes));

type Decoder = (bytes: Uint8Array) => string;
const CHARSETS: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ...['utf8', 'u8', 'ascii', 'usascii', 'utf', 'cp65001'].map((name): [string, Decoder] => [
    name,
    (bytes) => Buffer.from(bytes).toString('utf8'),
  ]),
  ...['latin1', 'iso88591', 'l1', 'cp1252', 'latin'].map((name): [string, Decoder] => [
    name,
    (bytes) => Buffer.from(bytes).toString('latin1'),
  ]),
  [
    'utf16',
    (bytes) =>
      Buffer.from(bytes)
        .toString('utf16le')
        .replace(/^\ufeff/, ''),
  ],
  ['utf16le', (bytes) => Buffer.from(bytes).toString('utf16le')],
]);

type Recoder = (bytes: Uint8Array) => Uint8Array | null;
const RECODINGS: ReadonlyMap<string, Recoder> = new Map<string, Recoder>([
  ['base64', decodeBase64],
  ['base64codec', decodeBase64],
  ['hex', hex],
  ['hexcodec', hex],
]);

function codecName(context: FollowContext, token: Token | undefined): string | null {
  if (token === undefined) return 'utf8';
  return str(context, token)?.toLowerCase().replace(/[-_ ]/g, '') ?? null;
}

/** `codecs.decode(x, 'rot13')`, `bytes.decode(x, 'utf-8')` */
const decode: Result = (context, [value, codec]) => {
  const name = codecName(context, codec);
  if (name === null) return 0;
  if (name === 'rot13' || name === 'rot_13') return newText(context, mapText(str(context, value), rot13));
  const bytes = context.bytesOf(value ?? 0);
  if (bytes === null) return 0;
  const charset = CHARSETS.get(name);
  if (charset !== undefined) return newText(context, charset(bytes));
  const recoding = RECODINGS.get(name);
  return recoding === undefined ? 0 : newBytes(context, recoding(bytes));
};

/** `_codecs.encode(text, 'latin1')` is how Python 3 writes bytes below protocol 3. */
const encode: Result = (context, [value, codec]) => {
  const name = codecName(context, codec);
  const text = context.modelTextOf(value ?? 0) ?? null;
  if (text !== null && text.length > FOLLOWED_ENCODING && !startsLikeModel(text.charCodeAt(0), text.charCodeAt(1)))
    return 0;
  if (name === 'rot13') return newText(context, mapText(text, rot13));
  if (text === null || name === null || !CHARSETS.has(name) || name.startsWith('utf16')) return 0;
  const bytes = Buffer.from(text, name.startsWith('u') || name === 'ascii' ? 'utf8' : 'latin1');
  // A million dates are a million short byte strings: equal ones are one value.
  if (text.length <= 16)
    return context.values.intern(`bytes ${name} ${text}`, () => ({ kind: 'bytes', bytes, computed: true }));
  return newBytes(context, bytes);
};

function mapText(text: string | null, map: (text: string) => string): string | null {
  return text === null ? null : map(text);
}

/** `str(x)`, `str(b'…', 'utf-8')` */
const toText: Result = (context, [value, codec], offset, operator) => {
  if (codec !== undefined) return decode(context, [value ?? 0, codec], offset, operator);
  const integer = context.integerOf(value ?? 0);
  return newText(context, integer === null ? str(context, value) : String(integer));
};

/** `bytes([112, 111])`, `bytes('os', 'utf-8')` */
const toBytes: Result = (context, args, offset, operator) => {
  const [value, codec] = args;
  if (codec !== undefined) return encode(context, [value ?? 0, codec], offset, operator);
  // How pickles below protocol 3 write none.
  if (args.length === 0) return newBytes(context, new Uint8Array(0));
  const items = contentOf(context, value);
  if (items === null) return newBytes(context, context.bytesOf(value ?? 0));
  const numbers = items.map((item) => context.integerOf(item));
  return numbers.includes(null) ? 0 : newBytes(context, Uint8Array.from(numbers as number[])); // no null is left
};

/** `''.join(['o', 's'])` as `str.join('', ['o', 's'])` */
const join: Result = (context, [separator, list]) => {
  const texts = contentOf(context, list)?.map((item) => str(context, item));
  const glue = str(context, separator);
  return texts === undefined || glue === null || texts.includes(null) ? 0 : newText(context, texts.join(glue));
};

const character: Result = (context, [code]) => {
  const number = context.integerOf(code ?? 0);
  return number === null || number < 0 || number > 0x10ffff ? 0 : newText(context, String.fromCodePoint(number));
};

/** `operator.add('o', 's')`, also of bytes. */
const add: Result = (context, [left, right]) => {
  const [a, b] = [str(context, left), str(context, right)];
  if (a !== null && b !== null) return newText(context, a + b);
  const [x, y] = [context.bytesOf(left ?? 0), context.bytesOf(right ?? 0)];
  return x === null || y === null ? 0 : newBytes(context, Buffer.concat([x, y]));
};

function unquote(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null; // not UTF-8: nobody spells a module so
  }
}

const opaque = (result: Result): Following => ({ result, opaque: true, isData: true });

/** By `module.name`. */
export const TEXT_FOLLOWED: readonly (readonly [string, Following])[] = [
  ...rows('codecs.decode _codecs.decode builtins.bytes.decode builtins.bytearray.decode', opaque(decode)),
  // What is not followed here stays an instance: honest pickles of Python 3 are full of it.
  ...rows('codecs.encode _codecs.encode builtins.str.encode', { result: encode }),
  ...rows('builtins.str builtins.str.__str__ builtins.format', opaque(toText)),
  ...rows('builtins.bytes builtins.bytearray', { result: toBytes }),
  ...rows('builtins.str.join', opaque(join)),
  ...rows('builtins.chr', opaque(character)),
  ...rows('operator.add operator.concat _operator.add _operator.concat builtins.str.__add__', opaque(add)),
  ...rows('builtins.str.lower builtins.str.casefold', opaque(ofTexts((text = '') => text.toLowerCase()))),
  ...rows('builtins.str.upper', opaque(ofTexts((text = '') => text.toUpperCase()))),
  ...rows('builtins.str.strip', opaque(ofTexts((text = '', ...rest) => (rest.length === 0 ? text.trim() : null)))),
  ...rows(
    'builtins.str.replace',
    opaque(ofTexts((text = '', from = '', to = '') => (from === '' ? null : text.replaceAll(from, to)))),
  ),
  ...rows('urllib.parse.unquote urllib.parse.unquote_plus', opaque(ofTexts((text = '') => unquote(text)))),
  ...rows(
    'base64.b64decode base64.standard_b64decode base64.decodebytes binascii.a2b_base64',
    opaque(ofBytes(decodeBase64)),
  ),
  ...rows('base64.urlsafe_b64decode', opaque(ofBytes(urlSafe))),
  ...rows('binascii.unhexlify binascii.a2b_hex', opaque(ofBytes(hex))),
  ...rows('builtins.bytes.fromhex builtins.bytearray.fromhex', opaque(ofBytes(fromHex))),
  ...rows('base64.b16decode', opaque(ofBytes(capitalHex))),
];
