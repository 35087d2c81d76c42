/** Walks the length-delimited fields of protobuf messages without a schema and without reading what is skipped. See https://protobuf.dev/programming-guides/encoding/. */
import { copyOf } from '../bytes/block-source.ts';
import { type ByteSource, headOf } from '../bytes/byte-source.ts';
import { FormatError, meansNo, TruncatedError, UndecidedError } from '../bytes/format-error.ts';
import type { Once } from '../bytes/once.ts';

/** A length-delimited field: text, bytes or a message. Numbers and groups are passed over. */
export interface Field {
  readonly number: number;
  /** Where the content lies, from the start of the source. */
  readonly start: number;
  readonly end: number;
}

const VARINT = 0;
const FIXED_64 = 1;
const LENGTH_DELIMITED = 2;
const GROUP_START = 3;
const GROUP_END = 4;
const FIXED_32 = 5;

/** Small: between the nodes of a graph lie weights that are jumped over. */
const BLOCK_BYTES = 8 * 1024;
/** Ten bytes hold 64 bits, seven in each. */
const VARINT_BYTES = 10;
const TAGS = 2 ** 32;
/** Protobuf's own parsers stop at 100. CWE-674. */
const GROUP_DEPTH = 100;

/** Fields that all recognisers of one source pass, some two seconds: what parses so far without a model is reported. CWE-407. */
const RECOGNISED_FIELDS = 16_000_000;

/** Of a number below 128 in a field below 16. */
const SHORT_BYTES = 2;
/** Repetitions of one such field that cost as much as one field of its own. */
const RUN_FIELDS = 16;

/** Mutable. */
interface FieldBudget {
  left: number;
}

function recognisersBudget(): FieldBudget {
  return { left: RECOGNISED_FIELDS };
}

/** For recognisers: nothing that they read is known to be a message, and all of one source share a budget. */
export function recognisingWindow(source: ByteSource, once: Once<ByteSource>): ByteWindow {
  return new ByteWindow(source, once(recognisersBudget));
}

/** Random access to single bytes and short texts through one block that is kept. */
export class ByteWindow {
  readonly source: ByteSource;
  readonly #budget: FieldBudget | null;
  #block: Buffer;
  #start = 0;

  constructor(source: ByteSource, budget: FieldBudget | null = null) {
    this.source = source;
    this.#budget = budget;
    this.#block = asBuffer(source.bytes ?? new Uint8Array(0));
  }

