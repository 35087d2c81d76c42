/** What loading a pickle hashes: keys of dicts and items of sets, which may bring `__hash__` and `__eq__`, or never come to an end. https://docs.python.org/3/reference/datamodel.html#object.__hash__ */
import { CEILINGS } from '../../limits.ts';
import { isNotedKey } from './executed-state.ts';
import { HeldValues } from './held-values.ts';
import { NOTHING } from './summaries.ts';
import { NODE_DICT, type Token } from './value.ts';

const MAX_HASHED = 10_000;
const HASHED_DEPTH = 8;

export abstract class HashedValues extends HeldValues {
  /** A key, or an item of a set, that hashing would never come to an end of. */
  hasHeavyKey = false;
  /** What hashing keys and items of sets visits together. */
  #hashedWeight = 0;
  /** What is hashed, as a key or an item of a set, and may bring code: instances of classes of the stream, and what holds something that may be called. */
  readonly hashed = new Set<Token>();
  /** Whether there was more of it than is kept. */
  hashesMore = false;

  protected override clear(): void {
    this.hasHeavyKey = false;
    this.#hashedWeight = 0;
    this.hashesMore = false;
    if (this.hashed.size > 0) this.hashed.clear();
    super.clear();
  }

  /** How many tuples, sets and other containers hashing it would visit, at most; 0 of anything else. */
  weightOf(token: Token): number {
    return this.isContainer(token) ? this.weights[-token]! : 0;
  }

  protected notePairKey(container: Token, key: Token): void {
    if (this.kindOf(container) === NODE_DICT) this.noteWeight(this.weights[-key]!);
    const value = this.valueOf(key);
    const isDict = this.kindOf(container) === NODE_DICT;
    if (isDict) this.noteHashed(key, 0);
    if (isDict && (value?.kind !== 'text' || value.computed)) this.mark(container);
    if (value?.kind === 'text' && isDict && isNotedKey(value.text)) {
      this.addSummary(container, this.summaries.idOf([], [value.text]));
    }
  }

  /** Of a key, or of an item of a set. */
  protected noteWeight(weight: number): void {
    this.#hashedWeight += weight;
    if (weight > CEILINGS.hashedContainers.most || this.#hashedWeight > CEILINGS.hashedTogether.most)
      this.hasHeavyKey = true;
  }

  /** A key of a dict or an item of a set, and what is hashed with it. */
  protected noteHashed(token: Token, depth: number): void {
    if (token >= 0) return;
    if (this.hashed.size >= MAX_HASHED) this.hashesMore = true;
    else this.#noteHashedValue(token, depth);
  }

  #noteHashedValue(token: Token, depth: number): void {
    if (!this.isContainer(token)) {
      const { kind } = this.rich[this.details[-token]!]!;
      if (kind === 'made' || (kind === 'instance' && this.summaryOfRich(-token) !== NOTHING)) this.hashed.add(token);
    } else if (this.summaryIdOf(token) !== NOTHING) {
      const items = depth < HASHED_DEPTH ? this.contentOf(token)?.items : undefined;
      if (items === undefined) this.hashed.add(token);
      else for (const item of items) this.noteHashed(item, depth + 1);
    }
  }

  /**
   * What lies in an object of the stream, at any depth, is hashed or compared with it.
   * @returns whether that is all
   */
  hashParts(token: Token): boolean {
    const pending = new Set(this.partsOf(token));
    for (const part of pending) {
      if (pending.size > MAX_HASHED) return false;
      if (part >= 0) continue;
      if (!this.isContainer(part)) this.noteHashed(part, 0);
      else if (this.summaryIdOf(part) !== NOTHING) {
        const content = this.contentOf(part);
        if (content === null) return false;
        for (const item of content.items) if (item < 0) pending.add(item);
      }
    }
    return true;
  }

  /** Whether all items of a list or a tuple are known: each is then hashed. */
  hashItems(items: Token): boolean {
    if (!this.isContainer(items) || this.kindOf(items) === NODE_DICT) return false;
    const content = this.contentOf(items);
    if (content?.complete !== true) return false;
    for (const item of content.items) this.noteHashed(item, 0);
    return true;
  }
}
