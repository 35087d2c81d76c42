/** Short runs of bytes that stand in a message again and again, such as names of operations, each with a number that says what is known of it. */

/** A power of two. */
const PLACES = 256;
/** Longer words are not kept: they are only slower to know. */
const PLACE_BYTES = 64;
/** Before the bytes of a word: its length and its number. */
const HEAD_BYTES = 2;
const NOTHING = new Uint8Array(PLACES * PLACE_BYTES);

/** Mutable. Of words that fall on one place the last one is kept. */
export class ByteWords {
  #places = NOTHING;

  /** What was said of these bytes; 0 where nothing was. */
  numberOf(bytes: Uint8Array, start: number, length: number): number {
    const places = this.#places;
    const place = placeOf(bytes, start, length);
    if (places[place] !== length) return 0;
    for (let index = 0; index < length; index += 1)
      if (places[place + HEAD_BYTES + index] !== bytes[start + index]) return 0;
    return places[place + 1]!;
  }

  /** @param number from 1 to 255 */
  add(bytes: Uint8Array, number: number): void {
    const isKept = bytes.length > 0 && bytes.length <= PLACE_BYTES - HEAD_BYTES;
    if (!isKept) return;
    if (this.#places === NOTHING) this.#places = new Uint8Array(PLACES * PLACE_BYTES);
    const place = placeOf(bytes, 0, bytes.length);
    this.#places[place] = bytes.length;
    this.#places[place + 1] = number;
    this.#places.set(bytes, place + HEAD_BYTES);
  }

  clear(): void {
    this.#places = NOTHING;
  }
}

/** By the ends, which tell names apart. */
function placeOf(bytes: Uint8Array, start: number, length: number): number {
  return ((length * 31 + bytes[start]! * 7 + bytes[start + length - 1]!) % PLACES) * PLACE_BYTES;
}
