/** A file that is there as a whole or not at all: written beside its place under another name, which no end of the process but a sudden one leaves behind. */
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, linkSync, openSync, renameSync, statfsSync, unlinkSync, writeSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { CheckError } from '../../check-error.ts';
import { catchInterrupts } from '../interrupt.ts';
import { notWritten } from './whole-file.ts';

export interface NewFile {
  readonly full: string;
  /** As the user has written it. */
  readonly shown: string;
  /** Bytes. */
  readonly size: number;
  /** What is there already is replaced. */
  readonly force: boolean;
}

/** Bytes between two looks at what else goes on: signals. */
const UNINTERRUPTED_BYTES = 32 * 1024 * 1024;

/** @throws CheckError (`usage`) where a file is there already and may not be replaced */
export function refuseExisting({ full, shown, force }: Pick<NewFile, 'full' | 'shown' | 'force'>): void {
  if (force || !existsSync(full)) return;
  throw new CheckError('usage', `${shown} exists already`, {
    hint: 'Name another file with -o, or replace it with --force.',
  });
}

/** @throws CheckError where it cannot be written: nothing is left behind then. What `pieces` throws is passed on. */
export async function writeNewFile(file: NewFile, pieces: Iterable<Uint8Array>): Promise<void> {
  refuseExisting(file);
  refuseWithoutRoom(file);
  const temporary = path.join(
    path.dirname(file.full),
    `.${path.basename(file.full)}.${randomBytes(6).toString('hex')}.tmp`,
  );
  const release = catchInterrupts();
  const remove = () => removeFile(temporary);
  process.once('exit', remove);
  try {
    await writePieces(temporary, file, pieces);
    put(temporary, file);
  } finally {
    remove();
    process.off('exit', remove);
    release();
  }
}

function refuseWithoutRoom({ full, shown, size }: NewFile): void {
  let free: number;
  try {
    const { bavail, bsize } = statfsSync(path.dirname(full));
    free = bavail * bsize;
  } catch {
    return; // a folder that does not exist is reported where the file is opened
  }
  if (free < size) throw new CheckError('incomplete', `${shown}: expected room for ${size} bytes, found ${free}`);
}

async function writePieces(temporary: string, { shown, size }: NewFile, pieces: Iterable<Uint8Array>): Promise<void> {
  const descriptor = attempt(shown, () => openSync(temporary, 'wx', 0o666));
  try {
    let position = 0;
    let looked = 0;
    for (const piece of pieces) {
      for (let done = 0; done < piece.length; ) {
        done += attempt(shown, () => writeSync(descriptor, piece, done, piece.length - done, position + done));
      }
      position += piece.length;
      if (position - looked < UNINTERRUPTED_BYTES) continue;
      looked = position;
      await setImmediate();
    }
    if (position !== size) throw new Error(`expected to write ${size} bytes, wrote ${position}`);
  } finally {
    closeSync(descriptor);
  }
}

/** A link fails where a file has come to be there meanwhile; a rename would replace it. */
function put(temporary: string, { full, shown, force }: NewFile): void {
  if (force) {
    attempt(shown, () => renameSync(temporary, full));
    return;
  }
  try {
    linkSync(temporary, full);
  } catch (cause) {
    // A file system without links.
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST' && !existsSync(full)) {
      attempt(shown, () => renameSync(temporary, full));
      return;
    }
    throw new CheckError('usage', `${shown} exists already`, { cause });
  }
}

function removeFile(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // It was moved to its place, or never made.
  }
}

function attempt<Result>(shown: string, call: () => Result): Result {
  try {
    return call();
  } catch (cause) {
    throw notWritten(shown, 'it', cause);
  }
}
