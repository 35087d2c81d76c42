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
  /** Whether nothing else may stand there. */
  readonly isRequired: boolean;
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

  /** What begins at the cursor. @throws YamlError where something else had to be a key */
  note(cursor: Cursor, flowLevel: number, number: number, isRequired: boolean): void {
    this.forget(flowLevel, cursor);
    this.#keys.push({ flowLevel, number, at: cursor.at, line: cursor.line, column: cursor.column, isRequired });
  }

  /** A key is one line, and not long. @throws YamlError where it had to be one */
  dropStale(cursor: Cursor): void {
    for (let key = this.#keys[this.#stale]; key !== undefined; key = this.#keys[this.#stale]) {
      if (key.line === cursor.line && cursor.at - key.at <= KEY_CHARACTERS) return;
      this.#stale += 1;
      if (key.isRequired) throw cursor.error('no colon behind a key', true);
    }
    if (this.#stale > 0) this.#keys.length = 0;
    this.#stale = 0;
  }

  /** What began within so many brackets is none. @throws YamlError where it had to be one */
  forget(flowLevel: number, cursor: Cursor): void {
    if (this.take(flowLevel)?.isRequired === true) throw cursor.error('no colon behind a key', true);
  }

  /** The key within so many brackets; null where there is none. */
  take(flowLevel: number): PossibleKey | null {
    const key = this.#keys.length > this.#stale ? this.#keys.at(-1) : undefined;
    if (key?.flowLevel !== flowLevel) return null;
    this.#keys.pop();
    return key;
  }
}
