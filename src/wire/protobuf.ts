/** Walks the length-delimited fields of protobuf messages without a schema and without reading what is skipped. See https://protobuf.dev/programming-guides/encoding/. */
import { FormatError, TruncatedError } from '../bytes/format-error.ts';
import type { ByteWindow } from './byte-window.ts';

/** A length-delimited field: text, bytes or a message. Numbers and groups are passed over. */
export interface Field {
  readonly number: number;
  /** Where the content lies, from the start of the source. */
  readonly start: number;
  readonly end: number;
}

export const VARINT = 0;
export const FIXED_64 = 1;
export const LENGTH_DELIMITED = 2;
export const GROUP_START = 3;
export const GROUP_END = 4;
export const FIXED_32 = 5;

/** Ten bytes hold 64 bits, seven in each. */
const VARINT_BYTES = 10;
const TAGS = 2 ** 32;
/** Protobuf's own parsers stop at 100. CWE-674. */
const GROUP_DEPTH = 100;

/** Of a number below 128 in a field below 16, and before the bytes of such a length. */
export const SHORT_BYTES = 2;
/** Set in all bytes of a number but the last. */
export const GOES_ON = 0x80;

/** What begins a field of bytes whose number is below 16. */
export function shortTag(field: number): number {
  return field * 8 + LENGTH_DELIMITED;
}
/** Repetitions of one such field that cost as much as one field of its own. */
const RUN_FIELDS = 16;

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
  #end: number;
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

  /** Another message of the same window. @returns itself, at its start */
  enter(start: number, end: number): this {
    this.#position = start;
    this.#end = end;
    this.#groups = null;
    return this;
  }

  /** Moves to the next field of bytes outside any group; false at the end of the message. */
  toNextBytes(): boolean {
    while (this.#position < this.#end) {
      const tagStart = this.#position;
      this.#window.countField(tagStart);
      if (this.#isShort(tagStart)) return true;
      // Readers in C++ and Java keep 32 bits of it, whatever stands above.
      const long = this.#varint();
      const tag = long < GOES_ON ? long : long % TAGS;
      this.number = tag >>> 3;
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

  /** As most fields of bytes are: a tag and a length of one byte each, inside the block. */
  #isShort(start: number): boolean {
    const { block } = this.#window;
    const at = start - this.#window.blockStart;
    if (at < 0 || at + 1 >= block.length || start + 1 >= this.#end) return false;
    const tag = block[at]!;
    const length = block[at + 1]!;
    if (tag % 8 !== LENGTH_DELIMITED || tag < 8 || ((tag | length) & GOES_ON) !== 0 || this.#groups !== null)
      return false;
    this.number = tag >>> 3;
    this.#position = start + SHORT_BYTES;
    this.contentStart = this.#position;
    this.contentEnd = this.#position + length;
    return true;
  }

  /** Of the next field. */
  get position(): number {
    return this.#position;
  }

  /** To the start of another field of this message, outside any group. */
  skipTo(position: number): void {
    this.#position = position;
  }

  leaveContent(): void {
    if (this.contentEnd <= this.#end) this.#position = this.contentEnd;
    else this.#moveTo(this.contentEnd);
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
    const last = this.#end - 1;
    const tag = window.at(tagStart);
    let position = this.#position;
    if (position >= last || window.at(position) !== tag) return;
    const value = window.at(tagStart + 1);
    const isAgain = () => position < last && window.at(position) === tag && window.at(position + 1) === value;
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

/** Most of what is no message ends here, without an error for it: field number 0, or a wire type that begins nothing. */
export function mayBeTag(byte: number | undefined): boolean {
  if (byte === undefined || byte < 8) return false;
  const wireType = byte % 8;
  return wireType !== GROUP_END && wireType <= FIXED_32;
}

function broken(expected: string, offset: number): FormatError {
  return new FormatError(`expected ${expected}`, { offset });
}
