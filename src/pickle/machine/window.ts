/** The part of a pickle's source that its machine looks at: all of it in place, or a window that slides, so that payloads of any size cost nothing. https://github.com/python/cpython/blob/main/Modules/_pickle.c (_Unpickler_ReadImpl) */
import { isUtf8 } from 'node:buffer';
import type { ByteSource } from '../../bytes/byte-source.ts';

/** An opcode with its fixed argument, and enough of its content to see how it begins and whether a short text is a noted key. */
const LOOKAHEAD_BYTES = 96;
const FIRST_WINDOW_BYTES = 4096;
const LARGEST_WINDOW_BYTES = 256 * 1024;
export const NEWLINE = 10;
const CHUNK_BYTES = 65536;
/** Most lines are short: a loop finds their ends sooner than a call of the platform does. */
export const SHORT_LINE_BYTES = 64;

/** No line is known. */
const NONE = { from: Number.POSITIVE_INFINITY, newline: -1 };

/** Mutable, and reused for the next pickle. Positions are offsets of the source. */
export class PickleWindow {
  source!: ByteSource;
  size = 0;
  buffer: Uint8Array = new Uint8Array(0);
  /** Offset of the buffer's first byte in the source. */
  base = 0;
  /** Bytes of the buffer that are valid. */
  filled = 0;
  #own = new Uint8Array(0);
  #bytes = FIRST_WINDOW_BYTES;
  /** Of the last line whose end was not near, as far as it was looked for: who tries each place of a source asks for the same one again. CWE-407. */
  #far = NONE;

  open(source: ByteSource): void {
    if (source !== this.source) this.#far = NONE;
    this.source = source;
    this.size = source.size;
    this.base = 0;
    this.buffer = source.bytes ?? this.#own;
    this.filled = source.bytes === undefined ? 0 : source.size;
    this.#bytes = FIRST_WINDOW_BYTES;
  }

  /** Makes the bytes from `position` on available in the buffer; windows double while the reading is sequential. */
  refill(position: number): void {
    if (this.source.bytes !== undefined) return;
    const sequential = position <= this.base + this.filled;
    this.#bytes = sequential ? Math.min(this.#bytes * 2, LARGEST_WINDOW_BYTES) : FIRST_WINDOW_BYTES;
    const end = Math.min(this.size, position + this.#bytes);
    if (this.#own.length < end - position) this.#own = new Uint8Array(this.#bytes);
    this.#own.set(this.source.read(position, end));
    this.buffer = this.#own;
    this.base = position;
    this.filled = end - position;
  }

  /** Whether what an opcode may need lies in the buffer, as far as the source has it. */
  reaches(position: number): boolean {
    return position + LOOKAHEAD_BYTES <= this.base + this.filled;
  }

  /** Up to where (in the buffer) the machine need not look around. */
  checkpoint(frameEnd: number): number {
    const last = this.base + this.filled < this.size ? this.filled - LOOKAHEAD_BYTES : this.filled;
    return Math.min(Math.max(last, 0), frameEnd - this.base);
  }

  /** The offset of the first newline from `position` on, or -1. @param end where it is no longer looked for */
  newlineAfter(position: number, end = this.size): number {
    const { from, newline } = this.#far;
    if (end === this.size && position >= from && (newline < 0 || position <= newline)) return newline;
    const found = this.#newlineIn(position, end);
    if (end === this.size && (found < 0 || found - position > FIRST_WINDOW_BYTES))
      this.#far = { from: position, newline: found };
    return found;
  }

  #newlineIn(position: number, end: number): number {
    const inBuffer = position - this.base;
    // What the loop reads lies in the buffer, most of the time: asking the source would be a read of the file for every line.
    if (inBuffer >= 0) {
      const near = newlineIn(this.buffer, inBuffer, this.filled);
      if (near >= 0) return this.base + near;
    }
    const rest = inBuffer < 0 ? position : Math.max(position, this.base + this.filled);
    if (this.source.newlineAfter !== undefined && end === this.size) return this.source.newlineAfter(rest);
    for (let from = rest; from < end; from += CHUNK_BYTES) {
      const chunk = this.source.read(from, Math.min(end, from + CHUNK_BYTES));
      const newline = chunk.indexOf(NEWLINE);
      if (newline >= 0) return from + newline;
    }
    return -1;
  }

  latin1(start: number, end: number): string {
    const bytes = this.#read(start, Math.min(end, start + CHUNK_BYTES));
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  }

  /** Null where the bytes are no UTF-8. */
  utf8(start: number, end: number): string | null {
    const bytes = this.#read(start, end);
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    if (bytes.length <= SHORT_LINE_BYTES && bytes.every((byte) => byte < 0x80)) return buffer.toString('latin1');
    // Asked first: an error costs more than all else that is done with the names of chance.
    return isUtf8(bytes) ? buffer.toString('utf8') : null;
  }

  /** From the buffer where it holds them, else from the source; valid until the next read. */
  #read(start: number, end: number): Uint8Array {
    const from = start - this.base;
    const isHeld = from >= 0 && end - this.base <= this.filled;
    return isHeld ? this.buffer.subarray(from, end - this.base) : this.source.read(start, end);
  }
}

function newlineIn(buffer: Uint8Array, start: number, end: number): number {
  const soon = Math.min(end, start + SHORT_LINE_BYTES);
  for (let at = start; at < soon; at += 1) if (buffer[at] === NEWLINE) return at;
  return soon === end ? -1 : buffer.subarray(0, end).indexOf(NEWLINE, soon);
}
