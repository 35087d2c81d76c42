/** Finds the end records of a zip archive as readers search for them, backwards. APPNOTE.TXT section 4.3.16, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { centralRecordAt, END_BYTES, END_SIGNATURE, type EndRecord, endRecordsAt } from './zip-records.ts';

/** Of every record in the archive. */
export const SIGNATURE_BYTES = 4;
/** The longest comment, and what miniz, by which PyTorch reads, looks at beyond: it goes backwards by 4 KiB. CPython goes one byte beyond. https://github.com/richgel999/miniz/blob/master/miniz_zip.c */
const SEARCHED_BYTES = 0xffff + 4096;
const TAIL_PIECE_BYTES = 16 * 1024;

/**
 * Whether the file ends like a zip archive: an end record whose central directory is where it says, or right before it.
 * `exactly`: nothing may follow the end record's comment; asked only where there is such a record.
 */
export function endsAsZip(source: ByteSource, exactly: () => boolean): boolean {
  return endPositions(source).some((position) =>
    endRecordsAt(source, position).some(
      (record) => leadsSomewhere(source, record) && (record.end === source.size || !exactly()),
    ),
  );
}

/** Last first: readers search backwards. */
export function endPositions(source: ByteSource): number[] {
  const positions: number[] = [];
  if (source.size < END_BYTES) return positions;
  const start = Math.max(0, source.size - END_BYTES - SEARCHED_BYTES);
  // In pieces, because this is done for every member of every archive: a source over a file reads them without new memory.
  for (let end = source.size; end > start; end -= TAIL_PIECE_BYTES) {
    const from = Math.max(start, end - TAIL_PIECE_BYTES);
    const piece = source.read(from, Math.min(end + SIGNATURE_BYTES - 1, source.size));
    addLastFirst(positions, piece, from);
  }
  return positions;
}

function addLastFirst(positions: number[], piece: Uint8Array, from: number): void {
  const haystack = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
  const needle = needleOf(END_SIGNATURE);
  for (let at = haystack.lastIndexOf(needle); at !== -1; at = at === 0 ? -1 : haystack.lastIndexOf(needle, at - 1)) {
    positions.push(from + at);
  }
}

/** Where readers expect the directory that the record speaks of: where it says, or directly before it. */
export function directoryStarts(record: EndRecord): number[] {
  return [...new Set([record.directoryOffset, record.directoryEnd - record.directorySize])];
}

export function leadsSomewhere(source: ByteSource, record: EndRecord): boolean {
  return directoryStarts(record).some((start) => holdsDirectory(source, start, record));
}

export function holdsDirectory(source: ByteSource, start: number, record: EndRecord): boolean {
  if (record.count === 0 && record.directorySize === 0) return start === record.directoryEnd;
  return centralRecordAt(source, start) !== null;
}

const needles = new Map<number, Buffer>();

function needleOf(signature: number): Buffer {
  const known = needles.get(signature);
  if (known !== undefined) return known;
  const needle = Buffer.alloc(SIGNATURE_BYTES);
  for (let at = 0; at < SIGNATURE_BYTES; at += 1) needle[at] = signature >>> (8 * at);
  needles.set(signature, needle);
  return needle;
}

export function* signaturesIn(bytes: Uint8Array, signature: number): Generator<number> {
  const needle = needleOf(signature);
  const haystack = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = haystack.indexOf(needle); at !== -1; at = haystack.indexOf(needle, at + 1)) yield at;
}
