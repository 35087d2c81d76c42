/** What checkout makes of a recorded content by its attributes: `ident`, then line ends, then the encoding; exactly as git's convert.c does. See https://git-scm.com/docs/gitattributes#_checking_out_and_checking_in. */

export interface Conversion {
  readonly ident: boolean;
  /** LF becomes CRLF: always, or where git takes the content for text. Line ends that only the reader's own settings decide are no attribute. */
  readonly crlf: 'never' | 'always' | 'text';
  /** Null: as it is recorded. */
  readonly encoding: string | null;
  /** Whether `git archive`, and the downloads that forges make with it, write commit data in place of `$Format:…$`. */
  readonly isExported: boolean;
}

/** The attributes that are asked for. */
export const CONVERTING_ATTRIBUTES = ['ident', 'text', 'crlf', 'eol', 'working-tree-encoding', 'export-subst'] as const;

/** Text of attributes without one of these changes nothing on checkout; macros are written with the same words. */
export const CONVERTING_WORDS = /ident|crlf|working-tree-encoding|export-subst/;

const NONE = 'unspecified';

/**
 * @param value what `git check-attr` says of an attribute: a value, `set`, `unset` or `unspecified`
 * @returns null where nothing is converted
 */
export function conversionOf(value: (attribute: (typeof CONVERTING_ATTRIBUTES)[number]) => string): Conversion | null {
  const text = value('text') === NONE ? value('crlf') : value('text'); // `crlf` is the old name
  const given = value('working-tree-encoding');
  const conversion: Conversion = {
    ident: value('ident') === 'set',
    crlf: value('eol') !== 'crlf' || text === 'unset' ? 'never' : text === 'auto' ? 'text' : 'always',
    encoding: [NONE, 'set', 'unset'].includes(given) || /^utf-?8$/i.test(given) ? null : given,
    isExported: value('export-subst') === 'set',
  };
  const { ident, crlf, encoding, isExported } = conversion;
  return ident || crlf !== 'never' || encoding !== null || isExported ? conversion : null;
}

