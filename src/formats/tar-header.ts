/** One header block of a tar archive. https://www.gnu.org/software/tar/manual/html_node/Standard.html */
import type { ByteSource } from '../bytes/byte-source.ts';

export const BLOCK_BYTES = 512;

const CHECKSUM_START = 148;
const CHECKSUM_END = 156;

export interface TarHeader {
  readonly name: string;
  readonly size: number;
  /** One character; the NUL of old archives is given as `0`. */
  readonly type: string;
  readonly link: string;
}

/** null where no header stands: its sum decides, since the oldest archives have no magic. */
export function tarHeaderAt(source: ByteSource, position: number): TarHeader | null {
  if (position + BLOCK_BYTES > source.size) return null;
  const bytes = source.read(position, position + BLOCK_BYTES);
  const block = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!hasRightChecksum(block)) return null;
  const size = numberIn(block.subarray(124, 136));
  if (size === null || size < 0) return null;
  const isUstar = block.toString('latin1', 257, 263) === 'ustar\0';
  const prefix = isUstar ? textIn(block.subarray(345, 500)) : '';
  const name = textIn(block.subarray(0, 100));
  const type = block[156] === 0 ? '0' : String.fromCharCode(block[156] ?? 0);
  return { name: prefix === '' ? name : `${prefix}/${name}`, size, type, link: textIn(block.subarray(157, 257)) };
}

/** No sum of a block is larger. */
const MAX_SUM = BLOCK_BYTES * 255;

/** Old writers summed the bytes as signed ones. The field itself counts as spaces. */
function hasRightChecksum(block: Buffer): boolean {
  const first = block[CHECKSUM_START] ?? 0;
  if (first < 0x80 && first !== 0 && first !== 0x20 && (first < 0x30 || first > 0x37)) return false;
  const expected = numberIn(block.subarray(CHECKSUM_START, CHECKSUM_END));
  if (expected === null || expected === 0 || expected > MAX_SUM) return false; // random bytes end here, unsummed
  let unsigned = 0;
  let signed = 0;
  for (let index = 0; index < BLOCK_BYTES; index += 1) {
    const value = index >= CHECKSUM_START && index < CHECKSUM_END ? 0x20 : (block[index] ?? 0);
    unsigned += value;
    signed += value > 127 ? value - 256 : value;
  }
  // 256: nothing but the spaces of the field itself, an empty block.
  return (expected === unsigned || expected === signed) && unsigned !== 256;
}

/** Octal text, or with the top bit set a big-endian number. */
function numberIn(field: Buffer): number | null {
  if (((field[0] ?? 0) & 0x80) !== 0) {
    return field.subarray(1).reduce((number, byte) => number * 256 + byte, (field[0] ?? 0) & 0x3f);
  }
  const text = textIn(field).trim();
  if (text === '') return 0;
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : null;
}

function textIn(field: Buffer): string {
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end === -1 ? field.length : end);
}

/** Also where the source ends within the block. */
export function isZeroBlock(source: ByteSource, position: number): boolean {
  const block = source.read(position, Math.min(position + BLOCK_BYTES, source.size));
  return block.every((byte) => byte === 0);
}
