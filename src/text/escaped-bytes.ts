/** Bytes that stand as characters of a text in quotes, with the escapes of JSON, YAML or Python. See https://docs.python.org/3/reference/lexical_analysis.html#escape-sequences. */

/** `\xe9`, `\u00e9`, a folded line of YAML, `\n` and its like. */
const ESCAPE = /\\(?:x([\da-f]{2})|u([\da-f]{4})|\r?\n[ \t]*|([\s\S]))/gi;
const LETTERS: Readonly<Record<string, string>> = {
  ...{ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', a: '\x07', v: '\v' },
  // Those of YAML.
  ...{ '0': '\0', e: '\x1b', N: '\x85', _: '\xa0' },
};
const BEYOND = /[^\0-\xff]/;

/** Each reading, as far as the characters are bytes: in a cell of CSV quotes are doubled. @param text a byte each, as it stands between the quotes */
export function bytesOfEscapes(text: string): readonly Uint8Array[] {
  const halved = text.replaceAll('""', '"');
  return halved === text ? [bytesOf(text)] : [bytesOf(text), bytesOf(halved)];
}

function bytesOf(text: string): Uint8Array {
  // What `repr` made stands in JSON with its backslashes doubled.
  const once = unescaped(Buffer.from(text, 'latin1').toString());
  const plain = text.startsWith('\\\\') ? unescaped(once) : once;
  const end = plain.search(BEYOND);
  return Buffer.from(end === -1 ? plain : plain.slice(0, end), 'latin1');
}

function unescaped(text: string): string {
  return text.replace(ESCAPE, (_escape, hex?: string, wide?: string, letter?: string) => {
    const digits = hex ?? wide;
    if (digits !== undefined) return String.fromCharCode(Number.parseInt(digits, 16));
    return letter === undefined ? '' : (LETTERS[letter] ?? letter);
  });
}
