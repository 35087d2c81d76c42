/** Git LFS: reads pointers, and names the files of the objects that they stand for. See https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md. */
import path from 'node:path';

/** A pointer is always shorter: git-lfs itself takes nothing longer for one. */
export const POINTER_BYTES = 1024;

export interface LfsPointer {
  /** SHA-256 of the object, hex. */
  readonly oid: string;
  /** Bytes of the object. */
  readonly size: number;
}

/**
 * ```
 * version https://git-lfs.github.com/spec/v1
 * oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
 * size 12345
 * ```
 * Null for anything else, also for a pointer that git-lfs would not take: such a file is what it is.
 */
export function parseLfsPointer(content: Uint8Array): LfsPointer | null {
  if (content.length >= POINTER_BYTES) return null;
  const text = Buffer.from(content).toString('latin1');
  if (
    !/^version (https:\/\/git-lfs\.github\.com\/spec\/v1|http:\/\/git-media\.io\/v\/2|https:\/\/hawser\.github\.com\/spec\/v1)\r?\n/.test(
      text,
    )
  ) {
    return null;
  }
  const oid = /^oid sha256:([0-9a-f]{64})\r?$/m.exec(text)?.[1];
  const size = /^size (\d{1,15})\r?$/m.exec(text)?.[1];
  return oid === undefined || size === undefined ? null : { oid, size: Number(size) };
}

export function lfsObjectPath(storage: string, oid: string): string {
  return path.join(storage, 'objects', oid.slice(0, 2), oid.slice(2, 4), oid);
}
