/** The `.gitattributes` of a snapshot that have a say on some paths, asked for by name of the process that reads blobs anyway. See https://git-scm.com/docs/gitattributes. */

import type { Location } from '../environment.ts';
import { DELETED_MODE, type Entry, isAttributesFile, SUBMODULE } from '../listing/entry.ts';
import { type NamedObjects, prefixIn, type Snapshot } from '../listing/snapshot.ts';
import { indexEntries, treeEntries } from '../listing/tracked.ts';
import type { AttributesFile } from './attribute-sandbox.ts';
import { CONVERTING_WORDS } from './checkout-conversion.ts';

const FILE = '.gitattributes';
/** Git takes no longer ones; neither do we look into a long one for words. CWE-770. */
const READ_BYTES = 1024 * 1024;

/** The folders of a path, from the root: '' and `a/` and `a/b/` of `a/b/c`, each character a byte. */
export function foldersOf(path: Buffer): readonly string[] {
  const text = path.toString('latin1');
  const folders = [''];
  for (let at = text.indexOf('/'); at !== -1; at = text.indexOf('/', at + 1)) folders.push(text.slice(0, at + 1));
  return folders;
}

/**
 * @param folders as `foldersOf` gives them; null: all
 * @returns all that is there; none where no word in it could change anything on checkout
 * @throws CheckError (`incomplete`) when git fails
 */
export async function attributesFiles(
  location: Location,
  objects: NamedObjects,
  snapshot: Snapshot,
  folders: ReadonlySet<string> | null,
): Promise<readonly AttributesFile[]> {
  // A name that cannot be asked for by the line: then they are listed.
  const areAskable = folders !== null && [...folders].every((folder) => !folder.includes('\n') && isUtf8(folder));
  return unlessNoneConverts(
    objects,
    areAskable ? await asked(objects, snapshot, folders) : await listed(location, snapshot),
  );
}

/** The same, where all that is recorded was seen: git is not asked for each folder. @throws CheckError (`incomplete`) when git fails */
export async function attributesAmong(
  objects: NamedObjects,
  entries: readonly Entry[],
): Promise<readonly AttributesFile[]> {
  return unlessNoneConverts(objects, entries.filter(isFile));
}

async function unlessNoneConverts(
  objects: NamedObjects,
  files: readonly AttributesFile[],
): Promise<readonly AttributesFile[]> {
  const texts = await Promise.all(files.map(({ oid }) => textOf(objects, oid)));
  if (!texts.some(mayConvert)) return [];
  return files.map((file, index) => {
    const text = texts[index] ?? null;
    return text?.subarray(0, MARK.length).equals(MARK) === true ? { ...file, marked: text } : file;
  });
}

/** A byte order mark. */
const MARK = Buffer.from('\ufeff', 'utf8');

function isUtf8(latin1: string): boolean {
  const bytes = Buffer.from(latin1, 'latin1');
  return Buffer.from(bytes.toString('utf8'), 'utf8').equals(bytes);
}

async function asked(
  objects: NamedObjects,
  snapshot: Snapshot,
  folders: ReadonlySet<string>,
): Promise<readonly AttributesFile[]> {
  const prefix = prefixIn(snapshot);
  const found = await Promise.all(
    [...folders].map(async (folder) => {
      const path = Buffer.from(`${folder}${FILE}`, 'latin1');
      const header = await objects.header(`${prefix}${path.toString('utf8')}`);
      return header.kind === 'object' && header.type === 'blob' ? [{ path, oid: header.oid }] : [];
    }),
  );
  return found.flat();
}

async function listed(location: Location, snapshot: Snapshot): Promise<readonly AttributesFile[]> {
  const entries =
    snapshot.from === 'index' ? await indexEntries(location) : await treeEntries(location, snapshot.revision);
  return entries.filter((entry) => isAttributesFile(entry) && isFile(entry));
}

/** Of a symbolic link git takes the text, as it stands in the index, for attributes. */
function isFile({ mode }: Entry): boolean {
  return mode !== SUBMODULE && mode !== DELETED_MODE;
}

/** Whether content of this id may convert; what is long may. */
export async function holdsWords(objects: NamedObjects, oid: string): Promise<boolean> {
  return mayConvert(await textOf(objects, oid));
}

function mayConvert(text: Buffer | null): boolean {
  return text === null || CONVERTING_WORDS.test(text.toString('latin1'));
}

/** Null where it is not here, or too long. */
async function textOf(objects: NamedObjects, oid: string): Promise<Buffer | null> {
  const header = await objects.header(oid);
  if (header.kind === 'missing' || header.size > READ_BYTES) return null;
  const answer = await objects.content(oid);
  return answer.kind === 'missing' ? null : (answer.content ?? NOTHING);
}

const NOTHING = Buffer.of();
