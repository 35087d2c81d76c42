/** Where an HDF5 file begins: a user block may lie before its superblock. See https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { hasBytesAt } from '../../text/magic.ts';

/** `\x89HDF\r\n\x1a\n` */
export const SIGNATURE = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];

/** At 0, 512, 1024, 2048 and so on up to `end`, as the library looks for it; null where there is none. */
export function findSuperblock(source: ByteSource, end = source.size): number | null {
  for (let at = 0; at + SIGNATURE.length <= end; at = at === 0 ? 512 : at * 2) {
    if (hasBytesAt(source, at, SIGNATURE)) return at;
  }
  return null;
}
