/** What was meant by a path that leads nowhere: the file beside it whose name is most like it. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { nearestNote } from '../../nearest.ts';

/** Names of a folder that are looked at. CWE-407. */
const NAMES = 10_000;

/** ` (nearest: models/net.pth)`, empty where nothing is like it. @param given as the user wrote it */
export function nearestFile(cwd: string, given: string): string {
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
