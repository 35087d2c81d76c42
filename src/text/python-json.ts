/** JSON as Python's `json` module reads it, all duplicate keys kept. See https://docs.python.org/3/library/json.html. */
import { FormatError, TruncatedError } from '../bytes/format-error.ts';
import { keepWithin } from '../bytes/limit-error.ts';
import { beginningOf, findString, type RawString, textOf } from './json-text.ts';
import type { JsonDocuments, JsonReading, JsonValue, Place } from './json-values.ts';
import { isDigit, isWordByte, valueOfWord } from './json-words.ts';

const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** Items that any array keeps, whatever they are. */
const FIRST_ITEMS = 8;
/** What `keepsItem` is given; a text of fewer bytes is not kept. */
const BEGINNING_CHARACTERS = 60;
/** Different keys that are kept as one string each: most stand in every layer. */
const SHARED_KEYS = 1_000;

/** Reads JSON without recursion, so that no nesting can break the stack; beyond a limit it ends with a `limit`. @param text UTF-8, without a byte order mark */
export function parsePythonJson(text: Uint8Array, reading: JsonReading): JsonDocuments {
  const reader = new JsonReader(text, reading);
  try {
    reader.readAll();
    return { values: reader.values, failure: null };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return { values: reader.values, failure: error };
  }
}

/** A container that is open. What it holds so far lies on the reader's stacks and is moved into exact arrays when it closes. */
interface Open {
  readonly container:
    | { readonly kind: 'array'; items: readonly JsonValue[]; readonly offset: number }
    | { readonly kind: 'object'; entries: readonly (readonly [string, JsonValue])[]; readonly offset: number };
  readonly place: Place;
  /** Where its values begin on the stack. */
  readonly first: number;
  /** How much could be kept when it was opened. */
  readonly keptLeft: number;
  /** Values that it has so far, those that are not kept included. */
  count: number;
}

/** A position in the text and the containers that are open there. */
class JsonReader {
  readonly values: JsonValue[] = [];
  readonly #text: Buffer;
  readonly #reading: JsonReading;
  readonly #open: Open[] = [];
  #innermost: Open | undefined;
  readonly #stack: JsonValue[] = [];
  /** Of the open objects only. */
  readonly #keys: string[] = [];
  readonly #sharedKeys = new Map<string, string>();
  #position = 0;
  #valuesLeft: number;
  #keptLeft: number;

  constructor(text: Uint8Array, reading: JsonReading) {
    this.#text = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
    this.#reading = reading;
    this.#valuesLeft = reading.values;
    this.#keptLeft = reading.kept;
  }

  readAll(): void {
    try {
      for (this.#skipSpace(); this.#position < this.#text.length; this.#skipSpace()) {
        this.#readValue();
        while (this.#innermost !== undefined) this.#continueContainer(this.#innermost);
      }
    } finally {
      while (this.#innermost !== undefined) this.#closeContainer(this.#innermost);
    }
  }

  /** Closes the innermost container or reads its next element. */
  #continueContainer(innermost: Open): void {
    const isArray = innermost.container.kind === 'array';
    this.#skipSpace();
    if (this.#peek() === (isArray ? CLOSE_BRACKET : CLOSE_BRACE)) {
      this.#position += 1;
      this.#closeContainer(innermost);
      return;
    }
    if (innermost.count > 0) this.#expect(COMMA);
    if (!isArray) this.#readKey();
    innermost.count += 1;
    this.#readValue();
  }

  #readKey(): void {
    this.#skipSpace();
    const raw = this.#findString();
    this.#keep(raw.start);
    const key = textOf(this.#text, raw);
    this.#skipSpace();
    this.#expect(COLON);
    this.#keys.push(this.#shared(key));
    this.#stack.push(null);
  }

  #shared(key: string): string {
    const known = this.#sharedKeys.get(key);
    if (known === undefined && this.#sharedKeys.size < SHARED_KEYS) this.#sharedKeys.set(key, key);
    return known ?? key;
  }

  #readValue(): void {
    this.#skipSpace();
    this.#valuesLeft -= 1;
    if (this.#valuesLeft < 0) throw new FormatError('too many values', { offset: this.#position, reason: 'limit' });
    const start = this.#peek();
    if (start === OPEN_BRACE || start === OPEN_BRACKET) this.#openContainer(start);
    else if (start === QUOTE) this.#takeString(this.#findString());
    else {
      const word = this.#readWord();
      if (!this.#isFull()) this.#attach(word);
    }
  }

  /** Whether the innermost container is an array that keeps no more than it must. */
  #isFull(): boolean {
    const innermost = this.#innermost;
    return (
      this.#reading.keepsItem !== undefined &&
      innermost?.container.kind === 'array' &&
      this.#stack.length - innermost.first >= FIRST_ITEMS
    );
  }

  #takeString(raw: RawString): void {
    const isShort = raw.end - raw.start < BEGINNING_CHARACTERS;
    if (this.#isFull() && (isShort || !this.#keepsText(raw))) return;
    this.#attach(textOf(this.#text, raw));
  }

  #keepsText(raw: RawString): boolean {
    return this.#reading.keepsItem?.(beginningOf(this.#text, raw, BEGINNING_CHARACTERS)) ?? true;
  }

