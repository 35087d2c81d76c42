/** The tokens of a text of YAML, as PyYAML finds them: a key is seen by its colon, a block by its indentation. See https://yaml.org/spec/1.1/#id857168 and https://github.com/yaml/pyyaml/blob/main/lib/yaml/scanner.py. */
import { keepWithin } from '../../bytes/limit-error.ts';
import { codeOf, codesOf } from './character-codes.ts';
import { Cursor, isBlank, isBreak, SPACE, TAB } from './yaml-cursor.ts';
import { PossibleKeys } from './yaml-keys.ts';
import { isBlankLine, nameHere, tagHere } from './yaml-names.ts';
import { BlockColumns, type Token, type TokenKind, TokenQueue } from './yaml-queue.ts';
import { blockText, plainText, quotedText } from './yaml-scalars.ts';

const HYPHEN = codeOf('-');
const PERCENT = codeOf('%');
const HASH = codeOf('#');
const COLON = codeOf(':');
const QUESTION = codeOf('?');

/** Begins no plain scalar. */
const INDICATORS = codesOf(',[]{}#&*!|>\'"%@`');

/** Mutable. */
export class YamlTokens {
  readonly #cursor: Cursor;
  readonly #queue = new TokenQueue();
  readonly #columns = new BlockColumns();
  readonly #keys = new PossibleKeys();
  #flowLevel = 0;
  #mayBeKey = true;
  #isDone = false;
  /** The token that was looked at and not taken. */
  #first: Token | null = null;

  /** @param text with `\n` or `\r\n` for every break */
  constructor(text: string) {
    this.#cursor = new Cursor(text);
  }

  /** @throws YamlError, and LimitError where brackets or blocks are too deep */
  peek(): Token {
    if (this.#first !== null) return this.#first;
    while (this.#needsMore()) this.#fetch();
    this.#first = this.#queue.first;
    return this.#first;
  }

  next(): Token {
    this.peek();
    this.#first = null;
    return this.#queue.take();
  }

  get isInBrackets(): boolean {
    return this.#flowLevel > 0;
  }

  /** What may be a key is not taken before that is known. */
  #needsMore(): boolean {
    if (this.#isDone) return false;
    if (this.#queue.isEmpty) return true;
    this.#keys.dropStale(this.#cursor);
    return this.#keys.firstNumber === this.#queue.firstNumber;
  }

  #fetch(): void {
    const cursor = this.#cursor;
    this.#skipToToken();
    this.#keys.dropStale(cursor);
    this.#unwind(cursor.column);
    const code = cursor.code();
    const isFree = this.isInBrackets || isBlank(cursor.code(1));
    if (cursor.isAtEnd) this.#end();
    else if (cursor.column === 0 && code === PERCENT) this.#directive();
    else if (cursor.isAtMarker) this.#document(code === HYPHEN ? 'document-start' : 'document-end');
    else if (code === HYPHEN && isBlank(cursor.code(1))) this.#item();
    else if (code === QUESTION && isFree) this.#key();
    else if (code === COLON && isFree) this.#value();
    else if (INDICATORS.has(code)) this.#indicated(cursor.text.charAt(cursor.at));
    else this.#plain();
  }

  #indicated(character: string): void {
    if (character === '[') this.#opens('flow-sequence');
    else if (character === '{') this.#opens('flow-mapping');
    else if (character === ']') this.#closes('flow-sequence-end');
    else if (character === '}') this.#closes('flow-mapping-end');
    else if (character === ',') this.#comma();
    else if ('*&'.includes(character)) this.#named(character === '*' ? 'alias' : 'anchor');
    else if (character === '!') this.#tag();
    else if ('"\''.includes(character)) this.#quoted();
    else if (this.isInBrackets || !'|>'.includes(character))
      throw this.#cursor.error(`${character} before a value`, true);
    else this.#block();
  }

  #skipToToken(): void {
    const cursor = this.#cursor;
    for (;;) {
      const code = cursor.code();
      if (code === SPACE) cursor.at += 1;
      else if (code === HASH) cursor.skipLine();
      else if (isBreak(code)) {
        cursor.newLine();
        if (!this.isInBrackets) this.#mayBeKey = true;
      } else if (code === TAB && this.#mayBeTab()) cursor.at += 1;
      else return;
    }
  }

  /** PyYAML takes no tab; LibYAML does where it indents nothing. */
  #mayBeTab(): boolean {
    if (this.isInBrackets || !this.#mayBeKey) return true;
    return isBlankLine(this.#cursor);
  }

  /** Ends the blocks that are deeper. */
  #unwind(column: number): void {
    if (this.isInBrackets) return;
    for (let count = this.#columns.closeTo(column); count > 0; count -= 1)
      this.#queue.put('block-end', this.#cursor.at);
  }

  /** Remembers what begins here. To PyYAML it has to be a key in the column of others; another reader takes it for the value of the one above. */
  #noteKey(): void {
    if (this.#mayBeKey) this.#keys.note(this.#cursor, this.#flowLevel, this.#queue.nextNumber);
  }

  #end(): void {
    this.#unwind(-1);
    this.#keys.take(this.#flowLevel);
    this.#isDone = true;
    this.#queue.put('end', this.#cursor.at);
  }

  #directive(): void {
    const { text, at } = this.#cursor;
    this.#unwind(-1);
    this.#keys.take(this.#flowLevel);
    this.#mayBeKey = false;
    this.#cursor.skipLine();
    this.#queue.put('directive', at, { text: text.slice(at, this.#cursor.at) });
  }

