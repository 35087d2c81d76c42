/** What stands in a text that a loader takes, where its words alone are those of many programs. See https://docs.python.org/3/library/logging.config.html#logging-config-dictschema. */
import { spelled } from '../../text/spelled.ts';

/** A byte of a blank; YAML 1.1 has breaks beyond those of ASCII, which are two or three bytes in UTF-8. */
const BLANK = String.raw`[\s\x80\x85\xa8\xa9\xc2\xe2]`;
/** Behind the word of a key: so many blanks stand in no prose, and a parser takes any number. */
const MANY_BLANKS = `${BLANK}{81}`;
const SOME_BLANKS = `${BLANK}{0,80}`;
const COLON = `["']?(?:${MANY_BLANKS}|${SOME_BLANKS}:)`;

/** A key with a value that is one of these, in a pattern, or stands far behind; behind `? key` there may be a comment. */
function keyWith(key: string, value: string): string {
  return `${key}["']?(?:${MANY_BLANKS}|${SOME_BLANKS}(?:#|:(?:${MANY_BLANKS}|${SOME_BLANKS}(?:${value}))))`;
}

/** What equals 1, which `1.10.2` does not, or may become it. */
const ONE = String.raw`[!&*+#]|[01][\d_]{0,80}\.?[\d_]{0,80}e|0[xbo]|[0_]{0,80}1_{0,80}(?:\.[0_]{0,80})?(?![\w.])|true|yes|on\b|y\b`;

/** The key `version` with 1, or a key in escapes. */
export const VERSION_ONE = new RegExp(
  String.raw`${keyWith('version', ONE)}|"[^"\n]{0,80}\\[xu][^"\n]{0,80}"\s{0,80}:`,
  'i',
);

/** Where a key may begin: at a line, in braces, as an item, behind a tag or an anchor. */
const KEY_START = String.raw`(?:^|[\r\n\x85\xa8\xa9{,?]|(?<=\s)-(?=[ \t])|[!&][^\s,{}]{0,80}[ \t])[ \t]*["']?`;
/** A path, or what may become one: a tag, an anchor, an alias, a block, a comment before it, an escape. */
const PATH = String.raw`[!&|>#]|\*[\w-]{1,80}\s{0,80}(?:[,}\r\n#]|$)|["']?[A-Za-z_]\w{0,200}\.\w|"[^"\n]{0,200}\\`;

/** The key `provider` with a path: packages are called so, and prose speaks of providers. */
export const PROVIDED = new RegExp(KEY_START + keyWith(spelled('provider'), PATH));

/** The key with a path, or an alias as a key, which may be that one. */
export function pathUnder(word: string): RegExp {
  const value = String.raw`${PATH}|["']?\$\{`;
  return new RegExp(String.raw`${KEY_START}${keyWith(spelled(word), value)}|\*[^\s,{}[\]]{1,80}[ \t]{1,80}:`);
}

/** One of the words as a key, in any spelling: in prose, in digests and in paths the same words stand, too. */
export function keysOf(words: readonly string[]): RegExp {
  return new RegExp(String.raw`(?<!\w)(?:${words.map(spelled).join('|')})${COLON}`);
}
