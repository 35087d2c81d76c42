/** SQLite databases, in which Python 3.13 keeps what shelve pickles: the values of all tables, wherever they lie. https://www.sqlite.org/fileformat2.html */
import type { ByteSource } from '../bytes/byte-source.ts';
import { keepWithin } from '../bytes/limit-error.ts';
import { ascii, firstBytesOf, hasBytesAt } from '../text/magic.ts';
import type { Examination, Format } from './format.ts';
import { CHECKPOINT_TYPE, reportCheckpoint } from './pickles/checkpoint-calls.ts';
import { examineStored, storedIn } from './pickles/stored-value.ts';
import { addRow, StudyPieces } from './pickles/study-pieces.ts';

const CHECKPOINT = Buffer.from(CHECKPOINT_TYPE);
const MAGIC = [...ascii('SQLite format 3'), 0];
const HEADER_BYTES = 100;
const SMALLEST_PAGE = 512;
/** Of a write-ahead log, which stands beside the database and is read with it; either order of checksums. */
const LOGS = [0x82, 0x83].map((last) => [0x37, 0x7f, 0x06, last]);
const LOG_HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
/** Of a rollback journal: where one lies beside the database, its pages are put back when that is opened. */
const JOURNAL = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
const JOURNAL_HEADER_BYTES = 28;
const WORD_BYTES = 4;

export const sqliteFormat: Format = {
  id: 'sqlite',
  spec: 'https://www.sqlite.org/fileformat2.html',
  kind: 'container',
  title: 'SQLite databases',
  extensions: ['db', 'sqlite', 'sqlite3'],
  sees: 'pickles and other models in their cells',
  provenWith: 'CPython 3.11 (sqlite3)',
  firstBytes: firstBytesOf(MAGIC, JOURNAL, ...LOGS),
  probe(source) {
    if (hasBytesAt(source, 0, MAGIC)) return (examination) => examineSqlite(source, examination);
    if (hasBytesAt(source, 0, JOURNAL)) return (examination) => examineJournal(source, examination);
    const isLog = LOGS.some((magic) => hasBytesAt(source, 0, magic));
    return isLog ? (examination) => examineLog(source, examination) : null;
  },
};

interface Database {
  readonly source: ByteSource;
  readonly pageBytes: number;
  /** Without what an extension reserves at the end of each page. */
  readonly usable: number;
  /** What is put together of several rows. */
  readonly pieces: StudyPieces;
  /** Where a page starts, by its number from 1; null where it is not here. */
  startOf(number: number): number | null;
}

async function examineSqlite(source: ByteSource, examination: Examination): Promise<void> {
  keepWithin('databaseBytes', source.size, 0);
  const head = Buffer.from(source.read(0, Math.min(HEADER_BYTES, source.size)));
  if (head.length < HEADER_BYTES) return;
  const declared = head.readUInt16BE(16);
  const pageBytes = declared === 1 ? 65_536 : declared;
  if (!isPageSize(pageBytes)) return;
  const startOf = (number: number) => (number * pageBytes <= source.size ? (number - 1) * pageBytes : null);
  const pieces = new StudyPieces();
  const database = { source, pageBytes, usable: pageBytes - (head[20] ?? 0), startOf, pieces };
  for (let start = 0; start + pageBytes <= source.size; start += pageBytes)
    await examinePage(database, start, start === 0 ? HEADER_BYTES : 0, examination);
  await pieces.examine(examination);
}

/** Section 4 of the specification: frames, each a page with its number; of those with one number the last counts. */
async function examineLog(source: ByteSource, examination: Examination): Promise<void> {
  keepWithin('databaseBytes', source.size, 0);
  const head = Buffer.from(source.read(0, Math.min(LOG_HEADER_BYTES, source.size)));
  const pageBytes = head.length < LOG_HEADER_BYTES ? 0 : head.readUInt32BE(8);
  if (!isPageSize(pageBytes)) return;
  const step = FRAME_HEADER_BYTES + pageBytes;
  const pages: Page[] = [];
  for (let frame = LOG_HEADER_BYTES; frame + step <= source.size; frame += step)
    pages.push({ number: numberAt(source, frame), start: frame + FRAME_HEADER_BYTES });
  await examinePages(source, pageBytes, pages, examination);
}

/** Section 3: headers, each at the start of a sector, with the pages behind it: number, content, checksum. */
async function examineJournal(source: ByteSource, examination: Examination): Promise<void> {
  keepWithin('databaseBytes', source.size, 0);
  if (source.size < JOURNAL_HEADER_BYTES) return;
  const sector = numberAt(source, 20);
  const pageBytes = numberAt(source, 24);
  if (!isPageSize(pageBytes) || !isPageSize(sector)) return;
  const step = WORD_BYTES + pageBytes + WORD_BYTES;
  const pages: Page[] = [];
  for (let header = 0; header < source.size && hasBytesAt(source, header, JOURNAL); ) {
    const fitting = Math.floor((source.size - header - sector) / step);
    const written = numberAt(source, header + JOURNAL.length);
    // None, or all bits: as many as the file holds.
    const count = written === 0 ? fitting : Math.min(written, fitting);
    const first = header + sector;
    for (let record = first; record < first + count * step; record += step)
      pages.push({ number: numberAt(source, record), start: record + WORD_BYTES });
    header = Math.ceil((first + Math.max(count, 0) * step) / sector) * sector;
  }
  await examinePages(source, pageBytes, pages, examination);
}

/** A page outside of its place in the database. */
interface Page {
  readonly number: number;
  readonly start: number;
}

