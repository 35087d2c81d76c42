/** Finds the ends of lines for many readers of one source: what one of them passed is not read again for the next. CWE-407, https://cwe.mitre.org/data/definitions/407.html. */
import { type ByteSource, sectionOf } from './byte-source.ts';

const CHUNK_BYTES = 65_536;
const NEWLINE = 10;
/** How often all bytes may be read, and what is free. */
const ROUNDS = 4;
const FREE_BYTES = 64 * 1024 * 1024;

/** Mutable: it knows the last line that it looked for. */
export class LineEnds {
  /** Whether a line was not looked for because too much was read: nothing is known of what was found since. */
  isSpent = false;
  readonly #source: ByteSource;
  #left: number;
  /** Between them is no end of a line; at the upper one is, or the source ends. */
  #from = 0;
  #to = -1;

  constructor(source: ByteSource) {
    this.#source = source;
    this.#left = ROUNDS * source.size + FREE_BYTES;
  }

  /** What begins at `start`, whose reader asks here. */
  sectionFrom(start: number): ByteSource {
    const section = sectionOf(this.#source, start, this.#source.size);
    return {
      ...section,
      newlineAfter: (position) => {
        const found = this.#after(start + position);
        return found < 0 ? found : found - start;
      },
    };
  }

  #after(position: number): number {
    if (position < this.#from || position > this.#to) {
      this.#from = position;
      this.#to = this.#search(position);
    }
    return this.#to < this.#source.size ? this.#to : -1;
  }

  #search(position: number): number {
    const { size } = this.#source;
    for (let from = position; from < size; from += CHUNK_BYTES) {
      this.#left -= CHUNK_BYTES;
      if (this.#left < 0) this.isSpent = true;
      if (this.isSpent) break;
      const newline = this.#source.read(from, Math.min(size, from + CHUNK_BYTES)).indexOf(NEWLINE);
      if (newline >= 0) return from + newline;
    }
    return size;
  }
}
