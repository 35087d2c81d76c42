/** FNV-1a, 32 bits: distinguishes texts where nobody gains by making them collide. https://datatracker.ietf.org/doc/html/draft-eastlake-fnv */

const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/** Of the UTF-8 bytes; an unsigned number. */
export function fnv1a(text: string): number {
  let value = OFFSET_BASIS;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) return ofBytes(Buffer.from(text));
    value = Math.imul(value ^ code, PRIME);
  }
  return value >>> 0;
}

function ofBytes(bytes: Uint8Array): number {
  let value = OFFSET_BASIS;
  for (const byte of bytes) value = Math.imul(value ^ byte, PRIME);
  return value >>> 0;
}
