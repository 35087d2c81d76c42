/** The tokens of YAML that were found and not taken yet, and the columns of the blocks that are open. */
import { keepWithin } from '../../bytes/limit-error.ts';

export type TokenKind =
  | ('end' | 'directive' | 'document-start' | 'document-end')
  | ('block-sequence' | 'block-mapping' | 'block-end' | 'item' | 'key' | 'value')
  | ('flow-sequence' | 'flow-sequence-end' | 'flow-mapping' | 'flow-mapping-end' | 'comma')
  | ('alias' | 'anchor' | 'tag' | 'scalar');

export interface Token {
  readonly kind: TokenKind;
  /** UTF-16 units before it. */
  readonly at: number;
  /** Of a scalar what it says, of an anchor its name, of a tag what follows its handle, of a directive the line. */
  readonly text: string;
  /** Of a tag: null where it is in full. */
  readonly handle: string | null;
  readonly isPlain: boolean;
}

/** Mutable. */
export class TokenQueue {
  readonly #tokens: Token[] = [];
  /** Of those how many were taken, and how many come before the first of them. */
  #taken = 0;
  #before = 0;

  get isEmpty(): boolean {
    return this.#taken === this.#tokens.length;
  }

  /** Tokens before the first one that waits. */
  get firstNumber(): number {
    return this.#before + this.#taken;
  }

  /** Tokens before the one that is put next. */
  get nextNumber(): number {
    return this.#before + this.#tokens.length;
  }

  /** The first, where there is one. */
  get first(): Token {
    return this.#tokens[this.#taken]!;
  }

  take(): Token {
    const token = this.first;
    this.#taken += 1;
    if (this.isEmpty) {
      this.#before += this.#taken;
      this.#tokens.length = 0;
      this.#taken = 0;
    }
    return token;
  }

  put(kind: TokenKind, at: number, { text = '', handle = null, isPlain = false }: Partial<Token> = {}): void {
    this.#tokens.push({ kind, at, text, handle, isPlain });
  }

  /** Before the token of that number. */
  insert(number: number, kind: TokenKind, at: number): void {
    this.#tokens.splice(number - this.#before, 0, { kind, at, text: '', handle: null, isPlain: false });
  }
}

/** Mutable. */
export class BlockColumns {
  /** Of the innermost block; -1 where none is open. */
  innermost = -1;
  readonly #outer: number[] = [];

  /** @returns whether a block begins in that column @throws LimitError */
  open(column: number, at: number): boolean {
    if (this.innermost >= column) return false;
    keepWithin('yamlNesting', this.#outer.length + 1, at);
    this.#outer.push(this.innermost);
    this.innermost = column;
    return true;
  }

  /** @returns how many blocks end before that column */
  closeTo(column: number): number {
    let count = 0;
    for (; this.innermost > column; count += 1) this.innermost = this.#outer.pop() ?? -1;
    return count;
  }
}
