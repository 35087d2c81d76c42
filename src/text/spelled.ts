/** Finds words of JSON and YAML in every spelling that the two have for their characters. See https://yaml.org/spec/1.1/#escaping and RFC 8259 section 7. */

/** A line of YAML that ends within a word. */
const CONTINUATION = '(?:\\\\\\r?\\n[ \\t]*)*';

/** The source of a pattern: each character as it is, or as an escape: `_` as `\u005f`, `\x5f`, `\U0000005F`; `/` as `\/` too. */
export function spelled(word: string): string {
  return [...word].map(spelledCharacter).join(CONTINUATION);
}

function spelledCharacter(character: string): string {
  const code = character.charCodeAt(0).toString(16).padStart(2, '0');
  const digits = code.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
  const slash = character === '/' ? '|\\\\/' : '';
  return `(?:${character}|\\\\(?:u00|x|U000000)${digits}${slash})`;
}
