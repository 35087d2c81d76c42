/** Reads TorchScript source into tokens as PyTorch's own lexer does, blanks, continuations and strings of three quotes included. https://github.com/pytorch/pytorch/blob/main/torch/csrc/jit/frontend/lexer.h */

/** `invalid`: a character that begins no token there; PyTorch refuses the source at this place. */
export type TokenKind = 'name' | 'string' | 'number' | 'symbol' | 'invalid' | 'end';

const NUMBER = /(?:\d{1,400}\.?\d{0,400}|\.\d{1,400})(?:[eE][+-]?\d{1,10})?j?/y;
const SYMBOL = /# type:|\.\.\.|<=>|[-+*/%|^&<>=!]=|<<=?|>>=?|\*\*=?|\/\/|->|[-+*/@()[\]:,={}><.?!&^|%~]/y;

/** Mutable: the token at which it stands. Nothing is allocated for a token: code has millions. */
export class ScriptLexer {
  kind: TokenKind = 'end';
  start = 0;
  end = 0;
  readonly #code: string;

  constructor(code: string) {
    this.#code = code;
    this.next();
  }

  /** Goes on to the next token; at the end it stays. */
  next(): void {
    this.seek(this.end);
  }

  /** Stands at the token that begins at or behind `position`. */
  seek(position: number): void {
    this.start = this.#skipBlank(position);
    this.end = this.start;
    if (this.start >= this.#code.length) this.kind = 'end';
    else if (this.#matches(NUMBER)) this.kind = 'number';
    else if (this.#isString()) this.kind = 'string';
    else if (this.#isName()) this.kind = 'name';
    else if (this.#matches(SYMBOL)) this.kind = 'symbol';
    else {
      this.kind = 'invalid';
      this.end = this.start + 1;
    }
  }

  get text(): string {
    return this.#code.slice(this.start, this.end);
  }

  /** Whether it stands at this symbol or name. */
  is(text: string): boolean {
    return this.end - this.start === text.length && this.#code.startsWith(text, this.start);
  }

  /** C's `isspace`, the line break behind a backslash, and comments but for `# type:`, behind which PyTorch reads on. */
  #skipBlank(from: number): number {
    const code = this.#code;
    for (let position = from; ; ) {
      const character = code.charCodeAt(position);
      if (character === SPACE || (character >= TAB && character <= CARRIAGE_RETURN)) position += 1;
      else if (character === BACKSLASH && code.charCodeAt(position + 1) === LINE_FEED) position += 2;
      else if (character === HASH && !code.startsWith(TYPE_COMMENT, position)) {
        const end = code.indexOf('\n', position);
        position = end === -1 ? code.length : end;
      } else return position;
    }
  }

  /** One or three quotes of a kind; of one, no line break but behind a backslash. */
  #isString(): boolean {
    const code = this.#code;
    const quote = code[this.start];
    if (quote !== '"' && quote !== "'") return false;
    const quotes = code.startsWith(quote.repeat(3), this.start) ? quote.repeat(3) : quote;
    for (let position = this.start + quotes.length; position < code.length; position += 1) {
      if (code.startsWith(quotes, position)) {
        this.end = position + quotes.length;
        return true;
      }
      const character = code.charCodeAt(position);
      if (character === LINE_FEED && quotes.length === 1) return false;
      if (character === BACKSLASH) position += 1;
    }
    return false;
  }

  #isName(): boolean {
    for (; isNamePart(this.#code.charCodeAt(this.end)); ) this.end += 1;
    return this.end > this.start;
  }

  #matches(pattern: RegExp): boolean {
    pattern.lastIndex = this.start;
    if (!pattern.test(this.#code)) return false;
    this.end = pattern.lastIndex;
    return true;
  }
}

const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const HASH = 0x23;
const BACKSLASH = 0x5c;
const TYPE_COMMENT = '# type:';

/** No name begins with a digit here: a number was looked for before. */
function isNamePart(character: number): boolean {
  const letter = character | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || character === 0x5f || (character >= 0x30 && character <= 0x39);
}

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  v: '\v',
  t: '\t',
  '\n': '',
};

/** What a string token stands for; octal escapes are the only numbers in it. See parse_string_literal.h beside the lexer. */
export function stringOf(token: string): string {
  const quotes = /^("""|''')/.test(token) ? 3 : 1;
  return token
    .slice(quotes, token.length - quotes)
    .replace(/\\(?:([0-7]{1,3})|x([\da-fA-F]{2})|([\s\S]))/g, (_, octal, hex, other) => {
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      return ESCAPES[other] ?? other;
    });
}
