/** The texts of scalars: plain, in quotes, in blocks. See https://yaml.org/spec/1.1/#id903915 and https://github.com/yaml/pyyaml/blob/main/lib/yaml/scanner.py. */
import { codeOf, codesOf } from './character-codes.ts';
import { type Cursor, END, isBlank, isBreak, SPACE, TAB } from './yaml-cursor.ts';

const COLON = codeOf(':');
const HASH = codeOf('#');
const DOUBLE = codeOf('"');
const SINGLE = codeOf("'");
const BACKSLASH = codeOf('\\');
const FOLDED = codeOf('>');

const QUESTION = codeOf('?');

const FLOW_ENDS = codesOf(',[]{}');

export interface PlainText {
  readonly text: string;
  /** Whether the cursor stands at the beginning of a line behind it. */
  readonly isAtLine: boolean;
}

/** @param indent of the collection around it @param isFlow whether that is one in brackets */
export function plainText(cursor: Cursor, indent: number, isFlow: boolean): PlainText {
  const { text: all } = cursor;
  let text = '';
  let [start, end] = [cursor.at, cursor.at];
  let between: string | null = null;
  let isAtLine = false;
  while (cursor.code() !== HASH) {
    const word = cursor.at;
    skipPlain(cursor, isFlow);
    if (cursor.at === word) break;
    if (between !== null) {
      text += all.slice(start, end) + between;
      start = word;
      between = null;
    }
    end = cursor.at;
    cursor.skipBlanks();
    isAtLine = isBreak(cursor.code());
    if (!isAtLine && cursor.at === end) break;
    if (isAtLine) between = foldedBreaks(cursor);
    if (between === '' || (isAtLine && !isFlow && cursor.column <= indent)) break;
  }
  return { text: text + all.slice(start, end), isAtLine };
}

/** In brackets PyYAML ends it at a question mark, and then finds an error; LibYAML goes on. */
function skipPlain(cursor: Cursor, isFlow: boolean): void {
  if (isFlow && cursor.code() === QUESTION) return;
  for (let code = cursor.code(); !isBlank(code); code = cursor.code()) {
    if (code === COLON) {
      const next = cursor.code(1);
      if (isBlank(next) || (isFlow && FLOW_ENDS.has(next))) return;
    } else if (isFlow && FLOW_ENDS.has(code)) return;
    cursor.at += 1;
  }
}

/** Breaks as they are folded, from the first one on; nothing where no word may follow. */
function foldedBreaks(cursor: Cursor): string {
  for (let breaks = ''; ; breaks += '\n') {
    cursor.newLine();
    if (cursor.isAtMarker) return '';
    cursor.skipBlanks();
    if (!isBreak(cursor.code())) return breaks || ' ';
  }
}

/** From its first quote to behind its last one. @throws YamlError */
export function quotedText(cursor: Cursor): string {
  const quote = cursor.code();
  cursor.at += 1;
  let text = '';
  for (;;) {
    const start = cursor.at;
    skipQuoted(cursor, quote);
    text += cursor.text.slice(start, cursor.at);
    const code = cursor.code();
    if (code === quote) {
      cursor.at += 1;
      if (quote === DOUBLE || cursor.code() !== SINGLE) return text;
      text += "'";
      cursor.at += 1;
    } else if (code === BACKSLASH) text += escaped(cursor);
    else if (cursor.isAtEnd) throw cursor.error('the end of the text in quotes', true);
    else text += foldedBlanks(cursor);
  }
}

function skipQuoted(cursor: Cursor, quote: number): void {
  for (;;) {
    const code = cursor.code();
    if (code === quote || isBlank(code) || (code === BACKSLASH && quote === DOUBLE)) return;
    cursor.at += 1;
  }
}

/** Blanks are what they are, breaks are folded. */
function foldedBlanks(cursor: Cursor): string {
  const start = cursor.at;
  cursor.skipBlanks();
  if (cursor.code() === END && !cursor.isAtEnd) cursor.at += 1; // a zero is a character like others
  if (!isBreak(cursor.code())) return cursor.text.slice(start, cursor.at);
  cursor.newLine();
  return breaksInQuotes(cursor) || ' ';
}

