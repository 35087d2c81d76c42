/** What calls that are harmless but for their size are given: numbers, shapes and types, those that the stream computes among them. See https://cwe.mitre.org/data/definitions/770.html. */
import type { Token } from '../machine/value.ts';
import { dtypeOf } from './array-dtypes.ts';
import { type FollowContext, itemsOf } from './following.ts';

/** A run, and how many bytes or items values have that the stream made by calls. */
export interface Sizes {
  readonly context: FollowContext;
  lengthOf(token: Token): number;
}

export const ENDLESS = Number.POSITIVE_INFINITY;
/** Bytes, or what holds what it was given: no number. */
const NO_NUMBER =
  /^(?:builtins\.(?:bytes|bytearray|list|tuple|set|frozenset|dict|str|map|memoryview)|_?codecs\.encode|(?:array|collections|binascii|base64|_io|zlib)\..*|numpy(?:\.\w+)*\.(?:ndarray|_reconstruct|_frombuffer|array))$/;

/** An integer; without end where no number here holds it, and where the stream computes it: what it comes to is its author's choice. */
export function numberOf({ context, lengthOf }: Sizes, token: Token): number | null {
  const number = context.integerOf(token);
  if (number !== null || token === 0) return number;
  if (context.isInteger(token)) return ENDLESS;
  const value = context.values.valueOf(token);
  if (value?.kind !== 'instance') return null;
  if (lengthOf(token) > 0) return lengthOf(token);
  return NO_NUMBER.test(`${value.operator.module}.${value.operator.name}`) ? null : ENDLESS;
}

/** Null where one is not known. */
export function product(sizes: Sizes, numbers: readonly Token[]): number | null {
  return numbers.reduce<number | null>((made, token) => {
    const number = numberOf(sizes, token);
    return made === null || number === null ? null : made * Math.max(0, number);
  }, 1);
}

/** The product of a shape, or a length. */
export function shapeOf(sizes: Sizes, shape: Token): number | null {
  if (!sizes.context.values.isContainer(shape)) return numberOf(sizes, shape);
  return product(sizes, itemsOf(sizes.context, shape));
}

/** `V1000000`, `(1000,1000)f8`: no size that is in it is left out. */
export function itemBytesOf({ context }: Sizes, token: Token | undefined): number {
  if (token === undefined) return NUMBER_BYTES;
  const text = context.textOf(token);
  if (typeof text !== 'string') return context.integerOf(token) ?? dtypeOf(context, token)?.itemBytes ?? NUMBER_BYTES;
  const sizes = text.match(/\d+/g) ?? [];
  return sizes.reduce((bytes, digits) => bytes * Math.max(1, Number(digits)), /U/.test(text) ? UNICODE_BYTES : 1);
}

export const NUMBER_BYTES = 8;
const UNICODE_BYTES = 4;
