/** Walks the fields of Thrift's compact protocol in place, as readers that Thrift generates do: what is not asked for, or of another type, is skipped. https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md */
import { DeadEndError } from '../bytes/format-error.ts';
import type { ByteWindow } from './byte-window.ts';

/** Types as the protocol numbers them. The first marks the end of a struct; of a list it is skipped without a byte. */
const NOTHING = 0;
const BYTE = 3;
const NUMBER = 5;
const DOUBLE = 7;
const BINARY = 8;
const LIST = 9;
const SET = 10;
const MAP = 11;
const STRUCT = 12;
const UUID = 13;
const BYTES_OF: Readonly<Record<number, number>> = { 1: 0, 2: 0, [BYTE]: 1, [DOUBLE]: 8, [UUID]: 16 };
/** Booleans take a byte in a container, none in a field. */
const ITEM_BYTES: Readonly<Record<number, number>> = { ...BYTES_OF, 1: 1, 2: 1 };
/** Thrift's own readers stop at 64. CWE-674. */
const DEPTH = 64;
const VARINT_BYTES = 10;

/** A position in structs of the compact protocol. */
export class ThriftReader {
  readonly #window: ByteWindow;
  readonly #end: number;
  position: number;

  constructor(window: ByteWindow, start: number, end: number) {
    this.#window = window;
    this.position = start;
    this.#end = end;
  }

  /**
   * Reads one struct: `read` is called for each field that it wants, and must read the value; the others are skipped.
   * @throws DeadEndError where Thrift's own readers end
   */
  struct(wants: ReadonlyMap<number, (type: number) => void>): void {
    for (let id = 0; ; ) {
      const header = this.#byte();
      const type = header & 0x0f;
      if (type === 0) return;
      id = header >> 4 === 0 ? this.#signed() : id + (header >> 4);
      const read = wants.get(id);
      if (read === undefined) this.#skip(type, 0);
      else read(type);
    }
  }

  /** The items of a list, whatever it says that they are. @param item reads one */
  list(type: number, item: () => void): void {
    if (type !== LIST) this.#skip(type, 0);
    else for (let left = this.#listHeader().count; left > 0; left -= 1) item();
  }

  /** A struct inside of another. @param read what is in it */
  inner(type: number, read: () => void): void {
    if (type === STRUCT) read();
    else this.#skip(type, 0);
  }

  /** Passes over one item of a list: a number, or a text. */
  item(kind: 'number' | 'text'): void {
    this.#skipPlain(kind === 'text' ? BINARY : NUMBER, ITEM_BYTES);
  }

  /** Where a text or bytes lie; null for a value of another type. */
  binary(type: number): { readonly start: number; readonly end: number } | null {
    if (type !== BINARY) {
      this.#skip(type, 0);
      return null;
    }
    const length = this.#varint();
    const start = this.position;
    this.#move(length);
    return { start, end: this.position };
  }

  #skip(type: number, depth: number): void {
    if (depth > DEPTH) throw this.#broken('fewer structs inside each other');
    if (type === STRUCT) this.#skipStruct(depth);
    else if (type === LIST || type === SET) {
      const { count, itemType } = this.#listHeader();
      if (itemType === NOTHING) return;
      for (let index = 0; index < count; index += 1) this.#skipItem(itemType, depth + 1);
    } else if (type === MAP) this.#skipMap(depth);
    else this.#skipPlain(type, BYTES_OF);
  }

  #skipItem(type: number, depth: number): void {
    if (type === STRUCT || type === LIST || type === SET || type === MAP) this.#skip(type, depth);
    else this.#skipPlain(type, ITEM_BYTES);
  }

  #skipStruct(depth: number): void {
    for (;;) {
      const header = this.#byte();
      if ((header & 0x0f) === 0) return;
      if (header >> 4 === 0) this.#varint();
      this.#skip(header & 0x0f, depth + 1);
    }
  }

  #skipMap(depth: number): void {
    const count = this.#varint();
    const types = count === 0 ? 0 : this.#byte();
    if (types === 0) return;
    for (let index = 0; index < count; index += 1) {
      this.#skipItem(types >> 4, depth + 1);
      this.#skipItem(types & 0x0f, depth + 1);
    }
  }

  #skipPlain(type: number, sizes: Readonly<Record<number, number>>): void {
    const size = sizes[type];
    if (size !== undefined) this.#move(size);
    else if (type === BINARY) this.#move(this.#varint());
    else if (type > BYTE && type < DOUBLE) this.#varint();
    else throw this.#broken(`a type of Thrift, found ${type}`);
  }

  #listHeader(): { readonly count: number; readonly itemType: number } {
    const header = this.#byte();
    return { count: header >> 4 === 15 ? this.#varint() : header >> 4, itemType: header & 0x0f };
  }

  #signed(): number {
    const value = this.#varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  #varint(): number {
    let value = 0;
    let unit = 1;
    for (let index = 0; index < VARINT_BYTES; index += 1) {
      const byte = this.#byte();
      value += (byte & 0x7f) * unit;
      if (byte < 0x80) return value;
      unit *= 128;
    }
    throw this.#broken(`a varint of at most ${VARINT_BYTES} bytes`);
  }

  #byte(): number {
    this.#move(1);
    return this.#window.at(this.position - 1);
  }

  #move(bytes: number): void {
    if (this.position + bytes > this.#end) throw this.#broken('more bytes');
    this.position += bytes;
  }

  #broken(expected: string): DeadEndError {
    return new DeadEndError(`expected ${expected}`, this.position);
  }
}
