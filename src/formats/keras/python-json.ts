/** JSON as Python's `json` module reads it, all duplicate keys kept. See https://docs.python.org/3/library/json.html. */
import { FormatError, TruncatedError } from '../../bytes/format-error.ts';

export type JsonValue = string | number | boolean | null | JsonArray | JsonObject;

export interface JsonArray {
  readonly kind: 'array';
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
}

const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
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
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

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

interface OpenArray {
  readonly kind: 'array';
  readonly items: JsonValue[];
  readonly offset: number;
}

interface OpenObject {
  readonly kind: 'object';
  readonly entries: [string, JsonValue][];
  readonly offset: number;
}

/** A position in the text and the containers that are open there. */
class JsonReader {
  readonly values: JsonValue[] = [];
  readonly #text: Buffer;
  readonly #open: (OpenArray | OpenObject)[] = [];
  #position = 0;
  #valuesLeft: number;
  #containersLeft: number;

  constructor(text: Uint8Array, { values, containers }: JsonLimits) {
    this.#text = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
    this.#valuesLeft = values;
    this.#containersLeft = containers;
  }

  readAll(): void {
    for (this.#skipSpace(); this.#position < this.#text.length; this.#skipSpace()) {
      this.#readValue();
      while (this.#open.length > 0) this.#continueContainer();
    }
  }

  /** Closes the innermost container or reads its next element. */
  #continueContainer(): void {
    const container = this.#open[this.#open.length - 1] as OpenArray | OpenObject; // readAll checked the length
    const isArray = container.kind === 'array';
    this.#skipSpace();
    const isEmpty = (isArray ? container.items : container.entries).length === 0;
    if (this.#peek() === (isArray ? CLOSE_BRACKET : CLOSE_BRACE)) {
      this.#position += 1;
      this.#open.pop();
      return;
    }
    if (!isEmpty) this.#expect(COMMA);
    if (!isArray) this.#readKey(container);
    this.#readValue();
  }

  #readKey(container: OpenObject): void {
    this.#skipSpace();
    const key = this.#readString();
    this.#skipSpace();
    this.#expect(COLON);
    container.entries.push([key, null]);
  }

  #readValue(): void {
    this.#skipSpace();
    this.#valuesLeft -= 1;
    if (this.#valuesLeft < 0) throw new FormatError('too many values', { offset: this.#position, reason: 'limit' });
    const start = this.#peek();
    if (start === OPEN_BRACE || start === OPEN_BRACKET) this.#openContainer(start);
    else this.#attach(start === QUOTE ? this.#readString() : this.#readWord());
  }

  #openContainer(start: number): void {
    const offset = this.#position;
    this.#position += 1;
    const container: OpenArray | OpenObject =
      start === OPEN_BRACE ? { kind: 'object', entries: [], offset } : { kind: 'array', items: [], offset };
    this.#attach(container);
    this.#containersLeft -= 1;
    if (this.#open.push(container) > NESTING_DEPTH || this.#containersLeft < 0) {
      throw new FormatError('too many containers, or too many inside each other', { offset, reason: 'limit' });
    }
  }

  #attach(value: JsonValue): void {
    const container = this.#open[this.#open.length - 1];
    if (container === undefined) this.values.push(value);
    else if (container.kind === 'array') container.items.push(value);
    else (container.entries[container.entries.length - 1] as [string, JsonValue])[1] = value; // readKey pushed it
  }

  #readWord(): JsonValue {
    const start = this.#position;
    const text = this.#text;
    while (this.#position < text.length && isWordByte(text[this.#position] as number)) this.#position += 1;
    const word = text.toString('latin1', start, this.#position);
    if (!WORD.test(word)) throw this.#unexpected('a value', start);
    const constant = CONSTANTS.get(word);
    return constant === undefined ? Number(word) : constant;
  }

  /** Control characters are taken as they are: `strict=False` allows them. */
  #readString(): string {
    this.#expect(QUOTE);
    const text = this.#text;
    const start = this.#position;
    let escaped = false;
    for (let at = start; ; at += 1) {
      const byte = text[at];
      if (byte === undefined) throw new TruncatedError(start, text.length + 1, text.length);
      if (byte === BACKSLASH) {
        escaped = true;
        at += 1;
      } else if (byte === QUOTE) {
        this.#position = at + 1;
        const raw = text.toString('utf8', start, at);
        return escaped ? this.#unescape(raw, start) : raw;
      }
    }
  }

  #unescape(raw: string, offset: number): string {
    return raw.replace(/\\(?:u([0-9a-fA-F]{4})|([\s\S])|$)/g, (_match, hex?: string, letter?: string) => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      const plain = letter === undefined ? undefined : ESCAPES[letter];
      if (plain === undefined) throw new FormatError(`expected an escape, found \\${letter ?? ''}`, { offset });
      return plain;
    });
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
