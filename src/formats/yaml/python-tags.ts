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
  for (const match of text.matchAll(TAG)) {
    keepWithin('yamlTags', found.length + 1, match.index);
    const [, verbatim, handle, suffix = ''] = match;
    const offset = match.index;
    if (verbatim !== undefined) found.push({ tag: verbatim, offset });
    const named = handle === undefined ? '!' : `!${handle}`;
    for (const [known, prefix] of prefixes) if (known === named) found.push({ tag: prefix + suffix, offset });
  }
  return found;
}