async function examinePages(
  source: ByteSource,
  pageBytes: number,
  pages: readonly Page[],
  examination: Examination,
): Promise<void> {
  const starts = new Map(pages.map(({ number, start }) => [number, start]));
  // What is reserved of a page is said in the database alone.
  const startOf = (number: number) => starts.get(number) ?? null;
  const pieces = new StudyPieces();
  const database = { source, pageBytes, usable: pageBytes, startOf, pieces };
  for (const { number, start } of pages)
    await examinePage(database, start, number === 1 ? HEADER_BYTES : 0, examination);
  await pieces.examine(examination);
}

function numberAt(source: ByteSource, position: number): number {
  return Buffer.from(source.read(position, position + WORD_BYTES)).readUInt32BE();
}

/** SQLite opens no other. */
function isPageSize(pageBytes: number): boolean {
  return pageBytes >= SMALLEST_PAGE && pageBytes <= 65_536 && (pageBytes & (pageBytes - 1)) === 0;
}

/** By the first byte of a page: where a cell holds a row, and what of it lies in the page at most. Tables without row ids are trees of indices. */
const LAYOUTS: Readonly<
  Record<number, { readonly isIndex: boolean; readonly header: number; readonly before: number }>
> = {
  13: { isIndex: false, header: 8, before: 0 },
  10: { isIndex: true, header: 8, before: 0 },
  2: { isIndex: true, header: 12, before: 4 },
};

/** Every page that holds rows, whether a tree leads to it or not. */
async function examinePage(database: Database, start: number, header: number, examination: Examination): Promise<void> {
  const { source, pageBytes } = database;
  const bytes = Buffer.from(source.read(start, start + pageBytes));
  const layout = LAYOUTS[bytes[header] ?? 0];
  if (layout === undefined) return;
  const cells = Math.min(bytes.readUInt16BE(header + 3), Math.floor((pageBytes - header - layout.header) / 2));
  for (let cell = 0; cell < cells; cell += 1) {
    const at = bytes.readUInt16BE(header + layout.header + 2 * cell);
    const payload = payloadAt(database, bytes, at + layout.before, layout.isIndex);
    if (payload === null) continue;
    const values = [...valuesOf(payload)];
    const texts = values.filter(({ isBlob }) => !isBlob).map(({ value }) => Buffer.from(value).toString('latin1'));
    if (addRow(database.pieces, texts, integersOf(payload).join(), start + at)) continue;
    const isCheckpoint = values.some(({ value, isBlob }) => !isBlob && Buffer.from(value).equals(CHECKPOINT));
    for (const { value, isBlob } of values) {
      if (isCheckpoint && isBlob) reportCheckpoint(value, start + at, examination);
      await examineStored(await storedIn(value, isBlob), start + at, examination);
    }
  }
}

/** A row: what lies in the page, and what lies in the pages that follow it. */
function payloadAt(database: Database, page: Buffer, at: number, isIndex: boolean): Buffer | null {
  const { usable, pageBytes, source } = database;
  const [length, afterLength] = varintAt(page, at);
  const start = isIndex ? afterLength : varintAt(page, afterLength)[1];
  if (length > source.size) return null;
  const local = localBytes(length, usable, isIndex);
  const parts = [page.subarray(start, start + local)];
  let left = length - local;
  let next = left > 0 && start + local + 4 <= page.length ? page.readUInt32BE(start + local) : 0;
  while (left > 0 && next > 0) {
    const from = database.startOf(next);
    if (from === null) break;
    const overflow = Buffer.from(source.read(from, from + pageBytes));
    const part = overflow.subarray(4, 4 + Math.min(left, usable - 4));
    parts.push(part);
    left -= part.length;
    next = overflow.readUInt32BE(0);
  }
  return Buffer.concat(parts);
}

/** Section 1.6 of the specification. */
function localBytes(length: number, usable: number, isIndex: boolean): number {
  const most = isIndex ? Math.floor(((usable - 12) * 64) / 255) - 23 : usable - 35;
  if (length <= most) return length;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const kept = least + ((length - least) % (usable - 4));
  return kept <= most ? kept : least;
}

/** The texts and blobs of a record: its header says how long each value is. */
function* valuesOf(record: Buffer): Generator<{ readonly value: Uint8Array; readonly isBlob: boolean }> {
  const [headerBytes, first] = varintAt(record, 0);
  let body = headerBytes;
  for (let at = first; at < headerBytes && at < record.length; ) {
    const [type, next] = varintAt(record, at);
    const length = type >= 12 ? Math.floor((type - 12) / 2) : (NUMBER_BYTES[type] ?? 0);
    if (type >= 12 && length > 2)
      yield { value: new Uint8Array(record.subarray(body, body + length)), isBlob: type % 2 === 0 };
    body += length;
    at = next;
  }
}

/** The whole numbers of a record. */
function integersOf(record: Buffer): readonly bigint[] {
  const [headerBytes, first] = varintAt(record, 0);
  const found: bigint[] = [];
  let body = headerBytes;
  for (let at = first; at < headerBytes && at < record.length; ) {
    const [type, next] = varintAt(record, at);
    const length = type >= 12 ? Math.floor((type - 12) / 2) : (NUMBER_BYTES[type] ?? 0);
    if (type >= 1 && type <= 6) found.push(BigInt(`0x${record.toString('hex', body, body + length) || 0}`));
    if (type === 8 || type === 9) found.push(BigInt(type - 8));
    body += length;
    at = next;
  }
  return found;
}

const NUMBER_BYTES = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

/** Big-endian, seven bits a byte, the ninth whole. @returns the number and where it ends */
function varintAt(bytes: Buffer, at: number): readonly [value: number, end: number] {
  let value = 0;
  for (let index = 0; index < 8; index += 1) {
    const byte = bytes[at + index] ?? 0;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return [value, at + index + 1];
  }
  return [value * 256 + (bytes[at + 8] ?? 0), at + 9];
}
