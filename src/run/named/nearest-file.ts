/** What was meant by a path that leads nowhere: the same with the slashes of this system, the file beside it whose name is most like it, or a tracked file of that name elsewhere. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { CheckError } from '../../check-error.ts';
import { ask, PlumbingError } from '../../git/plumbing.ts';
import { findRepository } from '../../git/repository.ts';
import { nearestNote } from '../../nearest.ts';
import type { Io } from '../command.ts';

/** Names of a folder that are looked at. CWE-407. */
const NAMES = 10_000;

/** ` (nearest: models/net.pth)`, empty where nothing is like it. @param given as the user wrote it */
export function nearestFile(cwd: string, given: string): string {
  const slashed = given.replaceAll('\\', '/');
  if (slashed !== given && existsSync(path.resolve(cwd, slashed))) return ` (nearest: ${slashed})`;
  const { dir, base } = path.parse(given);
  return nearestNote(
    path.join(dir, base),
    namesIn(path.resolve(cwd, dir)).map((name) => path.join(dir, name)),
  );
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).slice(0, NAMES);
  } catch {
    return []; // the folder is not there either
  }
}

/** As `nearestFile`, or else a tracked file of the same name, wherever the user stands in the repository. */
export async function nearestTracked({ cwd, environment }: Io, given: string): Promise<string> {
  const beside = nearestFile(cwd, given);
  if (beside !== '') return beside;
  const name = path.basename(given);
  if (name === '' || /[\\*?[\]]/.test(name)) return '';
  try {
    const { workTree } = await findRepository({ cwd, environment });
    const listed = await ask({ cwd, environment }, ['ls-files', '-z', '--full-name', '--', `:(top,glob)**/${name}`]);
    const [found = ''] = listed.split('\0');
    if (workTree === null || found === '') return '';
    return ` (nearest: ${path.relative(cwd, path.join(workTree, found)).split(path.sep).join('/')})`;
  } catch (error) {
    if (error instanceof CheckError || error instanceof PlumbingError) return ''; // no repository: nothing to offer
    throw error;
  }
}
