/** Reports checkpoints of Flax: a map of MessagePack in which an extension of type 1 holds an array as its shape, its type and its bytes. See https://github.com/google/flax/blob/main/flax/serialization.py and https://github.com/msgpack/msgpack/blob/master/spec.md. */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';
import { beginsMap } from '../stores/message-walk.ts';

/** Behind the keys of some layers stands the first array. */
const HEAD_BYTES = 8192;
/** Values before the first array. */
const VALUES = 400;
/** The type of the extension that holds an array. */
const ARRAY_EXTENSION = 1;
/** Shape, type and bytes. */
const ARRAY_OF_THREE = 0x93;
const TYPE_NAME =
  /^(?:bool|u?int(?:2|4|8|16|32|64)|b?float(?:16|32|64)|float(?:4|6|8)_\w+|complex(?:64|128)|bytes|bfloat16)$/;

export function isFlaxMessage(source: ByteSource): boolean {
  const head = headOf(source, HEAD_BYTES);
  return head.length > 8 && beginsMap(head[0] ?? 0) && new MessageReader(head).findsArray();
}

/** A position among the values, which are all passed in the order of the bytes. */
class MessageReader {
  readonly #bytes: Buffer;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  findsArray(): boolean {
    for (let value = 0; value < VALUES && this.#position < this.#bytes.length; value += 1) {
      const extension = this.#pass();
      if (extension === null) continue;
      return extension === ARRAY_EXTENSION && this.#isArray();
    }
    return false;
  }

  /** Passes the beginning of a container, or a whole value; the type of an extension, else null. What the head does not hold ends the walk. */
  #pass(): number | null {
    const byte = this.#take(1);
    if (byte <= 0x9f || byte >= 0xe0) return null; // small numbers, beginnings of small maps and arrays
    if (byte <= 0xbf) return this.#skip(byte & 0x1f);
    if (byte === 0xc0 || byte === 0xc2 || byte === 0xc3) return null;
    if (byte >= 0xc4 && byte <= 0xc6) return this.#skip(this.#take(1 << (byte - 0xc4)));
    if (byte >= 0xc7 && byte <= 0xc9) {
      this.#take(1 << (byte - 0xc7));
      return this.#take(1);
    }
    if (byte === 0xca || byte === 0xcb) return this.#skip(byte === 0xca ? 4 : 8);
    if (byte >= 0xcc && byte <= 0xd3) return this.#skip(1 << ((byte - 0xcc) % 4));
    if (byte >= 0xd4 && byte <= 0xd8) return this.#take(1);
    if (byte >= 0xd9 && byte <= 0xdb) return this.#skip(this.#take(1 << (byte - 0xd9)));
    if (byte >= 0xdc) return this.#skip(byte % 2 === 0 ? 2 : 4);
    return this.#end();
  }

  /** A shape of numbers, then the name of a type. */
  #isArray(): boolean {
    if (this.#take(1) !== ARRAY_OF_THREE) return false;
    const shape = this.#take(1);
    if ((shape & 0xf0) !== 0x90) return false;
    for (let dimension = 0; dimension < (shape & 0x0f); dimension += 1) if (this.#pass() !== null) return false;
    const name = this.#take(1);
    const length = (name & 0xe0) === 0xa0 ? name & 0x1f : 0;
    return TYPE_NAME.test(this.#bytes.toString('latin1', this.#position, this.#position + length));
  }

  /** A number of so many bytes, the upper one first; 0 behind the end. */
  #take(bytes: number): number {
    let value = 0;
    for (let index = 0; index < bytes; index += 1) value = value * 256 + (this.#bytes[this.#position + index] ?? 0);
    this.#position += bytes;
    return value;
  }

  #skip(bytes: number): null {
    this.#position += bytes;
    return null;
  }

  #end(): null {
    this.#position = this.#bytes.length;
    return null;
  }
}
