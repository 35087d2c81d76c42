/** Lays text out as the library demands it where PyYAML is laxer: what is in quotes or brackets may go on in any column there, and a comment may follow it at once. See https://github.com/yaml/pyyaml/blob/main/lib/yaml/scanner.py. */

import { LayoutScan } from './layout-scan.ts';
import type { Insertion } from './layout-tokens.ts';

export interface LaidOut {
  readonly text: string;
  /** Where a character of it stood before. */
  readonly originOf: (at: number) => number;
}

/** Null where nothing has to be moved. @param text with `\n` or `\r\n` for every break */
export function laidOut(text: string): LaidOut | null {
  const insertions = new LayoutScan(text).run();
  if (insertions.length === 0) return null;
  const pieces: string[] = [];
  let from = 0;
  for (const { at, text: inserted } of insertions) {
    pieces.push(text.slice(from, at), inserted);
    from = at;
  }
  pieces.push(text.slice(from));
  const moved = new MovedPlaces(insertions);
  return { text: pieces.join(''), originOf: (at) => moved.originOf(at) };
}

/** Where insertions begin and end in the text that has them. */
class MovedPlaces {
  readonly #insertions: readonly Insertion[];
  readonly #ends: readonly number[];

  constructor(insertions: readonly Insertion[]) {
    this.#insertions = insertions;
    let moved = 0;
    this.#ends = insertions.map(({ at, text }) => {
      moved += text.length;
      return at + moved;
    });
  }

  originOf(at: number): number {
    let [low, high] = [0, this.#ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#ends[middle]! <= at) low = middle + 1;
      else high = middle;
    }
    const before = this.#insertions[low - 1];
    const after = this.#insertions[low];
    const origin = before === undefined ? at : before.at + at - this.#ends[low - 1]!;
    return after === undefined ? origin : Math.min(origin, after.at);
  }
}
