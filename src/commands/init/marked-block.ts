/** Lines of ours inside a file of someone else: put in between two marks, and taken out again so that every other byte is as it was. */

const BEGIN = '# >>> git model-check >>>';
const BEGIN_OWN = '# >>> git model-check, in a file that it made >>>';
const END = '# <<< git model-check <<<';

/** Text as latin1, so that bytes of any encoding survive the way through a string. */
export type FileText = string;

/** A folder of this machine may have any letters in its name: they are written in UTF-8. */
const bytesOf = (text: string): FileText => Buffer.from(text, 'utf8').toString('latin1');

/** @param body lines without marks, each ending with a line feed */
function blockOf(begin: string, body: string, indent: string): FileText {
  const lines = bytesOf(`${begin}\n${body}${END}\n`).split('\n');
  return lines.map((line) => (line === '' ? line : indent + line)).join('\n');
}

/** A file that holds nothing but ours, after `preamble` (a shebang line). */
export function ownFile(body: string, preamble = ''): FileText {
  return preamble + blockOf(BEGIN_OWN, body, '');
}

/**
 * Puts the block before the line that starts at `position`, or at the end of the text.
 * Where the last line has no line feed, the block ends without one too: that is how `withoutBlock` knows.
 */
export function withBlock(text: FileText, position: number, body: string, indent = ''): FileText {
  const block = blockOf(BEGIN, body, indent);
  const before = text.slice(0, position);
  if (before === '' || before.endsWith('\n')) return before + block + text.slice(position);
  return `${before}\n${block.slice(0, -1)}${text.slice(position)}`;
}

export interface WithoutBlock {
  readonly text: FileText;
  /** Nothing is left of a file that we made. */
  readonly remove: boolean;
}

/** The text without our block; null when there is none in it. */
export function withoutBlock(text: FileText, preamble = ''): WithoutBlock | null {
  const end = text.indexOf(END);
  const begin = text.search(/^[ \t]*# >>> git model-check\b/m);
  if (begin === -1 || end < begin) return null;
  const after = text.slice(end + END.length);
  const lineFeedIsOurs = after.startsWith('\n');
  const before = text.slice(0, begin);
  const rest = lineFeedIsOurs ? before + after.slice(1) : before.replace(/\n$/, '') + after;
  const own = text.slice(begin).trimStart().startsWith(BEGIN_OWN);
  return { text: rest, remove: own && rest === preamble };
}
