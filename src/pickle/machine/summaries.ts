/** What may be called, and which dunder keys lie, in the containers of a pickle: sets with a number each, so that a container costs one. CWE-407: https://cwe.mitre.org/data/definitions/407.html. */
import type { Token } from './value.ts';

/** Which uncalled operators, and what else may be called, and which dunder keys lie in a container, at any depth. */
export interface Summary {
  readonly operators: readonly Token[];
  readonly dunderKeys: readonly string[];
  /** There was too much to list: something that may be called may be missing. */
  readonly isEverything?: boolean;
}

const SUMMARY_OPERATORS = 64;
const SUMMARIES = 4096;
export const NOTHING = 0;
/** More than is listed; see `Summary.isEverything`. */
export const EVERYTHING = 1;

/** Mutable: the sets of one pickle. */
export class Summaries {
  #summaries: Summary[] = [];
  readonly #ids = new Map<string, number>();
  readonly #unions = new Map<number, number>();

  reset(): void {
    const none: Summary = { operators: [], dunderKeys: [] };
    this.#summaries = [none, none];
    // Most runs are of a few opcodes, and clearing what is empty allocates.
    if (this.#ids.size > 0) this.#ids.clear();
    if (this.#unions.size > 0) this.#unions.clear();
  }

  /** Of `EVERYTHING` it lists nothing. */
  of(id: number): Summary {
    return this.#summaries[id]!;
  }

  union(left: number, right: number): number {
    if (left === right || right === NOTHING) return left;
    if (left === NOTHING) return right;
    if (left === EVERYTHING || right === EVERYTHING) return EVERYTHING;
    const key = left * 65536 + right;
    let union = this.#unions.get(key);
    if (union === undefined) {
      const [a, b] = [this.#summaries[left]!, this.#summaries[right]!];
      union = this.idOf([...a.operators, ...b.operators], [...a.dunderKeys, ...b.dunderKeys]);
      this.#unions.set(key, union);
    }
    return union;
  }

  idOf(operators: readonly Token[], dunderKeys: readonly string[]): number {
    const sorted = [...new Set(operators)].sort((a, b) => b - a);
    const keys = [...new Set(dunderKeys)].sort();
    const name = `${sorted.join(' ')}|${keys.join('\0')}`;
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    if (sorted.length + keys.length > SUMMARY_OPERATORS || this.#summaries.length >= SUMMARIES) return EVERYTHING;
    this.#ids.set(name, this.#summaries.length);
    return this.#summaries.push({ operators: sorted, dunderKeys: keys }) - 1;
  }
}
