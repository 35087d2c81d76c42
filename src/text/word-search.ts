/** Finds which of many words stand in bytes, in one pass that reads a few of them only. After Wu and Manber, "A fast algorithm for multi-pattern searching" (1994): http://webglimpse.net/pubs/TR94-17.pdf. */

/** Every two bytes are looked up at once. */
const PAIRS = 65_536;

/** Bytes that are searched for each word by itself before tables pay: a commit has seldom more text. */
const FEW_BYTES = 32 * 1024;

interface Tables<Word> {
  /** The length of the shortest word. */
  readonly windowBytes: number;
  /** By the two bytes under the end of the window, low byte first: how far the next word that ends so may be. */
  readonly shifts: Uint8Array;
  /** Words by their bytes where the window ends: those that may stand in it. */
  readonly candidates: ReadonlyMap<number, readonly { readonly word: Word; readonly bytes: Uint8Array }[]>;
  /** By the two bytes at the start of the window: 1 where a word begins so. Many bytes end like a word, few begin like one as well. */
  readonly begins: Uint8Array;
}

/** Words of ASCII. Made once and asked of any bytes; mutable: the tables, made when so much was searched that they pay. */
export class WordSearch<Word extends string> {
  readonly #words: readonly Word[];
  #tables: Tables<Word> | null = null;
  /** Bytes that may be searched without tables. */
  #few: number;

  /**
   * @param words each of at least two characters: the shortest says how far a step can go
   * @param few bytes to search before the tables are made
   */
  constructor(words: readonly Word[], few = FEW_BYTES) {
    this.#words = words;
    this.#few = few;
  }

  /** Calls `found` at every place of every word, in no order. */
  each(bytes: Uint8Array, found: (word: Word, at: number) => void): void {
    this.#few -= bytes.length;
    if (this.#few >= 0) this.#eachByItself(bytes, found);
    else this.#eachByTables(bytes, found);
  }

  #eachByItself(bytes: Uint8Array, found: (word: Word, at: number) => void): void {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    for (const word of this.#words)
      for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) found(word, at);
  }

  #eachByTables(bytes: Uint8Array, found: (word: Word, at: number) => void): void {
    this.#tables ??= tablesOf(this.#words);
    const { shifts, begins, windowBytes: window } = this.#tables;
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
    for (const { word, bytes: expected } of this.#tables?.candidates.get(pair) ?? []) {
      if (at + expected.length > bytes.length) continue;
      let length = 0;
      while (length < expected.length && bytes[at + length] === expected[length]) length += 1;
      if (length === expected.length) found(word, at);
    }
  }
}

function tablesOf<Word extends string>(words: readonly Word[]): Tables<Word> {
  const windowBytes = Math.min(...words.map(({ length }) => length));
  const shifts = new Uint8Array(PAIRS).fill(windowBytes - 1);
  const begins = new Uint8Array(PAIRS);
  const candidates = new Map<number, { readonly word: Word; readonly bytes: Uint8Array }[]>();
  const last = windowBytes - 2;
  for (const word of words) {
    const bytes = Buffer.from(word, 'latin1');
    begins[bytes.readUInt16LE(0)] = 1;
    for (let at = 0; at <= last; at += 1) {
      const pair = bytes.readUInt16LE(at);
      shifts[pair] = Math.min(shifts[pair]!, last - at);
    }
    const end = bytes.readUInt16LE(last);
    candidates.set(end, [...(candidates.get(end) ?? []), { word, bytes }]);
  }
  return { windowBytes, shifts, begins, candidates };
}
