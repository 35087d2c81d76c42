/** A file without a name: it is unlinked as soon as it is open, so that no end of the process, however sudden, leaves it behind. */
import { randomBytes } from 'node:crypto';
import { constants, mkdtempSync, openSync, unlinkSync } from 'node:fs';
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

/** Taken away by the caller. @throws CheckError (`incomplete`) where none can be made */
export function makeTemporaryFolder(): string {
  try {
    return mkdtempSync(path.join(tmpdir(), 'git-model-check-'));
  } catch (cause) {
    throw noTemporaryFolder(cause);
  }
}

/** @param cause of the system */
export function noTemporaryFolder(cause: unknown): CheckError {
  const code = (cause as NodeJS.ErrnoException).code; // fs throws nothing else
  return new CheckError('incomplete', `no temporary folder can be made in ${tmpdir()} (${code})`, {
    hint: 'Set TMPDIR to a folder that can be written to and has room.',
    cause,
  });
}
