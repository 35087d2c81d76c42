/** The worktree as the fast path reads it, since a question to git would cost more than all the rest: only where it is what the index records. */
import { lstatSync, readFileSync, statSync } from 'node:fs';
import { neighboursOf } from '../formats/serving/neighbours.ts';
import type { PatchedFile } from './patch.ts';
import { areRecorded } from './recorded-files.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export const ATTRIBUTES = '.gitattributes';

/** Names count from the root, each character a byte. */
export interface Worktree {
  /** Each with its slash; that of the root is empty. */
  readonly folders: ReadonlySet<string>;
  placeOf(name: string): Buffer;
}

/** Null where files that say what becomes of those of the commit may be others than on disk. */
export function worktreeOf(files: readonly PatchedFile[], environment: Environment): Worktree | null {
  const root = rootOf(environment);
  if (root === null || isPartial(environment)) return null;
  const placeOf = (name: string) => Buffer.concat([Buffer.from(`${root}/`), Buffer.from(name, 'latin1')]);
  // What is not checked out may have attributes beside it that are not, either.
  if (files.some(({ name }) => statSync(placeOf(name), { throwIfNoEntry: false }) === undefined)) return null;
  const folders = foldersOf(files);
  const [first] = files;
  if (first === undefined) return { folders, placeOf };
  const names = new Set([...folders].map((folder) => folder + ATTRIBUTES));
  for (const { name } of files) for (const { path } of neighboursOf(name)) names.add(path);
  const wanted = { names, environment, idBytes: first.oid.length / 2 };
  const isRecorded = areRecorded(wanted, (name) => lstatSync(placeOf(name), { throwIfNoEntry: false }));
  return isRecorded ? { folders, placeOf } : null;
}

/** How a list of folders begins: of each that is checked out the attributes above it are, too. */
const FOLDERS = '/*\n!/*/\n';

/** Whether patterns say what is checked out: they may leave out attributes of what they take. See https://git-scm.com/docs/git-sparse-checkout. */
function isPartial({ GIT_DIR = '.git' }: Environment): boolean {
  const file = `${GIT_DIR}/info/sparse-checkout`;
  const isThere = statSync(file, { throwIfNoEntry: false }) !== undefined;
  return isThere && !readFileSync(file, 'latin1').startsWith(FOLDERS);
}

/** Names count from there, where git starts its hooks; null elsewhere. */
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
