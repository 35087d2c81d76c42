/** Base64 as Python decodes it where it is not asked to be strict: what is outside of the alphabet is passed over. See https://docs.python.org/3/library/binascii.html#binascii.a2b_base64. */

const PAD = 0x3d;
const NONE = 64;
/** The value of each byte, NONE outside of the alphabet. */
const VALUES = new Uint8Array(256).fill(NONE);
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
for (let value = 0; value < ALPHABET.length; value += 1) VALUES[ALPHABET.charCodeAt(value)] = value;

/** What every base64 writer makes: all readers agree about it. */
const PLAIN = /^[A-Za-z0-9+/]*={0,2}$/;
const ASCII = /^[\0-\x7f]*$/;

/**
 * What the text decodes to, each reading once: since 3.13.13 and 3.14.4 Python reads on behind a padded group, where older ones stop.
 * Empty where every Python raises an error.
 * @param text as a string only ASCII is taken, as bytes any
 */
export function base64Readings(text: string | Uint8Array): readonly Uint8Array[] {
  if (typeof text === 'string' && !ASCII.test(text)) return [];
  const plain =
    typeof text === 'string' ? text : Buffer.from(text.buffer, text.byteOffset, text.length).toString('latin1');
  if (plain.length % 4 === 0 && PLAIN.test(plain)) return [Buffer.from(plain, 'base64')];
  const bytes = Buffer.from(plain, 'latin1');
  const [older, newer] = [decode(bytes, true), decode(bytes, false)];
  if (older === null || newer === null) return [older ?? newer].filter((reading) => reading !== null);
  return Buffer.compare(older, newer) === 0 ? [older] : [older, newer];
}

/** The one reading of all Pythons; null where they differ or raise an error. */
export function decodeBase64(text: string | Uint8Array): Uint8Array | null {
  const [only, ...others] = base64Readings(text);
  return others.length === 0 ? (only ?? null) : null;
}

/** @param stops whether the first padded group ends the text */
function decode(bytes: Uint8Array, stops: boolean): Buffer | null {
  const output = Buffer.allocUnsafe(Math.ceil((bytes.length * 3) / 4));
  let length = 0;
  /** Characters of a group of four, and the bits of the last one that are left. */
  let place = 0;
  let left = 0;
  let pads = 0;
  for (const byte of bytes) {
    if (byte === PAD) {
      if (place >= 2) pads += 1;
      if (stops && place >= 2 && place + pads >= 4) return output.subarray(0, length);
      continue;
    }
    const value = VALUES[byte] as number; // every byte has one
    if (value === NONE) continue;
    pads = 0;
    if (place > 0) {
      output[length] = (left << (2 * place)) | (value >> (6 - 2 * place));
      length += 1;
    }
    left = value & (0x3f >> (2 * place));
    place = (place + 1) % 4;
  }
  const isWhole = place === 0 || (!stops && place >= 2 && place + pads >= 4);
  return isWhole ? output.subarray(0, length) : null;
}
