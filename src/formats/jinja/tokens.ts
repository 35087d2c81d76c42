/** Cuts a Jinja template into text, outputs and statements, and these into tokens. See https://jinja.palletsprojects.com/en/stable/templates/. */
import { FormatError } from '../../bytes/format-error.ts';
import { UNKNOWN_CHARACTER } from './value.ts';

/** Text between the tags, `{{ … }}`, or `{% … %}`. */
export type Segment =
  | { readonly kind: 'data'; readonly text: string }
  | { readonly kind: 'output' | 'statement'; readonly tokens: readonly Token[] };

export interface Token {
  readonly kind: 'name' | 'text' | 'number' | 'mark';
  /** The content of a string, its escapes resolved. */
  readonly text: string;
  /** Characters from the start of the template. */
  readonly start: number;
  readonly end: number;
}

const TAG = /\{[{%#]/g;
const RAW = /\{%[-+]?\s*raw\s*[-+]?%\}/y;
const END_RAW = /\{%[-+]?\s*endraw\s*[-+]?%\}/g;
const SPACE = /[-+]?\s*/y;
const TOKEN =
  /\s+|((?:0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d[\d_]*)?))|([\p{L}\p{N}\p{M}_·]+)|('[^'\\]*(?:\\.[^'\\]*)*'|"[^"\\]*(?:\\.[^"\\]*)*")|(\*\*|\/\/|[=!<>]=|[-+*/%~[\](){}=<>.:|,;!])/suy;
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** @throws FormatError where Jinja finds no template either */
export function* segmentsOf(template: string): Generator<Segment> {
  let position = 0;
  while (position < template.length) {
    TAG.lastIndex = position;
    const tag = TAG.exec(template);
    const start = tag?.index ?? template.length;
    if (start > position) yield { kind: 'data', text: template.slice(position, start) };
    if (tag === null) return;
    if (tag[0] === '{#') position = endOf(template, '#}', start);
    else if (matchAt(RAW, template, start)) {
      END_RAW.lastIndex = RAW.lastIndex;
      const end = END_RAW.exec(template);
      if (end === null) throw unclosed(start);
      yield { kind: 'data', text: template.slice(RAW.lastIndex, end.index) };
      position = END_RAW.lastIndex;
    } else {
      const isOutput = tag[0] === '{{';
      const tokens: Token[] = [];
      position = readTokens(template, start + 2, isOutput ? '}}' : '%}', tokens);
      yield { kind: isOutput ? 'output' : 'statement', tokens };
    }
  }
}

/** Whether every tag of the text ends in it. */
export function isWhole(template: string): boolean {
  try {
    for (const _segment of segmentsOf(template));
    return true;
  } catch (error) {
    if (error instanceof FormatError) return false;
    throw error;
  }
}

/** Up to the closing mark, which ends nothing inside brackets. @returns the position behind it */
function readTokens(template: string, start: number, closing: '}}' | '%}', tokens: Token[]): number {
  matchAt(SPACE, template, start);
  let position = SPACE.lastIndex;
  const open: string[] = [];
  while (position < template.length) {
    if (open.length === 0) {
      const sign = template[position];
      const marked = sign === '-' || sign === '+' ? position + 1 : position;
      if (template.startsWith(closing, marked)) return marked + closing.length;
    }
    TOKEN.lastIndex = position;
    const found = TOKEN.exec(template);
    if (found === null && /['"]/.test(template.charAt(position))) throw unclosed(position);
    // Jinja stops at what is no token: passing over it finds more than it does, never less.
    position = found === null ? position + 1 : TOKEN.lastIndex;
    const token = found === null ? null : tokenOf(found);
    if (token === null) continue;
    tokens.push(token);
    if (token.kind !== 'mark') continue;
    const bracket = CLOSING[token.text];
    if (bracket !== undefined) open.push(bracket);
    else if (token.text === open[open.length - 1]) open.pop();
  }
  throw unclosed(start);
}

function tokenOf([whole, number, name, text]: RegExpExecArray): Token | null {
  const end = TOKEN.lastIndex;
  const at = { start: end - whole.length, end };
  if (number !== undefined) return { kind: 'number', text: number, ...at };
  // Names become names of Python, which compares them so.
  if (name !== undefined) return { kind: 'name', text: whole.normalize('NFKC'), ...at };
  if (text !== undefined) return { kind: 'text', text: resolveEscapes(text.slice(1, -1)), ...at };
  return /^\s/.test(whole) ? null : { kind: 'mark', text: whole, ...at };
}

const SIMPLE: Readonly<Record<string, string>> = {
  ...{ a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '\n': '' },
  ...{ '\\': '\\', "'": "'", '"': '"' },
};

/** As Python's `unicode-escape`; which character a Unicode name stands for is not known. */
function resolveEscapes(text: string): string {
  if (!text.includes('\\')) return text;
  const pattern = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{1,3})|N\{([^}]*)\}|([\s\S]))/g;
  return text.replace(
    pattern,
    (whole, x?: string, u?: string, U?: string, octal?: string, named?: string, letter?: string) => {
      const hex = x ?? u ?? U;
      if (hex !== undefined) return character(Number.parseInt(hex, 16));
      if (octal !== undefined) return character(Number.parseInt(octal, 8));
      if (named !== undefined) return named.trim().toUpperCase() === 'LOW LINE' ? '_' : UNKNOWN_CHARACTER;
      return SIMPLE[letter ?? ''] ?? whole;
    },
  );
}

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}

function matchAt(pattern: RegExp, text: string, position: number): boolean {
  pattern.lastIndex = position;
  return pattern.test(text);
}

function endOf(template: string, mark: string, start: number): number {
  const end = template.indexOf(mark, start + 2);
  if (end === -1) throw unclosed(start);
  return end + mark.length;
}

function unclosed(offset: number): FormatError {
  return new FormatError('expected the end of a tag', { offset, reason: 'malformed' });
}
