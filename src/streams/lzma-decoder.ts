/** Expands LZMA data (the LZMA specification in https://7-zip.org/sdk.html), the core of .lzma, .xz and of zip's method 14. */
import { DeadEndError } from '../bytes/format-error.ts';
import { keepWithin } from '../bytes/limit-error.ts';
import type { ByteReader } from './byte-reader.ts';
import {
  IS_MATCH,
  IS_REP,
  IS_REP_G0,
  IS_REP_G1,
  IS_REP_G2,
  IS_REP0_LONG,
  LITERAL,
  MATCH_LENGTH,
  REP_LENGTH,
} from './lzma-layout.ts';
import { RangeDecoder } from './lzma-range.ts';
import { copyMatch, LONG_MATCH_BYTES } from './match-copy.ts';

const FIRST_DICTIONARY_BYTES = 64 * 1024;
const MIN_DICTIONARY_BYTES = 4096;

const MIN_MATCH = 2;
const END_MARKER = 0xffffffff;

/** Mutable: dictionary and state of one stream. */
export class LzmaDecoder {
  readonly #input: ByteReader;
  readonly #range: RangeDecoder;
  /** Grows up to what the header promises: many small blocks may each promise much. */
  #dictionary: Uint8Array;
  readonly #dictionaryBytes: number;
  #position = 0;
  /** Expanded bytes since the dictionary was reset: how far a match may reach back. */
  #filled = 0;
  #lc = 0;
  #lp = 0;
  #pb = 0;
  #state = 0;
  #rep0 = 0;
  #rep1 = 0;
  #rep2 = 0;
  #rep3 = 0;

  constructor(input: ByteReader, dictionaryBytes: number) {
    this.#input = input;
    this.#range = new RangeDecoder(input, LITERAL);
    this.#dictionaryBytes = Math.max(dictionaryBytes, MIN_DICTIONARY_BYTES);
    this.#dictionary = new Uint8Array(Math.min(this.#dictionaryBytes, FIRST_DICTIONARY_BYTES));
  }

