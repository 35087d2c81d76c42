/** What text may be of R: streams, by the version as a number and the number that follows, and images of its first years. By itself, since every text of a commit is asked, and no reader is needed for that. See https://cran.r-project.org/doc/manuals/r-release/R-ints.html#Serialization-Formats. */
import { endsInAny } from '../file-names.ts';

/** What it begins with. */
export const R_TEXT_STARTS = 'RA\n';
export const R_TEXT = /^(?:RD[XAB][2-9]\n)?(?:\nA|A)[\s\S]\s*\+?0*[23]\S*\s+[+-]?\d/;

/** As R wrote images before 1.4 (2001): `load` reads them still. */
const FIRST_VERSION = /^RD[ABX]1\n/;
/** `a.rda`, and `.RData`, which R loads when it starts. */
const IMAGE_NAMES = ['.rda', '.rdata'];
/** Before 1.0 a number of four digits: 16-bit, 32-bit, text. The three of the first version have one besides. */
const NUMBERS: ReadonlySet<number> = new Set([1971, 1972, 1975, 1976, 1977, 1001, 1002, 1003]);
const DIGITS = 4;

/** Whether `load` of R would read this as an image of its first years. @param head the first bytes, each a character */
export function isOldImage(head: string, name: string): boolean {
  return (
    (head.startsWith('RD') && FIRST_VERSION.test(head)) || (endsInAny(name, IMAGE_NAMES) && NUMBERS.has(numberOf(head)))
  );
}

/** Bytes that such an image begins with. */
export const OLD_STARTS: readonly number[] = /* @__PURE__ */ [...Array(256).keys()].filter((byte) =>
  [1, 2].includes(digitOf(byte)),
);

function numberOf(head: string): number {
  let number = 0;
  for (let index = 0; index < DIGITS; index += 1) number = 10 * number + digitOf(head.charCodeAt(index));
  return number;
}

/** As R takes any byte for a digit. */
function digitOf(byte: number): number {
  return (byte - 0x30) % 10;
}
