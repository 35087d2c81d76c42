/** What a file-like reader reads where frames end inside opcodes: it drops the rest of the frame and reads on behind it, after `_Unpickler_ReadImpl` and `load_frame` in https://github.com/python/cpython/blob/main/Modules/_pickle.c. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { TruncatedError } from '../../bytes/format-error.ts';
import { OPCODE_BY_CODE } from './opcodes.ts';

/** The bytes that such a reader consumes, without the frames, and where each of them lies. */
export interface Reread {
  readonly source: ByteSource;
  /** The offset in the original source. */
  offsetOf(position: number): number;
  /** Where in the original source the reader reads on: it has consumed its last frame to the end. */
  readonly end: number;
  /** False where there were too many frames that do not fit. */
  readonly isWhole: boolean;
}

/** Since 3.8 the payloads of bytes go on behind a frame instead of beginning again there. */
export type PayloadReading = 'span' | 'drop';

const STOP = 0x2e;
const NEWLINE = 10;
const BYTES_OPCODES: ReadonlySet<number> = new Set([0x42, 0x43, 0x8e, 0x96]);

/** Pieces between frames that do not fit: a pickler makes none. CWE-407. */
const MAX_RANGES = 65_536;

/** Read at once, of which opcodes take a few each. */
const NEAR_BYTES = 4096;

/** Rereads one pickle from `start` up to STOP or to where the reader gives up. */
export function rereadFrames(source: ByteSource, start: number, payloads: PayloadReading): Reread {
  const reader = new FrameReader(source, start, payloads);
  while (reader.ranges.length < MAX_RANGES && reader.opcode()) {
    // Each step consumes one opcode.
  }
  return { ...composed(source, reader.ranges), end: reader.end, isWhole: reader.ranges.length < MAX_RANGES };
}

interface Range {
  readonly start: number;
  end: number;
}

class FrameReader {
  readonly ranges: Range[] = [];
  readonly #source: ByteSource;
  readonly #payloads: PayloadReading;
  #position: number;
  /** Where the bytes end that the reader holds already; at or before the position when it holds none. */
  #held: number;
  /** What was read of the source around the last opcode, and where it begins: a read for each takes longer than all else. */
  #near: Uint8Array = new Uint8Array(0);
  #nearAt = 0;

  constructor(source: ByteSource, start: number, payloads: PayloadReading) {
    this.#source = source;
    this.#payloads = payloads;
    this.#position = start;
    this.#held = start;
  }

  get end(): number {
    return Math.max(this.#position, this.#held);
  }

  /** Consumes one opcode with its argument; false at STOP, at the end and at what is no opcode. */
  opcode(): boolean {
    const code = this.#read(1)?.[0];
    const opcode = code === undefined ? undefined : OPCODE_BY_CODE[code];
    if (opcode === undefined || code === STOP) return false;
    switch (opcode.argument) {
      case 'none':
        return true;
      case 'u1':
        return this.#read(1) !== null;
      case 'u2':
        return this.#read(2) !== null;
      case 'i4':
      case 'u4':
        return this.#read(4) !== null;
      case 'u8':
        return this.#frame();
      case 'f8':
        return this.#read(8) !== null;
      case 'line':
        return this.#line();
      case 'line2':
        return this.#line() && this.#line();
      case 'counted1':
        return this.#counted(opcode.code, 1);
      case 'counted4':
      case 'counted4signed':
        return this.#counted(opcode.code, 4);
      case 'counted8':
        return this.#counted(opcode.code, 8);
    }
  }

  /** FRAME itself is no part of what is read again. */
  #frame(): boolean {
    const length = this.#read(8);
    if (length === null) return false;
    this.#forget(9);
    const end = this.#position + number(length);
    if (end <= this.#held) return true;
    // The frame does not lie in what is held: that is dropped.
    this.#position = Math.max(this.#position, this.#held);
    this.#held = this.#position + number(length);
    return this.#held <= this.#source.size;
  }

  #counted(code: number, width: number): boolean {
    const prefix = this.#read(width);
    if (prefix === null) return false;
    const length = number(prefix);
    return BYTES_OPCODES.has(code) && this.#payloads === 'span' ? this.#take(length) : this.#skip(length);
  }

  #line(): boolean {
    const newline = this.#newline(this.#position, Math.min(this.#held, this.#source.size));
    if (newline >= 0) return this.#take(newline + 1 - this.#position);
    this.#position = Math.max(this.#position, this.#held);
    const further = this.#newline(this.#position, this.#source.size);
    return further >= 0 && this.#take(further + 1 - this.#position);
  }

  #newline(from: number, to: number): number {
    for (let at = from; at < to; at += 65536) {
      const found = this.#source.read(at, Math.min(to, at + 65536)).indexOf(NEWLINE);
      if (found >= 0) return at + found;
    }
    return -1;
  }

  /** Short reads only: numbers. */
  #read(count: number): Uint8Array | null {
    const before = this.#position;
    if (!this.#skip(count)) return null;
    const start = this.#position - count;
    return before <= start ? this.#bytes(start, this.#position) : null;
  }

  #bytes(start: number, end: number): Uint8Array {
    if (start < this.#nearAt || end > this.#nearAt + this.#near.length) {
      this.#nearAt = start;
      this.#near = this.#source.read(start, Math.min(this.#source.size, start + NEAR_BYTES)).slice();
    }
    return this.#near.subarray(start - this.#nearAt, end - this.#nearAt);
  }

  /** Consumes `count` bytes in one read: where the held bytes do not suffice they are dropped. */
  #skip(count: number): boolean {
    if (this.#position < this.#held && this.#position + count > this.#held) this.#position = this.#held;
    return this.#take(count);
  }

  #take(count: number): boolean {
    const end = this.#position + count;
    if (end > this.#source.size) return false;
    const last = this.ranges.at(-1);
    if (last !== undefined && last.end === this.#position) last.end = end;
    else this.ranges.push({ start: this.#position, end });
    this.#position = end;
    return true;
  }

  /** Takes the last `count` bytes out of what is read again; they may lie in two ranges. */
  #forget(count: number): void {
    for (let left = count; left > 0; ) {
      const last = this.ranges.at(-1)!; // `count` bytes were taken just before
      const cut = Math.min(left, last.end - last.start);
      last.end -= cut;
      left -= cut;
      if (last.end === last.start) this.ranges.pop();
    }
  }
}

function number(bytes: Uint8Array): number {
  return bytes.reduceRight((value, byte) => value * 256 + byte, 0);
}

function composed(source: ByteSource, ranges: readonly Range[]): Pick<Reread, 'source' | 'offsetOf'> {
  const starts: number[] = [];
  let size = 0;
  for (const range of ranges) {
    starts.push(size);
    size += range.end - range.start;
  }
  const indexOf = (position: number) => {
    let [low, high] = [0, ranges.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const offsetOf = (position: number) => {
    const index = indexOf(position);
    return ranges.length === 0 ? position : ranges[index]!.start + position - starts[index]!;
  };
  const read = (start: number, end: number) => {
    if (end > size) throw new TruncatedError(start, end, size);
    const parts: Uint8Array[] = [];
    for (let at = start, index = indexOf(start); at < end; index += 1) {
      const range = ranges[index]!;
      const from = range.start + at - starts[index]!;
      const to = Math.min(range.end, from + end - at);
      parts.push(source.read(from, to).slice());
      at += to - from;
    }
    return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  };
  return { source: { size, read }, offsetOf };
}
