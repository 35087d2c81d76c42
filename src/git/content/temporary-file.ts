/** A file without a name: it is unlinked as soon as it is open, so that no end of the process, however sudden, leaves it behind. */
import { randomBytes } from 'node:crypto';
import { constants, openSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CheckError } from '../../check-error.ts';

/** @returns an open descriptor, readable and writable. @throws CheckError (`incomplete`) when the folder cannot be written to */
export function openTemporaryFile(): number {
  const file = path.join(tmpdir(), `git-model-check-${randomBytes(12).toString('hex')}`);
  try {
    const descriptor = openSync(
      file,
      constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW,
      0o600,
    );
    unlinkSync(file);
    return descriptor;
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code; // the calls above throw system errors only
    throw new CheckError(
      'incomplete',
      `no temporary file can be made in ${tmpdir()} (${code}): TMPDIR names another folder`,
      {
        hint: 'Set TMPDIR to a folder that can be written to and has room for the largest model.',
        cause,
      },
    );
  }
}
