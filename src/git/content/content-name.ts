/** By which names an exception knows a content that lies on disk: the oid that git would give it, or the SHA-256 by which Git LFS does. See https://git-scm.com/book/en/v2/Git-Internals-Git-Objects. */
import { createHash } from 'node:crypto';
import type { OpenedSource } from '../../candidate.ts';

/** Bytes that are read at once. */
const CHUNK_BYTES = 1024 * 1024;

/**
 * The name among `wanted` that is the content's, null where none is. As the bytes lie there: no filter of git is applied.
 * @param wanted oids of SHA-1 (40 digits) or SHA-256, or the SHA-256 of the bytes (64 digits)
 * @throws CheckError (`incomplete`) when a read fails
 */
export function contentName(source: OpenedSource, wanted: ReadonlySet<string>): string | null {
  const lengths = new Set([...wanted].map((name) => name.length));
  const header = `blob ${source.size}\0`;
  const hashes = [
    ...(lengths.has(40) ? [createHash('sha1').update(header)] : []),
    ...(lengths.has(64) ? [createHash('sha256').update(header), createHash('sha256')] : []),
  ];
  for (let start = 0; start < source.size; start += CHUNK_BYTES) {
    const chunk = source.read(start, Math.min(start + CHUNK_BYTES, source.size));
    for (const hash of hashes) hash.update(chunk);
  }
  return hashes.map((hash) => hash.digest('hex')).find((name) => wanted.has(name)) ?? null;
}
