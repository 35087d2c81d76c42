/** Whether checkout may make other bytes of text, recognised by the `.gitattributes` that lie beside it: read from disk, since a question to git would cost more than all the rest. See https://git-scm.com/docs/gitattributes. */
import { lstatSync, readFileSync, type Stats, statSync } from 'node:fs';
import { isAttributesAlias } from '../git/attributes/alias.ts';
import { CONVERTING_WORDS } from '../git/attributes/checkout-conversion.ts';
import type { PatchedFile } from './patch.ts';
import { areRecorded } from './recorded-attributes.ts';

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
  const [first] = files;
  if (first === undefined) return false;
  const changing = files.filter(({ name }) => isOfAttributes(name));
  if (changing.some(({ content }) => CONVERTING_WORDS.test(content ?? 'ident'))) return true;
  const root = rootOf(environment);
  if (root === null || isPartial(environment)) return true;
  // What is not checked out may have attributes beside it that are not, either.
  if (files.some(({ name }) => statSync(placeOf(root, name), { throwIfNoEntry: false }) === undefined)) return true;
  const folders = foldersOf(files);
  const recorded = { environment, idBytes: first.oid.length / 2 };
  if (!areRecorded(folders, (folder) => attributesStat(root, folder), recorded)) return true;
  const lines = linesOf(root, folders);
  // What they kept from being converted may have been there for long.
  if (changing.length > 0 && lines.length > 0) return true;
  return files.some(({ name, content }) =>
    lines.some((line) => isFor(line, name) && (content === null || converts(line, { name, content }, isPlainContent))),
  );
}

function isOfAttributes(name: string): boolean {
  return name.endsWith(FILE) || isAttributesAlias(name.slice(name.lastIndexOf('/') + 1));
}

/** How a list of folders begins: of each that is checked out the attributes above it are, too. */
const FOLDERS = '/*\n!/*/\n';

/** Whether patterns say what is checked out: they may leave out attributes of what they take. See https://git-scm.com/docs/git-sparse-checkout. */
function isPartial({ GIT_DIR = '.git' }: Environment): boolean {
  const file = `${GIT_DIR}/info/sparse-checkout`;
  const isThere = statSync(file, { throwIfNoEntry: false }) !== undefined;
  return isThere && !readFileSync(file, 'latin1').startsWith(FOLDERS);
}

/** @param name each character a byte */
function placeOf(root: string, name: string): Buffer {
  return Buffer.concat([Buffer.from(`${root}/`), Buffer.from(name, 'latin1')]);
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

function attributesStat(root: string, folder: string): Stats | undefined {
  return lstatSync(placeOf(root, folder + FILE), { throwIfNoEntry: false });
}

function linesOf(root: string, folders: ReadonlySet<string>): readonly Line[] {
  return [...folders].flatMap((folder) => {
    const file = placeOf(root, folder + FILE);
    const stat = attributesStat(root, folder);
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
