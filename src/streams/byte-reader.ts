/** Reads an extent of a source byte after byte, for decoders that consume their input sequentially. */

import { TruncatedError } from '../bytes/format-error.ts';
import { isAllZero } from '../bytes/zeros.ts';
import type { Extent } from './inflate.ts';

const WINDOW_BYTES = 65_536;

/** Mutable: the position moves with every read. All methods throw TruncatedError at the end of the extent. */
export class ByteReader {
  readonly #extent: Extent;
  #window: Uint8Array = new Uint8Array();
  /** Where the window stands in the source. */
  #start: number;
  #index = 0;

  constructor(extent: Extent) {
    this.#extent = extent;
    this.#start = extent.start;
  }

  /** In the source. */
  get position(): number {
    return this.#start + this.#index;
  }

  get isAtEnd(): boolean {
    return this.position >= this.#extent.end;
  }

  u8(): number {
    if (this.#index >= this.#window.length) this.#refill();
    return this.#window[this.#index++] as number; // in range: the window was refilled
  }

  u16(): number {
    return this.u8() | (this.u8() << 8);
  }

  u32(): number {
    return (this.u16() | (this.u16() << 16)) >>> 0;
  }

  u32BigEndian(): number {
    return ((this.u8() << 24) | (this.u8() << 16) | (this.u8() << 8) | this.u8()) >>> 0;
  }

  skip(count: number): void {
    this.#moveTo(this.position + count);
  }

  /** A copy of the next `count` bytes; fewer only where `partial` allows it and the extent ends. */
  bytes(count: number, partial = false): Uint8Array {
    const start = this.position;
    const end = partial ? Math.min(start + count, this.#extent.end) : start + count;
    this.#moveTo(end);
    return this.#extent.source.read(start, end).slice();
  }

  /** The byte `ahead` of the position; -1 behind the end. */
  peek(ahead = 0): number {
    const known = this.#window[this.#index + ahead];
    if (known !== undefined) return known;
    const position = this.position + ahead;
    if (position >= this.#extent.end) return -1;
    return this.#extent.source.read(position, position + 1)[0] ?? -1;
  }

  /** Past the zeros with which some writers fill up a file; there may be very many. */
  skipZeros(): void {
    while (!this.isAtEnd) {
      if (this.#index >= this.#window.length) this.#refill();
      if (this.#index === 0 && isAllZero(this.#window)) this.#index = this.#window.length;
      while (this.#index < this.#window.length && this.#window[this.#index] === 0) this.#index++;
      if (this.#index < this.#window.length) return;
    }
  }

  #moveTo(position: number): void {
    if (position > this.#extent.end) throw new TruncatedError(this.position, position, this.#extent.end);
    const index = position - this.#start;
    if (index <= this.#window.length) {
      this.#index = index;
      return;
    }
    this.#start = position;
    this.#window = new Uint8Array();
    this.#index = 0;
  }

  #refill(): void {
    const start = this.position;
    const end = Math.min(start + WINDOW_BYTES, this.#extent.end);
    if (start >= end) throw new TruncatedError(start, start + 1, this.#extent.end);
    // A copy: the view is valid only until the next read of the source.
    this.#window = this.#extent.source.read(start, end).slice();
    this.#start = start;
    this.#index = 0;
  }
}
