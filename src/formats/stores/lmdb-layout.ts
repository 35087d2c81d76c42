/** How a database of LMDB is laid out, by the two pages that it begins with. https://github.com/LMDB/lmdb/blob/mdb.RE/0.9/libraries/liblmdb/mdb.c */
import type { ByteSource } from '../../bytes/byte-source.ts';

const MAGIC = 0xbeefc0de;
const VERSION = 1;
const META_PAGE = 0x08;
const LARGEST_PAGE = 65_536;

/** How long its numbers and headers are. */
export interface Layout {
  readonly wordBytes: number;
  readonly headerBytes: number;
  /** What its two first pages say: a reader takes the one that was written last, or the other to go back. */
  readonly metas: readonly Meta[];
}

export interface Meta {
  readonly pageBytes: number;
  /** The page from which all others are reached. */
  readonly root: number;
  readonly lastPage: number;
}

/** Null where it is no such database, or not all of one. */
export function layoutOf(source: ByteSource): Layout | null {
  for (const wordBytes of [8, 4]) {
    const headerBytes = wordBytes + 8;
    const first = metaAt(source, 0, wordBytes);
    if (first === null) continue;
    const second = metaAt(source, first.pageBytes, wordBytes);
    if (second === null) return null;
    const metas = [first, second];
    const isWhole = metas.every(({ lastPage, pageBytes }) => (lastPage + 1) * pageBytes <= source.size);
    return isWhole ? { wordBytes, headerBytes, metas } : null;
  }
  return null;
}

function metaAt(source: ByteSource, start: number, wordBytes: number): Meta | null {
  const magicAt = wordBytes + 8;
  const sizeAt = magicAt + 8 + 2 * wordBytes;
  const databaseBytes = 8 + 5 * wordBytes;
  const lastAt = sizeAt + 2 * databaseBytes;
  if (start + lastAt + wordBytes > source.size) return null;
  const head = Buffer.from(source.read(start, start + lastAt + wordBytes));
  const isMeta = head.readUInt16LE(wordBytes + 2) === META_PAGE;
  if (!isMeta || head.readUInt32LE(magicAt) !== MAGIC || head.readUInt32LE(magicAt + 4) !== VERSION) return null;
  const pageBytes = head.readUInt32LE(sizeAt);
  if (pageBytes < 512 || pageBytes > LARGEST_PAGE || !Number.isInteger(Math.log2(pageBytes))) return null;
  const root = numberAt(head, lastAt - wordBytes, wordBytes);
  return { pageBytes, root, lastPage: numberAt(head, lastAt, wordBytes) };
}

export function numberAt(bytes: Buffer, at: number, wordBytes: number): number {
  const low = bytes.readUInt32LE(at);
  return wordBytes === 4 ? low : low + bytes.readUInt32LE(at + 4) * 2 ** 32;
}