  #document(kind: 'document-start' | 'document-end'): void {
    this.#unwind(-1);
    this.#keys.take(this.#flowLevel);
    this.#mayBeKey = false;
    this.#queue.put(kind, this.#cursor.at);
    this.#cursor.at += 3;
  }

  #opens(kind: 'flow-sequence' | 'flow-mapping'): void {
    this.#noteKey();
    this.#flowLevel += 1;
    keepWithin('yamlNesting', this.#flowLevel, this.#cursor.at);
    this.#mayBeKey = true;
    this.#one(kind);
  }

  #closes(kind: 'flow-sequence-end' | 'flow-mapping-end'): void {
    this.#keys.take(this.#flowLevel);
    this.#flowLevel = Math.max(this.#flowLevel - 1, 0);
    this.#mayBeKey = false;
    this.#one(kind);
  }

  #one(kind: TokenKind): void {
    this.#queue.put(kind, this.#cursor.at);
    this.#cursor.at += 1;
  }

  #comma(): void {
    this.#mayBeKey = true;
    this.#keys.take(this.#flowLevel);
    this.#one('comma');
  }

  #item(): void {
    this.#begins('block-sequence', 'an item where none may begin');
    this.#mayBeKey = true;
    this.#keys.take(this.#flowLevel);
    this.#one('item');
  }

  #key(): void {
    this.#begins('block-mapping', 'a key where none may begin');
    this.#mayBeKey = !this.isInBrackets;
    this.#keys.take(this.#flowLevel);
    this.#one('key');
  }

  #begins(kind: 'block-sequence' | 'block-mapping', otherwise: string): void {
    if (this.isInBrackets) return;
    if (!this.#mayBeKey) throw this.#cursor.error(otherwise, true);
    if (this.#columns.open(this.#cursor.column, this.#cursor.at)) this.#queue.put(kind, this.#cursor.at);
  }

  #value(): void {
    const key = this.#keys.take(this.#flowLevel);
    if (key === null) {
      this.#begins('block-mapping', 'a colon behind what is no key');
      this.#mayBeKey = !this.isInBrackets;
    } else {
      const { number, at, column } = key;
      this.#queue.insert(number, 'key', at);
      if (!this.isInBrackets && this.#columns.open(column, at)) this.#queue.insert(number, 'block-mapping', at);
      this.#mayBeKey = false;
    }
    this.#one('value');
  }

  #named(kind: 'alias' | 'anchor'): void {
    this.#noteKey();
    this.#mayBeKey = false;
    const { at } = this.#cursor;
    this.#queue.put(kind, at, { text: nameHere(this.#cursor) });
  }

  #tag(): void {
    this.#noteKey();
    this.#mayBeKey = false;
    const { at } = this.#cursor;
    this.#queue.put('tag', at, tagHere(this.#cursor, this.isInBrackets));
  }

  #block(): void {
    this.#mayBeKey = true;
    this.#keys.take(this.#flowLevel);
    const { at } = this.#cursor;
    this.#queue.put('scalar', at, { text: blockText(this.#cursor, this.#columns.innermost) });
  }

  #quoted(): void {
    this.#noteKey();
    this.#mayBeKey = false;
    const { at } = this.#cursor;
    this.#queue.put('scalar', at, { text: quotedText(this.#cursor) });
  }

  #plain(): void {
    this.#noteKey();
    this.#mayBeKey = false;
    const { at } = this.#cursor;
    const { text, isAtLine } = plainText(this.#cursor, this.#columns.innermost, this.isInBrackets);
    if (this.#cursor.at === at) throw this.#cursor.error('a character that begins no value');
    this.#mayBeKey = isAtLine;
    this.#queue.put('scalar', at, { text, isPlain: true });
  }
}
