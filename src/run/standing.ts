/** Where the user stands in the repository: commands that a report names are typed there. In a hook git says it: https://git-scm.com/docs/git#Documentation/git.txt-GITPREFIX. */
import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { Io } from './command.ts';

type Standing = Pick<Io, 'cwd' | 'environment'>;

/** `../..`, or empty at the top. @param root the worktree as git names it; null or absent where there is none */
export function wayToTop(io: Standing, root: string | null | undefined): string {
  if (root === null || root === undefined) return '';
  const way = path.relative(standing(io, root), root).split(path.sep).join('/');
  return /^\.\.(?:\/\.\.)*$/.test(way) ? way : '';
}

/** A file of the worktree as the user can name it. @param file from the top */
export function fromHere(io: Standing, root: string | null | undefined, file: string): string {
  const way = wayToTop(io, root);
  return way === '' || path.isAbsolute(file) ? file : `${way}/${file}`;
}

/** As `fromHere`, for a command that is no hook. @param full absolute, as git names the worktree */
export function named({ cwd }: Pick<Io, 'cwd'>, full: string): string {
  return path.relative(realFolder(cwd), full).split(path.sep).join('/');
}

function standing({ cwd, environment }: Standing, root: string): string {
  const prefix = environment['GIT_PREFIX'] ?? '';
  return prefix === '' ? realFolder(cwd) : path.join(root, prefix);
}

/** As git names it: without links. */
function realFolder(cwd: string): string {
  try {
    return realpathSync.native(cwd);
  } catch {
    return cwd;
  }
}
