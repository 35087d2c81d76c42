/** What every name of a template may hold, grown until nothing is new: a template is not followed in the order in which it runs. See https://en.wikipedia.org/wiki/Abstract_interpretation. */
import { BUILT, bounded, DATA, holdsMore, isChosen, keyOf, mixed, TEXT, type Value } from './value.ts';

/** Rounds after which a name that still grows holds anything: texts that are made of themselves never end. CWE-835. */
const GROWING_ROUNDS = 8;

/** Where values go that are kept in something: reading such a thing may give each of them. */
export const KEPT = {
  items: '*items',
  entries: '*entries',
  data: '*data',
  given: '*given',
  named: '*named',
  names: '*names',
  looped: '*looped',
} as const;

/** Mutable: grows from round to round, and never shrinks. */
export class Knowledge {
  /** Whether anything was new in this round. */
  isNew = false;
  readonly #values = new Map<string, readonly Value[]>();
  readonly #anything = new Set<string>();
  #round = 0;

  beginRound(): void {
    this.isNew = false;
    this.#round += 1;
  }

  /** Empty where it holds nothing yet. */
  of(name: string): readonly Value[] {
    return this.#values.get(name) ?? [];
  }

  add(name: string, values: readonly Value[]): void {
    if (values.length === 0 || this.#anything.has(name)) return;
    const known = this.of(name);
    const merged = bounded([...known, ...values]);
    if (signature(merged) === signature(known) || this.#holds(name, values)) return;
    this.isNew = true;
    if (this.#round <= GROWING_ROUNDS) this.#values.set(name, merged);
    else {
      // Once more it may still turn from text into anything.
      const widened = mixed(merged);
      if (widened === BUILT) this.#anything.add(name);
      this.#values.set(name, widened === DATA ? [DATA] : [widened, DATA]);
    }
  }

  /** Whether a name that was widened to text holds these already. */
  #holds(name: string, values: readonly Value[]): boolean {
    const [widest] = this.of(name);
    if (this.#round <= GROWING_ROUNDS || widest === undefined) return false;
    return widest === TEXT ? !values.some(holdsMore) : widest === DATA && !values.some((value) => isChosen(value));
  }

  /** Of every attribute that is ever set of a namespace. */
  ofAttributes(): readonly Value[] {
    return [...this.#values].flatMap(([name, values]) => (name.startsWith('.') ? values : []));
  }
}

function signature(values: readonly Value[]): string {
  return values.map((value) => keyOf(value, 0)).join('\n');
}

/** Under which the text of a macro is known. */
export function renderedBy(macro: string): string {
  return `*rendered ${macro}`;
}
