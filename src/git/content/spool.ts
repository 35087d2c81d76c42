/** Collects expanded bytes: in memory while they are few, then in a temporary file that has no name from the moment it is open. */

import { randomUUID } from 'node:crypto';
import { ftruncateSync, openSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ByteSource, memorySource } from '../../bytes/byte-source.ts';
import { isAllZero } from '../../bytes/zeros.ts';
import type { OpenedSource } from '../../candidate.ts';
import { CheckError } from '../../check-error.ts';
import { fileSource } from './file-source.ts';

export interface FileSpool {
  /** @throws CheckError (`incomplete`) when the temporary file cannot be written */
  write(chunk: Uint8Array): void;
  /** The bytes so far; no write may follow. */
  finish(): ByteSource;
  /** Gives memory and file back; the source may not be read any more. */
  release(): void;
}

/** @param memoryBytes how many bytes stay in memory before a file is opened */
export function createSpool(memoryBytes: number): FileSpool {
  let chunks: Uint8Array[] = [];
  let size = 0;
  let descriptor: number | null = null;
  let opened: OpenedSource | null = null;
  return {
    write(chunk) {
      const start = size;
      size += chunk.length;
      if (descriptor === null && size <= memoryBytes) {
        chunks.push(Buffer.from(chunk)); // a copy: a decoder may use its buffer again
        return;
      }
      if (descriptor === null) {
        descriptor = openNameless();
        let position = 0;
        for (const early of chunks) {
          writeAll(descriptor, early, position);
          position += early.length;
        }
        chunks = [];
      }
      // A hole: zeros take no room, and no time.
      if (!isAllZero(chunk)) writeAll(descriptor, chunk, start);
    },
    finish() {
      if (descriptor === null) return memorySource(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks));
      setSize(descriptor, size);
      opened = fileSource(descriptor, size, 'the temporary file of an expansion');
      return opened;
    },
    release() {
      chunks = [];
      opened?.close();
      opened = null;
    },
  };
}

function openNameless(): number {
  const file = path.join(tmpdir(), `git-model-check-${randomUUID()}`);
  try {
    const descriptor = openSync(file, 'wx+', 0o600);
    unlinkSync(file);
    return descriptor;
  } catch (cause) {
    throw failure(cause);
  }
}

function setSize(descriptor: number, size: number): void {
  try {
    ftruncateSync(descriptor, size);
  } catch (cause) {
    throw failure(cause);
  }
}

function writeAll(descriptor: number, chunk: Uint8Array, position: number): void {
  try {
    for (let done = 0; done < chunk.length; ) {
      done += writeSync(descriptor, chunk, done, chunk.length - done, position + done);
    }
  } catch (cause) {
    throw failure(cause);
  }
}

function failure(cause: unknown): CheckError {
  const code = (cause as NodeJS.ErrnoException).code ?? 'error'; // the file system throws nothing else
  return new CheckError('incomplete', `no temporary file for an expansion in ${tmpdir()} (${code})`, {
    hint: 'Point TMPDIR to a folder with room.',
    cause,
  });
}
