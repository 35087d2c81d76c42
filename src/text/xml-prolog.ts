/** What stands before the outermost element of an XML document: declarations, comments, document types. See https://www.w3.org/TR/xml/#sec-prolog-dtd. */
import { type ByteSource, headOf } from '../bytes/byte-source.ts';
import { CEILINGS } from '../limits.ts';
import { toUtf8 } from './text-encoding.ts';

const KIB = 1024;
const SEARCH_BYTES = 256 * KIB;
const ROOT_CHARACTERS = 4 * KIB;
/** White space, a declaration or an instruction, a comment. */
const BEFORE_ROOT = /[ \t\r\n]+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->/y;

/** Whether it begins with a tag, whatever its encoding. */
export function startsAsMarkup(source: ByteSource): boolean {
  return /^\s*<[?!\w]/.test(Buffer.from(toUtf8(headOf(source, 256))).toString('latin1'));
}

/** As much of the text as its prolog takes, or more. */
export function prologText(source: ByteSource): string {
  const head = Buffer.from(toUtf8(headOf(source, SEARCH_BYTES))).toString('latin1');
  const isLong = source.size > SEARCH_BYTES && !/<[A-Za-z]/.test(head);
  return isLong ? Buffer.from(toUtf8(headOf(source, CEILINGS.pmmlPrologBytes.most))).toString('latin1') : head;
}

export interface Prolog {
  /** `<!DOCTYPE …>`, with what stands in its brackets. */
  readonly types: readonly { readonly text: string; readonly offset: number }[];
  /** The beginning of the outermost element. */
  readonly root: string;
  /** Whether nothing but a prolog was there. */
  readonly isCut: boolean;
}

export function splitProlog(text: string): Prolog {
  const types: { text: string; offset: number }[] = [];
  let at = 0;
  for (;;) {
    BEFORE_ROOT.lastIndex = at;
    const skipped = BEFORE_ROOT.exec(text)?.[0] ?? (at === 0 && text.startsWith('\ufeff') ? '\ufeff' : '');
    if (skipped === '' && !text.startsWith('<!DOCTYPE', at)) break;
    const end = skipped === '' ? endOfType(text, at) : at + skipped.length;
    if (skipped === '') types.push({ text: text.slice(at, end), offset: at });
    at = end;
  }
  return { types, root: text.slice(at, at + ROOT_CHARACTERS), isCut: at >= text.length };
}

/** Behind the `>` that is neither in quotes, in brackets nor in a comment, which goes on to the end where nothing ends it. */
function endOfType(text: string, start: number): number {
  let depth = 0;
  for (const { 0: token, index } of text.slice(start).matchAll(/"[^"]*"|'[^']*'|<!--(?:[\s\S]*?-->|[\s\S]*)|[[\]>]/g)) {
    if (token === '[') depth += 1;
    if (token === ']') depth -= 1;
    if (token === '>' && depth <= 0) return start + index + 1;
  }
  return text.length;
}
