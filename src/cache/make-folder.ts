/** Folders of a cache. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';

/**
 * As `mkdir -p`. Node's own never ends where a folder takes no entry and says that there is none (`/proc`):
 * https://github.com/nodejs/node/blob/main/src/node_file.cc (`MKDirpSync`).
 * @throws the error of node:fs
 */
export function makeFolder(folder: string, mode: number): void {
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException; // node:fs throws nothing else
    if (code === 'EEXIST') return;
    const parent = path.dirname(folder);
    if (code !== 'ENOENT' || parent === folder) throw error;
    makeFolder(parent, mode);
    makeLast(folder, mode);
  }
}

/** Another run may have made it meanwhile. */
function makeLast(folder: string, mode: number): void {
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
