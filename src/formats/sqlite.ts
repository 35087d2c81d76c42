/** SQLite databases, in which Python 3.13 keeps what shelve pickles: the values of all tables, wherever they lie. https://www.sqlite.org/fileformat2.html */
import { type ByteSource, memorySource } from '../bytes/byte-source.ts';
import { keepWithin } from '../bytes/limit-error.ts';
import { isProven, tryPickles } from '../pickle/chance.ts';
import { ascii, hasBytesAt } from '../text/magic.ts';
import type { Examination, Format } from './format.ts';

const MAGIC = [...ascii('SQLite format 3'), 0];
const HEADER_BYTES = 100;
const TABLE_LEAF = 0x0d;
const SMALLEST_PAGE = 512;

export const sqliteFormat: Format = {
  id: 'sqlite',
  spec: 'https://www.sqlite.org/fileformat2.html',
  kind: 'container',
  title: 'SQLite databases',
  extensions: ['db', 'sqlite', 'sqlite3'],
  sees: 'pickles and other models in their cells',
  provenWith: 'CPython 3.11 (sqlite3)',
  probe: (source) => (hasBytesAt(source, 0, MAGIC) ? (examination) => examineSqlite(source, examination) : null),
};

interface Database {
  readonly source: ByteSource;
  readonly pageBytes: number;
  /** Without what an extension reserves at the end of each page. */
  readonly usable: number;
}

async function examineSqlite(source: ByteSource, examination: Examination): Promise<void> {
  keepWithin('databaseBytes', source.size, 0);
  const head = Buffer.from(source.read(0, Math.min(HEADER_BYTES, source.size)));
  if (head.length < HEADER_BYTES) return;
  const declared = head.readUInt16BE(16);
  const pageBytes = declared === 1 ? 65_536 : declared;
  // SQLite opens no other.
  if (pageBytes < SMALLEST_PAGE || (pageBytes & (pageBytes - 1)) !== 0) return;
  const database = { source, pageBytes, usable: pageBytes - (head[20] ?? 0) };
  for (let page = 0; (page + 1) * pageBytes <= source.size; page += 1) await examinePage(database, page, examination);
}

/** Every leaf of a table, whether a tree leads to it or not. */
async function examinePage(database: Database, page: number, examination: Examination): Promise<void> {
  const { source, pageBytes } = database;
  const start = page * pageBytes;
  const bytes = Buffer.from(source.read(start, start + pageBytes));
  const header = page === 0 ? HEADER_BYTES : 0;
  if (bytes[header] !== TABLE_LEAF) return;
  const cells = Math.min(bytes.readUInt16BE(header + 3), Math.floor((pageBytes - header - 8) / 2));
  for (let cell = 0; cell < cells; cell += 1) {
    const at = bytes.readUInt16BE(header + 8 + 2 * cell);
    const payload = payloadAt(database, bytes, at);
    if (payload === null) continue;
    for (const value of valuesOf(payload)) {
      const content = memorySource(value);
      const trial = tryPickles(content, 0, 1);
      if (trial.calls === 0 || !isProven(trial)) continue;
      examination.countEntry();
      await examination.member(`value@${start + at}`, content, start + at);
    }
  }
}

/** A row: what lies in the page, and what lies in the pages that follow it. */
function payloadAt(database: Database, page: Buffer, at: number): Buffer | null {
  const { usable, pageBytes, source } = database;
  const [length, afterLength] = varintAt(page, at);
  const [, start] = varintAt(page, afterLength);
  if (length > source.size) return null;
  const local = localBytes(length, usable);
  const parts = [page.subarray(start, start + local)];
  let left = length - local;
  let next = left > 0 && start + local + 4 <= page.length ? page.readUInt32BE(start + local) : 0;
  while (left > 0 && next > 0 && next * pageBytes <= source.size) {
    const overflow = Buffer.from(source.read((next - 1) * pageBytes, next * pageBytes));
    const part = overflow.subarray(4, 4 + Math.min(left, usable - 4));
    parts.push(part);
    left -= part.length;
    next = overflow.readUInt32BE(0);
  }
  return Buffer.concat(parts);
}

/** Section 1.6 of the specification. */
function localBytes(length: number, usable: number): number {
  const most = usable - 35;
  if (length <= most) return length;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const kept = least + ((length - least) % (usable - 4));
  return kept <= most ? kept : least;
}

/** The texts and blobs of a record: its header says how long each value is. */
function* valuesOf(record: Buffer): Generator<Uint8Array> {
  const [headerBytes, first] = varintAt(record, 0);
  let body = headerBytes;
  for (let at = first; at < headerBytes && at < record.length; ) {
    const [type, next] = varintAt(record, at);
    const length = type >= 12 ? Math.floor((type - 12) / 2) : (NUMBER_BYTES[type] ?? 0);
    if (type >= 12 && length > 3) yield new Uint8Array(record.subarray(body, body + length));
    body += length;
    at = next;
  }
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
