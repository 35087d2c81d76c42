/** Big-endian values and texts of Java's streams, read through a window. https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/io/DataInput.html#modified-utf-8 */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { TruncatedError } from '../../bytes/format-error.ts';

const WINDOW_BYTES = 64 * 1024;

/** Mutable: a position that moves past what is read. All throw TruncatedError at the end of the source. */
export class StreamBytes {
  readonly source: ByteSource;
  position: number;
  #window: Uint8Array = new Uint8Array(0);
  #start = 0;

  constructor(source: ByteSource, position: number) {
    this.source = source;
    this.position = position;
  }

  get isAtEnd(): boolean {
    return this.position >= this.source.size;
  }

  u8(): number {
    const byte = this.#at(this.position);
    this.position += 1;
    return byte;
  }

  u16(): number {
    return this.u8() * 0x100 + this.u8();
  }

  u32(): number {
    return this.u16() * 0x10000 + this.u16();
  }

  skip(bytes: number): void {
    const end = this.position + bytes;
    if (end > this.source.size) throw new TruncatedError(this.position, end, this.source.size);
    this.position = end;
  }

  /** Modified UTF-8, which takes longer forms of a character than it needs. */
  utf(): string {
    const end = this.position + this.u16() + 2;
    let text = '';
    while (this.position < end) {
      const first = this.u8();
      if (first < 0x80) text += String.fromCharCode(first);
      else if (first < 0xe0) text += String.fromCharCode(((first & 0x1f) << 6) | (this.u8() & 0x3f));
      else text += String.fromCharCode(((first & 0x0f) << 12) | ((this.u8() & 0x3f) << 6) | (this.u8() & 0x3f));
    }
    return text;
  }

  #at(position: number): number {
    const byte = this.#window[position - this.#start];
    if (byte !== undefined && position >= this.#start) return byte;
    const { size } = this.source;
    if (position >= size) throw new TruncatedError(position, position + 1, size);
    // A copy: somebody else may read of the source before the next byte is asked for.
    this.#window = new Uint8Array(this.source.read(position, Math.min(position + WINDOW_BYTES, size)));
    this.#start = position;
    return this.#window[0] ?? 0;
  }
}
