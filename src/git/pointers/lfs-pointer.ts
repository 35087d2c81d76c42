/** Git LFS: reads pointers, and names the files of the objects that they stand for. See https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md. */
import path from 'node:path';

/** Git LFS looks at this much of a file. One that is shorter than this is read for a pointer before anything else. */
export const POINTER_BYTES = 1024;

export interface LfsPointer {
  /** SHA-256 of the object, hex. */
  readonly oid: string;
  /** Bytes of the object. */
  readonly size: number;
}

const VERSION =
  /^version (?:https:\/\/git-lfs\.github\.com\/spec\/v1|http:\/\/git-media\.io\/v\/2|https:\/\/hawser\.github\.com\/spec\/v1)\r?\n/;
const OID = /^oid sha256:([0-9a-f]{64})\r?$/im;
const SIZE = /^size \+?0*(\d{1,15})\r?$/m;
/** A pointer and nothing else but blanks; the cut may go through a character. */
const ALONE = /^version \S+\s+(?:ext-\d-\w+ \S+\s+)*oid \S+\s+size \S+[\s\u0085\ufffd]*$/;

/**
 * ```
 * version https://git-lfs.github.com/spec/v1
 * oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
 * size 12345
 * ```
 * Null for anything else, also for a pointer that git-lfs would not take: such a file is what it is. Blanks before it
 * do not matter to git-lfs.
 */
export function parseLfsPointer(content: Uint8Array): LfsPointer | null {
  return content.length < POINTER_BYTES ? pointerIn(textOf(content)) : null;
}

/**
 * Whether git-lfs would take a file that is too long for a pointer for one: it cuts the file, and trims what is left.
 * @param head the first bytes, `POINTER_BYTES` of them
 */
export function isPaddedPointer(head: Uint8Array): boolean {
  if (!Buffer.from(head.buffer, head.byteOffset, head.byteLength).includes('version ')) return false;
  const text = textOf(head);
  return pointerIn(text) !== null && ALONE.test(text);
}

function textOf(content: Uint8Array): string {
  return Buffer.from(content)
    .toString('utf8')
    .replace(/^[\s\u0085]+/, '');
}

function pointerIn(text: string): LfsPointer | null {
  if (!VERSION.test(text)) return null;
  const oid = OID.exec(text)?.[1]?.toLowerCase();
  const size = SIZE.exec(text)?.[1];
  return oid === undefined || size === undefined ? null : { oid, size: Number(size) };
}

export function lfsObjectPath(storage: string, oid: string): string {
  return path.join(storage, 'objects', oid.slice(0, 2), oid.slice(2, 4), oid);
}
