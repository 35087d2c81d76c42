/** Values of a configuration as bounded Python-like text, escaped for one line. */
import type { JsonObject, JsonValue } from './json-values.ts';

/** Characters of one value; the whole is bounded by the caller. */
const VALUE_CHARACTERS = 80;

/** `'…'` as Python's repr writes it; control, bidirectional and surrogate characters escaped. */
export function pythonString(text: string, maximumCharacters: number): string {
  const shown = text.length > maximumCharacters ? `${text.slice(0, maximumCharacters)}…` : text;
  const escaped = shown.replace(
    /[\\'\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu,
    (character) => ESCAPED.get(character) ?? hexEscape(character),
  );
  return `'${escaped}'`;
}

/** The bytes of `text.encode('raw_unicode_escape')`: characters beyond Latin-1 are escaped, and nothing else. */
export function rawUnicodeEscape(text: string): Uint8Array {
  const escaped = text.replace(/[^\0-\xff]/gu, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length <= 4 ? `\\u${code.padStart(4, '0')}` : `\\U${code.padStart(8, '0')}`;
  });
  return Buffer.from(escaped, 'latin1');
}

const ESCAPED: ReadonlyMap<string, string> = new Map([
  ['\\', '\\\\'],
  ["'", "\\'"],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

function hexEscape(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  if (code.length <= 2) return `\\x${code.padStart(2, '0')}`;
  return code.length <= 4 ? `\\u${code.padStart(4, '0')}` : `\\U${code.padStart(8, '0')}`;
}

/** `units=64, activation='relu'`: the arguments with which a class is made. */
export function keywordArguments(config: JsonObject, maximumCharacters: number): string {
  let text = '';
  for (const [key, value] of config.entries) {
    const name = /^\w{1,64}$/.test(key) ? key : pythonString(key, VALUE_CHARACTERS);
    text += `${text === '' ? '' : ', '}${name}=${pythonValue(value, 2)}`;
    if (text.length > maximumCharacters) return `${text.slice(0, maximumCharacters)}…`;
  }
  return text;
}

/** `depth`: how many containers inside each other are shown. */
export function pythonValue(value: JsonValue, depth: number): string {
  if (typeof value === 'string') return pythonString(value, VALUE_CHARACTERS);
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  if (value.kind === 'array') {
    const items = depth === 0 ? [] : value.items.slice(0, 6).map((item) => pythonValue(item, depth - 1));
    return `[${items.join(', ')}${items.length < value.items.length ? '…' : ''}]`;
  }
  const className = value.entries.find(([key]) => key === 'class_name')?.[1];
  return typeof className === 'string' ? `<${pythonString(className, VALUE_CHARACTERS).slice(1, -1)}>` : '{…}';
}
