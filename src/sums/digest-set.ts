/** A set of texts that grows by 32 bytes or less for each: a long history holds millions of names. Texts stand for 128 bits of their SHA-256, which nobody can make agree. See https://nvlpubs.nist.gov/nistpubs/FIPS/NIST.FIPS.180-4.pdf. */
import { hash } from 'node:crypto';

/** Words of 32 bits a digest. */
const WORDS = 4;
const FIRST_SLOTS = 1024;

/** Mutable: open addressing, never more than half full. */
export class DigestSet {
  #words = new Uint32Array(FIRST_SLOTS * WORDS);
  #count = 0;

  /** @param text in one string or in bytes. @returns whether it was not there yet */
  add(text: string | Uint8Array): boolean {
    // As a string: a buffer of its own takes four times as long, and the collector longer still.
    return this.#addWords(wordsIn(hash('sha256', text, 'binary')));
  }

  /** @param digest of a text, at least 16 bytes, or as many characters. @returns whether it was not there yet */
  addDigest(digest: Buffer | string): boolean {
    return this.#addWords(wordsOf(digest));
  }

  #addWords(words: Uint32Array): boolean {
    if (!put(this.#words, words)) return false;
    this.#count += 1;
    if (2 * this.#count > this.#words.length / WORDS) this.#grow();
    return true;
  }

  /** @param digest as `addDigest` */
  hasDigest(digest: Buffer | string): boolean {
    const words = wordsOf(digest);
    return !isEmpty(this.#words, slotOf(this.#words, words));
  }

  #grow(): void {
    const larger = new Uint32Array(2 * this.#words.length);
    for (let at = 0; at < this.#words.length; at += WORDS) {
      const words = this.#words.subarray(at, at + WORDS);
      if (!isEmpty(words, 0)) put(larger, words);
    }
    this.#words = larger;
  }
}

/** Of one digest at a time. */
const digestWords = new Uint32Array(WORDS);

function wordsOf(digest: Buffer | string): Uint32Array {
  if (typeof digest === 'string') return wordsIn(digest);
  for (let index = 0; index < WORDS; index += 1) digestWords[index] = digest.readUInt32LE(4 * index);
  return marked(digestWords);
}

/** @param digest a character a byte */
function wordsIn(digest: string): Uint32Array {
  for (let index = 0; index < WORDS; index += 1) {
    const [low, high] = [pairAt(digest, 4 * index), pairAt(digest, 4 * index + 2)];
    digestWords[index] = low | (high << 16);
  }
  return marked(digestWords);
}

function pairAt(digest: string, at: number): number {
  return digest.charCodeAt(at) | (digest.charCodeAt(at + 1) << 8);
}

function marked(words: Uint32Array): Uint32Array {
  if (isEmpty(words, 0)) words[0] = 1; // zeros mark an empty slot
  return words;
}

/** False where the slots hold them already. */
function put(slots: Uint32Array, words: Uint32Array): boolean {
  const at = slotOf(slots, words);
  if (!isEmpty(slots, at)) return false;
  slots.set(words, at);
  return true;
}

/** Where they stand, or the empty place where they would. */
function slotOf(slots: Uint32Array, words: Uint32Array): number {
  const last = slots.length / WORDS - 1; // a power of two less one
  for (let slot = (words[0] ?? 0) & last; ; slot = (slot + 1) & last) {
    const at = slot * WORDS;
    if (isEmpty(slots, at) || isSame(slots, at, words)) return at;
  }
}

function isSame(slots: Uint32Array, at: number, words: Uint32Array): boolean {
  for (let index = 0; index < WORDS; index += 1) if (slots[at + index] !== words[index]) return false;
  return true;
}

function isEmpty(slots: Uint32Array, at: number): boolean {
  return slots[at] === 0 && slots[at + 1] === 0 && slots[at + 2] === 0 && slots[at + 3] === 0;
}
