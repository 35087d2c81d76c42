/** JSON as Python's `json` module reads it, all duplicate keys kept. See https://docs.python.org/3/library/json.html. */
import { FormatError, TruncatedError } from '../../bytes/format-error.ts';
import { beginningOf, findString, type RawString, textOf } from './json-text.ts';

export type JsonValue = string | number | boolean | null | JsonArray | JsonObject;

export interface JsonArray {
  readonly kind: 'array';
  /** Of a long array those that `JsonLimits.keepsItem` keeps, and the first. */
  readonly items: readonly JsonValue[];
  /** Bytes from the start of the text. */
  readonly offset: number;
}

export interface JsonObject {
  readonly kind: 'object';
  /** In the order of the text; a key that stands twice is here twice. */
  readonly entries: readonly (readonly [key: string, value: JsonValue])[];
  readonly offset: number;
}

/** What was read, and why it ended early if it did: objects seen before a break are kept. */
export interface JsonDocuments {
  /** One, or several where values follow each other (JSON lines). */
  readonly values: readonly JsonValue[];
  readonly failure: FormatError | null;
}

export interface JsonLimits {
  readonly values: number;
  /** Objects and arrays, which cost more memory than other values. */
  readonly containers: number;
  /** Keys of all objects together; default: as many as values. */
  readonly keys?: number;
  /** Whether a text that begins so is kept in a long array, whose words and numbers are not; default: all is kept. Asked of texts of some length only. */
  readonly keepsItem?: (beginning: string) => boolean;
}

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

/** Python's own reader ends at about a thousand, and its recursion with it. CWE-674. */
const NESTING_DEPTH = 1_000;