  /** @throws UndecidedError where a recogniser goes on for too long */
  countField(offset: number): void {
    if (this.#budget === null) return;
    this.#budget.left -= 1;
    if (this.#budget.left >= 0) return;
    throw new UndecidedError(`more than ${RECOGNISED_FIELDS} fields without a model`, offset);
  }

  /** @throws TruncatedError at the end of the source. */
  at(position: number): number {
    const byte = this.#block[position - this.#start];
    return byte === undefined ? this.#load(position) : byte;
  }

  /** @param encoding of the bytes from `start` to `end`; @throws TruncatedError at the end of the source. */
  text(start: number, end: number, encoding: 'utf8' | 'latin1'): string {
    if (end > start && this.#block[start - this.#start] === undefined) this.#load(start);
    const offset = start - this.#start;
    const isInside = offset >= 0 && offset + end - start <= this.#block.length;
    if (isInside) return this.#block.toString(encoding, offset, offset + end - start);
    return asBuffer(this.source.read(start, end)).toString(encoding);
  }

  #load(position: number): number {
    const { size } = this.source;
    if (position < 0 || position >= size) throw new TruncatedError(position, position + 1, size);
    this.#start = position - (position % BLOCK_BYTES);
    // A copy: what `read` gives is valid until the next read only.
    this.#block = asBuffer(copyOf(this.source.read(this.#start, Math.min(this.#start + BLOCK_BYTES, size))));
    return this.#block[position - this.#start] as number; // the block covers the position
  }
}

/** The same bytes. */
function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
 * The length-delimited fields between `start` and `end` in the order of the bytes, repeated and unknown ones included.
 * One that the end cuts short is given before the error.
 * @throws FormatError where the bytes are no message
 */
export function* fieldsOf(window: ByteWindow, start: number, end: number): Generator<Field> {
  const reader = new FieldReader(window, start, end);
  while (reader.toNextBytes()) {
    yield { number: reader.number, start: reader.contentStart, end: Math.min(reader.contentEnd, end) };
    reader.leaveContent();
  }
}

type NumberListener = (field: number, value: number) => void; // outside any group, once of a run of the same

/** A position among the fields of one message. Nothing is allocated for a field: there may be millions. */
export class FieldReader {
  number = 0;
  contentStart = 0;
  contentEnd = 0;
  readonly #window: ByteWindow;
  readonly #end: number;
  readonly #hear: NumberListener | null;
  #position: number;
  /** The numbers of the groups that are open here. */
  #groups: number[] | null = null;

  constructor(window: ByteWindow, start: number, end: number, hear: NumberListener | null = null) {
    this.#window = window;
    this.#hear = hear;
    this.#position = start;
    this.#end = end;
  }

  /** Moves to the next field of bytes outside any group; false at the end of the message. */
  toNextBytes(): boolean {
    while (this.#position < this.#end) {
      const tagStart = this.#position;
      this.#window.countField(tagStart);
      // Readers in C++ and Java keep 32 bits of it, whatever stands above.
      const tag = this.#varint() % TAGS;
      this.number = Math.floor(tag / 8);
      if (this.number < 1) throw broken(`a field number, found ${this.number}`, tagStart);
      if (tag % 8 === LENGTH_DELIMITED) {
        const length = this.#varint();
        this.contentStart = this.#position;
        this.contentEnd = this.contentStart + length;
        if (this.#groups === null || this.#groups.length === 0) return true;
        this.leaveContent();
      } else this.#pass(tag % 8, tagStart);
    }
    if (this.#groups !== null && this.#groups.length > 0) throw broken('the end of a group', this.#position);
    return false;
  }

  leaveContent(): void {
    this.#moveTo(this.contentEnd);
  }

  #pass(wireType: number, tagStart: number): void {
    if (wireType === VARINT) {
      const value = this.#varint();
      if (!this.#groups?.length) this.#hear?.(this.number, value);
      if (this.#position === tagStart + SHORT_BYTES) this.#passRun(tagStart);
    } else if (wireType === FIXED_64) this.#passFixed(tagStart, 8);
    else if (wireType === FIXED_32) this.#passFixed(tagStart, 4);
    else if (wireType === GROUP_START) {
      this.#groups ??= [];
      if (this.#groups.push(this.number) > GROUP_DEPTH) throw broken('fewer groups inside each other', tagStart);
    } else if (wireType !== GROUP_END) throw broken(`a wire type, found ${wireType}`, tagStart);
    else if (this.#groups?.pop() !== this.number) throw broken('the end of the innermost group', tagStart);
  }

  /** The same number again and again, as a text of one letter reads: passed faster, and counted as less. */
  #passRun(tagStart: number): void {
    const window = this.#window;
    const [tag, value] = [window.at(tagStart), window.at(tagStart + 1)];
    let position = this.#position;
    const isAgain = () => position + 1 < this.#end && window.at(position) === tag && window.at(position + 1) === value;
    for (let count = 1; isAgain(); count += 1) {
      position += SHORT_BYTES;
      if (count % RUN_FIELDS === 0) window.countField(position);
    }
    this.#position = position;
  }

  #passFixed(tagStart: number, bytes: number): void {
    this.#moveTo(this.#position + bytes);
    const window = this.#window;
    const tag = window.at(tagStart);
    if (tag >= 0x80) return;
    const isAgain = () => this.#position + bytes < this.#end && window.at(this.#position) === tag;
    for (let count = 1; isAgain(); count += 1) {
      this.#position += 1 + bytes;
      if (count % RUN_FIELDS === 0) window.countField(this.#position);
    }
  }

  #moveTo(position: number): void {
    if (position > this.#end) {
      const message = `expected ${position - this.#end} more bytes in the message`;
      throw new FormatError(message, { offset: this.#position, reason: 'truncated' });
    }
    this.#position = position;
  }

  #varint(): number {
    let value = 0;
    let unit = 1;
    const last = this.#position + VARINT_BYTES;
    for (let position = this.#position; position < last; position += 1) {
      if (position >= this.#end) throw new TruncatedError(position, position + 1, this.#end);
      const byte = this.#window.at(position);
      value += (byte & 0x7f) * unit;
      if (byte < 0x80) {
        this.#position = position + 1;
        return value;
      }
      unit *= 128;
    }
    throw broken(`a varint of at most ${VARINT_BYTES} bytes`, this.#position);
  }
}

/** Whether the bytes reach a field of bytes before they break: no message of a model is without. Ask it by `once`: several formats do. */
export function holdsContent(source: ByteSource): boolean {
  if (!mayBeTag(headOf(source, 1)[0])) return false;
  try {
    return new FieldReader(new ByteWindow(source, recognisersBudget()), 0, source.size).toNextBytes();
  } catch (error) {
    if (meansNo(error)) return false;
    throw error;
  }
}

/** What a message begins with that holds any content. */
export const TAG_BYTES: ReadonlySet<number> = new Set([...Array(256).keys()].filter(mayBeTag));

/** Most of what is no message ends here, without an error for it: field number 0, or a wire type that begins nothing. */
function mayBeTag(byte: number | undefined): boolean {
  if (byte === undefined || byte < 8) return false;
  const wireType = byte % 8;
  return wireType !== GROUP_END && wireType <= FIXED_32;
}

function broken(expected: string, offset: number): FormatError {
  return new FormatError(`expected ${expected}`, { offset });
}
