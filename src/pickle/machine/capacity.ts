/** How the arrays of the machine grow, which a hostile stream fills: https://cwe.mitre.org/data/definitions/770.html */
import type { Token, Tokens } from './value.ts';

const LARGE = 1 << 20;

/** Items to make room for next. Doubles; a large array takes all that it may at once, so that no copy lies beside it: memory that nobody writes to costs none. */
export function capacityBeyond(capacity: number, limit: number): number {
  return capacity >= LARGE && capacity < limit ? limit : capacity * 2;
}

/** `to` with all of `from` at its beginning. */
export function grown<T extends Uint8Array | Int32Array | Float32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** @param isWide whether tokens need 64 bits */
export function newTokens(isWide: boolean, capacity: number): Tokens {
  return isWide ? new Float64Array(capacity) : new Int32Array(capacity);
}

export function tokensOf(isWide: boolean, ...tokens: Token[]): Tokens {
  return isWide ? Float64Array.from(tokens) : Int32Array.from(tokens);
}
