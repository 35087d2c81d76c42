/** Which program `git` is: the first on PATH that no checkout can replace. A relative folder, or one inside the worktree, holds what a commit brought. CWE-426, https://cwe.mitre.org/data/definitions/426.html. */
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Environment } from './environment.ts';

const NAME = process.platform === 'win32' ? 'git.exe' : 'git';

/** By folder and PATH; a run asks for one, tests for many. */
const FOUND = new Map<string, string>();

/** An absolute path; `git` where there is none, so that starting it says so. */
export function gitProgram(cwd: string, environment: Environment): string {
  const search = environment['PATH'] ?? environment['Path'] ?? '';
  const key = `${cwd}\0${search}`;
  const known = FOUND.get(key) ?? find(path.resolve(cwd), search);
  FOUND.set(key, known);
  return known;
}

function find(cwd: string, search: string): string {
  const root = worktreeOf(cwd);
  for (const folder of search.split(path.delimiter)) {
    if (!path.isAbsolute(folder)) continue;
    const program = path.join(folder, NAME);
    if (isProgram(program) && !isInside(root, folder)) return program;
  }
  return NAME;
}

/** The innermost folder above that holds a `.git`; the folder itself where none does. */
function worktreeOf(cwd: string): string {
  for (let folder = cwd; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, '.git'))) return folder;
    if (path.dirname(folder) === folder) return cwd;
  }
}

function isInside(root: string, folder: string): boolean {
  const relative = path.relative(root, folder);
  return relative === '' || (relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative));
}

/** A folder that this user may not enter holds none, as for a shell. Most hold none: they are passed over without an error, which takes longer than all else. */
function isProgram(file: string): boolean {
  try {
    if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return false;
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
