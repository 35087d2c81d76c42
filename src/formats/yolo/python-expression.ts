/** Reads the expressions that a loader hands to `eval`: what they name and call, as far as a small grammar goes. https://docs.python.org/3/reference/expressions.html */
import { type PythonToken, pythonLines } from '../torch/python-lexer.ts';

/** A dotted path that the expression reads or calls. */
export interface ExpressionUse {
  readonly path: string;
  readonly isCalled: boolean;
  /** What stands in the brackets of the call. */
  readonly given: string;
}

/**
 * `plain`: names, texts, numbers, arithmetic, collections and calls of dotted names, all in `uses`.
 * `refused`: no Python compiles it. `other`: whatever else it does.
 */
export type Expression =
  | { readonly kind: 'plain'; readonly uses: readonly ExpressionUse[] }
  | { readonly kind: 'refused' | 'other' };

const KEYWORDS: ReadonlySet<string> = new Set('if else and or not in is lambda for async await yield'.split(' '));
const CONSTANTS: ReadonlySet<string> = new Set(['None', 'True', 'False']);
const BINARY: ReadonlySet<string> = new Set('+ - * / // % ** == != < > <= >= and or'.split(' '));
const UNARY: ReadonlySet<string> = new Set(['+', '-', '~', 'not']);
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
/** Brackets inside each other; people write two. CWE-674. */
const DEPTH = 40;

/** @param text as `eval` is given it */
export function readExpression(text: string): Expression {
  const [line, ...more] = pythonLines(text.trim());
  if (line === undefined) return { kind: 'refused' };
  const { tokens } = line;
  if (more.length > 0 || isRefused(tokens)) return { kind: 'refused' };
  const reader = new Reader(tokens);
  return reader.isPlain() ? { kind: 'plain', uses: reader.uses } : { kind: 'other' };
}

/** Two operands without an operator between them, a text that does not end, brackets that do not match. */
function isRefused(tokens: readonly PythonToken[]): boolean {
  const open: string[] = [];
  for (const [at, { kind, text }] of tokens.entries()) {
    const before = tokens[at - 1];
    if (kind === 'open' || (before !== undefined && endsOperand(before) && beginsOperand(tokens[at], before)))
      return true;
    if (kind !== 'symbol') continue;
    const closing = CLOSING[text];
    if (closing !== undefined) open.push(closing);
    else if (')]}'.includes(text) && open.pop() !== text) return true;
  }
  return open.length > 0;
}

function endsOperand({ kind, text }: PythonToken): boolean {
  return kind === 'symbol' ? ')]}'.includes(text) : kind === 'name' ? !KEYWORDS.has(text) : true;
}

function beginsOperand(token: PythonToken | undefined, before: PythonToken): boolean {
  if (token === undefined || token.kind === 'symbol') return false;
  if (token.kind === 'string') return before.kind !== 'string';
  return token.kind === 'number' || !KEYWORDS.has(token.text);
}

/** Mutable: reads the tokens from left to right. */
class Reader {
  readonly uses: ExpressionUse[] = [];
  readonly #tokens: readonly PythonToken[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly PythonToken[]) {
    this.#tokens = tokens;
  }

  isPlain(): boolean {
    return this.#items('') && this.#at === this.#tokens.length;
  }

  /** Expressions with commas between them, up to `end`; in braces with colons, in a call with `name=` as well. */
  #items(end: string): boolean {
    this.#depth += 1;
    if (this.#depth > DEPTH) return false;
    while (this.#peek() !== end || end === '') {
      if (end === ')' && this.#kind() === 'name' && this.#peek(1) === '=') this.#at += 2;
      if (!this.#operand()) return false;
      while (BINARY.has(this.#peek())) {
        this.#at += 1;
        if (!this.#operand()) return false;
      }
      if (end === '}' && this.#peek() === ':') {
        this.#at += 1;
        continue;
      }
      if (this.#peek() !== ',') break;
      this.#at += 1;
      if (end === '' && this.#at === this.#tokens.length) break;
    }
    this.#depth -= 1;
    return end === '' || this.#take() === end;
  }

  #operand(): boolean {
    while (UNARY.has(this.#peek())) this.#at += 1;
    const token = this.#tokens[this.#at];
    if (token === undefined) return false;
    this.#at += 1;
    if (token.kind === 'number') return true;
    if (token.kind === 'string') return this.#texts(token);
    if (token.kind === 'name') return !KEYWORDS.has(token.text) && this.#path(token.text);
    const closing = CLOSING[token.text];
    // What is called or asked for an attribute or an item is more than a collection.
    return closing !== undefined && this.#items(closing) && !/^[([.]$/.test(this.#peek());
  }

  /** Texts behind each other are one; what an `f` stands before is evaluated. */
  #texts(first: PythonToken): boolean {
    let isPlain = !/^[rRbBuU]?[fFtT]/.test(first.text);
    while (this.#kind() === 'string') isPlain = !/^[rRbBuU]?[fFtT]/.test(this.#take()) && isPlain;
    return isPlain && !/^[([.%]$/.test(this.#peek());
  }

  #path(first: string): boolean {
    const parts = [first];
    while (this.#peek() === '.') {
      this.#at += 1;
      if (this.#kind() !== 'name') return false;
      parts.push(this.#take());
    }
    if (parts.some((part) => /^__.*__$/.test(part)) || this.#peek() === '[') return false;
    if (this.#peek() !== '(') {
      if (!CONSTANTS.has(first)) this.uses.push({ path: parts.join('.'), isCalled: false, given: '' });
      return true;
    }
    this.#at += 1;
    const start = this.#at;
    if (!this.#items(')')) return false;
    const given = this.#tokens.slice(start, this.#at - 1).map(({ text }) => text);
    this.uses.push({ path: parts.join('.'), isCalled: true, given: given.join('') });
    return !/^[([.]$/.test(this.#peek());
  }

  #peek(ahead = 0): string {
    const token = this.#tokens[this.#at + ahead];
    return token === undefined || token.kind === 'string' ? '' : token.text;
  }

  #kind(): PythonToken['kind'] | undefined {
    return this.#tokens[this.#at]?.kind;
  }

  #take(): string {
    this.#at += 1;
    return this.#tokens[this.#at - 1]?.text ?? '';
  }
}
