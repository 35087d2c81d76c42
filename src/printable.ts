/** Text from untrusted bytes made fit for one line of a terminal: what a reader sees is what is there. See CWE-150 and https://www.unicode.org/reports/tr9/. */

/** Most text is: to compile what looks for the others takes longer than to write a report. */
const PLAIN = /^[ -~]*$/;

/** Every character that could move the cursor, break the line or reorder what is read becomes visible: `\x1b`, `\u202e`, `\n`. */
export function escapeForTerminal(text: string): string {
  if (PLAIN.test(text)) return text;
  // C0 and C1 controls, DEL, line and paragraph separators, bidi and invisible formatting, tags, and surrogates without a partner.
  const unprintable =
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;
  return text.replace(unprintable, escapeCharacter);
}

function escapeCharacter(character: string): string {
  if (character === '\n') return '\\n';
  if (character === '\r') return '\\r';
  if (character === '\t') return '\\t';
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
