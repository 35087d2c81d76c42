/** A tiny encoder of FlatBuffers for tests, independent of the reader that it tests. See https://flatbuffers.dev/internals/. */

export type FlatValue =
  | { readonly kind: 'number'; readonly bytes: 1 | 2 | 4 | 8; readonly value: number }
  | { readonly kind: 'bytes'; readonly value: Uint8Array }
  | { readonly kind: 'numbers'; readonly value: readonly number[] }
  | { readonly kind: 'texts'; readonly value: readonly string[] }
  | { readonly kind: 'table'; readonly value: FlatFields }
  | { readonly kind: 'tables'; readonly value: readonly FlatFields[] }
  | { readonly kind: 'repeated'; readonly value: FlatFields; readonly times: number };

/** The values by the numbers of their fields. */
export type FlatFields = Readonly<Record<number, FlatValue | string>>;

export const u8 = (value: number): FlatValue => ({ kind: 'number', bytes: 1, value });
export const u32 = (value: number): FlatValue => ({ kind: 'number', bytes: 4, value });
export const u64 = (value: number): FlatValue => ({ kind: 'number', bytes: 8, value });
export const bytesOf = (value: Uint8Array | string): FlatValue => ({ kind: 'bytes', value: Buffer.from(value) });
export const numbers = (...value: readonly number[]): FlatValue => ({ kind: 'numbers', value });
export const texts = (...value: readonly string[]): FlatValue => ({ kind: 'texts', value });
export const table = (value: FlatFields): FlatValue => ({ kind: 'table', value });
export const tables = (...value: readonly FlatFields[]): FlatValue => ({ kind: 'tables', value });

/** A vector of which every item is the same table. */
export const repeated = (times: number, value: FlatFields): FlatValue => ({ kind: 'repeated', times, value });

/** @param identifier of the format; null: the buffer has none */
export function flatBuffer(root: FlatFields, identifier: string | null): Buffer {
  const writer = new Writer();
  const at = writer.reserve(4);
  if (identifier !== null) writer.append(Buffer.from(identifier, 'latin1'));
  writer.point(at, writer.table(root));
  return writer.bytes();
}

class Writer {
  #bytes = Buffer.alloc(0);

  bytes(): Buffer {
    return this.#bytes;
  }

  append(bytes: Uint8Array): number {
    const start = this.#bytes.length;
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
    return start;
  }

  reserve(bytes: number): number {
    return this.append(Buffer.alloc(bytes));
  }

  /** Writes the distance from `at` to `target` at `at`. */
  point(at: number, target: number): void {
    this.#bytes.writeUInt32LE(target - at, at);
  }

  table(fields: FlatFields): number {
    this.#align();
    const given = Object.entries(fields).map(([number, value]) => [Number(number), asValue(value)] as const);
    const count = Math.max(-1, ...given.map(([number]) => number)) + 1;
    const vtable = this.reserve(4 + 2 * count);
    this.#align();
    const start = this.reserve(4);
    this.#bytes.writeInt32LE(start - vtable, start);
    const pending: (readonly [number, FlatValue])[] = [];
    for (const [number, value] of given) {
      const at = value.kind === 'number' ? this.append(numberBytes(value)) : this.reserve(4);
      this.#bytes.writeUInt16LE(at - start, vtable + 4 + 2 * number);
      if (value.kind !== 'number') pending.push([at, value]);
    }
    this.#bytes.writeUInt16LE(4 + 2 * count, vtable);
    this.#bytes.writeUInt16LE(this.#bytes.length - start, vtable + 2);
    for (const [at, value] of pending) this.point(at, this.#value(value));
    return start;
  }

  #value(value: FlatValue): number {
    this.#align();
    switch (value.kind) {
      case 'bytes':
        return this.append(Buffer.concat([length(value.value.length), value.value, Buffer.alloc(1)]));
      case 'numbers':
        return this.append(Buffer.concat([length(value.value.length), ...value.value.map(signed)]));
      case 'texts':
        return this.#vector(value.value.map((text) => bytesOf(text)));
      case 'tables':
        return this.#vector(value.value.map(table));
      case 'repeated':
        return this.#repeated(value.value, value.times);
      case 'table':
        return this.table(value.value);
      default:
        throw new TypeError(`a ${value.kind} stands in its table`);
    }
  }

  #vector(values: readonly FlatValue[]): number {
    const start = this.append(length(values.length));
    const places = values.map(() => this.reserve(4));
    for (const [index, value] of values.entries()) this.point(places[index] ?? 0, this.#value(value));
    return start;
  }

  #repeated(fields: FlatFields, times: number): number {
    const start = this.append(length(times));
    this.reserve(4 * times);
    const place = this.table(fields);
    for (let item = 1; item <= times; item += 1) this.point(start + 4 * item, place);
    return start;
  }

  #align(): void {
    this.reserve((4 - (this.#bytes.length % 4)) % 4);
  }
}

function asValue(value: FlatValue | string): FlatValue {
  return typeof value === 'string' ? bytesOf(value) : value;
}

function numberBytes({ bytes, value }: Extract<FlatValue, { kind: 'number' }>): Buffer {
  const buffer = Buffer.alloc(8);
  buffer.writeBigUInt64LE(BigInt(value));
  return buffer.subarray(0, bytes);
}

function length(value: number): Buffer {
  return numberBytes({ kind: 'number', bytes: 4, value });
}

function signed(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32LE(value);
  return buffer;
}
