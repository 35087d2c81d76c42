/** What was added to containers and instances that lay in others already: it lies in those too. CWE-407: https://cwe.mitre.org/data/definitions/407.html. */
import { NOTHING, type Summaries } from './summaries.ts';
import type { Token } from './value.ts';

/** Steps of searches; beyond, everything that was added late counts. */
const STEPS = 1 << 22;
const VISITS = 4096;

/** Mutable: the summaries of what was added late in one pickle, by node. */
export class LateAdditions {
  readonly #summaries: Summaries;
  readonly #late = new Map<number, number>();
  #all = NOTHING;
  #steps = 0;

  constructor(summaries: Summaries) {
    this.#summaries = summaries;
  }

  reset(): void {
    if (this.#late.size > 0) this.#late.clear();
    this.#all = NOTHING;
    this.#steps = 0;
  }

  get areNone(): boolean {
    return this.#all === NOTHING;
  }

  add(node: number, summary: number): void {
    this.#late.set(node, this.#summaries.union(this.#late.get(node) ?? NOTHING, summary));
    this.#all = this.#summaries.union(this.#all, summary);
  }

  /**
   * What was added late to the node or to anything in it; all that was added late where that is not known.
   * @param itemsOf what lies in a node and may have been filled since; null where that is forgotten
   */
  in(start: number, itemsOf: (node: number) => readonly Token[] | null): number {
    const [pending, seen] = [[start], new Set([start])];
    let found = NOTHING;
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      this.#steps += 1;
      if (seen.size > VISITS || this.#steps > STEPS) return this.#all;
      found = this.#summaries.union(found, this.#late.get(node) ?? NOTHING);
      const items = itemsOf(node);
      if (items === null) return this.#all;
      for (const item of items) {
        if (item >= 0 || seen.has(-item)) continue;
        seen.add(-item);
        pending.push(-item);
      }
    }
    return found;
  }
}
