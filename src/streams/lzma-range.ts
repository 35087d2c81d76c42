/** The range coder of LZMA and its probabilities, bit for bit (the LZMA specification in https://7-zip.org/sdk.html). */
import { DeadEndError } from '../bytes/format-error.ts';
import type { ByteReader } from './byte-reader.ts';
import { POSITION_ALIGN, POSITION_SLOT, POSITION_SPECIAL, POSITION_STATES } from './lzma-layout.ts';

/** Of 2048: as likely as not. */
const EVEN = 1024;

/** Mutable: probabilities of one stream, and where in its coded data it is. */
export class RangeDecoder {
  readonly #input: ByteReader;
  #probabilities: Uint16Array;
  #range = 0;
  #code = 0;

  constructor(input: ByteReader, probabilities: number) {
    this.#input = input;
    this.#probabilities = new Uint16Array(probabilities);
  }

  /** Probabilities are numbered from 0; `reset` must follow. */
  resize(probabilities: number): void {
    this.#probabilities = new Uint16Array(probabilities);
  }

  reset(): void {
    this.#probabilities.fill(EVEN);
  }

  /** Reads the five bytes that open range coded data. */
  start(): void {
    if (this.#input.u8() !== 0) {
      throw new DeadEndError('range coded data opens with a zero byte', this.#input.position);
    }
    this.#code = this.#input.u32BigEndian();
    this.#range = 0xffffffff;
  }

  /** Of a match, less the shortest. */
  length(base: number, positionState: number): number {
    if (this.bit(base) === 0) return this.tree(base + 2 + (positionState << 3), 3);
    if (this.bit(base + 1) === 0) return 8 + this.tree(base + 2 + (POSITION_STATES << 3) + (positionState << 3), 3);
    return 16 + this.tree(base + 2 + 2 * (POSITION_STATES << 3), 8);
  }

  /** Of a match, less one; `length` as above. */
  distance(length: number): number {
    const slot = this.tree(POSITION_SLOT + (Math.min(length, 3) << 6), 6);
    if (slot < 4) return slot;
    const directBits = (slot >> 1) - 1;
    const distance = ((2 | (slot & 1)) << directBits) >>> 0;
    if (slot < 14) return distance + this.reverseTree(POSITION_SPECIAL + distance - slot, directBits);
    return distance + this.direct(directBits - 4) * 16 + this.reverseTree(POSITION_ALIGN, 4);
  }

  tree(base: number, bits: number): number {
    let symbol = 1;
    for (let index = 0; index < bits; index++) symbol = (symbol << 1) | this.bit(base + symbol);
    return symbol - (1 << bits);
  }

  reverseTree(base: number, bits: number): number {
    let symbol = 1;
    let result = 0;
    for (let index = 0; index < bits; index++) {
      const bit = this.bit(base + symbol);
      symbol = (symbol << 1) | bit;
      result |= bit << index;
    }
    return result;
  }

  direct(bits: number): number {
    let result = 0;
    for (let index = 0; index < bits; index++) {
      this.#range >>>= 1;
      const bit = this.#code >= this.#range ? 1 : 0;
      if (bit === 1) this.#code -= this.#range;
      this.#normalize();
      result = result * 2 + bit;
    }
    return result;
  }

  bit(index: number): number {
    const probability = this.#probabilities[index] as number; // the tables are as long as every index
    const bound = (this.#range >>> 11) * probability;
    if (this.#code < bound) {
      this.#range = bound;
      this.#probabilities[index] = probability + ((2048 - probability) >> 5);
      this.#normalize();
      return 0;
    }
    this.#range -= bound;
    this.#code -= bound;
    this.#probabilities[index] = probability - (probability >> 5);
    this.#normalize();
    return 1;
  }

  #normalize(): void {
    if (this.#range >= 0x1000000) return;
    this.#range = (this.#range << 8) >>> 0;
    this.#code = ((this.#code << 8) | this.#input.u8()) >>> 0;
  }
}
