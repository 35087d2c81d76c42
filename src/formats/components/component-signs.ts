/** What stands in a text that a loader takes, where its words alone are those of many programs. See https://docs.python.org/3/library/logging.config.html#logging-config-dictschema. */
import { spelled } from '../../text/spelled.ts';

/** Behind the word of a key: so many blanks stand in no prose, and a parser takes any number. */
const MANY_BLANKS = String.raw`\s{81}`;
const COLON = String.raw`["']?(?:${MANY_BLANKS}|\s{0,80}:)`;

/** A key with a value that is one of these, in a pattern, or stands far behind. */
function keyWith(key: string, value: string): string {
  return String.raw`${key}["']?(?:${MANY_BLANKS}|\s{0,80}:(?:${MANY_BLANKS}|\s{0,80}(?:${value})))`;
}

/** What equals 1, which `1.10.2` does not, or may become it. */
const ONE = String.raw`[!&*+#]|[01][\d_]{0,80}\.?[\d_]{0,80}e|0[xbo]|[0_]{0,80}1_{0,80}(?:\.[0_]{0,80})?(?![\w.])|true|yes|on\b|y\b`;

/** The key `version` with 1, or a key in escapes. */
export const VERSION_ONE = new RegExp(
  String.raw`${keyWith('version', ONE)}|"[^"\n]{0,80}\\[xu][^"\n]{0,80}"\s{0,80}:`,
  'i',
);

/** Where a key may begin: at a line, in braces, as an item, behind a tag or an anchor. */
const KEY_START = String.raw`(?:^|[\r\n{,?]|(?<=\s)-(?=[ \t])|[!&][^\s,{}]{0,80}[ \t])[ \t]*["']?`;
/** A path, or what may become one: a tag, an anchor, an alias, a block, a comment before it, an escape. */
const PATH = String.raw`[!&|>#]|\*[\w-]{1,80}\s{0,80}(?:[,}\r\n#]|$)|["']?[A-Za-z_]\w{0,200}\.\w|"[^"\n]{0,200}\\`;

/** The key `provider` with a path: packages are called so, and prose speaks of providers. */
export const PROVIDED = new RegExp(KEY_START + keyWith(spelled('provider'), PATH));

/** One of the words as a key, in any spelling: in prose, in digests and in paths the same words stand, too. */
export function keysOf(words: readonly string[]): RegExp {
  return new RegExp(String.raw`(?<!\w)(?:${words.map(spelled).join('|')})${COLON}`);
}
