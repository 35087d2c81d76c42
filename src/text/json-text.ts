/** The strings of a JSON text: where they lie and what they say, their escapes resolved. See https://www.rfc-editor.org/rfc/rfc8259#section-7. */
import { FormatError, TruncatedError } from '../bytes/format-error.ts';

/** Where a string lies, without its quotes. */
export interface RawString {
  readonly start: number;
  readonly end: number;
  readonly hasEscapes: boolean;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LETTER_U = 0x75;
const REPLACEMENTS: ReadonlyMap<number, number> = new Map(
  Object.entries({ '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }).map(
    ([letter, meaning]) => [letter.charCodeAt(0), meaning.charCodeAt(0)],
  ),
);
/** Characters that are resolved at once: millions of escapes must not become millions of strings. */
const CHUNK_CHARACTERS = 64 * 1024;

/** The string that begins behind the quote at `start - 1`. Control characters are taken as they are: `strict=False` allows them. */
export function findString(text: Uint8Array, start: number): RawString {
  let hasEscapes = false;
  for (let at = start; at < text.length; at += 1) {
    const byte = text[at];
    if (byte === BACKSLASH) {
      hasEscapes = true;
      at += 1;
    } else if (byte === QUOTE) return { start, end: at, hasEscapes };
  }
  throw new TruncatedError(start, text.length + 1, text.length);
}

/** What the string says. @throws FormatError at an escape that JSON does not have */
export function textOf(text: Buffer, { start, end, hasEscapes }: RawString): string {
  const raw = text.toString('utf8', start, end);
  return hasEscapes ? unescaped(raw, start) : raw;
}

/** The first characters of what it says, fewer where an escape is cut off or is none. */
export function beginningOf(text: Buffer, { start, end, hasEscapes }: RawString, characters: number): string {
  // `\u0041` takes six bytes.
  const raw = text.toString('latin1', start, Math.min(end, start + 6 * characters));
  if (!hasEscapes) return raw.slice(0, characters);
  const whole = /^(?:[^\\]|\\u[0-9a-fA-F]{4}|\\["\\/bfnrt])*/.exec(raw)?.[0] ?? '';
  return unescaped(whole, start).slice(0, characters);
}

function unescaped(raw: string, offset: number): string {
  const units = new Uint16Array(Math.min(raw.length, CHUNK_CHARACTERS));
  const bytes = Buffer.from(units.buffer);
  let text = '';
  let count = 0;
  for (let at = 0; at < raw.length; at += 1) {
    let unit = raw.charCodeAt(at);
    if (unit === BACKSLASH) {
      unit = escapeAt(raw, at + 1, offset);
      at += raw.charCodeAt(at + 1) === LETTER_U ? 5 : 1;
    }
    units[count] = unit;
    count += 1;
    if (count < units.length) continue;
    text += bytes.toString('utf16le', 0, 2 * count);
    count = 0;
  }
  return text + bytes.toString('utf16le', 0, 2 * count);
}

/** The UTF-16 unit for which the escape stands whose letter is at `at`. */
function escapeAt(raw: string, at: number, offset: number): number {
  const letter = raw.charCodeAt(at);
  const hex = letter === LETTER_U ? raw.slice(at + 1, at + 5) : '';
  const unit = /^[0-9a-fA-F]{4}$/.test(hex) ? Number.parseInt(hex, 16) : REPLACEMENTS.get(letter);
  if (unit === undefined) throw new FormatError(`expected an escape, found \\${raw.slice(at, at + 5)}`, { offset });
  return unit;
}