  /** Counts one key or container. */
  #keep(offset: number): void {
    this.#keptLeft -= 1;
    if (this.#keptLeft < 0) throw new FormatError('too many keys and containers', { offset, reason: 'limit' });
  }

  #openContainer(start: number): void {
    const offset = this.#position;
    const parent = this.#innermost;
    const keptLeft = this.#keptLeft;
    this.#keep(offset);
    keepWithin('jsonNesting', this.#open.length + 1, offset);
    this.#position += 1;
    const container: Open['container'] =
      start === OPEN_BRACE ? { kind: 'object', entries: [], offset } : { kind: 'array', items: [], offset };
    const key = parent?.container.kind === 'object' ? (this.#keys.at(-1) ?? '') : (parent?.count ?? 0) - 1;
    const place = parent === undefined ? null : { parent: parent.place, key };
    this.#attach(container);
    this.#innermost = { container, place, first: this.#stack.length, keptLeft, count: 0 };
    this.#open.push(this.#innermost);
  }

  #closeContainer({ container, place, first, keptLeft }: Open): void {
    const values = this.#stack.splice(first);
    this.#open.pop();
    this.#innermost = this.#open[this.#open.length - 1];
    if (container.kind === 'array') {
      container.items = values;
      return;
    }
    const keys = this.#keys.splice(this.#keys.length - values.length);
    container.entries = values.map((value, index) => [keys[index] as string, value] as const); // readKey pushes both
    const isItem = this.#innermost?.container.kind === 'array';
    const document = this.values.length - 1;
    const kept = this.#reading.release?.(container, { place, isItem, document }) ?? container;
    if (kept !== container) this.#replaceLast(kept, keptLeft);
  }

  /** The container that was read last makes room. */
  #replaceLast(kept: JsonValue, keptLeft: number): void {
    if (this.#innermost === undefined) this.values[this.values.length - 1] = kept;
    else this.#stack[this.#stack.length - 1] = kept;
    this.#keptLeft = keptLeft;
    // It has been dealt with: a long array need not even know that it was there.
    if (this.#isFull() && this.#stack.length - (this.#innermost?.first ?? 0) > FIRST_ITEMS) this.#stack.pop();
    else this.#keptLeft -= 2;
  }

  #attach(value: JsonValue): void {
    const innermost = this.#innermost;
    if (innermost === undefined) this.values.push(value);
    else if (innermost.container.kind === 'array') this.#stack.push(value);
    else this.#stack[this.#stack.length - 1] = value; // readKey made the place
  }

  #readWord(): JsonValue {
    const start = this.#position;
    const text = this.#text;
    while (this.#position < text.length && isWordByte(text[this.#position] as number)) this.#position += 1;
    // What nobody keeps is not read: a character of a number is enough.
    if (this.#position > start && isDigit(text[start] as number) && this.#isFull()) return 0;
    const word = text.toString('latin1', start, this.#position);
    const value = valueOfWord(word);
    if (value === undefined) throw this.#unexpected('a value', start);
    return value;
  }

  #findString(): RawString {
    this.#expect(QUOTE);
    const raw = findString(this.#text, this.#position);
    this.#position = raw.end + 1;
    return raw;
  }

  #skipSpace(): void {
    for (; ; this.#position += 1) {
      const byte = this.#text[this.#position];
      if (byte !== SPACE && byte !== LINE_FEED && byte !== TAB && byte !== CARRIAGE_RETURN) return;
    }
  }

  #peek(): number {
    const byte = this.#text[this.#position];
    if (byte === undefined) throw new TruncatedError(this.#position, this.#position + 1, this.#text.length);
    return byte;
  }

  #expect(byte: number): void {
    if (this.#peek() !== byte) throw this.#unexpected(`'${String.fromCharCode(byte)}'`, this.#position);
    this.#position += 1;
  }

  #unexpected(expected: string, offset: number): FormatError {
    const found = JSON.stringify(this.#text.toString('latin1', offset, offset + 12));
    return new FormatError(`expected ${expected}, found ${found}`, { offset });
  }
}