/** Empty lines, as a break each. */
function breaksInQuotes(cursor: Cursor): string {
  for (let breaks = ''; ; breaks += '\n') {
    if (cursor.isAtMarker) throw cursor.error('another document in quotes', true);
    cursor.skipBlanks();
    if (!isBreak(cursor.code())) return breaks;
    cursor.newLine();
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  ...{ '0': '\0', a: '\x07', b: '\b', t: '\t', '\t': '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\x1b' },
  ...{ ' ': ' ', '"': '"', '\\': '\\', '/': '/', N: '\x85', _: '\xa0', L: '\u2028', P: '\u2029' },
};
const DIGITS: Readonly<Record<string, RegExp>> = {
  x: /[0-9A-Fa-f]{2}/y,
  u: /[0-9A-Fa-f]{4}/y,
  U: /[0-9A-Fa-f]{8}/y,
};
const LAST_CHARACTER = 0x10ffff;

function escaped(cursor: Cursor): string {
  cursor.at += 1;
  if (isBreak(cursor.code())) {
    cursor.newLine();
    return breaksInQuotes(cursor);
  }
  const name = cursor.text.charAt(cursor.at);
  cursor.at += 1;
  const plain = ESCAPES[name];
  if (plain !== undefined) return plain;
  const digits = DIGITS[name];
  const number = digits === undefined ? Number.NaN : Number.parseInt(cursor.take(digits), 16);
  if (!(number <= LAST_CHARACTER)) throw cursor.error('an escape of no character');
  return String.fromCodePoint(number);
}

const HEADER = /[|>](?:([+-])([1-9])?|([1-9])([+-])?)?/y;
const BEHIND_HEADER = /[ \t]*(?:#[^\n]*)?(?=[\r\n]|$)/y;

/** @param indent of the collection around it @throws YamlError */
export function blockText(cursor: Cursor, indent: number): string {
  const isFolded = cursor.code() === FOLDED;
  const header = cursor.take(HEADER);
  const before = cursor.at;
  cursor.take(BEHIND_HEADER);
  if (!(cursor.isAtEnd || isBreak(cursor.code()) || cursor.at > before))
    throw cursor.error('words behind | or >', true);
  cursor.skipLine();
  if (!cursor.isAtEnd) cursor.newLine();
  const least = Math.max(indent + 1, 1);
  const given = /[1-9]/.exec(header);
  const own = given === null ? null : least + Number(given[0]) - 1;
  const block = new BlockLines(cursor, isFolded);
  const text = block.read(own, least);
  if (header.includes('-')) return text;
  return header.includes('+') ? text + block.lastBreak + block.emptyLines : text + block.lastBreak;
}

/** Mutable: what stands behind the lines that were read. */
class BlockLines {
  readonly #cursor: Cursor;
  readonly #isFolded: boolean;
  lastBreak = '';
  emptyLines = '';

  constructor(cursor: Cursor, isFolded: boolean) {
    this.#cursor = cursor;
    this.#isFolded = isFolded;
  }

  /** @param own what the header says of the indentation, or null */
  read(own: number | null, least: number): string {
    const cursor = this.#cursor;
    const widest = this.#skipEmpty(own ?? Number.POSITIVE_INFINITY);
    const indent = own ?? Math.max(least, widest);
    let text = '';
    while (cursor.column === indent && !cursor.isAtEnd) {
      const isDeeper = isInside(cursor.code());
      const start = cursor.at;
      text += this.emptyLines;
      cursor.skipLine();
      text += cursor.text.slice(start, cursor.at);
      this.lastBreak = cursor.isAtEnd ? '' : '\n';
      if (!cursor.isAtEnd) cursor.newLine();
      this.#skipEmpty(indent);
      if (cursor.column !== indent || cursor.isAtEnd) break;
      const isJoined = this.#isFolded && !isDeeper && !isInside(cursor.code());
      if (!isJoined) text += this.lastBreak;
      else if (this.emptyLines === '') text += ' ';
    }
    return text;
  }

  /** Lines of nothing but spaces, and the spaces of the first other one, at most so many. @returns the most spaces of a line */
  #skipEmpty(most: number): number {
    const cursor = this.#cursor;
    this.emptyLines = '';
    for (let widest = 0; ; ) {
      while (cursor.column < most && cursor.code() === SPACE) cursor.at += 1;
      widest = Math.max(widest, cursor.column);
      if (!isBreak(cursor.code())) return widest;
      cursor.newLine();
      this.emptyLines += '\n';
    }
  }
}

function isInside(code: number): boolean {
  return code === SPACE || code === TAB;
}
