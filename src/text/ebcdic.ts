/** Text in EBCDIC, which readers of XML in Java and C know by its first four bytes. The fast path leaves such text to the program, and is bundled without this. See https://www.w3.org/TR/xml/#sec-guessing. */

/** What begins at each byte, in most code pages: marks that these have in several places stand in each. See https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/EBCDIC/CP037.TXT. */
const EBCDIC: readonly (readonly [start: number, text: string])[] = [
  [0x05, '\t'],
  [0x0d, '\r'],
  [0x15, '\n'],
  [0x25, '\n'],
  [0x40, ' '],
  [0x4a, '[.<(+!&'],
  [0x5a, '!$*);'],
  [0x60, '-/'],
  [0x6b, ',%_>?'],
  [0x79, '`:#@\'="'],
  [0x81, 'abcdefghi'],
  [0x91, 'jklmnopqr'],
  [0xa2, 'stuvwxyz'],
  [0xad, '['],
  [0xba, '[]]'],
  [0xc0, '{ABCDEFGHI'],
  [0xd0, '}JKLMNOPQR'],
  [0xe0, '\\'],
  [0xe2, 'STUVWXYZ'],
  [0xf0, '0123456789'],
];

/** Letters beyond those of ASCII become a question mark: no name that matters has them. */
export function fromEbcdic(text: Uint8Array): Uint8Array {
  const table = Buffer.alloc(256, '?');
  for (const [start, letters] of EBCDIC) table.write(letters, start, 'latin1');
  return text.map((byte) => table[byte] ?? 0);
}
