/** Reads Python source into logical lines of tokens. https://docs.python.org/3/reference/lexical_analysis.html */

export interface PythonToken {
  /** `open`: a string that does not end. */
  readonly kind: 'name' | 'number' | 'string' | 'symbol' | 'open';
  /** A name as Python compares it (NFKC); a string with its prefix and quotes. */
  readonly text: string;
  readonly offset: number;
}

export interface PythonLine {
  /** Columns before its first token; a tab counts to the next multiple of eight. */
  readonly indent: number;
  readonly tokens: readonly PythonToken[];
}

/** What ends a statement. */
export const END: PythonToken = { kind: 'symbol', text: ';', offset: 0 };

const NUMBER =
  /(?:0[xXoObB][\da-fA-F_]{1,400}|(?:\d[\d_]{0,400}\.?[\d_]{0,400}|\.\d[\d_]{0,400})(?:[eE][+-]?\d{1,10})?)[jJ]?/y;
const STRING_START = /(?:[rRbBuUfFtT]{0,2})("""|'''|"|')/y;
const SYMBOL = /\*\*=?|\/\/=?|>>=?|<<=?|\.\.\.|->|:=|[-+*/%@&|^=!<>]=|[-+*/%@&|^=<>~!.,:;()[\]{}]/y;
const OPENING = '([{';
const CLOSING = ')]}';

/** The lines in order; what begins no token is left out, for the compiler refuses the source then. */
export function* pythonLines(source: string): Generator<PythonLine> {
  const code = source.replace(/\r\n?/g, '\n');
  let position = 0;
  while (position < code.length) {
    const line = readLine(code, position);
    position = line.end;
    if (line.tokens.length > 0) yield line;
  }
}

function readLine(code: string, start: number): PythonLine & { readonly end: number } {
  let [position, depth] = [start, 0];
  const tokens: PythonToken[] = [];
  while (position < code.length) {
    const character = code[position] ?? '';
    if (character === '\n') {
      position += 1;
      if (depth === 0) break;
    } else if (character === '\\' && code[position + 1] === '\n') position += 2;
    else if (character === '#') position = endOfLine(code, position);
    else {
      const token = tokenAt(code, position);
      if (token === null) position += 1;
      else {
        if (OPENING.includes(token.text)) depth += 1;
        else if (CLOSING.includes(token.text)) depth = Math.max(0, depth - 1);
        tokens.push({ ...token, text: token.kind === 'name' ? token.text.normalize('NFKC') : token.text });
        position += token.text.length;
      }
    }
  }
  return { indent: indentOf(code.slice(start, tokens[0]?.offset ?? start)), tokens, end: position };
}

function tokenAt(code: string, position: number): PythonToken | null {
  const quotes = matchAt(STRING_START, code, position);
  if (quotes !== null) return stringAt(code, position, quotes);
  for (const [kind, pattern] of kinds()) {
    const match = matchAt(pattern, code, position);
    if (match !== null) return { kind, text: match[0], offset: position };
  }
  return null;
}

type Kinds = readonly (readonly ['name' | 'number' | 'symbol', RegExp])[];
let madeKinds: Kinds | null = null;

/** Made with the first token: to read the pattern of names alone takes longer than to examine a small model. */
function kinds(): Kinds {
  madeKinds ??= [
    ['name', /[\p{ID_Start}_][\p{ID_Continue}]*/uy],
    ['number', NUMBER],
    ['symbol', SYMBOL],
  ];
  return madeKinds;
}

function matchAt(pattern: RegExp, code: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(code);
}

function stringAt(code: string, start: number, [prefix, quotes = '"']: RegExpExecArray): PythonToken {
  for (let position = start + prefix.length; position < code.length; position += 1) {
    if (code.startsWith(quotes, position)) {
      return { kind: 'string', text: code.slice(start, position + quotes.length), offset: start };
    }
    if (code[position] === '\\') position += 1;
    else if (code[position] === '\n' && quotes.length === 1) {
      return { kind: 'open', text: code.slice(start, position), offset: start };
    }
  }
  return { kind: 'open', text: code.slice(start), offset: start };
}

function endOfLine(code: string, position: number): number {
  const end = code.indexOf('\n', position);
  return end === -1 ? code.length : end;
}

/** Of the last line of what stands before the first token. */
function indentOf(before: string): number {
  let columns = 0;
  for (const character of before.slice(before.lastIndexOf('\n') + 1)) {
    if (character === '\f') columns = 0;
    else columns = character === '\t' ? columns - (columns % 8) + 8 : columns + 1;
  }
  return columns;
}
