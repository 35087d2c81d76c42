/** Tags that make Python objects, wherever they stand in a text that no reader needs to understand as a whole. See https://pyyaml.org/wiki/PyYAMLDocumentation#yaml-tags-and-python-types. */

import { keepWithin } from '../../bytes/limit-error.ts';

const TAG = /!(?:<([^\s>]*)>|([\w-]*!)?([^\s,[\]{}!]*))/g;
const DIRECTIVE = /^%TAG[ \t]+(!(?:[\w-]*!)?)[ \t]+(\S+)/gm;
const STANDARD = 'tag:yaml.org,2002:';

export interface FoundTag {
  /** In full, escapes as they stand. */
  readonly tag: string;
  /** Characters from the start of the text. */
  readonly offset: number;
}

/** Whether handles have other meanings: each counts in its document, to some readers also in those behind it. */
export function holdsDirective(text: string): boolean {
  return text.search(DIRECTIVE) !== -1;
}

/** Every tag in full, whichever of the text's directives gives its handle a meaning. */
export function findTags(text: string): readonly FoundTag[] {
  const prefixes: [handle: string, prefix: string][] = [
    ['!!', STANDARD],
    ['!', '!'],
  ];
  for (const { 1: handle = '', 2: prefix = '', index } of text.matchAll(DIRECTIVE)) {
    keepWithin('yamlDirectives', prefixes.length, index);
    prefixes.push([handle, prefix]);
  }
  const found: FoundTag[] = [];
  const comments = new Comments(text);
  for (const match of text.matchAll(TAG)) {
    const [, verbatim, handle, suffix = ''] = match;
    const offset = match.index;
    if (comments.hold(offset)) continue;
    keepWithin('yamlTags', found.length + 1, offset);
    if (verbatim !== undefined) found.push({ tag: verbatim, offset });
    const named = handle === undefined ? '!' : `!${handle}`;
    for (const [known, prefix] of prefixes) if (known === named) found.push({ tag: prefix + suffix, offset });
  }
  return found;
}

/** A line that begins with a comment, up to a quote: a text of several lines may end there. */
const COMMENT = /[ \t]*#[^"'\n]*/y;

/** Where comments are, asked from the beginning of a text to its end. Mutable. */
class Comments {
  readonly #text: string;
  #lineEnd = -1;
  #commentEnd = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether there is no tag at this place, whoever reads the text. */
  hold(offset: number): boolean {
    while (this.#lineEnd < offset) {
      COMMENT.lastIndex = this.#lineEnd + 1;
      this.#commentEnd = COMMENT.test(this.#text) ? COMMENT.lastIndex : 0;
      const end = this.#text.indexOf('\n', this.#lineEnd + 1);
      this.#lineEnd = end === -1 ? this.#text.length : end;
    }
    return offset < this.#commentEnd;
  }
}
