/** Goes over a text by the tokens that PyYAML finds in it, and finds where the library wants blanks. See https://github.com/yaml/pyyaml/blob/main/lib/yaml/scanner.py. */

import {
  ANCHOR,
  BLANK,
  behindBlockScalar,
  EMPTY_PROPERTY,
  FLOW_ENDS,
  type Insertion,
  isKeyEnd,
  LONE_HYPHEN,
  lineEnd,
  MARKER,
  TAG,
} from './layout-tokens.ts';

const NONE = -1;

/** Goes over the tokens. Mutable. */
export class LayoutScan {
  readonly #text: string;
  readonly #insertions: Insertion[] = [];
  #at = 0;
  #lineStart = 0;
  /** Columns of the collections that are open. */
  #columns: number[] = [];
  /** Of what would be the key, if a colon follows in its line. */
  #key = NONE;
  #isInDocument = false;
  /** Whether an indicator wants a value. */
  #isOwed = false;
  /** Where that begins in the column of its collection, and how many insertions come before it. */
  #first: { readonly at: number; readonly before: number } | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  run(): readonly Insertion[] {
    while (this.#skipToToken()) this.#token();
    return this.#insertions;
  }

  get #indent(): number {
    return this.#columns.at(-1) ?? NONE;
  }

  get #column(): number {
    return this.#at - this.#lineStart;
  }

  #char(ahead = 0): string {
    return this.#text.charAt(this.#at + ahead);
  }

  #isBlank(ahead: number): boolean {
    const char = this.#char(ahead);
    return char === '' || BLANK.test(char);
  }

  /** @returns false at the end */
  #skipToToken(): boolean {
    for (;;) {
      const char = this.#char();
      if (char === '') return false;
      if (char === '\n') {
        this.#at += 1;
        this.#lineStart = this.#at;
        this.#key = NONE;
      } else if (char === '#') this.#comment();
      else if (BLANK.test(char) || char === '\ufeff') this.#at += 1;
      else return true;
    }
  }

  #comment(): void {
    if (this.#at > 0 && !BLANK.test(this.#char(-1))) this.#insertions.push({ at: this.#at, text: ' ' });
    this.#at = lineEnd(this.#text, this.#at);
  }

  #token(): void {
    while (this.#indent > this.#column) this.#columns.pop();
    const char = this.#char();
    if (this.#column === 0 && (char === '%' || this.#matches(MARKER) !== null)) this.#documentStart(char);
    else if ('-?:'.includes(char) && this.#isBlank(1)) this.#indicator(char);
    else this.#node(char);
  }

  #node(char: string): void {
    if (this.#key === NONE) this.#begin();
    const line = this.#lineStart;
    if (char === '"' || char === "'") this.#quoted(this.#needed());
    else if (char === '[' || char === '{') this.#flow(this.#needed());
    else if (char === '|' || char === '>') this.#blockScalar();
    else if (char === '!') this.#at += this.#matches(TAG)?.[0].length ?? 1;
    else if (char === '&') this.#anchor();
    else this.#plain();
    if (char !== '!' && char !== '&') this.#end();
    // No key goes over lines.
    if (this.#lineStart !== line) this.#key = NONE;
  }

  #begin(): void {
    this.#isInDocument = true;
    this.#key = this.#column;
    this.#first =
      this.#isOwed && this.#column === this.#indent ? { at: this.#at, before: this.#insertions.length } : null;
  }

  /** Of a value. It may stand in the column of its key, where it is no key itself. */
  #end(): void {
    const { at, before } = this.#first ?? { at: NONE, before: 0 };
    if (at !== NONE && !isKeyEnd(this.#text, this.#at)) this.#insertions.splice(before, 0, { at, text: ' ' });
    this.#isOwed = false;
    this.#first = null;
  }

  /** Letters that no name has may follow it at once. */
  #anchor(): void {
    this.#at += this.#matches(ANCHOR)?.[0].length ?? 1;
    if (!this.#isBlank(0)) this.#insertions.push({ at: this.#at, text: ' ' });
  }

  #matches(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text);
  }

  #documentStart(char: string): void {
    // Directives of a document end the one before.
    if (char === '%' && this.#isInDocument) this.#insertions.push({ at: this.#at, text: '...\n' });
    this.#isInDocument = false;
    this.#columns = [];
    this.#isOwed = false;
    if (char === '%') this.#at = lineEnd(this.#text, this.#at);
    else this.#at += 3;
  }

  /** Of an item, a key or a value. */
  #indicator(char: string): void {
    const column = char === ':' ? this.#key : this.#column;
    if (column > this.#indent) this.#columns.push(column);
    this.#at += 1;
    this.#key = NONE;
    this.#isOwed = true;
    this.#first = null;
  }

  /** Blanks that the library wants before each line of what begins here. */
  #needed(): number {
    return this.#indent + 1;
  }

  /** The break that stands here, and what has to stand in the next line. */
  #break(needed: number): void {
    this.#at += 1;
    this.#lineStart = this.#at;
    let end = this.#at;
    while (this.#text.charAt(end) === ' ') end += 1;
    const isEmpty = /[\r\n]/.test(this.#text.charAt(end)) || end === this.#text.length;
    const missing = needed - (end - this.#at);
    if (!isEmpty && missing > 0) this.#insertions.push({ at: this.#at, text: ' '.repeat(missing) });
  }

  #quoted(needed: number): void {
    const quote = this.#char();
    this.#at += 1;
    for (let char = this.#char(); char !== ''; char = this.#char()) {
      if (char === '\n') this.#break(needed);
      else if (char === '\\' && quote === '"' && this.#char(1) !== '\n' && this.#char(1) !== '\r') this.#at += 2;
      else if (char === quote && quote === "'" && this.#char(1) === quote) this.#at += 2;
      else {
        this.#at += 1;
        if (char === quote) return;
      }
    }
  }

  #flow(needed: number): void {
    let depth = 0;
    let isPlain = false;
    for (let char = this.#char(); char !== ''; char = this.#char()) {
      if (char === '\n') this.#break(needed);
      else if (char === '#' && (BLANK.test(this.#char(-1)) || !isPlain)) this.#comment();
      else if (!isPlain && (char === '"' || char === "'")) this.#quoted(needed);
      else if (!isPlain && this.#nothing(char)) continue;
      else {
        // In brackets it is a key whatever follows; the library wants a blank.
        if (char === '?' && !isPlain && !this.#endsKey()) this.#insertions.push({ at: this.#at + 1, text: ' ' });
        if (char === '[' || char === '{') depth += 1;
        if (char === ']' || char === '}') depth -= 1;
        const isEnd: boolean =
          (char === '?' && !isPlain) || FLOW_ENDS.includes(char) || (char === ':' && (!isPlain || this.#endsKey()));
        isPlain = !isEnd && (isPlain || !BLANK.test(char));
        this.#at += 1;
        if (depth === 0) return;
      }
    }
  }

  /** What the library takes for no value in brackets. */
  #nothing(char: string): boolean {
    const pattern = char === '-' ? LONE_HYPHEN : char === '&' || char === '!' ? EMPTY_PROPERTY : null;
    const found = pattern === null ? null : this.#matches(pattern);
    if (found === null) return false;
    if (char === '-') this.#insertions.push({ at: this.#at, text: '"' });
    this.#at += found[0].length;
    this.#insertions.push({ at: this.#at, text: char === '-' ? '"' : char === '&' ? ' ~' : ' ""' });
    return true;
  }

  #endsKey(): boolean {
    return this.#isBlank(1) || FLOW_ENDS.includes(this.#char(1));
  }

  #blockScalar(): void {
    const { at, lineStart } = behindBlockScalar(this.#text, this.#at, Math.max(this.#indent + 1, 1));
    this.#at = at;
    if (lineStart !== null) this.#lineStart = lineStart;
  }

  /** It goes on in the next lines, as far as they are further in than its collection. */
  #plain(): void {
    for (;;) {
      const char = this.#char();
      if (char === '') return;
      if (char === ':' && this.#isBlank(1)) return;
      if (char === '#' && BLANK.test(this.#char(-1))) return;
      if (char !== '\n') this.#at += 1;
      else if (!this.#goOn()) return;
    }
  }

  /** Goes to the next line of a plain scalar, from the break that stands here. @returns whether there is one */
  #goOn(): boolean {
    let start = this.#at;
    let at = this.#at;
    while (/[ \r\n]/.test(this.#text.charAt(at))) {
      if (this.#text.charAt(at) === '\n') start = at + 1;
      at += 1;
    }
    const first = this.#text.charAt(at);
    MARKER.lastIndex = at;
    const isOther = first === '' || first === '#' || (at === start && MARKER.test(this.#text));
    if (isOther || at - start <= this.#indent) return false;
    this.#at = at;
    this.#lineStart = start;
    return true;
  }
}
