/** Images and sounds with something else behind their own end, where viewers do not look: PNG (https://www.w3.org/TR/png-3/) and RIFF (WAV, WebP; https://developers.google.com/speed/webp/docs/riff_container). */
import { type ByteSource, sectionOf } from '../bytes/byte-source.ts';
import type { Examination, Format } from './format.ts';
import { ascii, hasBytesAt } from './magic.ts';

const PNG = [0x89, ...ascii('PNG'), 0x0d, 0x0a, 0x1a, 0x0a];
const PNG_END = ascii('IEND');
/** Length, type, and sum of a PNG chunk. */
const CHUNK_BYTES = 12;
/** Images of more chunks than this are left to the formats that look at the end of a file. */
const MAX_CHUNKS = 100_000;

/** How a pickle of protocol 2–5, an archive, compressed data or an array begins. Other bytes behind an image are common and harmless. */
const HIDDEN = [
  ...[2, 3, 4, 5].map((protocol) => [0x80, protocol]),
  [...ascii('PK'), 3, 4],
  [0x1f, 0x8b, 8],
  [0x93, ...ascii('NUMPY')],
];

/** Recognises only files in which something is hidden: an image alone is no model. */
export const hiddenBehindFormat: Format = {
  id: 'hidden-behind',
  spec: 'https://www.w3.org/TR/png-3/',
  recognise(source) {
    const end = endOf(source);
    return end !== null && HIDDEN.some((magic) => hasBytesAt(source, end, magic));
  },
  async examine(source: ByteSource, examination: Examination) {
    const end = endOf(source);
    if (end !== null) await examination.member('trailing data', sectionOf(source, end, source.size), end);
  },
};

/** Where the image or sound ends; null where this is neither, or nothing follows. */
function endOf(source: ByteSource): number | null {
  const end = hasBytesAt(source, 0, PNG)
    ? endOfPng(source)
    : hasBytesAt(source, 0, ascii('RIFF'))
      ? endOfRiff(source)
      : null;
  return end !== null && end < source.size ? end : null;
}

function endOfPng(source: ByteSource): number | null {
  let position = PNG.length;
  for (let count = 0; count < MAX_CHUNKS && position + CHUNK_BYTES <= source.size; count++) {
    const isLast = hasBytesAt(source, position + 4, PNG_END);
    position += CHUNK_BYTES + Buffer.from(source.read(position, position + 4)).readUInt32BE();
    if (isLast) return position;
  }
  return null;
}

/** Chunks are padded to an even length. */
function endOfRiff(source: ByteSource): number | null {
  if (source.size < 8) return null;
  const size = Buffer.from(source.read(4, 8)).readUInt32LE();
  return 8 + size + (size % 2);
}
