/** The codes of Java's object streams. https://docs.oracle.com/en/java/javase/17/docs/specs/serialization/protocol.html */

/** Section 6.4.2 of the specification. */
export const TC = {
  null: 0x70,
  reference: 0x71,
  classDescription: 0x72,
  object: 0x73,
  string: 0x74,
  array: 0x75,
  class: 0x76,
  block: 0x77,
  endOfBlock: 0x78,
  reset: 0x79,
  longBlock: 0x7a,
  exception: 0x7b,
  longString: 0x7c,
  proxyDescription: 0x7d,
  enum: 0x7e,
} as const;

/** Flags of the description of a class. */
export const SC = { writeMethod: 1, serializable: 2, externalizable: 4, blockData: 8 } as const;

/** `baseWireHandle`. */
export const FIRST_HANDLE = 0x7e0000;

/** Bytes of a value of each primitive type; letters of the field descriptors. */
export const PRIMITIVE_BYTES: Readonly<Record<string, number>> = { B: 1, C: 2, D: 8, F: 4, I: 4, J: 8, S: 2, Z: 1 };
