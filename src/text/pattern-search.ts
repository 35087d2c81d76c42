/** Searches a whole text for a pattern, window by window, in each encoding whose characters below 128 are those of ASCII. */
import type { ByteSource } from '../bytes/byte-source.ts';
import { withoutZeros } from '../bytes/zeros.ts';

const KIB = 1024;
const WINDOW_BYTES = 256 * KIB;

/** @param pattern finds what is at most 1 KiB long, in bytes as Latin-1 */
export function holdsPattern(source: ByteSource, pattern: RegExp): boolean {
  for (let start = 0; start < source.size; start += WINDOW_BYTES - KIB) {
    const bytes = withoutZeros(source.read(start, Math.min(start + WINDOW_BYTES, source.size)));
    if (pattern.test(Buffer.from(bytes).toString('latin1'))) return true;
  }
  return false;
}
