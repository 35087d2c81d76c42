/** Reads policy files from a folder on disk: for `scan` and for --config. Nothing is executed; the file is data. */
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { CheckError } from '../../check-error.ts';
import { POLICY_KEY, tooLarge } from '../../config/parse-policy.ts';
import { isPackageFile, POLICY_BYTES } from '../../config/places.ts';
import type { PolicyReader } from '../../config/policy-file.ts';

/** @returns null for a file that is not there; @throws CheckError (`usage`) for one that cannot be read, or is no policy by its size */
export function readFromDisk(folder: string): PolicyReader {
  return Object.assign(readerIn(folder), { among: (names: readonly string[]) => namesOnDisk(folder, names) });
}

/** Those of the names that may be in the folder: each folder that they lead to is listed once. Some file systems take letters of either case. */
export function namesOnDisk(folder: string, names: readonly string[]): readonly string[] {
  const listed = new Map<string, ReadonlySet<string> | null>();
  return names.filter((name) => {
    const { dir, base } = path.parse(name);
    const there = listed.get(dir) ?? listingOf(path.join(folder, dir));
    listed.set(dir, there);
    return there?.has(base.toLowerCase()) !== false;
  });
}

/** In lower case; null where the folder may not be listed, but what is in it may be read. */
function listingOf(folder: string): ReadonlySet<string> | null {
  try {
    return new Set(readdirSync(folder).map((name) => name.toLowerCase()));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code; // fs throws nothing else
    return code === 'ENOENT' || code === 'ENOTDIR' ? new Set() : null;
  }
}

function readerIn(folder: string): (name: string) => Promise<Uint8Array | null> {
  return async (name) => {
    const file = path.resolve(folder, name);
    try {
      const stat = statSync(file, { throwIfNoEntry: false });
      if (stat === undefined) return null;
      // A pipe or a device in the place of a policy would not end; one that the user names (`<(…)`) is theirs.
      if (!stat.isFile() && !stat.isDirectory() && !path.isAbsolute(name)) {
        throw new CheckError('usage', `${name}: expected a regular file`);
      }
      return readBounded(file, name, stat.size);
    } catch (cause) {
      if (cause instanceof CheckError) throw cause;
      const code = (cause as NodeJS.ErrnoException).code; // fs throws nothing else
      if (code === 'ENOTDIR') return null;
      throw new CheckError(
        'usage',
        `${name}: the policy cannot be read (${code})${code === 'EISDIR' ? ': found a folder, expected a file' : ''}`,
        { cause },
      );
    }
  };
}

/** Keeps no more than a policy may have; of a longer package.json nothing, unless it speaks of us. */
function readBounded(file: string, name: string, size: number): Uint8Array | null {
  const descriptor = openSync(file, 'r');
  try {
    let kept = Buffer.alloc(0);
    for (let total = 0; ; ) {
      const chunk = Buffer.alloc(POLICY_BYTES);
      const count = readSync(descriptor, chunk);
      total += count;
      if (count === 0) return total > POLICY_BYTES ? null : kept;
      const bytes = Buffer.concat([kept, chunk.subarray(0, count)]);
      if (total > POLICY_BYTES && (!isPackageFile(name) || bytes.includes(POLICY_KEY)))
        throw tooLarge(name, Math.max(total, size));
      kept = total > POLICY_BYTES ? bytes.subarray(-POLICY_KEY.length) : bytes;
    }
  } finally {
    closeSync(descriptor);
  }
}
