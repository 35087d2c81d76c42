/** A file of the worktree, proved to be a blob: its id is recomputed through the same open descriptor that is then read. See https://git-scm.com/book/en/v2/Git-Internals-Git-Objects#_object_storage. */
import { createHash, hash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, read, readSync, type Stats } from 'node:fs';
import { promisify } from 'node:util';
import type { OpenedSource } from '../../candidate.ts';
import { CheckError } from '../../check-error.ts';
import { fileSource } from './file-source.ts';

/** Most bytes hashed at a time; two such buffers are in use, so that reading and hashing overlap. Smaller ones wait for each other. */
const CHUNK_BYTES = 4 * 1024 * 1024;
const LEAST_CHUNK_BYTES = 64 * 1024;

const readAt = promisify(read);

export interface Expected {
  readonly algorithm: 'md5' | 'sha1' | 'sha256' | 'sha512';
  /** Hashed before the content: `blob 42\0` for a git blob, nothing for an LFS object. */
  readonly prefix: string;
  readonly digest: string;
  /** Bytes; null where the pointer does not say. */
  readonly size: number | null;
}

/**
 * The file as a source, or null when it is not that content (changed, filtered on checkout, a link, gone).
 * Closing it throws CheckError (`incomplete`) when the file was written to meanwhile.
 */
export async function openProvedFile(
  path: string | Buffer,
  expected: Expected,
  shown: string,
): Promise<OpenedSource | null> {
  const descriptor = openRegular(path);
  if (descriptor === null) return null;
  let proved = false;
  try {
    const before = fstatSync(descriptor);
    proved =
      before.isFile() &&
      (expected.size ?? before.size) === before.size &&
      (await digestOf(descriptor, before.size, expected)) === expected.digest;
    return proved ? watched(descriptor, before, shown) : null;
  } finally {
    if (!proved) closeSync(descriptor);
  }
}

function openRegular(path: string | Buffer): number | null {
  try {
    return openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch {
    return null; // whatever the reason: this file proves nothing, and the object store is asked next
  }
}

/** Longer files are not held in memory before they are needed. */
const SHORT_BYTES = 32 * 1024;

/** What stands before the content of a short blob is no longer. */
const PREFIX_BYTES = 16;
/** Most that one blob takes, with a byte to see that it is longer. */
const ROOM_BYTES = PREFIX_BYTES + SHORT_BYTES + 1;
/** Many short blobs lie in one piece of memory, each as it was read: of thousands of pieces the collector makes much work. What was used is never written to again. */
const SLAB_BYTES = 512 * 1024;
let slab: Buffer = Buffer.alloc(0);
let used = 0;

/** @returns where there is room for one blob */
function roomInSlab(): number {
  if (used + ROOM_BYTES <= slab.length) return used;
  slab = Buffer.allocUnsafeSlow(SLAB_BYTES);
  used = 0;
  return used;
}

/**
 * A short blob's content, if the file has that id; null where it is anything else: a longer file, a link, a folder, what
 * cannot be read. Saves asking git, which takes a process. The id alone proves it: the file is not asked what it is.
 */
export function provedContent(path: string | Buffer, algorithm: 'sha1' | 'sha256', oid: string): Buffer | null {
  const descriptor = openRegular(path);
  if (descriptor === null) return null;
  try {
    const content = roomInSlab() + PREFIX_BYTES;
    const size = readSync(descriptor, slab, content, SHORT_BYTES + 1, 0);
    if (size > SHORT_BYTES) return null;
    const prefix = `blob ${size}\0`;
    slab.write(prefix, content - prefix.length, 'latin1');
    const end = content + size;
    if (hash(algorithm, slab.subarray(content - prefix.length, end)) !== oid) return null;
    used = end;
    return slab.subarray(content, end);
  } catch {
    return null; // unreadable here: the object store is asked
  } finally {
    closeSync(descriptor);
  }
}

/** Hex. A read that fails gives no digest. */
async function digestOf(descriptor: number, size: number, expected: Expected): Promise<string | null> {
  const digest = createHash(expected.algorithm).update(expected.prefix);
  const chunkBytes = Math.max(LEAST_CHUNK_BYTES, Math.min(size, CHUNK_BYTES));
  const buffers = [Buffer.allocUnsafe(chunkBytes), Buffer.allocUnsafe(chunkBytes)] as const;
  let position = 0;
  try {
    let next = readAt(descriptor, buffers[0], 0, chunkBytes, position);
    for (let turn = 0; ; turn = 1 - turn) {
      const { bytesRead, buffer } = await next;
      if (bytesRead === 0) return digest.digest('hex');
      position += bytesRead;
      next = readAt(descriptor, turn === 0 ? buffers[1] : buffers[0], 0, chunkBytes, position);
      digest.update(buffer.subarray(0, bytesRead));
    }
  } catch {
    return null; // an I/O error on this copy: the object store may hold a good one
  }
}

function watched(descriptor: number, before: Stats, shown: string): OpenedSource {
  const source = fileSource(descriptor, before.size, shown);
  return {
    ...source,
    close() {
      const after = fstatSync(descriptor);
      source.close();
      if (after.mtimeMs !== before.mtimeMs || after.ctimeMs !== before.ctimeMs || after.size !== before.size) {
        throw new CheckError('incomplete', `${shown}: changed while it was examined`, { hint: 'Check again.' });
      }
    },
  };
}
