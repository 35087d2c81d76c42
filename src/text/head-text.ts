/** The beginning of a file as characters, each a byte, for all who search text: decoded once. See https://nodejs.org/api/buffer.html#buffers-and-character-encodings. */
import { type ByteSource, headOf } from '../bytes/byte-source.ts';

export const HEAD_TEXT_BYTES = 256 * 1024;

/** Ask it by `once`. */
export function headText(source: ByteSource): string {
  const { buffer, byteOffset, byteLength } = headOf(source, HEAD_TEXT_BYTES);
  return Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
}
