/** Random access to single bytes and short texts of a source, for readers that go through messages in small steps. */
import type { ByteSource } from '../bytes/byte-source.ts';
import { TruncatedError, UndecidedError } from '../bytes/format-error.ts';

/** Small: between the nodes of a graph lie weights that are jumped over. */
const BLOCK_BYTES = 8 * 1024;
/** Where it goes on without a jump. */
const MOST_BLOCK_BYTES = 64 * 1024;

/** What recognisers may pass. Mutable. */
export interface FieldBudget {
  readonly most: number;
  left: number;
}

/** Reads through one block that is kept. */
export class ByteWindow {
  readonly source: ByteSource;
  readonly #budget: FieldBudget | null;
  /** What is kept, and where it lies: for loops that look at each byte. */
  block: Buffer;
  blockStart = 0;
  #kept: Buffer = Buffer.alloc(0);

  constructor(source: ByteSource, budget: FieldBudget | null = null) {
    this.source = source;
    this.#budget = budget;
    this.block = asBuffer(source.bytes ?? new Uint8Array(0));
  }

  /** @throws UndecidedError where a recogniser goes on for too long */
  countField(offset: number): void {
    if (this.#budget === null) return;
    this.#budget.left -= 1;
    if (this.#budget.left >= 0) return;
    throw new UndecidedError(`more than ${this.#budget.most} fields without a model`, offset);
  }

  /** @throws TruncatedError at the end of the source. */
  at(position: number): number {
    const byte = this.block[position - this.blockStart];
    return byte === undefined ? this.#load(position) : byte;
  }

  /** @param encoding of the bytes from `start` to `end`; @throws TruncatedError at the end of the source. */
  text(start: number, end: number, encoding: 'utf8' | 'latin1'): string {
    if (end > start && start >= this.blockStart + this.block.length) this.#load(start);
    const offset = start - this.blockStart;
    const isInside = offset >= 0 && offset + end - start <= this.block.length;
    if (isInside) return this.block.toString(encoding, offset, offset + end - start);
    return asBuffer(this.source.read(start, end)).toString(encoding);
  }

  /** Valid until the next read. @throws TruncatedError at the end of the source. */
  bytes(start: number, end: number): Uint8Array {
    const offset = start - this.blockStart;
    const isInside = offset >= 0 && offset + end - start <= this.block.length;
    return isInside ? this.block.subarray(offset, offset + end - start) : this.source.read(start, end);
  }

  #load(position: number): number {
    const { size } = this.source;
    if (position < 0 || position >= size) throw new TruncatedError(position, position + 1, size);
    const isNext = position === this.blockStart + this.block.length;
    const bytes = isNext ? Math.min(Math.max(2 * this.block.length, BLOCK_BYTES), MOST_BLOCK_BYTES) : BLOCK_BYTES;
    this.blockStart = isNext ? position : position - (position % BLOCK_BYTES);
    const read = this.source.read(this.blockStart, Math.min(this.blockStart + bytes, size));
    // A copy: what `read` gives is valid until the next read only.
    if (this.#kept.length < read.length) this.#kept = Buffer.allocUnsafeSlow(read.length);
    this.#kept.set(read);
    this.block = this.#kept.subarray(0, read.length);
    return this.block[position - this.blockStart]!; // the block covers the position
  }
}

/** The same bytes. */
function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
