/** A little-endian reading position over a byte source, for headers and records (not for the pickle machine's hot loop). */
import type { ByteSource } from './byte-source.ts';

/** Mutable: every method moves the position past what it read. All throw TruncatedError at the end of the source. */
export class Cursor {
  readonly source: ByteSource;
  position: number;

  constructor(source: ByteSource, position = 0) {
    this.source = source;
    this.position = position;
  }

  bytes(count: number): Uint8Array {
    const end = this.position + count;
    const bytes = this.source.read(this.position, end);
    this.position = end;
    return bytes;
  }

  skip(count: number): void {
    this.position += count;
  }

  u8(): number {
    return view(this.bytes(1)).getUint8(0);
  }

  u16(): number {
    return view(this.bytes(2)).getUint16(0, true);
  }

  u32(): number {
    return view(this.bytes(4)).getUint32(0, true);
  }

  /** Beyond 2^53 the value is rounded: it is larger than any file all the same. */
  u64(): number {
    return Number(view(this.bytes(8)).getBigUint64(0, true));
  }
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
