/** Indexes of Faiss (`.faiss`, `.index`): numbers, and for lists kept on disk the path of a file that the reader maps for writing. See https://github.com/facebookresearch/faiss/blob/main/faiss/impl/index_read.cpp and https://github.com/facebookresearch/faiss/blob/main/faiss/invlists/OnDiskInvertedLists.cpp. */
import { keptBytes } from '../../bytes/block-source.ts';
import type { ByteSource } from '../../bytes/byte-source.ts';
import { ascii, firstBytesOf, hasBytesAt } from '../../text/magic.ts';
import type { Examination, Format } from '../format.ts';
import { NamedOperators } from '../named-operators.ts';

/** Four letters name the kind of an index; those of bits have one of the last two beginnings. */
const KIND = /^I(?:[xwHNPMDRSVp2][A-Za-z0-9]{2}|BxF|BwF|BHf|BHh|BHm|BMp|BM2|BFr)$/;
const IS_BINARY = /^IB/;
const LEAST_BYTES = 37;
/** Written twice behind the number of vectors. */
const FILLER = [0, 0, 0x10, 0, 0, 0, 0, 0];
const ON_DISK = Buffer.from('ilod', 'latin1');
/** The lists stand behind the centroids, and what wraps an index stands behind them: of a large file the middle is not searched. */
const SEARCHED_BYTES = 16 * 1024 * 1024;
const PIECE_BYTES = 1024 * 1024;
/** Of one list: its length, its room, its place. Of a gap: its place, its room. */
const LIST_BYTES = 24;
const GAP_BYTES = 16;
const PATH_BYTES = 4096;

export const faissFormat: Format = {
  id: 'faiss',
  spec: 'https://github.com/facebookresearch/faiss/blob/main/faiss/impl/index_read.cpp',
  kind: 'model',
  title: 'Faiss',
  extensions: ['faiss', 'index'],
  sees: 'files outside of the folder of the index that it keeps its lists in',
  provenWith: 'faiss-cpu 1.15.1',
  firstBytes: firstBytesOf(ascii('I')),
  isOpenEnded: true,
  probe: (source) => (isFaiss(source) ? (examination) => examineIndex(source, examination) : null),
};

/** The dimension, the number of vectors, and a filler; of bits the bytes of a vector as well. */
function isFaiss(source: ByteSource): boolean {
  if (source.size < LEAST_BYTES) return false;
  const head = Buffer.from(source.read(0, 16));
  const kind = head.toString('latin1', 0, 4);
  if (!KIND.test(kind)) return false;
  if (IS_BINARY.test(kind)) return head.readUInt32LE(4) > 0 && head.readUInt32LE(4) === 8 * head.readUInt32LE(8);
  return hasBytesAt(source, 16, FILLER) && hasBytesAt(source, 24, FILLER);
}

function examineIndex(source: ByteSource, examination: Examination): void {
  const names = new NamedOperators(examination, 'faiss');
  const headEnd = Math.min(source.size, SEARCHED_BYTES);
  const tail = Math.max(headEnd, source.size - SEARCHED_BYTES);
  for (const [from, to] of [
    [0, headEnd],
    [tail, source.size],
  ] as const) {
    for (const at of placesOf(source, from, to)) {
      const path = pathAt(source, at + ON_DISK.length);
      if (path !== null) names.file(path, at);
    }
  }
}

function* placesOf(source: ByteSource, from: number, to: number): Generator<number> {
  for (let start = from; start < to; start += PIECE_BYTES) {
    const end = Math.min(to, start + PIECE_BYTES + ON_DISK.length - 1);
    const bytes = Buffer.from(keptBytes(source, start, end));
    for (let at = bytes.indexOf(ON_DISK); at >= 0; at = bytes.indexOf(ON_DISK, at + 1)) yield start + at;
  }
}

/** Behind how many lists there are and how large a code is: the lists, the gaps, the path. Null where these are no such numbers. */
function pathAt(source: ByteSource, position: number): string | null {
  const lists = position + 16;
  const listCount = u64At(source, lists);
  if (listCount === null || listCount !== u64At(source, position)) return null;
  const gaps = lists + 8 + LIST_BYTES * listCount;
  const gapCount = u64At(source, gaps);
  if (gapCount === null) return null;
  const path = gaps + 8 + GAP_BYTES * gapCount;
  const length = u64At(source, path);
  if (length === null || path + 8 + length > source.size) return null;
  const end = Math.min(path + 8 + length, path + 8 + PATH_BYTES);
  return Buffer.from(source.read(path + 8, end)).toString('latin1');
}

/** Null behind the end, and where it is more than a file can hold. */
function u64At(source: ByteSource, position: number): number | null {
  if (position + 8 > source.size) return null;
  const value = Number(Buffer.from(source.read(position, position + 8)).readBigUInt64LE());
  return value <= source.size ? value : null;
}
