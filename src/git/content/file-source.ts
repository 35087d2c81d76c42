/** A byte source over an open file descriptor: reads only what is asked for, through one reused window. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { TruncatedError } from '../../bytes/format-error.ts';
import type { OpenedSource } from '../../candidate.ts';
import { CheckError } from '../../check-error.ts';

/** Bytes read ahead where reading goes on: one system call for many small reads. */
const WINDOW_BYTES = 64 * 1024;
/** Bytes read where it jumps: a checkpoint of a thousand tensors is a thousand jumps to headers. */
const JUMP_BYTES = 8 * 1024;

/**
 * Opens a regular file without following a symbolic link.
 * @throws CheckError (`incomplete`) when it cannot be opened or is no regular file
 */
export function openFile(path: string | Buffer, shown: string): OpenedSource {
  const descriptor = open(path, shown);
  const stat = fstatSync(descriptor);
  if (!stat.isFile()) {
    closeSync(descriptor);
    throw new CheckError('incomplete', `${shown}: expected a regular file`);
  }
  return fileSource(descriptor, stat.size, shown);
}

function open(path: string | Buffer, shown: string): number {
  try {
    return openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'error'; // openSync throws nothing else
    throw new CheckError('incomplete', `${shown}: cannot be opened (${code})`, { cause });
  }
}

/** A source over a descriptor that it then owns: `close` closes it. @throws CheckError (`incomplete`) when a read fails or the file shrinks. */
export function fileSource(descriptor: number, size: number, shown: string): OpenedSource {
  let window: Uint8Array = new Uint8Array(0);
  let windowStart = 0;
  let buffer: Uint8Array | null = null;
  const fill = (target: Uint8Array, position: number): void => {
    let done = 0;
    while (done < target.length) {
      const count = readOnce(descriptor, target.subarray(done), position + done, shown);
      if (count === 0) throw new CheckError('incomplete', `${shown}: became shorter while it was read`);
      done += count;
    }
  };
  return {
    size,
    descriptor,
    read(start, end) {
      if (!(start >= 0 && start <= end && end <= size)) throw new TruncatedError(start, end, size);
      if (end - start > WINDOW_BYTES) {
        const bytes = new Uint8Array(end - start);
        fill(bytes, start);
        return bytes;
      }
      if (start < windowStart || end > windowStart + window.length) {
        buffer ??= new Uint8Array(WINDOW_BYTES);
        const isNext = start === windowStart + window.length;
        const ahead = Math.max(isNext ? Math.min(2 * window.length, WINDOW_BYTES) : JUMP_BYTES, end - start);
        window = buffer.subarray(0, Math.min(ahead, size - start));
        windowStart = start;
        fill(window, start);
      }
      return window.subarray(start - windowStart, end - windowStart);
    },
    close: () => closeSync(descriptor),
  };
}

function readOnce(descriptor: number, target: Uint8Array, position: number, shown: string): number {
  try {
    return readSync(descriptor, target, 0, target.length, position);
  } catch (cause) {
    throw new CheckError('incomplete', `${shown}: cannot be read (${(cause as NodeJS.ErrnoException).code})`, {
      cause,
    }); // readSync throws nothing else
  }
}
