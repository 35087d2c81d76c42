/** How a stream of Java's serialization begins: a header, then the tag of an object or a block. https://docs.oracle.com/en/java/javase/17/docs/specs/serialization/protocol.html */

export const STREAM_HEADER = [0xac, 0xed, 0, 5] as const;
export const HEADER_BYTES: number = STREAM_HEADER.length;

export function isTag(byte: number): boolean {
  return byte >= 0x70 && byte <= 0x7e;
}
