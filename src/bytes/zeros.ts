/** Tells zeros, of which sparse files and arrays consist, quickly: they cost a file no room and an examination no time. See https://man7.org/linux/man-pages/man2/lseek.2.html on holes. */

const ZEROS = Buffer.alloc(64 * 1024);

/** How many bytes lie in pieces of 64 KiB that are nothing but zeros. */
export function zeroBytesIn(bytes: Uint8Array): number {
  let count = 0;
  for (let start = 0; start < bytes.length; start += ZEROS.length) {
    const piece = bytes.subarray(start, start + ZEROS.length);
    if (piece[0] === 0 && Buffer.compare(piece, ZEROS.subarray(0, piece.length)) === 0) count += piece.length;
  }
  return count;
}

export function isAllZero(bytes: Uint8Array): boolean {
  return bytes[0] === 0 && zeroBytesIn(bytes) === bytes.length;
}
