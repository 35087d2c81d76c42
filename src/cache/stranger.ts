/** Who besides this user may put entries into a folder, or another folder in its place. See https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/sys_stat.h.html and https://cwe.mitre.org/data/definitions/426.html. */
import { existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { GROUP_OR_OTHERS, otherWriter } from './writers.ts';

/** Whoever may write there can take away only what is theirs. */
const STICKY = 0o1000;
/** Whoever has its rights needs no cache. */
const SYSTEM = 0;

/** @param folder need not be there yet @returns why it cannot be believed; null where nobody else writes there */
export function strangerIn(folder: string): string | null {
  const given = path.resolve(folder);
  const own = statSync(given, { throwIfNoEntry: false });
  const writer = own === undefined ? null : otherWriter(own);
  if (writer !== null) return writer === 'others' ? 'other users can write into it' : 'it belongs to another user';
  const real = own === undefined ? [] : [realpathSync(given)];
  for (const place of [given, ...real]) {
    const above = foldersAbove(place);
    if (above.some(mayBeReplaced)) return 'other users can put another folder in its place';
    if (isContent([place, ...above])) return 'it lies in a worktree, whose files come from others';
  }
  return null;
}

/** From the nearest to the root. */
function foldersAbove(place: string): readonly string[] {
  const parent = path.dirname(place);
  return parent === place ? [] : [parent, ...foldersAbove(parent)];
}

function mayBeReplaced(folder: string): boolean {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (stat === undefined || process.getuid === undefined) return false; // Windows keeps folders to their users
  const isOpen = (stat.mode & GROUP_OR_OTHERS) !== 0 && (stat.mode & STICKY) === 0;
  return isOpen || (stat.uid !== SYSTEM && stat.uid !== process.getuid());
}

/** @param folders from the innermost on. What lies below `.git` is none of the files. */
function isContent(folders: readonly string[]): boolean {
  const gitFolder = folders.findIndex((folder) => path.basename(folder) === '.git');
  const before = gitFolder === -1 ? folders : folders.slice(0, gitFolder);
  return before.some((folder) => existsSync(path.join(folder, '.git')));
}
