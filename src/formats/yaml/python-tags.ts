/** Tags that make Python objects, wherever they stand in a text that no reader needs to understand as a whole. See https://pyyaml.org/wiki/PyYAMLDocumentation#yaml-tags-and-python-types. */

const TAG = /!(?:<([^\s>]*)>|([\w-]*!)?([^\s,[\]{}!]*))/g;
const DIRECTIVE = /^%TAG[ \t]+(!(?:[\w-]*!)?)[ \t]+(\S+)/gm;
const STANDARD = 'tag:yaml.org,2002:';
/** A tag in a line that a comment or prose holds costs nothing; no text of use holds more. CWE-407. */
const TAGS = 10_000;

export interface FoundTag {
  /** In full, escapes as they stand. */
  readonly tag: string;
  /** Characters from the start of the text. */
  readonly offset: number;
}

/** Every tag in full, whichever of the text's directives gives its handle a meaning. */
export function findTags(text: string): readonly FoundTag[] {
  const prefixes: [handle: string, prefix: string][] = [['!!', STANDARD]];
  for (const [, handle = '', prefix = ''] of text.matchAll(DIRECTIVE)) {
    if (prefixes.length < 10) prefixes.push([handle, prefix]);
  }
  const found: FoundTag[] = [];
  for (const match of text.matchAll(TAG)) {
    if (found.length >= TAGS) break;
    const [, verbatim, handle, suffix = ''] = match;
    const offset = match.index;
    if (verbatim !== undefined) found.push({ tag: verbatim, offset });
    const named = handle === undefined ? '!' : `!${handle}`;
    for (const [known, prefix] of prefixes) if (known === named) found.push({ tag: prefix + suffix, offset });
  }
  return found;
}
