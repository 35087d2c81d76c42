/** A list of numbers that grows without being copied: of millions the copies would take as much as the list. */

const CHUNK = 65_536;

type Chunk = Float64Array | Uint32Array;

/** Mutable. */
export class Numbers {
  readonly #chunks: Chunk[] = [];
  readonly #kind: new (
    length: number,
  ) => Chunk;
  #length = 0;

  /** @param kind what holds each of them. Default: Float64Array */
  constructor(kind: new (length: number) => Chunk = Float64Array) {
    this.#kind = kind;
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length % CHUNK === 0) this.#chunks.push(new this.#kind(CHUNK));
    this.#length += 1;
    this.set(this.#length - 1, value);
  }

  /** @param index of one that is there */
  at(index: number): number {
    return this.#chunks[Math.floor(index / CHUNK)]?.[index % CHUNK] ?? 0;
  }

  set(index: number, value: number): void {
    const chunk = this.#chunks[Math.floor(index / CHUNK)];
    if (chunk !== undefined) chunk[index % CHUNK] = value;
  }
}
