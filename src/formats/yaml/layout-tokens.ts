/** What the scan of a layout knows of tokens of YAML. See https://yaml.org/spec/1.1/ and https://github.com/yaml/pyyaml/blob/main/lib/yaml/scanner.py. */

/** Characters that were put into a text: blanks, and what the library wants where PyYAML takes nothing for a value. */
export interface Insertion {
  /** In the text as it was. */
  readonly at: number;
  readonly text: string;
}

export const BLANK = /[ \t\r\n]/;
export const MARKER = /(?:---|\.\.\.)(?=[ \t\r\n]|$)/y;
/** What a block scalar may say of itself: an indicator of its own indentation. */
const HEADER = /[|>][+-]?([1-9])?/y;
export const TAG = /[^ \t\r\n,[\]{}]*/y;
export const ANCHOR = /&[\w-]*/y;
/** What ends a value in brackets. */
export const FLOW_ENDS = ',[]{}';
/** An anchor or a tag of nothing, with breaks before what ends it. */
export const EMPTY_PROPERTY = /[&!][^ \t\r\n,[\]{}]*(?=[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t\r\n]|#[^\n]*\n)*[,\]}])/y;
/** A value of one hyphen in brackets. */
export const LONE_HYPHEN = /-(?=[,\]}])/y;

/** Before the colon of a key. */
const MOST_BLANKS = 1024;
const COLON = /^[ \t]*:(?:[ \t\r\n]|$)/;

export function isKeyEnd(text: string, at: number): boolean {
  return COLON.test(text.slice(at, at + MOST_BLANKS));
}

interface Behind {
  readonly at: number;
  /** Null in the line of its header. */
  readonly lineStart: number | null;
}

/** Where a block scalar ends. @param at of its header @param least blanks before its lines, if the header names none */
export function behindBlockScalar(text: string, at: number, least: number): Behind {
  HEADER.lastIndex = at;
  const explicit = HEADER.exec(text)?.[1];
  let indent = explicit === undefined ? null : least + Number(explicit) - 1;
  let end = lineEnd(text, at);
  let lineStart: number | null = null;
  while (end < text.length) {
    const start = end + 1;
    let content = start;
    while (text.charAt(content) === ' ') content += 1;
    const isEmpty = /[\r\n]/.test(text.charAt(content));
    if (!isEmpty) indent ??= Math.max(least, content - start);
    if (!isEmpty && content - start < (indent ?? least)) break;
    lineStart = start;
    end = lineEnd(text, start);
  }
  return { at: end, lineStart };
}

/** Where the break stands, or the text ends. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}
