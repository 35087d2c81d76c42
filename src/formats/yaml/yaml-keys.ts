/** What would be a key of YAML, if a colon follows. See https://yaml.org/spec/1.1/#simple%20key/. */
import type { Cursor } from './yaml-cursor.ts';

interface PossibleKey {
  /** Brackets around it. */
  readonly flowLevel: number;
  /** Tokens before it. */
  readonly number: number;
  readonly at: number;
  readonly line: number;
  readonly column: number;
}

/** The longest key that needs no question mark. */
const KEY_CHARACTERS = 1024;

/** At most one for each level of brackets, the outermost first. Mutable. */
export class PossibleKeys {
  readonly #keys: PossibleKey[] = [];
  /** Of those how many are no keys any more. */
  #stale = 0;

  /** Undefined where there is none. */
  get firstNumber(): number | undefined {
    return this.#keys[this.#stale]?.number;
  }

  /** What begins at the cursor. */
  note({ at, line, column }: Cursor, flowLevel: number, number: number): void {
    this.take(flowLevel);
    this.#keys.push({ flowLevel, number, at, line, column });
  }

  /** A key is one line, and not long. */
  dropStale({ at, line }: Cursor): void {
    for (let key = this.#keys[this.#stale]; key !== undefined; key = this.#keys[this.#stale]) {
      if (key.line === line && at - key.at <= KEY_CHARACTERS) return;
      this.#stale += 1;
    }
    if (this.#stale > 0) this.#keys.length = 0;
    this.#stale = 0;
  }

  /** The key within so many brackets, which is none any more; null where there was none. */
  take(flowLevel: number): PossibleKey | null {
    const key = this.#keys.length > this.#stale ? this.#keys.at(-1) : undefined;
    if (key?.flowLevel !== flowLevel) return null;
    this.#keys.pop();
    return key;
  }
}
