/** Whether checkout may make other bytes of text, recognised by the `.gitattributes` that lie beside it: read from disk. See https://git-scm.com/docs/gitattributes. */
import { lstatSync, readFileSync } from 'node:fs';
import { isAttributesAlias } from '../git/attributes/alias.ts';
import { CONVERTING_WORDS } from '../git/attributes/checkout-conversion.ts';
import type { PatchedFile } from './patch.ts';
import { ATTRIBUTES, type Worktree } from './worktree.ts';

/** One that converts: what it is for, and how. */
interface Line {
  readonly folder: string;
  readonly pattern: string;
  readonly attributes: string;
}

/**
 * Whether a file that is plain as it is recorded may be none when it is checked out; in doubt it may.
 * @param isPlainContent of a file, each character a byte
 */
export function mayConvert(
  files: readonly PatchedFile[],
  worktree: Worktree,
  isPlainContent: (content: string, name: string) => boolean,
): boolean {
  const changing = files.filter(({ name }) => isOfAttributes(name));
  if (changing.some(({ content }) => CONVERTING_WORDS.test(content ?? 'ident'))) return true;
  const lines = linesOf(worktree);
  // What they kept from being converted may have been there for long.
  if (changing.length > 0 && lines.length > 0) return true;
  return files.some(({ name, content }) =>
    lines.some((line) => isFor(line, name) && (content === null || converts(line, { name, content }, isPlainContent))),
  );
}

function isOfAttributes(name: string): boolean {
  return name.endsWith(ATTRIBUTES) || isAttributesAlias(name.slice(name.lastIndexOf('/') + 1));
}

function linesOf({ folders, placeOf }: Worktree): readonly Line[] {
  return [...folders].flatMap((folder) => {
    const file = placeOf(folder + ATTRIBUTES);
    const stat = lstatSync(file, { throwIfNoEntry: false });
    // Of a link git takes the text that the index has.
    if (stat?.isSymbolicLink() === true) return [{ folder, pattern: '*', attributes: 'working-tree-encoding' }];
    if (stat?.isFile() !== true) return [];
    return readFileSync(file, 'latin1')
      .split('\n')
      .flatMap((text): Line[] => {
        const [, pattern = '', attributes = ''] = /^\s*(\S+)\s+(.*)$/.exec(text) ?? [];
        return pattern.startsWith('#') || !CONVERTING_WORDS.test(attributes) ? [] : [{ folder, pattern, attributes }];
      });
  });
}

/** `*.bat` is for some names only; of any other pattern that is not asked. Quoted ones and macros may be for all. */
function isFor({ folder, pattern }: Line, name: string): boolean {
  const ending = /^\*(\.[\w.]+)$/.exec(pattern)?.[1];
  return name.startsWith(folder) && (ending === undefined || name.toLowerCase().endsWith(ending.toLowerCase()));
}

function converts(
  { pattern, attributes }: Line,
  { name, content }: { readonly name: string; readonly content: string },
  isPlainContent: (content: string, name: string) => boolean,
): boolean {
  if (pattern.startsWith('[attr]') || /working-tree-encoding|"/.test(pattern + attributes)) return true;
  if (attributes.includes('ident') && content.includes('$Id')) return true;
  return attributes.includes('crlf') && !isPlainContent(content.replace(/(?<!\r)\n/g, '\r\n'), name);
}