/** In the words of the attributes. */
export function describe({ ident, crlf, encoding }: Conversion): string {
  const parts = [
    ident ? 'ident' : '',
    crlf === 'never' ? '' : 'eol=crlf',
    encoding === null ? '' : `working-tree-encoding=${encoding}`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/**
 * Git has two ways: what it writes as it reads it, in `git checkout`, and what it holds as a whole, as `git archive` does.
 * They find different ids.
 * @param oid of the content, which `ident` writes into it
 * @returns the one, or both; null where the encoding is none of Unicode's
 */
export function checkedOut(
  content: Buffer,
  oid: string,
  { ident, crlf, encoding }: Conversion,
): readonly Buffer[] | null {
  if (encoding !== null && !UNICODE.test(encoding)) return null;
  const finish = (named: Buffer): Buffer => {
    const ended = crlf === 'never' || (crlf === 'text' && !isText(named)) ? named : withCrlf(named);
    return encoding === null || ended.length === 0 ? ended : encoded(ended, encoding);
  };
  if (!ident || !content.includes('$Id')) return [finish(content)];
  const text = content.toString('latin1');
  const [whole, streamed] = [withIdents(text, oid), withStreamedIdents(text, oid)];
  const streams = encoding === null && crlf !== 'text' && streamed !== whole;
  return (streams ? [streamed, whole] : [whole]).map((named) => finish(Buffer.from(named, 'latin1')));
}

/** `$Id$` and `$Id: 0123… $` become `$Id: OID $`; ids of other systems, which hold blanks, stay. */
function withIdents(text: string, oid: string): string {
  const parts: string[] = [];
  let start = 0;
  for (let dollar = text.indexOf('$'); dollar !== -1; dollar = text.indexOf('$', start)) {
    parts.push(text.slice(start, dollar + 1));
    start = dollar + 1;
    const end = identEnd(text, start);
    if (end === null) continue;
    parts.push(`Id: ${oid} $`);
    start = end;
  }
  return parts.join('') + text.slice(start);
}

/** Behind the second dollar sign; null where it is no id of git's. @param start behind the first */
function identEnd(text: string, start: number): number | null {
  if (text.startsWith('Id$', start)) return start + 3;
  if (!text.startsWith('Id:', start)) return null;
  const dollar = text.indexOf('$', start + 3);
  const inside = dollar === -1 ? '\n' : text.slice(start + 3, dollar);
  const blank = inside.indexOf(' ', 1);
  return inside.includes('\n') || (blank !== -1 && blank < inside.length - 1) ? null : dollar + 1;
}

const HEAD = '$Id';

/** Character by character, as `ident_filter_fn` does it, its faults among them: it misses an id behind a dollar sign, and drops what it still holds from before one. */
function withStreamedIdents(text: string, oid: string): string {
  const written: string[] = [];
  let left = '';
  let matched = 0;
  let isSkipping = false;
  const drain = () => {
    written.push(left);
    left = '';
    matched = 0;
    isSkipping = false;
  };
  for (const character of text) {
    if (isSkipping) {
      left += character;
      if (character === '$' && !isForeign(left)) left = `${HEAD}: ${oid} $`;
      if (character === '$' || character === '\n') drain();
    } else if (matched < HEAD.length && character === HEAD[matched]) {
      matched += 1;
    } else {
      left += HEAD.slice(0, matched) + character;
      if (matched < HEAD.length) drain();
      else if (character === ':') isSkipping = true;
      else if (character === '$') {
        left = `${left.slice(0, -1)}: ${oid} $`;
        drain();
      } else matched = 0; // kept, not yet written
    }
  }
  return written.join('') + left + HEAD.slice(0, isSkipping ? 0 : matched);
}

/** `$Id: name v 1.2 $`: a blank that is not the last. */
function isForeign(left: string): boolean {
  return left.startsWith(`${HEAD}: `) && /[ \t\n\r](?!\$)/.test(left.slice(HEAD.length + 2));
}

function withCrlf(content: Buffer): Buffer {
  return Buffer.from(content.toString('latin1').replace(/(?<!\r)\n/g, '\r\n'), 'latin1');
}

const [BACKSPACE, TAB, LINE_FEED, FORM_FEED, CARRIAGE_RETURN, END_OF_FILE, ESCAPE, SPACE, DELETE] = [
  8, 9, 10, 12, 13, 26, 27, 32, 127,
];

/** Whether git would convert it where the attributes say `text=auto`: no NUL, no carriage return, one byte in 128 that is not printable. */
function isText(content: Buffer): boolean {
  if (content.includes(0) || content.includes(CARRIAGE_RETURN ?? 0)) return false;
  let printable = 0;
  let other = content.at(-1) === END_OF_FILE ? -1 : 0;
  for (const byte of content) {
    if (byte === LINE_FEED) continue;
    const isControl = byte === DELETE || (byte < (SPACE ?? 0) && ![BACKSPACE, TAB, FORM_FEED, ESCAPE].includes(byte));
    if (isControl) other += 1;
    else printable += 1;
  }
  return printable >> 7 >= other;
}

const UNICODE = /^utf-?(16|32)(le|be)?(-bom)?$/i;

/** What is no UTF-8 git leaves as it is. Without an order of bytes there is a mark before, and the order of most machines. */
function encoded(content: Buffer, encoding: string): Buffer {
  const [, bits, order, mark] = UNICODE.exec(encoding) ?? [];
  const text = content.toString('utf8');
  if (!Buffer.from(text, 'utf8').equals(content)) return content;
  const marked = (order === undefined || mark !== undefined ? '\ufeff' : '') + text;
  const bytes = bits === '16' ? Buffer.from(marked, 'utf16le') : utf32(marked);
  if (order?.toLowerCase() !== 'be') return bytes;
  return bits === '16' ? bytes.swap16() : bytes.swap32();
}

function utf32(text: string): Buffer {
  return Buffer.from(Uint32Array.from(text, (character) => character.codePointAt(0) ?? 0).buffer);
}
