/** What calls of a stream take together: far more than a machine has memory or time for. See https://cwe.mitre.org/data/definitions/770.html. */
import type { Operator } from '../../facts.ts';
import { CEILINGS } from '../../limits.ts';
import type { Token } from '../machine/value.ts';
import { type Costly, costOf } from './exhaustion-costs.ts';
import type { Sizes } from './exhaustion-sizes.ts';
import type { FollowContext } from './following.ts';

/** Whether what it is called with decides what it takes. */
export function isCostly(operator: Operator): boolean {
  return costOf(operator) !== null;
}

/** Mutable: of one run. */
export class Exhaustion implements Sizes {
  readonly context: FollowContext;
  readonly #costs = new Map<string, Costly | null>();
  /** Of what calls made: bytes or items. */
  readonly #lengths = new Map<Token, number>();
  #total = 0;

  constructor(context: FollowContext) {
    this.context = context;
  }

  readonly lengthOf = (token: Token): number => {
    if (token === 0) return 0;
    const made = this.#lengths.get(token);
    if (made !== undefined) return made;
    if (token > 0) return this.context.literalBytes(token);
    const value = this.context.values.valueOf(token);
    if (value?.kind === 'text') return value.text.length;
    return value?.kind === 'bytes' ? value.bytes.length : 0;
  };

  /** What a call would exhaust, in words; null where it does not. */
  ofCall(operator: Operator, args: readonly Token[], result: Token): string | null {
    const costly = this.#costOf(operator);
    const count = costly?.cost(this, args) ?? null;
    if (count === null || count <= 0) return null;
    if (result < 0) this.#lengths.set(result, count);
    if (costly?.isLazy === true) return null;
    const name = `${operator.module}.${operator.name}`;
    if (count > CEILINGS.loaderItems.most)
      return `${name} is asked for ${Number.isFinite(count) ? count : 'countless'} items`;
    // What a range gives is counted where it is taken.
    if (name !== 'builtins.range') this.#total += count;
    return this.#total > CEILINGS.loaderItems.most ? 'its calls ask for too many items together' : null;
  }

  #costOf(operator: Operator): Costly | null {
    const name = `${operator.module}.${operator.name}`;
    let costly = this.#costs.get(name);
    if (costly === undefined) {
      costly = costOf(operator);
      this.#costs.set(name, costly);
    }
    return costly;
  }
}
