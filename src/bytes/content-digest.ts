/** The SHA-256 of all that a source holds. See https://csrc.nist.gov/pubs/fips/180-4/upd1/final. */
import { createHash } from 'node:crypto';
import type { ByteSource } from './byte-source.ts';

/** Bytes that are read at once. */
const CHUNK_BYTES = 1024 * 1024;

/** In hexadecimal digits. It reads every byte. */
export function contentDigest(source: ByteSource): string {
  const hash = createHash('sha256');
  for (let start = 0; start < source.size; start += CHUNK_BYTES) {
    hash.update(source.read(start, Math.min(source.size, start + CHUNK_BYTES)));
  }
  return hash.digest('hex');
}
