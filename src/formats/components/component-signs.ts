/** What stands in a text that a loader takes, where its words alone are those of many programs. See https://docs.python.org/3/library/logging.config.html#logging-config-dictschema. */
import { spelled } from '../../text/spelled.ts';

/** The key `version` with whatever equals 1, which `1.10.2` does not, or a key in escapes. */
export const VERSION_ONE =
  /version["']?\s{0,80}:\s{0,80}(?:[!&*+]|[01][\d_]{0,80}\.?[\d_]{0,80}e|0[xbo]|[0_]{0,80}1_{0,80}(?:\.[0_]{0,80})?(?![\w.])|true|yes|on\b|y\b)|"[^"\n]{0,80}\\[xu][^"\n]{0,80}"\s{0,80}:/i;

/** The key `provider`, not as the end of the name of a package, with a path or with what may become one: a tag, an anchor, a block or an escape. */
export const PROVIDED = new RegExp(
  String.raw`(?<![\w-])${spelled('provider')}["']?\s{0,80}:\s{0,80}(?:[!&*|>#]|["']?[A-Za-z_]\w{0,200}\.\w|"[^"\n]{0,200}\\)`,
);

/** One of the words as a key, in any spelling: in prose, in digests and in paths the same words stand, too. */
export function keysOf(words: readonly string[]): RegExp {
  return new RegExp(String.raw`(?<!\w)(?:${words.map(spelled).join('|')})["']?\s{0,80}:`);
}
