/** Tokens of protobuf's text format. See https://protobuf.dev/reference/protobuf/textformat-spec/. */
import { FormatError } from '../../bytes/format-error.ts';
import { isWordByte } from '../../text/json-words.ts';
import type { ByteWindow } from '../../wire/byte-window.ts';

/** A name or number, a string, a character of punctuation, or the end. */
export interface Token {
  readonly kind: 'word' | 'string' | 'mark' | 'end';
  /** Empty for a string: `stringText` gives its content. */
  readonly text: string;
  /** Of the content, without the quotes of a string; bytes from the start of the source. */
  readonly start: number;
  readonly end: number;
}

/** Words longer than this are no names of ours. */
const WORD_BYTES = 512;
const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** Of C++, and those that Python's reader has from the strings of Python: characters by number and by name. */
const ESCAPE =
  /\\(?:([0-7]{1,3})|[xX]([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|N\{([^{}]{1,80})\}|([\s\S]))/g;

/** What is longer is no word of a graph: it is taken in pieces, so that nobody reads a file of one word to its end. */
const LONGEST_WORD_BYTES = 64 * 1024;

export class Tokens {
  readonly #window: ByteWindow;
  readonly #size: number;
  #position = 0;
  #peeked: Token | null = null;

  constructor(window: ByteWindow) {
    this.#window = window;
    this.#size = window.source.size;
  }

  peek(): Token {
    this.#peeked ??= this.#read();
    return this.#peeked;
  }

  next(): Token {
    const token = this.peek();
    this.#peeked = null;
    return token;
  }

  /** The content of a string token, its escapes resolved, at most so many raw bytes of it. */
  stringText(token: Token, maximumBytes: number): string {
    const end = Math.min(token.end, token.start + maximumBytes);
    const raw = this.#window.text(token.start, end, 'latin1');
    return Buffer.from(raw.replace(ESCAPE, resolveEscape), 'latin1').toString();
  }

  #read(): Token {
    this.#skipSpaceAndComments();
    const start = this.#position;
    if (start >= this.#size) return { kind: 'end', text: '', start, end: start };
    const byte = this.#window.at(start);
    if (byte === 0x22 || byte === 0x27) return this.#readString(byte);
    let end = start;
    const longest = Math.min(this.#size, start + LONGEST_WORD_BYTES);
    while (end < longest && isTokenByte(this.#window.at(end))) end += 1;
    const isWord = end > start;
    if (!isWord) end += 1;
    this.#position = end;
    const text = this.#window.text(start, Math.min(end, start + WORD_BYTES), 'latin1');
    return { kind: isWord ? 'word' : 'mark', text, start, end };
  }

  #readString(quote: number): Token {
    const start = this.#position + 1;
    for (let end = start; end < this.#size; end += 1) {
      const byte = this.#window.at(end);
      if (byte === 0x5c) end += 1;
      else if (byte === quote) {
        this.#position = end + 1;
        return { kind: 'string', text: '', start, end };
      }
    }
    throw new FormatError('expected the end of a string', { offset: start, reason: 'truncated' });
  }

  #skipSpaceAndComments(): void {
    let inComment = false;
    for (; this.#position < this.#size; this.#position += 1) {
      const byte = this.#window.at(this.#position);
      if (byte === 0x0a) inComment = false;
      else if (byte === 0x23) inComment = true;
      else if (!inComment && byte !== 0x20 && (byte < 0x09 || byte > 0x0d)) return;
    }
  }
}

/** The characters stand for bytes: the whole is read as UTF-8 afterwards. */
function resolveEscape(_match: string, ...[octal, hex, short, long, name, letter]: readonly string[]): string {
  if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
  if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
  const code = short ?? long;
  if (code !== undefined) return characterAt(Number.parseInt(code, 16));
  if (name !== undefined) return characterNamed(name.toUpperCase());
  return SIMPLE_ESCAPES[letter ?? ''] ?? letter ?? '';
}

/** As the bytes of UTF-8. */
function characterAt(code: number): string {
  return code > 0x10ffff ? '' : Buffer.from(String.fromCodePoint(code)).toString('latin1');
}

const DIGITS = ['ZERO', 'ONE', 'TWO', 'THREE', 'FOUR', 'FIVE', 'SIX', 'SEVEN', 'EIGHT', 'NINE'];

/** What names of operations and paths are made of; of all other names one character stands for each. */
function characterNamed(name: string): string {
  const [, size, letter] = /^LATIN (CAPITAL|SMALL) LETTER ([A-Z])$/.exec(name) ?? [];
  if (letter !== undefined) return size === 'CAPITAL' ? letter : letter.toLowerCase();
  const digit = DIGITS.indexOf(name.replace(/^DIGIT /, ''));
  if (digit >= 0 && name.startsWith('DIGIT ')) return String(digit);
  return (
    { 'LOW LINE': '_', SOLIDUS: '/', SLASH: '/', 'FULL STOP': '.', PERIOD: '.', COLON: ':', TILDE: '~' }[name] ?? '?'
  );
}

/** A digit, a letter, or one of `+.-_/`: names, numbers and the type URLs of extensions. */
function isTokenByte(byte: number): boolean {
  return isWordByte(byte) || byte === 0x2f;
}