/** Whole words besides strings and containers; Python's three extra numbers included. */
const WORD = /^(?:null|true|false|NaN|-?Infinity|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;
const CONSTANTS: ReadonlyMap<string, JsonValue> = new Map<string, JsonValue>([
  ['null', null],
  ['true', true],
  ['false', false],
]);
/** Items that any array keeps, whatever they are. */
const FIRST_ITEMS = 8;
/** What `keepsItem` is told; a text of fewer bytes is not kept. */
const BEGINNING_CHARACTERS = 60;
/** Different keys that are kept as one string each: most stand in every layer. */
const SHARED_KEYS = 1_000;

/**
 * Reads UTF-8 JSON without recursion, so that no nesting can break the stack.
 * @param text UTF-8, without a byte order mark
 * Beyond a limit the reading ends with a `limit`.
 */
export function parsePythonJson(text: Uint8Array, limits: JsonLimits): JsonDocuments {
  const reader = new JsonReader(text, limits);
  try {
    reader.readAll();
    return { values: reader.values, failure: null };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return { values: reader.values, failure: error };
  }
}

/** A container that is open: what it holds so far lies on the reader's stacks, from `first` on, and is moved into exact arrays when it closes. */
type Open =
  | { readonly kind: 'array'; items: readonly JsonValue[]; readonly offset: number }
  | { readonly kind: 'object'; entries: readonly (readonly [string, JsonValue])[]; readonly offset: number };

/** A position in the text and the containers that are open there. */
class JsonReader {
  readonly values: JsonValue[] = [];
  readonly #text: Buffer;
  readonly #keepsItem: JsonLimits['keepsItem'];
  readonly #open: Open[] = [];
  /** Where the values of each open container begin on the stack. */
  readonly #firsts: number[] = [];
  readonly #stack: JsonValue[] = [];
  /** Of the open objects only. */
  readonly #keys: string[] = [];
  readonly #sharedKeys = new Map<string, string>();
  #position = 0;
  #valuesLeft: number;
  #containersLeft: number;
  #keysLeft: number;

  constructor(text: Uint8Array, { values, containers, keys = values, keepsItem }: JsonLimits) {
    this.#text = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
    this.#keepsItem = keepsItem;
    this.#valuesLeft = values;
    this.#containersLeft = containers;
    this.#keysLeft = keys;
  }

  readAll(): void {
    try {
      for (this.#skipSpace(); this.#position < this.#text.length; this.#skipSpace()) {
        this.#readValue();
        while (this.#open.length > 0) this.#continueContainer();
      }
    } finally {
      while (this.#open.length > 0) this.#closeContainer();
    }
  }

  /** Closes the innermost container or reads its next element. */
  #continueContainer(): void {
    const isArray = this.#open[this.#open.length - 1]?.kind === 'array';
    this.#skipSpace();
    if (this.#peek() === (isArray ? CLOSE_BRACKET : CLOSE_BRACE)) {
      this.#position += 1;
      this.#closeContainer();
      return;
    }
    if (this.#count() > 0) this.#expect(COMMA);
    if (!isArray) this.#readKey();
    this.#readValue();
  }

  /** Values that the innermost container has. */
  #count(): number {
    return this.#stack.length - (this.#firsts[this.#firsts.length - 1] ?? 0);
  }

  #readKey(): void {
    this.#skipSpace();
    const raw = this.#findString();
    this.#keysLeft -= 1;
    if (this.#keysLeft < 0) throw new FormatError('too many keys', { offset: raw.start, reason: 'limit' });
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
    return (
      this.#keepsItem !== undefined &&
      this.#open[this.#open.length - 1]?.kind === 'array' &&
      this.#count() >= FIRST_ITEMS
    );
  }

  #takeString(raw: RawString): void {
    const isKept = !this.#isFull() || (raw.end - raw.start >= BEGINNING_CHARACTERS && this.#keeps(raw));
    if (isKept) this.#attach(textOf(this.#text, raw));
  }

  #keeps(raw: RawString): boolean {
    return this.#keepsItem?.(beginningOf(this.#text, raw, BEGINNING_CHARACTERS)) ?? true;
  }

  #openContainer(start: number): void {
    const offset = this.#position;
    this.#position += 1;
    const container: Open =
      start === OPEN_BRACE ? { kind: 'object', entries: [], offset } : { kind: 'array', items: [], offset };
    this.#attach(container);
    this.#containersLeft -= 1;
    this.#firsts.push(this.#stack.length);
    if (this.#open.push(container) > NESTING_DEPTH || this.#containersLeft < 0) {
      throw new FormatError('too many containers, or too many inside each other', { offset, reason: 'limit' });
    }
  }

  #closeContainer(): void {
    const container = this.#open.pop() as Open; // the callers checked the length
    const values = this.#stack.splice(this.#firsts.pop() ?? 0);
    if (container.kind === 'array') container.items = values;
    else {
      const keys = this.#keys.splice(this.#keys.length - values.length);
      container.entries = values.map((value, index) => [keys[index] as string, value] as const); // readKey pushes both
    }
  }

  #attach(value: JsonValue): void {
    const container = this.#open[this.#open.length - 1];
    if (container === undefined) this.values.push(value);
    else if (container.kind === 'array') this.#stack.push(value);
    else this.#stack[this.#stack.length - 1] = value; // readKey made the place
  }

  #readWord(): JsonValue {
    const start = this.#position;
    const text = this.#text;
    while (this.#position < text.length && isWordByte(text[this.#position] as number)) this.#position += 1;
    // What nobody keeps is not read: a character of a number is enough.
    if (this.#position > start && isDigit(text[start] as number) && this.#isFull()) return 0;
    const word = text.toString('latin1', start, this.#position);
    if (!WORD.test(word)) throw this.#unexpected('a value', start);
    const constant = CONSTANTS.get(word);
    return constant === undefined ? Number(word) : constant;
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

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** A digit, a letter, or one of `+-._`. */
function isWordByte(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    byte === 0x2b ||
    byte === 0x2d ||
    byte === 0x2e ||
    byte === 0x5f
  );
}
