/** Gzip files of one or more members (RFC 1952, https://www.rfc-editor.org/rfc/rfc1952). */
import { FormatError } from '../bytes/format-error.ts';
import { hasBytesAt } from '../text/magic.ts';
import { ByteReader } from './byte-reader.ts';
import { type Extent, inflate } from './inflate.ts';
import { PartCounter } from './part-counter.ts';
import { MAGIC } from './stream-start.ts';

const TRAILER_BYTES = 8;
/** Of a header without any extra. */
const PLAIN_HEADER_BYTES = 10;
const FLAG = { headerChecksum: 2, extra: 4, name: 8, comment: 16 } as const;

/** The sums behind each member are not checked: a loader has used the bytes before it could see them. */
export async function* decodeGzip({ source, start, end }: Extent): AsyncGenerator<Uint8Array, number> {
  let position = start;
  const members = new PartCounter();
  while (hasBytesAt(source, position, MAGIC.gzip)) {
    members.count(position);
    position = yield* inflate({ source, start: deflateStart({ source, start: position, end }), end });
    position = Math.min(position + TRAILER_BYTES, end);
    if (source.size > position && source.read(position, position + 1)[0] === 0) {
      const padding = new ByteReader({ source, start: position, end });
      padding.skipZeros();
      position = padding.position;
    }
  }
  return position;
}

/** Returns where the deflate data starts. */
export function deflateStart(extent: Extent): number {
  const { source, start } = extent;
  if (start + PLAIN_HEADER_BYTES <= extent.end && source.read(start + 3, start + 4)[0] === 0) {
    return start + PLAIN_HEADER_BYTES;
  }
  const reader = new ByteReader(extent);
  reader.skip(MAGIC.gzip.length);
  const flags = reader.u8();
  reader.skip(6);
  if ((flags & FLAG.extra) !== 0) reader.skip(reader.u16());
  if ((flags & FLAG.name) !== 0) skipText(reader);
  if ((flags & FLAG.comment) !== 0) skipText(reader);
  if ((flags & FLAG.headerChecksum) !== 0) reader.skip(2);
  return reader.position;
}

function skipText(reader: ByteReader): void {
  while (reader.u8() !== 0) {
    if (reader.isAtEnd) throw new FormatError('a name without end', { offset: reader.position, reason: 'truncated' });
  }
}
