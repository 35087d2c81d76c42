/** Canonical prefix codes: of equal length the lower symbol has the lower code. See section 3.2.2 of https://www.rfc-editor.org/rfc/rfc1951 */
import { DeadEndError } from '../bytes/format-error.ts';

const MAX_BITS = 20;

/** Immutable once built. */
export class HuffmanTable {
  /** Symbols in the order of their codes. */
  readonly #symbols: Uint16Array;
  /** For each length: how many codes are below and at it, so that `code - offset` indexes the symbols. */
  readonly #limits = new Int32Array(MAX_BITS + 2);
  readonly #offsets = new Int32Array(MAX_BITS + 2);

  /** `lengths`: bits of each symbol's code, 1–20. */
  constructor(lengths: readonly number[]) {
    const order = lengths
      .map((length, symbol) => ({ length, symbol }))
      .sort((a, b) => a.length - b.length || a.symbol - b.symbol);
    this.#symbols = Uint16Array.from(order, ({ symbol }) => symbol);
    let code = 0;
    let index = 0;
    for (let length = 1; length <= MAX_BITS; length++) {
      this.#offsets[length] = code - index;
      while (order[index]?.length === length) {
        index++;
        code++;
      }
      this.#limits[length] = code;
      code *= 2;
    }
  }

  read(bits: { bit(): number; readonly position: number }): number {
    let code = 0;
    for (let length = 1; length <= MAX_BITS; length++) {
      code = code * 2 + bits.bit();
      if (code < (this.#limits[length] as number)) return this.#symbols[code - (this.#offsets[length] as number)] ?? 0;
    }
    throw new DeadEndError('bits that are no code', bits.position);
  }
}
