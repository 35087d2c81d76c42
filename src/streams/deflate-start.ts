/** Whether deflate data may begin with some bytes, by the header of their first block, and by what follows it where the codes are known: most of what is no such data is refused here, without a library. RFC 1951, section 3.2.3: https://www.rfc-editor.org/rfc/rfc1951#section-3.2.3 */

const STORED = 0;
const FIXED = 1;
const DYNAMIC = 2;
const INVALID = 3;

/** What zlib takes at most, of codes for literals and lengths and of codes for distances. */
const MAX_LITERALS = 286;
const MAX_DISTANCES = 30;
/** Bits of a length in the first of the three tables, and of a code at most. */
const LENGTH_BITS = 3;
const MAX_CODE_BITS = 7;

/** False where zlib refuses the bytes, whatever follows them; true in doubt, and where they end too soon to say. */
export function beginsDeflate(bytes: Uint8Array): boolean {
  const bits = new Bits(bytes);
  bits.take(1); // whether it is the last block
  const kind = bits.take(2);
  if (kind === STORED) return hasStoredLength(bytes);
  if (kind === FIXED) return copiesWhatIsThere(bits);
  return kind === DYNAMIC ? hasTables(bits) : kind !== INVALID;
}

/** From the next whole byte on: a length, and its complement. */
function hasStoredLength(bytes: Uint8Array): boolean {
  if (bytes.length < 5) return true;
  return (bytes[1]! ^ bytes[3]!) === 0xff && (bytes[2]! ^ bytes[4]!) === 0xff;
}

/** Behind the last symbol of a block anything may come. */
const END_OF_BLOCK = 256;
/** Of lengths and of distances: what is beyond stands for nothing. */
const LAST_LENGTH = 285;
const LAST_DISTANCE = 29;

/** In the fixed codes: no copy reaches back before the beginning. See section 3.2.6. */
function copiesWhatIsThere(bits: Bits): boolean {
  for (let written = 0; ; ) {
    const symbol = fixedSymbol(bits);
    const length = symbol < END_OF_BLOCK ? 1 : lengthOf(symbol, bits);
    if (!bits.isInside || symbol === END_OF_BLOCK) return true;
    if (symbol > LAST_LENGTH) return false;
    if (symbol > END_OF_BLOCK) {
      const code = bits.takeCode(5);
      const distance = distanceOf(code, bits);
      if (!bits.isInside) return true;
      if (code > LAST_DISTANCE || distance > written) return false;
    }
    written += length;
  }
}

function fixedSymbol(bits: Bits): number {
  let code = bits.takeCode(7);
  if (code < 0x18) return END_OF_BLOCK + code;
  code = code * 2 + bits.takeCode(1);
  if (code < 0xc0) return code - 0x30;
  if (code < 0xc8) return code - 0xc0 + 280;
  return code * 2 + bits.takeCode(1) - 0x190 + 144;
}

/** Four lengths share a number of further bits, but for the first eight and the last. */
function lengthOf(symbol: number, bits: Bits): number {
  if (symbol < 265 || symbol >= LAST_LENGTH) return symbol < 265 ? symbol - 254 : 258;
  const extra = (symbol - 261) >> 2;
  return 3 + ((4 + ((symbol - 265) & 3)) << extra) + bits.take(extra);
}

/** Two distances do, but for the first four. */
function distanceOf(code: number, bits: Bits): number {
  if (code < 4) return code + 1;
  const extra = (code >> 1) - 1;
  return 1 + ((2 + (code & 1)) << extra) + bits.take(extra);
}

/** The counts of the three tables, then the lengths of the codes that the other two are written in. */
function hasTables(bits: Bits): boolean {
  const literals = bits.take(5) + 257;
  const distances = bits.take(5) + 1;
  const lengths = bits.take(4) + 4;
  if (!bits.isInside) return true;
  if (literals > MAX_LITERALS || distances > MAX_DISTANCES) return false;
  // What is left of all codes of the longest kind once each length took its share.
  let left = 1 << MAX_CODE_BITS;
  for (let index = 0; index < lengths; index += 1) {
    const length = bits.take(LENGTH_BITS);
    if (length > 0) left -= 1 << (MAX_CODE_BITS - length);
  }
  // Nothing but zeros is refused later.
  return !bits.isInside || left === 0 || left === 1 << MAX_CODE_BITS;
}

/** A position among bits, the lowest of a byte first. Mutable. */
class Bits {
  readonly #bytes: Uint8Array;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** False once more was taken than there is. */
  get isInside(): boolean {
    return this.#position <= this.#bytes.length * 8;
  }

  /** Of a code the highest bit comes first. */
  takeCode(count: number): number {
    let value = 0;
    for (let index = 0; index < count; index += 1) value = value * 2 + this.take(1);
    return value;
  }

  /** Zeros behind the end. */
  take(count: number): number {
    let value = 0;
    for (let index = 0; index < count; index += 1, this.#position += 1) {
      value |= (((this.#bytes[this.#position >> 3] ?? 0) >> (this.#position & 7)) & 1) << index;
    }
    return value;
  }
}
