/** Reads policy files from a folder on disk: for `scan` and for --config. Nothing is executed; the file is data. */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { CheckError } from '../check-error.ts';
import type { PolicyReader } from '../config/policy-file.ts';

/** @returns null for a file that is not there; @throws CheckError (`usage`) for one that cannot be read */
export function readFromDisk(folder: string): PolicyReader {
  return async (name) => {
    const file = path.resolve(folder, name);
    try {
      if (statSync(file, { throwIfNoEntry: false }) === undefined) return null;
      return readFileSync(file);
    } catch (cause) {
      const code = (cause as NodeJS.ErrnoException).code; // fs throws nothing else
      if (code === 'ENOTDIR') return null;
      throw new CheckError('usage', `${name}: the policy cannot be read (${code})`, { cause });
    }
  };
}
