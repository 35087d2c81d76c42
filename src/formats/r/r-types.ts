/** The kinds of items of an R serialization stream. https://cran.r-project.org/doc/manuals/r-release/R-ints.html#Serialization-Formats */

export const SYMBOL = 1;
export const PAIRLIST = 2;
export const CLOSURE = 3;
export const ENVIRONMENT = 4;
export const PROMISE = 5;
export const CALL = 6;
export const SPECIAL = 7;
export const BUILTIN = 8;
export const CHARACTERS = 9;
export const INTEGERS = 13;
export const DOTS = 17;
export const STRINGS = 16;
export const LIST = 19;
export const EXPRESSIONS = 20;
export const BYTECODE = 21;
export const POINTER = 22;
export const WEAK_REFERENCE = 23;
export const RAW = 24;
export const OBJECT = 25;
export const ALTREP = 238;
export const ATTRIBUTE_LIST = 239;
export const ATTRIBUTE_CALL = 240;
export const BYTECODE_REFERENCE = 243;
export const BYTECODE_DEFINITION = 244;
export const PERSISTENT = 247;
export const PACKAGE = 248;
export const NAMESPACE = 249;
export const UNBOUND = 252;
export const REFERENCE = 255;

export const HAS_ATTRIBUTES = 0x200;
export const HAS_TAG = 0x400;
/** Of the pair of a variable: bit 15 of what R calls levels. */
export const IS_ACTIVE = 0x8000 << 12;

/** Vectors of numbers: bytes of one in the binary encodings, words in ASCII. */
export const NUMBERS: Readonly<Record<number, readonly [bytes: number, words: number]>> = {
  10: [4, 1],
  13: [4, 1],
  14: [8, 1],
  15: [16, 2],
};
/** The empty list and environments that every R has, and markers of missing arguments. */
export const CONSTANTS = new Set([241, 242, 250, 251, UNBOUND, 253, 254]);
