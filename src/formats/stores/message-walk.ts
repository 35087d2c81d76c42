/** The values of MessagePack in the order of the bytes, and arrays of small numbers as the bytes that they are to a loader. https://github.com/msgpack/msgpack/blob/master/spec.md */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { byteTable } from '../../bytes/byte-table.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { isAllZero } from '../../bytes/zeros.ts';
import { messageHead } from '../../wire/message-pack.ts';

const WINDOW_BYTES = 64 * 1024;
/** Shorter ones hold nothing that is called. */
const LEAST_NUMBERS = 8;
/** The first and the last of the numbers without a point that have bytes of their own. */
const UINT8 = 0xcc;
const INT64 = 0xd3;
/** A number of one byte, nil, false and true. */
const IS_NUMBER = byteTable((byte) => byte < 0x80 || byte >= 0xe0 || byte === 0xc0 || byte === 0xc2 || byte === 0xc3);

/** What bytes or a text are, or an array of numbers that each fit a byte. */
export interface MessageValue {
  readonly start: number;
  /** Behind the value. */
  readonly end: number;
  /** Null where it lies in the file as it is, from `start` on. */
  readonly numbers: Buffer | null;
}

/** Mutable: the position, and what was read last. */
export class MessageWalk {
  /** False once a byte begins no value, or a value leaves the source. */
  isWhole = true;
  readonly #source: ByteSource;
  #position: number;
  #window: Buffer = Buffer.alloc(0);
  #windowAt = 0;
  /** Values of the first message that are still to come. */
  #owed = 1;

  constructor(source: ByteSource, start: number) {
    this.#source = source;
    this.#position = start;
  }

  /** Where the first message ends; null before that. */
  get endOfFirst(): number | null {
    return this.#owed === 0 && this.isWhole ? this.#position : null;
  }

  /** Of the first message. @param end where none begins any more */
  *firstValues(end: number): Generator<MessageValue> {
    while (this.isWhole && this.#owed > 0 && this.#position < Math.min(end, this.#source.size)) {
      const value = this.#next();
      if (value !== null) yield value;
    }
  }

  /** Of all messages that follow each other. @param end where none begins any more @throws LimitError */
  *values(end = this.#source.size): Generator<MessageValue> {
    while (this.isWhole && this.#position < end) {
      if (this.#passNumbers(end)) continue;
      const value = this.#next();
      if (value !== null) yield value;
    }
  }

  /** Goes over numbers of one byte: of a hole in a file, and of what is full of them, each by itself takes thirty times as long. @returns whether there were any */
  #passNumbers(end: number): boolean {
    const start = this.#position;
    if (start < this.#windowAt || start >= this.#windowAt + this.#window.length) this.#read(start);
    const window = this.#window;
    const last = Math.min(window.length, end - this.#windowAt);
    let at = start - this.#windowAt;
    if (at === 0 && last === window.length && isAllZero(window)) at = last;
    while (at < last && IS_NUMBER[window[at]!] === 1) at += 1;
    this.#position = this.#windowAt + at;
    this.#owed -= this.#position - start;
    return this.#position > start;
  }

  /** Null for all but bytes, texts, extensions and arrays of numbers; into maps and other arrays the walk goes by itself. */
  #next(): MessageValue | null {
    const { kind, countBytes, count } = messageHead(this.#take(1));
    this.#owed -= 1;
    const many = countBytes === 0 ? count : this.#take(countBytes);
    if (kind === 'number') return this.#pass(many);
    if (kind === 'array') return this.#numbers(many);
    if (kind === 'map') return this.#owe(2 * many);
    if (kind === 'none') return this.#broken();
    if (kind === 'extension') this.#take(1);
    return this.#bytes(many);
  }

  #bytes(length: number): MessageValue | null {
    const start = this.#position;
    this.#pass(length);
    return this.isWhole ? { start, end: this.#position, numbers: null } : null;
  }

  /** Serde writes bytes as an array of numbers where nobody told it otherwise. */
  #numbers(count: number): MessageValue | null {
    const start = this.#position;
    this.#owe(count);
    const isPossible = count >= LEAST_NUMBERS && count <= this.#source.size - start;
    if (!isPossible) return null;
    keepWithin('digitCharacters', count, start);
    const numbers: number[] = [];
    while (numbers.length < count && this.#position < this.#source.size) {
      const number = this.#byteNumber();
      if (number > 0xff) break;
      numbers.push(number);
    }
    if (numbers.length === count) {
      this.#owe(-count);
      return { start, end: this.#position, numbers: Buffer.from(numbers) };
    }
    this.#position = start;
    return null;
  }

  /** A number in whatever width it is written, as readers take it; more than a byte holds stands for all else. */
  #byteNumber(): number {
    const byte = this.#take(1);
    if (byte < 0x80) return byte;
    if (byte < UINT8 || byte > INT64) return 0x100;
    const { count } = messageHead(byte);
    const upper = count > 4 ? this.#take(4) : 0;
    return upper === 0 ? this.#take(Math.min(count, 4)) : 0x100;
  }

  #owe(values: number): null {
    this.#owed += values;
    return null;
  }

  #broken(): null {
    this.isWhole = false;
    return null;
  }

  #pass(bytes: number): null {
    this.#position += bytes;
    if (this.#position > this.#source.size) this.isWhole = false;
    return null;
  }

  /** A number of so many bytes, the upper one first. */
  #take(bytes: number): number {
    const start = this.#position;
    this.#pass(bytes);
    if (!this.isWhole) return 0;
    if (start < this.#windowAt || this.#position > this.#windowAt + this.#window.length) this.#read(start);
    return this.#window.readUIntBE(start - this.#windowAt, bytes);
  }

  #read(start: number): void {
    this.#windowAt = start;
    this.#window = Buffer.from(this.#source.read(start, Math.min(start + WINDOW_BYTES, this.#source.size)));
  }
}
