/** Holds back what a configuration repeats: a thousand layers of one class are reported once too often, and memory is finite. */
import { keepWithin } from '../../bytes/limit-error.ts';

/** Places of one operator that are reported. */
const PLACES_PER_OPERATOR = 200;
/** Facts of one text; beyond it each operator is reported once more at most. CWE-770. */
const FACTS = 8_000;

/** Mutable: one for each text. */
export class Repetition {
  readonly #places = new Map<string, number>();
  #facts = 0;

  /** Whether one more fact of this identity is reported. @throws FormatError (`limit`) */
  admits(identity: string, offset: number): boolean {
    const places = this.#places.get(identity) ?? 0;
    if (places === 0) keepWithin('kerasOperators', this.#places.size + 1, offset);
    if (places >= PLACES_PER_OPERATOR || (places > 0 && this.#facts >= FACTS)) return false;
    this.#places.set(identity, places + 1);
    this.#facts += 1;
    return true;
  }
}
