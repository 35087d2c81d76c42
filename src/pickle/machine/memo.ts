/** The memo of a pickle: what PUT and MEMOIZE keep and GET brings back. https://github.com/python/cpython/blob/main/Modules/_pickle.c (PyMemoTable) */
import type { Limits } from '../../limits.ts';
import { capacityBeyond, newTokens } from './capacity.ts';
import type { Token, Tokens } from './value.ts';

const FIRST_ENTRIES = 256;
/** Beyond so many a memo is not kept for the next pickle. */
const KEPT_ENTRIES = 1 << 12;
/** An index so far beyond the number of entries lies in a map. */
const FAR_ENTRIES = 65536;

/** Mutable, and reused for the next pickle. The loop of the machine reads and writes `entries` itself. */
export class Memo {
  /** By index; zero where nothing was written. */
  entries: Tokens = new Int32Array(FIRST_ENTRIES);
  /** What lies far from all others. */
  readonly far = new Map<number, Token>();
  #isWide = false;

  /** @param isWide whether tokens need 64 bits */
  reset(isWide: boolean): void {
    if (this.far.size > 0) this.far.clear();
    if (this.entries.length > KEPT_ENTRIES || isWide !== this.#isWide) this.entries = newTokens(isWide, FIRST_ENTRIES);
    else this.entries.fill(0);
    this.#isWide = isWide;
  }

  /** Makes room for `index` unless the memo would be sparse. @param used how many entries were written @returns false at the limit */
  grow(index: number, used: number, limits: Limits): boolean {
    if (used >= limits.pickleMemoEntries) return false;
    if (index > 2 * used + FAR_ENTRIES) return this.far.size < limits.pickleSparseMemoEntries;
    const capacity = Math.max(capacityBeyond(this.entries.length, limits.pickleMemoEntries), index + 1);
    const larger = newTokens(this.#isWide, capacity);
    larger.set(this.entries);
    for (const [sparse, token] of this.far) {
      if (sparse >= larger.length) continue;
      larger[sparse] = token;
      this.far.delete(sparse);
    }
    this.entries = larger;
    return true;
  }
}
