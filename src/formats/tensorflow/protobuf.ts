/** Walks the fields of protobuf messages without a schema and without reading what is skipped. See https://protobuf.dev/programming-guides/encoding/. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { FormatError, TruncatedError } from '../../bytes/format-error.ts';

/** One field as it stands in the bytes. */
export interface Field {
  readonly number: number;
  readonly wireType: 'varint' | 'fixed' | 'bytes' | 'group';
  /** Where the content lies, from the start of the source. */
  readonly start: number;
  readonly end: number;
  /** Of a varint, rounded beyond 2^53; of a group the bytes of its end tag; else 0. */
  readonly value: number;
  /** Bytes that the field lacks because the message ends before it does. */
  readonly missingBytes: number;
}

/** Small: between the nodes of a frozen graph lie weights that are jumped over. */
const BLOCK_BYTES = 8 * 1024;
/** Ten bytes hold 64 bits, seven in each. */
const VARINT_BYTES = 10;
/** The parsers of TensorFlow stop at 100. CWE-674. */
const GROUP_DEPTH = 100;

/** Random access to single bytes and short texts through one block that is kept. */
export class ByteWindow {
  readonly source: ByteSource;
  #block: Uint8Array;
  #start = 0;

  constructor(source: ByteSource) {
    this.source = source;
    this.#block = source.bytes ?? new Uint8Array(0);
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
    const bytes = isInside ? this.#block.subarray(offset, offset + end - start) : this.source.read(start, end);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(encoding);
  }

  #load(position: number): number {
    const { size } = this.source;
    if (position < 0 || position >= size) throw new TruncatedError(position, position + 1, size);
    this.#start = position - (position % BLOCK_BYTES);
    // A copy: what `read` gives is valid until the next read only.
    this.#block = this.source.read(this.#start, Math.min(this.#start + BLOCK_BYTES, size)).slice();
    return this.#block[position - this.#start] as number; // the block covers the position
  }
}

/**
 * The fields between `start` and `end` in the order of the bytes, repeated and unknown ones included; one that is cut short is given before the error.
 * @throws FormatError where the bytes are no message
 */
export function* fieldsOf(window: ByteWindow, start: number, end: number): Generator<Field> {
  let position = start;
  while (position < end) {
    const tag = readVarint(window, position, end);
    const field = readField(window, tag.value, tag.end, end);
    yield field;
    if (field.missingBytes > 0) {
      const message = `expected ${field.missingBytes} more bytes in the message`;
      throw new FormatError(message, { offset: field.start, reason: 'truncated' });
    }
    position = field.end + (field.wireType === 'group' ? field.value : 0);
  }
}

function readField(window: ByteWindow, tag: number, start: number, end: number): Field {
  const number = Math.floor(tag / 8);
  if (number < 1 || number > 0x1fffffff) throw broken(`a field number, found ${number}`, start);
  switch (tag % 8) {
    case 0: {
      const varint = readVarint(window, start, end);
      return { number, wireType: 'varint', start, end: varint.end, value: varint.value, missingBytes: 0 };
    }
    case 1:
      return ending(number, 'fixed', start, start + 8, end);
    case 2: {
      const length = readVarint(window, start, end);
      return ending(number, 'bytes', length.end, length.end + length.value, end);
    }
    case 3: {
      const closed = skipGroup(window, number, start, end);
      return { number, wireType: 'group', start, end: closed.start, value: closed.end - closed.start, missingBytes: 0 };
    }
    case 5:
      return ending(number, 'fixed', start, start + 4, end);
    default:
      throw broken(`a wire type, found ${tag % 8}`, start);
  }
}

/** A field that should end at `contentEnd`, in a message that ends at `end`. */
function ending(number: number, wireType: 'fixed' | 'bytes', start: number, contentEnd: number, end: number): Field {
  const missingBytes = Math.max(0, contentEnd - end);
  return { number, wireType, start, end: contentEnd - missingBytes, value: 0, missingBytes };
}

/** Where the end tag of a group lies; the groups inside it are skipped. */
function skipGroup(window: ByteWindow, group: number, start: number, end: number): { start: number; end: number } {
  const open = [group];
  let position = start;
  for (;;) {
    const tag = readVarint(window, position, end);
    const number = Math.floor(tag.value / 8);
    const wireType = tag.value % 8;
    if (wireType === 3) {
      if (open.push(number) > GROUP_DEPTH) throw broken('fewer groups inside each other', position);
      position = tag.end;
    } else if (wireType === 4) {
      if (open.pop() !== number) throw broken('the end of the innermost group', position);
      if (open.length === 0) return { start: position, end: tag.end };
      position = tag.end;
    } else {
      const field = readField(window, tag.value, tag.end, end);
      if (field.missingBytes > 0) throw broken('the end of a group', position);
      position = field.end;
    }
  }
}

function readVarint(window: ByteWindow, start: number, end: number): { value: number; end: number } {
  let value = 0;
  let unit = 1;
  for (let position = start; position < start + VARINT_BYTES; position += 1) {
    if (position >= end) throw new TruncatedError(position, position + 1, end);
    const byte = window.at(position);
    value += (byte & 0x7f) * unit;
    if (byte < 0x80) return { value, end: position + 1 };
    unit *= 128;
  }
  throw broken(`a varint of at most ${VARINT_BYTES} bytes`, start);
}

function broken(expected: string, offset: number): FormatError {
  return new FormatError(`expected ${expected}`, { offset });
}
