/** Lines of at most so many columns, words kept whole; wide characters count two. See https://www.unicode.org/reports/tr11/. */

/** Of the text report, where nobody says how wide the terminal is. */
export const COLUMNS = 80;
/** Narrower than this no report can be read, and wider lines no person follows. */
const NARROWEST = 40;
const WIDEST = 160;

/** The columns of a terminal as text may use them; without one 80. */
export function usableColumns(columns: number | undefined): number {
  return columns === undefined || columns <= 0 ? COLUMNS : Math.min(WIDEST, Math.max(NARROWEST, columns));
}

/** One column each. */
const PLAIN = /^[ -~]*$/;

export function columnsOf(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += widthOf(character);
  return columns;
}

/** Two of scripts and symbols that are wide, none of marks. The patterns are large, and made for the first text that needs them: few reports do. */
function widthOf(character: string): 0 | 1 | 2 {
  const isWide =
    /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
  if (isWide.test(character)) return 2;
  return /\p{Mark}/u.test(character) ? 0 : 1;
}

/** Breaks text at blanks, and inside a word only where it is longer than a line. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((long) => pieces(long, columns))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && columnsOf(longer) > columns) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

/** Breaks a row of a label and a text so that all of the text stands below its beginning; other lines go on two columns in. */
export function hanging(line: string, columns: number): string[] {
  const [blanks = ''] = /^ */.exec(line) ?? [];
  const [label = blanks] = /^ *\S+(?: \S+)* {2,}(?=\S)/.exec(line) ?? [];
  const isLabelled = label.length > blanks.length && label.length <= columns / 2;
  const [start, indent] = isLabelled ? [label, label.length] : [blanks, blanks.length + 2];
  const [first = '', ...rest] = wrap(line.slice(start.length).replaceAll(/ {2,}/g, ' '), columns - indent);
  return [start + first, ...rest.map((more) => ' '.repeat(indent) + more)];
}

function pieces(word: string, columns: number): string[] {
  if (columnsOf(word) <= columns) return [word];
  const parts: string[] = [];
  let part = '';
  for (const [character] of word.matchAll(CHARACTER)) {
    if (part !== '' && columnsOf(part + character) > columns) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}

/** An escape (`\x1b`, `\u{e0001}`, `\n`) is one: half of it would read as something else. */
const CHARACTER = /\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|u\{[0-9a-f]+\}|.)|[\s\S]/gu;

/** Cut to the first lines; where something was left out, dots stand for the last two characters. */
export function clip(lines: readonly string[], maximum: number): string[] {
  if (lines.length <= maximum) return [...lines];
  const last = Array.from((lines[maximum - 1] ?? '').matchAll(CHARACTER), ([character]) => character);
  return [...lines.slice(0, maximum - 1), `${last.slice(0, -2).join('')} …`];
}

/** `1 file`, `3 files` */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** `999 bytes`, `1.2 MiB` */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return counted(bytes, 'byte');
  const units = ['KiB', 'MiB', 'GiB', 'TiB'];
  let value = bytes / 1024;
  let unit = 0;
  while (value >= 1023.95 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value.toFixed(1)} ${units[unit]}`;
}

/** A line of a CI log that starts with `::` or `##[` is taken for a workflow command, blanks and colours before it or not. */
export function inert(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
  return line.replace(/^((?:\s|\u001B\[\d+m)*)(::|##\[)/, '$1\\$2');
}
