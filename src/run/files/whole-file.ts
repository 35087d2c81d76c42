/** Files of the user that are changed as a whole or not at all: a disk that is full must not leave half of a policy or an empty hook. See https://man7.org/linux/man-pages/man2/rename.2.html. */
import { randomBytes } from 'node:crypto';
import { chmodSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CheckError } from '../../check-error.ts';

export interface WholeFileOptions {
  /** Of the content. Default: UTF-8. */
  readonly encoding?: 'utf8' | 'latin1';
  /** Of a file that is new; one that is there keeps its own. Default: 0o666. */
  readonly mode?: number;
}

/**
 * Written beside its place, then moved there. Where no file can be made beside it, or none can be moved there (a device, a
 * folder of others), it is written to as it is. A link is followed.
 * @throws an error of the system
 */
export function writeWhole(
  file: string,
  text: string,
  { encoding = 'utf8', mode = 0o666 }: WholeFileOptions = {},
): void {
  const there = statSync(file, { throwIfNoEntry: false });
  const target = there === undefined ? file : realpathSync(file);
  const beside = path.join(path.dirname(target), `.${path.basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  if (there?.isFile() === false) {
    writeFileSync(file, text, encoding);
    return;
  }
  try {
    writeFileSync(beside, text, { encoding, mode, flag: 'wx' });
    if (there !== undefined) chmodSync(beside, there.mode);
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    if (there === undefined || !MAY_BE_OF_THE_FOLDER.has(codeOf(error))) throw error;
    writeFileSync(file, text, encoding);
  }
}

const MAY_BE_OF_THE_FOLDER: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EXDEV', 'EBUSY', 'ENAMETOOLONG']);

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? ''; // fs throws nothing else
}

/** In words, what happens most. */
const WHY: Readonly<Record<string, string>> = {
  ENOENT: ': its folder is not there',
  EISDIR: ': it is a folder, expected a file',
  EACCES: ': you may not write there',
  EROFS: ': the disk is read-only',
  ENOSPC: ': the disk is full',
  EDQUOT: ': your share of the disk is used up',
};

/** @param what `the report` */
export function notWritten(shown: string, what: string, cause: unknown): CheckError {
  const code = codeOf(cause);
  return new CheckError('incomplete', `${shown}: ${what} cannot be written (${code})${WHY[code] ?? ''}`, { cause });
}
