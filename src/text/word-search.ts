/** Finds which of many words stand in bytes, in one pass that reads a few of them only. After Wu and Manber, "A fast algorithm for multi-pattern searching" (1994): http://webglimpse.net/pubs/TR94-17.pdf. */

/** Every two bytes are looked up at once. */
const PAIRS = 65_536;

/** Words of ASCII. Made once and asked of any bytes; holds no state of a search. */
export class WordSearch<Word extends string> {
  /** By the two bytes under the end of the window, low byte first: how far the next word that ends so may be. */
  readonly #shifts: Uint8Array;
  /** Words by their bytes where the window ends: those that may stand in it. */
  readonly #candidates = new Map<number, { readonly word: Word; readonly bytes: Uint8Array }[]>();
  /** By the two bytes at the start of the window: 1 where a word begins so. Many bytes end like a word, few begin like one as well. */
  readonly #begins = new Uint8Array(PAIRS);
  readonly #windowBytes: number;

  /** @param words each of at least two characters: the shortest says how far a step can go */
  constructor(words: readonly Word[]) {
    this.#windowBytes = Math.min(...words.map(({ length }) => length));
    this.#shifts = new Uint8Array(PAIRS).fill(this.#windowBytes - 1);
    for (const word of words) this.#add(word);
  }

  #add(word: Word): void {
    const bytes = Buffer.from(word, 'latin1');
    const last = this.#windowBytes - 2;
    this.#begins[bytes.readUInt16LE(0)] = 1;
    for (let at = 0; at <= last; at += 1) {
      const pair = bytes.readUInt16LE(at);
      this.#shifts[pair] = Math.min(this.#shifts[pair]!, last - at);
    }
    const end = bytes.readUInt16LE(last);
    this.#candidates.set(end, [...(this.#candidates.get(end) ?? []), { word, bytes }]);
  }

  /** Calls `found` at every place of every word, in the order of the places. */
  each(bytes: Uint8Array, found: (word: Word, at: number) => void): void {
    const shifts = this.#shifts;
    const begins = this.#begins;
    const window = this.#windowBytes;
    for (let end = window - 1; end < bytes.length; ) {
      const pair = bytes[end - 1]! | (bytes[end]! << 8);
      const shift = shifts[pair]!;
      if (shift === 0) {
        const start = end - window + 1;
        if (begins[bytes[start]! | (bytes[start + 1]! << 8)] === 1) this.#compare(bytes, start, pair, found);
        end += 1;
      } else end += shift;
    }
  }

  #compare(bytes: Uint8Array, at: number, pair: number, found: (word: Word, at: number) => void): void {
    for (const { word, bytes: expected } of this.#candidates.get(pair) ?? []) {
      if (at + expected.length > bytes.length) continue;
      let length = 0;
      while (length < expected.length && bytes[at + length] === expected[length]) length += 1;
      if (length === expected.length) found(word, at);
    }
  }
}
