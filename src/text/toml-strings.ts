/** The strings of a TOML text, whatever stands around them. See https://toml.io/en/v1.1.0#string. */

export interface TomlString {
  readonly text: string;
  /** Characters from the start of the text. */
  readonly offset: number;
}

/** A comment, or where a string begins. */
const NEXT = /#[^\n]*|"""|'''|"|'/g;
const ESCAPE = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([ \t]*\r?\n\s*)|([\s\S]))/g;
const SIMPLE: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', e: '\x1b' };

/** In order; one that does not end goes to the end of the text. */
export function* tomlStrings(text: string): Generator<TomlString> {
  NEXT.lastIndex = 0;
  for (let match = NEXT.exec(text); match !== null; match = NEXT.exec(text)) {
    const [quotes] = match;
    if (quotes.startsWith('#')) continue;
    const offset = match.index;
    const start = offset + quotes.length;
    const end = endOf(text, start, quotes);
    const written = text.slice(start, end);
    yield { text: quotes.startsWith('"') ? unescaped(written) : written, offset };
    NEXT.lastIndex = end + quotes.length;
  }
}

function endOf(text: string, start: number, quotes: string): number {
  const takesEscapes = quotes.startsWith('"');
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (takesEscapes && character === '\\') at += 1;
    else if (character === '\n' && quotes.length === 1) return at;
    else if (text.startsWith(quotes, at)) {
      // Up to two more quotes belong to the string.
      while (quotes.length === 3 && text[at + 3] === quotes[0]) at += 1;
      return at;
    }
  }
  return text.length;
}

function unescaped(written: string): string {
  return written.replace(ESCAPE, (_, two, four, eight, folded, letter) => {
    const digits: string | undefined = two ?? four ?? eight;
    if (folded !== undefined) return '';
    if (digits === undefined) return SIMPLE[letter] ?? letter;
    const code = Number.parseInt(digits, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
