/** Whether checkout may make other bytes of text, recognised by the `.gitattributes` that lie beside it: read from disk, since a question to git would cost more than all the rest. See https://git-scm.com/docs/gitattributes. */
import { readFileSync, statSync } from 'node:fs';
import { CONVERTING_WORDS } from '../git/attributes/checkout-conversion.ts';
import type { PatchedFile } from './patch.ts';

const FILE = '.gitattributes';

/** One that converts: what it is for, and how. */
interface Line {
  readonly folder: string;
  readonly pattern: string;
  readonly attributes: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Whether a file that is plain as it is recorded may be none when it is checked out; in doubt it may.
 * @param isPlainContent of a file, each character a byte
 */
export function mayConvert(
  files: readonly PatchedFile[],
  environment: Environment,
  isPlainContent: (content: string, name: string) => boolean,
): boolean {
  if (files.some(({ name, content }) => name.endsWith(FILE) && CONVERTING_WORDS.test(content ?? 'ident'))) return true;
  const root = rootOf(environment);
  if (root === null) return true;
  const lines = linesOf(root, foldersOf(files));
  return files.some(({ name, content }) =>
    lines.some((line) => isFor(line, name) && (content === null || converts(line, { name, content }, isPlainContent))),
  );
}

/** Names count from the root, where git starts its hooks; null elsewhere. */
function rootOf({ GIT_DIR, GIT_WORK_TREE }: Environment): string | null {
  if (GIT_WORK_TREE !== undefined) return GIT_WORK_TREE;
  return GIT_DIR !== undefined || statSync('.git', { throwIfNoEntry: false }) !== undefined ? '.' : null;
}

/** From the root: '' and `a/` and `a/b/`. */
function foldersOf(files: readonly PatchedFile[]): ReadonlySet<string> {
  const folders = new Set(['']);
  for (const { name } of files) {
    for (let end = name.lastIndexOf('/'); end > 0; end = name.lastIndexOf('/', end - 1)) {
      const folder = name.slice(0, end + 1);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}

function linesOf(root: string, folders: ReadonlySet<string>): readonly Line[] {
  return [...folders].flatMap((folder) => {
    const file = Buffer.concat([Buffer.from(`${root}/`), Buffer.from(folder + FILE, 'latin1')]);
    if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return [];
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
