/** Nodes of a graph that report nothing new: most of a large one are, and are passed over without a text made of them. */
import { CEILINGS } from '../../limits.ts';
import { ByteWords } from '../../wire/byte-words.ts';

/** Whether a further node of an operation reports nothing new, unless it is a constant or names functions: all of it or all but that it hands on its first input. */
export const PASSING = { no: 0, unseen: 1, handingOn: 2 } as const;
export type Passing = (typeof PASSING)[keyof typeof PASSING];

/** What reads the texts of nodes that were passed. */
export interface NodeTexts {
  textAt(start: number, end: number): string;
}

/** Of one node: the start and the end of its name, and of its first input. */
const NUMBERS = 4;
const FIRST_NODES = 256;

/** Mutable: those of the open graph. */
export class PassedNodes {
  /** Operations whose nodes pass, and how. */
  readonly operations = new ByteWords();
  texts: NodeTexts | null = null;
  /** Whether some of them were left out. */
  hasMore = false;
  #places = new Float64Array(0);
  #count = 0;

  /** One that hands on its first input. */
  add(nameStart: number, nameEnd: number, inputStart: number, inputEnd: number): void {
    if (this.#count === this.#places.length && !this.#makeRoom()) return;
    const places = this.#places;
    const at = this.#count;
    places[at] = nameStart;
    places[at + 1] = nameEnd;
    places[at + 2] = inputStart;
    places[at + 3] = inputEnd;
    this.#count = at + NUMBERS;
  }

  #makeRoom(): boolean {
    const nodes = Math.min(Math.max(this.#count / NUMBERS, FIRST_NODES) * 2, CEILINGS.graphHandOns.most);
    this.hasMore = nodes * NUMBERS === this.#count;
    if (this.hasMore) return false;
    const places = new Float64Array(nodes * NUMBERS);
    places.set(this.#places);
    this.#places = places;
    return true;
  }

  /** The names and first inputs of those that hand on, each once. */
  *take(): Generator<readonly [name: string, input: string]> {
    const [places, count, texts] = [this.#places, this.#count, this.texts];
    this.#count = 0;
    for (let at = 0; at < count && texts !== null; at += NUMBERS) {
      const [nameStart = 0, nameEnd = 0, inputStart = 0, inputEnd = 0] = places.subarray(at, at + NUMBERS);
      yield [texts.textAt(nameStart, nameEnd), texts.textAt(inputStart, inputEnd)];
    }
  }

  /** The graph is over. */
  clear(): void {
    this.operations.clear();
    this.#count = 0;
    this.hasMore = false;
  }
}
