/** Finds which of many words stand in bytes, in one pass that looks at a sample of them: in every word a gram lies at a place that is looked at. After Kim and Shawe-Taylor, "Fast multiple keyword searching" (1992): https://doi.org/10.1007/3-540-56024-6_4. */

/** Bytes that are looked up at once; no word is shorter. */
const GRAM_BYTES = 4;
/** Places in the table of grams. */
const TABLE_BITS = 15;
/** Fibonacci hashing: https://en.wikipedia.org/wiki/Hash_function#Fibonacci_hashing. */
const SPREAD = 0x9e3779b1 | 0;

/** Bytes that are searched for each word by itself before tables pay: a commit has seldom more text. */
const FEW_BYTES = 32 * 1024;

/** A word, and how far from its beginning the gram lies. */
interface Candidate<Word> {
  readonly word: Word;
  readonly bytes: Uint8Array;
  readonly offset: number;
}

interface Tables<Word> {
  /** From one place that is looked at to the next. */
  readonly step: number;
  /** By the hash of a gram: which list tells the words that may hold it among its first; 0 where none does. */
  readonly lists: Uint16Array;
  readonly candidates: readonly (readonly Candidate<Word>[])[];
}

/** Words of ASCII. Made once and asked of any bytes; mutable: the tables, made when so much was searched that they pay. */
export class WordSearch<Word extends string> {
  readonly #words: readonly Word[];
  #tables: Tables<Word> | null = null;
  /** Bytes that may be searched without tables. */
  #few: number;

  /**
   * @param words each of at least four characters: the shortest says how far a step can go
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
    const { step, lists, candidates } = this.#tables;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const last = bytes.length - GRAM_BYTES;
    for (let at = 0; at <= last; at += step) {
      const list = lists[placeOf(view.getInt32(at))]!;
      if (list !== 0) compare(candidates[list]!, bytes, at, found);
    }
  }
}

/** The gram of each candidate may stand at the place. */
function compare<Word extends string>(
  candidates: readonly Candidate<Word>[],
  bytes: Uint8Array,
  at: number,
  found: (word: Word, at: number) => void,
): void {
  for (let index = 0; index < candidates.length; index += 1) {
    const { word, bytes: expected, offset } = candidates[index]!;
    const start = at - offset;
    const end = expected.length - 1;
    if (start < 0 || start + end >= bytes.length || bytes[start + end] !== expected[end]) continue;
    let length = 0;
    while (length < end && bytes[start + length] === expected[length]) length += 1;
    if (length === end) found(word, start);
  }
}

function placeOf(gram: number): number {
  return Math.imul(gram, SPREAD) >>> (32 - TABLE_BITS);
}

function tablesOf<Word extends string>(words: readonly Word[]): Tables<Word> {
  const step = Math.min(...words.map(({ length }) => length)) - GRAM_BYTES + 1;
  if (step < 1) throw new RangeError(`expected words of ${GRAM_BYTES} characters or more`);
  const lists = new Uint16Array(1 << TABLE_BITS);
  const candidates: Candidate<Word>[][] = [[]];
  for (const word of words) {
    const bytes = Buffer.from(word, 'latin1');
    for (let offset = 0; offset < step; offset += 1) {
      const place = placeOf(bytes.readInt32BE(offset));
      const list = lists[place] === 0 ? candidates.length : lists[place]!;
      lists[place] = list;
      candidates[list] ??= [];
      candidates[list].push({ word, bytes, offset });
    }
  }
  return { step, lists, candidates };
}
