/** Reads one Python literal as ast.literal_eval does: https://docs.python.org/3/library/ast.html#ast.literal_eval. Enough for the headers of NumPy files. */
import { FormatError } from '../../bytes/format-error.ts';

/** A number stays text: nothing here needs its value beyond `Number(…)`. */
export type PythonLiteral =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'name'; readonly text: 'True' | 'False' | 'None' }
  | { readonly kind: 'sequence'; readonly items: readonly PythonLiteral[] }
  /** Of equal keys the last wins, as in Python. */
  | { readonly kind: 'dict'; readonly entries: ReadonlyMap<string, PythonLiteral> };

/** CPython's own parser ends near here. */
const MAX_DEPTH = 100;

const NUMBER = /[+-]?(0[xob][\da-f_]+|\d[\d_]*(\.\d*)?(e[+-]?\d+)?)[lj]?/iy;
const BLANK = /(\s|#[^\n]*|\\\n)*/y;
const STRING = /([rbu]{0,2})('''|"""|'|")/iy;

/** @throws FormatError where the text is no literal, or more than one. */
export function parsePythonLiteral(text: string): PythonLiteral {
  const parser = new LiteralParser(text.replace(/\r\n?/g, '\n')); // as Python's own reading of source begins
  const value = parser.value(0);
  parser.expectEnd();
  return value;
}

/** Mutable: the position. */
class LiteralParser {
  readonly #text: string;
  #position = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number): PythonLiteral {
    this.#match(BLANK);
    if (depth > MAX_DEPTH) this.#fail('fewer brackets inside each other');
    const next = this.#text[this.#position];
    if (next === '{') return this.#dict(depth);
    if (next === '(' || next === '[') return this.#sequence(depth);
    const name = this.#match(/(True|False|None)\b/y);
    if (name !== null) return { kind: 'name', text: name[0] as 'True' | 'False' | 'None' }; // the pattern's only matches
    const number = this.#match(NUMBER);
    if (number !== null) return { kind: 'number', text: number[0].replace(/[_lL]/g, '') };
    return this.#strings();
  }

  expectEnd(): void {
    this.#match(BLANK);
    if (this.#position < this.#text.length) this.#fail('the end');
  }

  #dict(depth: number): PythonLiteral {
    const entries = new Map<string, PythonLiteral>();
    this.#position++;
    while (!this.#take('}')) {
      const key = this.value(depth + 1);
      if (!this.#take(':')) this.#fail("':'");
      entries.set(key.kind === 'text' ? key.text : JSON.stringify(key), this.value(depth + 1));
      if (!this.#take(',') && this.#peek() !== '}') this.#fail("',' or '}'");
    }
    return { kind: 'dict', entries };
  }

  /** Tuples and lists; a value in parentheses without a comma is that value. */
  #sequence(depth: number): PythonLiteral {
    const isTuple = this.#text[this.#position++] === '(';
    const close = isTuple ? ')' : ']';
    const items: PythonLiteral[] = [];
    let commas = 0;
    while (!this.#take(close)) {
      items.push(this.value(depth + 1));
      if (this.#take(',')) commas++;
      else if (this.#peek() !== close) this.#fail(`',' or '${close}'`);
    }
    const [only] = items;
    return isTuple && commas === 0 && only !== undefined ? only : { kind: 'sequence', items };
  }

  /** Strings that follow each other are one. */
  #strings(): PythonLiteral {
    let text: string | null = null;
    for (;;) {
      this.#match(BLANK);
      const open = this.#match(STRING);
      if (open === null) break;
      text = (text ?? '') + this.#string(open[1] ?? '', open[2] ?? "'");
    }
    return text === null ? this.#fail('a literal') : { kind: 'text', text };
  }

  #string(prefix: string, quote: string): string {
    const isRaw = /r/i.test(prefix);
    let text = '';
    while (!this.#text.startsWith(quote, this.#position)) {
      const character = this.#text[this.#position];
      if (character === undefined || (character === '\n' && quote.length === 1)) this.#fail('the end of a string');
      if (character === '\\' && !isRaw) text += this.#escape();
      else {
        text += character;
        this.#position++;
      }
    }
    this.#position += quote.length;
    return text;
  }

  /** https://docs.python.org/3/reference/lexical_analysis.html#escape-sequences; an unknown one stays as it is. */
  #escape(): string {
    const code = this.#match(/\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{1,3}))/y);
    if (code !== null) {
      const [, x, u, wide, octal] = code;
      const point = octal === undefined ? Number.parseInt(x ?? u ?? wide ?? '0', 16) : Number.parseInt(octal, 8);
      return point > 0x10ffff ? this.#fail('a code point') : String.fromCodePoint(point);
    }
    if (this.#text[this.#position + 1] === 'N') this.#fail('an escape that is not by name');
    const pair = this.#text.slice(this.#position, this.#position + 2);
    this.#position += 2;
    return SIMPLE_ESCAPES[pair] ?? pair;
  }

  #peek(): string | undefined {
    this.#match(BLANK);
    return this.#text[this.#position];
  }

  #take(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#position++;
    return true;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#position;
    const match = pattern.exec(this.#text);
    if (match !== null) this.#position = pattern.lastIndex;
    return match;
  }

  #fail(expected: string): never {
    throw new FormatError(`expected ${expected} in a Python literal`, { offset: this.#position });
  }
}

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  '\\n': '\n',
  '\\t': '\t',
  '\\r': '\r',
  '\\a': '\x07',
  '\\b': '\b',
  '\\f': '\f',
  '\\v': '\v',
  "\\'": "'",
  '\\"': '"',
  '\\\\': '\\',
  '\\\n': '',
};