  /** `byte`: (pb × 5 + lp) × 9 + lc. */
  setProperties(byte: number): void {
    if (byte >= 225) throw new DeadEndError(`LZMA properties ${byte}`, this.#input.position);
    this.#lc = byte % 9;
    this.#lp = Math.floor(byte / 9) % 5;
    this.#pb = Math.floor(byte / 45);
    this.#range.resize(LITERAL + (0x300 << (this.#lc + this.#lp)));
    this.resetState();
  }

  resetState(): void {
    this.#range.reset();
    this.#state = 0;
    this.#rep0 = this.#rep1 = this.#rep2 = this.#rep3 = 0;
  }

  resetDictionary(): void {
    this.#filled = 0;
  }

  /** Reads the five bytes that open range coded data. */
  startRange(): void {
    this.#range.start();
  }

  /** Copies uncompressed bytes to the output and the dictionary; as many as there are before it says that there are too few. */
  *copy(count: number): Generator<Uint8Array> {
    for (let left = count; left > 0; ) {
      const step = Math.min(left, this.#dictionary.length - this.#position, 65_536);
      const bytes = this.#input.bytes(step, true);
      this.#dictionary.set(bytes, this.#position);
      this.#advance(bytes.length);
      left -= bytes.length;
      yield bytes;
      if (bytes.length < step) this.#input.u8(); // throws: the end
    }
  }

  /** Expands up to `count` bytes in views that are valid until the next one; returns whether the end marker came first. */
  *decode(count: number): Generator<Uint8Array, boolean> {
    const progress = { start: this.#position, left: count, length: 0, isEnd: false };
    while (progress.left > 0 && !progress.isEnd) {
      const start = this.#position;
      let failure: unknown = null;
      try {
        this.#run(progress);
      } catch (error) {
        failure = error;
      }
      if (this.#position > start) yield this.#dictionary.subarray(start, this.#position);
      if (failure !== null) throw failure;
      this.#turn();
    }
    // What the match would go on with belongs to nothing: every reader stops here.
    if (progress.length > 0) {
      throw new DeadEndError('a match that goes on behind the end of its data', this.#input.position);
    }
    return progress.isEnd;
  }

  #advance(count: number): void {
    this.#filled += count;
    this.#position += count;
    this.#turn();
  }

  /** At the end of the dictionary: a larger one, or back to its start. */
  #turn(): void {
    const full = this.#dictionary;
    if (this.#position < full.length) return;
    if (full.length === this.#dictionaryBytes) {
      this.#position = 0;
      return;
    }
    const bytes = Math.min(this.#dictionaryBytes, full.length * 2);
    keepWithin('lzmaDictionaryBytes', bytes, this.#input.position);
    this.#dictionary = new Uint8Array(bytes);
    this.#dictionary.set(full);
  }

  /** The hot loop: until the dictionary's end, the count, the end marker or 1 MiB. `length`: what is left of a match. */
  #run(progress: { left: number; length: number; isEnd: boolean }): void {
    const dictionary = this.#dictionary;
    const stop = Math.min(dictionary.length, this.#position + Math.min(progress.left, 1 << 20));
    const positionMask = (1 << this.#pb) - 1;
    let position = this.#position;
    const before = position;
    let length = progress.length;
    try {
      while (position < stop) {
        if (length > 0) {
          const back = this.#rep0 + 1;
          let from = position - back;
          if (from < 0) from += dictionary.length;
          const count = Math.min(length, stop - position);
          if (count >= LONG_MATCH_BYTES && from < position) {
            copyMatch(dictionary, position, back, count);
            position += count;
            length -= count;
            continue;
          }
          for (let index = 0; index < count; index++) {
            dictionary[position++] = dictionary[from++] as number; // in range: checked against `filled`
            if (from === dictionary.length) from = 0;
          }
          length -= count;
          continue;
        }
        const filled = this.#filled + position - before;
        const positionState = filled & positionMask;
        if (this.#range.bit(IS_MATCH + (this.#state << 4) + positionState) === 0) {
          dictionary[position] = this.#literal(position, filled);
          position++;
          continue;
        }
        length = this.#match(positionState);
        if (this.#rep0 === END_MARKER) {
          length = 0;
          progress.isEnd = true;
          break;
        }
        if (this.#rep0 >= filled || this.#rep0 >= dictionary.length) {
          length = 0;
          throw new DeadEndError('a match from before the start', this.#input.position);
        }
      }
    } finally {
      this.#filled += position - before;
      progress.left -= position - before;
      progress.length = length;
      this.#position = position;
    }
  }

  #literal(position: number, filled: number): number {
    const dictionary = this.#dictionary;
    const previous = filled === 0 ? 0 : (dictionary[position === 0 ? dictionary.length - 1 : position - 1] as number);
    const context = ((filled & ((1 << this.#lp) - 1)) << this.#lc) + (previous >> (8 - this.#lc));
    const base = LITERAL + 0x300 * context;
    let symbol = 1;
    if (this.#state >= 7) {
      let from = position - this.#rep0 - 1;
      if (from < 0) from += dictionary.length;
      let matched = dictionary[from] as number;
      while (symbol < 0x100) {
        const matchBit = (matched >> 7) & 1;
        matched <<= 1;
        const bit = this.#range.bit(base + ((1 + matchBit) << 8) + symbol);
        symbol = (symbol << 1) | bit;
        if (matchBit !== bit) break;
      }
    }
    while (symbol < 0x100) symbol = (symbol << 1) | this.#range.bit(base + symbol);
    this.#state = this.#state < 4 ? 0 : this.#state < 10 ? this.#state - 3 : this.#state - 6;
    return symbol & 0xff;
  }

  /** The match's length; its distance is left in `rep0`. */
  #match(positionState: number): number {
    const state = this.#state;
    if (this.#range.bit(IS_REP + state) === 0) return this.#newMatch(positionState);
    if (this.#range.bit(IS_REP_G0 + state) === 0) {
      if (this.#range.bit(IS_REP0_LONG + (state << 4) + positionState) === 0) {
        this.#state = state < 7 ? 9 : 11;
        return 1;
      }
    } else {
      let distance = this.#rep1;
      if (this.#range.bit(IS_REP_G1 + state) !== 0) {
        distance = this.#rep2;
        if (this.#range.bit(IS_REP_G2 + state) !== 0) {
          distance = this.#rep3;
          this.#rep3 = this.#rep2;
        }
        this.#rep2 = this.#rep1;
      }
      this.#rep1 = this.#rep0;
      this.#rep0 = distance;
    }
    this.#state = state < 7 ? 8 : 11;
    return this.#range.length(REP_LENGTH, positionState) + MIN_MATCH;
  }

  #newMatch(positionState: number): number {
    this.#rep3 = this.#rep2;
    this.#rep2 = this.#rep1;
    this.#rep1 = this.#rep0;
    const length = this.#range.length(MATCH_LENGTH, positionState);
    this.#state = this.#state < 7 ? 7 : 10;
    this.#rep0 = this.#range.distance(length);
    return length + MIN_MATCH;
  }
}
