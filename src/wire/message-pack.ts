/** How a value of MessagePack begins, and a position among the values of bytes. See https://github.com/msgpack/msgpack/blob/master/spec.md. */

export type MessageKind = 'number' | 'bytes' | 'text' | 'extension' | 'array' | 'map' | 'none';

export interface MessageHead {
  /** `number` for nil, false and true, too; `none` begins no value. */
  readonly kind: MessageKind;
  /** Bytes behind the first one that hold the count, the upper one first; 0 where `count` is it. */
  readonly countBytes: number;
  /** Bytes, items of an array, pairs of a map. */
  readonly count: number;
}

/** By their first bytes: made as they come, which most runs never see. */
const HEADS: MessageHead[] = [];

function headFor(byte: number): MessageHead {
  const holding = (kind: MessageKind, count: number): MessageHead => ({ kind, countBytes: 0, count });
  const counted = (kind: MessageKind, countBytes: number): MessageHead => ({ kind, countBytes, count: 0 });
  if (Number.isNaN(byte)) return holding('none', 0); // of nothing: an empty file begins no value
  if (byte < 0x80 || byte >= 0xe0) return holding('number', 0);
  if (byte < 0x90) return holding('map', byte & 0x0f);
  if (byte < 0xa0) return holding('array', byte & 0x0f);
  if (byte < 0xc0) return holding('text', byte & 0x1f);
  if (byte < 0xc4) return holding(byte === 0xc1 ? 'none' : 'number', 0);
  if (byte < 0xc7) return counted('bytes', 1 << (byte - 0xc4));
  if (byte < 0xca) return counted('extension', 1 << (byte - 0xc7));
  if (byte < 0xcc) return holding('number', byte === 0xca ? 4 : 8);
  if (byte < 0xd4) return holding('number', 1 << (byte & 3));
  if (byte < 0xd9) return holding('extension', 1 << (byte - 0xd4));
  if (byte < 0xdc) return counted('text', 1 << (byte - 0xd9));
  return counted(byte < 0xde ? 'array' : 'map', 2 << (byte & 1));
}

export function messageHead(byte: number): MessageHead {
  HEADS[byte] ??= headFor(byte);
  return HEADS[byte];
}

export function beginsMap(byte: number): boolean {
  return messageHead(byte).kind === 'map';
}

export function beginsArray(byte: number): boolean {
  return messageHead(byte).kind === 'array';
}

/** Either: every message that is a model begins so. */
export function beginsContainer(byte: number): boolean {
  return beginsMap(byte) || beginsArray(byte);
}

/** All values one after the other, those of a container behind its beginning. Mutable: the position. */
export class MessageReader {
  /** False once a byte begins no value, or a value leaves the bytes. */
  isWhole = true;
  readonly #bytes: Buffer;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Whether a value may begin here. */
  get hasMore(): boolean {
    return this.isWhole && this.#position < this.#bytes.length;
  }

  /** Passes a value, of a container or an extension only its beginning. @returns the type of an extension */
  enter(): number | null {
    const { kind, countBytes, count } = messageHead(this.#number(1));
    const many = countBytes === 0 ? count : this.#number(countBytes);
    if (kind === 'extension') return this.#number(1);
    if (kind === 'none') this.isWhole = false;
    else if (kind !== 'array' && kind !== 'map') this.#skip(many);
    return null;
  }

  /** Enters the list that begins here. @returns its items; null, and nothing passed, where there is none */
  list(): number | null {
    const head = this.#head();
    if (head?.kind !== 'array') return null;
    this.#skip(1);
    return head.countBytes === 0 ? head.count : this.#number(head.countBytes);
  }

  /** The text here; null, and nothing passed, where there is none. */
  text(): string | null {
    const head = this.#head();
    if (head?.kind !== 'text') return null;
    const start = this.#position + 1 + head.countBytes;
    this.enter();
    return this.isWhole ? this.#bytes.toString('utf8', start, this.#position) : null;
  }

  #head(): MessageHead | null {
    return this.hasMore ? messageHead(this.#bytes[this.#position]!) : null;
  }

  /** The upper byte first; 0 beyond the end. */
  #number(size: number): number {
    const start = this.#position;
    this.#skip(size);
    return this.isWhole ? this.#bytes.readUIntBE(start, size) : 0;
  }

  #skip(size: number): void {
    this.#position += size;
    if (this.#position > this.#bytes.length) this.isWhole = false;
  }
}
