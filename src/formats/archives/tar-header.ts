/** One header block of a tar archive. https://www.gnu.org/software/tar/manual/html_node/Standard.html */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { byteTable } from '../../bytes/byte-table.ts';
import { isAllZero } from '../../bytes/zeros.ts';
import { ascii } from '../../text/magic.ts';

/** Zeros that are looked at together. */
const PADDING_BYTES = 64 * 1024;
export const BLOCK_BYTES = 512;

const CHECKSUM_START = 148;
const CHECKSUM_END = 156;

const USTAR_START = 257;
const USTAR = ascii('ustar\0');

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
  const prefix = isUstar(block) ? textIn(block.subarray(345, 500)) : '';
  const name = textIn(block.subarray(0, 100));
  const type = block[156] === 0 ? '0' : String.fromCharCode(block[156] ?? 0);
  return { name: prefix === '' ? name : `${prefix}/${name}`, size, type, link: textIn(block.subarray(157, 257)) };
}

/** No sum of a block is larger. */
const MAX_SUM = BLOCK_BYTES * 255;
/** What a field may begin with: digits and signs, blanks, NUL. Random bytes end here, unread. */
const FIRST_CHARACTERS = ascii('01234567+- \t\n\v\f\r\0');

/** Old writers summed the bytes as signed ones, which may come to nothing or less. The field itself counts as spaces. */
function hasRightChecksum(block: Buffer): boolean {
  const first = block[CHECKSUM_START] ?? 0;
  if (first === 0 && !isUstar(block)) return false; // no sum at all: zeros are in all kinds of files
  if (first < 0x80 && (!FIRST_CHARACTERS.includes(first) || !mayBeNumber(block))) return false;
  const expected = numberIn(block.subarray(CHECKSUM_START, CHECKSUM_END));
  if (expected === null || Math.abs(expected) > MAX_SUM) return false;
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

/** Whether the field holds nothing that no number is written with, up to its NUL: most text is told from a sum so, without a text made of it. */
function mayBeNumber(block: Buffer): boolean {
  for (let at = CHECKSUM_START; at < CHECKSUM_END; at += 1) {
    const byte = block[at]!;
    if (byte === 0) return true;
    if (NO_NUMBER[byte] === 1) return false;
  }
  return true;
}

function isUstar(block: Buffer): boolean {
  return USTAR.every((byte, index) => block[USTAR_START + index] === byte);
}

/** Octal text as Python's `int(text, 8)` takes it, or with the top bit set a big-endian number. */
const OCTAL = /^([+-]?)(?:0o_?)?([0-7](?:_?[0-7])*)$/i;
const NEGATIVE = 0xff;
/** Of ASCII; blanks of other alphabets are taken as well. */
const NO_NUMBER = byteTable((byte) => byte < 0x80 && !' \t\n\v\f\r01234567oO_+-'.includes(String.fromCharCode(byte)));

function numberIn(field: Buffer): number | null {
  const [first = 0] = field;
  if ((first & 0x80) !== 0) {
    const number = field.subarray(1).reduce((sum, byte) => sum * 256 + byte, first === NEGATIVE ? 0 : first & 0x3f);
    return first === NEGATIVE ? number - 256 ** (field.length - 1) : number;
  }
  const text = textIn(field).trim();
  if (text === '') return 0;
  const [, sign, digits = ''] = OCTAL.exec(text) ?? [];
  if (sign === undefined) return null;
  const number = Number.parseInt(digits.replaceAll('_', ''), 8);
  return sign === '-' ? -number : number;
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

/** Where the next block stands that is not zeros, or the end: disks and tapes are filled up with very many. */
export function behindZeroBlocks(source: ByteSource, start: number): number {
  for (let position = start; position < source.size; position += PADDING_BYTES) {
    const bytes = source.read(position, Math.min(position + PADDING_BYTES, source.size));
    if (isAllZero(bytes)) continue;
    const other = bytes.findIndex((byte) => byte !== 0);
    return position + other - (other % BLOCK_BYTES);
  }
  return source.size;
}

/** Where the next header stands from here on, or the end. @param start at a block */
export function nextHeader(source: ByteSource, start: number): number {
  for (let position = start; position < source.size; position += BLOCK_BYTES)
    if (tarHeaderAt(source, position) !== null) return position;
  return source.size;
}
