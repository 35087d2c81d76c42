/** Which instances the states of one class held so far, and under which keys. See https://docs.python.org/3/library/pickle.html#object.__setstate__. */

/** Of instances, by their tokens: what is done with each that lies in a dict. `meaning`: the same for all that one operator made. */
export interface ObjectVisitor {
  visit(key: number, object: number, meaning: number): void;
}

/** Mutable. Nothing is allocated for what was seen before. */
export class Held implements ObjectVisitor {
  /** The first kind under each key. */
  readonly #first = new Map<number, number>();
  readonly #others = new Map<number, Set<number>>();
  #isNew = false;

  visit(key: number, _object: number, meaning: number): void {
    const first = this.#first.get(key);
    if (first === meaning) return;
    if (first === undefined) this.#first.set(key, meaning);
    else if (!this.#isOther(key, meaning)) return;
    this.#isNew = true;
  }

  #isOther(key: number, meaning: number): boolean {
    const others = this.#others.get(key) ?? new Set();
    if (others.has(meaning)) return false;
    this.#others.set(key, others.add(meaning));
    return true;
  }

  /** Whether there was something new since this was asked last. */
  takeNew(): boolean {
    const isNew = this.#isNew;
    this.#isNew = false;
    return isNew;
  }
}
