/** What lies at a path: null where nothing does. */
import { type Stats, statSync } from 'node:fs';
import { CheckError } from '../../check-error.ts';

/** @throws CheckError (`incomplete`) where nobody can say: a folder that may not be entered, a circle of links, a name that is too long */
export function statOf(full: string | Buffer, shown: string): Stats | null {
  try {
    return statSync(full, { throwIfNoEntry: false }) ?? null;
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code; // fs throws nothing else
    throw new CheckError('incomplete', `${shown}: cannot be looked at (${code})`, { cause });
  }
}
