/** Characters that XML writes by their numbers (`&#80;`, `&#x50;`), with as many digits as there are. See https://www.w3.org/TR/xml/#NT-CharRef. */

const REFERENCE = /&#(?:(\d+)|x([\da-f]+));/gi;
const LAST_POINT = 0x10ffff;

/**
 * How wide the number is that a reader keeps while it adds digit to digit: what is more is lost, and `&#x10073;` is an
 * `s` where 16 bits are kept. null: the reader refuses what is no character, and reads nothing of the document behind it.
 */
export type NumberBits = 16 | 32 | null;

/** @returns null where no character has that number, or the reader refuses it */
export function characterOf(decimal: string | undefined, hex: string | undefined, bits: NumberBits): string | null {
  const base = decimal === undefined ? 16 : 10;
  const ceiling = bits === null ? Number.POSITIVE_INFINITY : 2 ** bits;
  let point = 0;
  for (const digit of decimal ?? hex ?? '') {
    point = (point * base + Number.parseInt(digit, base)) % ceiling;
    if (bits === null && point > LAST_POINT) return null;
  }
  return point > LAST_POINT ? null : String.fromCodePoint(point);
}

/** The text with its characters; what is none stays as it is written. */
export function withCharacters(text: string, bits: NumberBits): string {
  if (!text.includes('&#')) return text;
  return text.replace(REFERENCE, (whole, decimal?: string, hex?: string) => characterOf(decimal, hex, bits) ?? whole);
}
