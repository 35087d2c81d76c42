/** Databases of Berkeley DB, in which `dbm.ndbm` and the modules of Python 2 keep what shelve pickles: the values of all pages. https://github.com/berkeleydb/libdb/blob/master/src/dbinc/db_page.h */
import type { ByteSource } from '../bytes/byte-source.ts';
import { FormatError } from '../bytes/format-error.ts';
import { keepWithin } from '../bytes/limit-error.ts';
import type { Examination, Format } from './format.ts';
import { examineStored, storedIn } from './pickles/stored-value.ts';

/** Of a table of hashes and of a tree; that of a queue holds records of one length, which shelve makes none of. */
const MAGICS: ReadonlySet<number> = new Set([0x061561, 0x053162]);
const MAGIC_AT = 12;
const PAGE_SIZE_AT = 20;
const CIPHER_AT = 24;
const METADATA_BYTES = 72;
const HEADER_BYTES = 26;
const HASH_PAGES: ReadonlySet<number> = new Set([2, 13]);
/** Leaves of trees, of lists and of duplicates. */
const LEAF_PAGES: ReadonlySet<number> = new Set([5, 6, 12]);
const OVERFLOW_PAGE = 7;
/** What an entry is: bytes, several for one key, or bytes in pages of their own. */
const BYTES = 1;
const DUPLICATES = 2;
const ELSEWHERE = 3;

export const berkeleyDbFormat: Format = {
  id: 'berkeley-db',
  spec: 'https://github.com/berkeleydb/libdb/blob/master/src/dbinc/db_page.h',
  kind: 'container',
  title: 'Berkeley DB',
  extensions: ['db'],
  sees: 'pickles and other models in their values',
  provenWith: 'CPython 3.11 (dbm.ndbm with Berkeley DB 5.3)',
  laterByte: { at: MAGIC_AT, of: firstOfMagics() },
  probe: (source) => (orderOf(source) === null ? null : (examination) => examine(source, examination)),
};

/** Lowest byte first, or last. */
function firstOfMagics(): ReadonlySet<number> {
  return new Set([0, ...[...MAGICS].map((magic) => magic & 0xff)]);
}

/** Whether its numbers have their lowest byte first; null: it is none. */
function orderOf(source: ByteSource): boolean | null {
  if (source.size < METADATA_BYTES) return null;
  const head = Buffer.from(source.read(0, METADATA_BYTES));
  if (MAGICS.has(head.readUInt32LE(MAGIC_AT))) return true;
  return MAGICS.has(head.readUInt32BE(MAGIC_AT)) ? false : null;
}

async function examine(source: ByteSource, examination: Examination): Promise<void> {
  keepWithin('databaseBytes', source.size, 0);
  const head = Buffer.from(source.read(0, METADATA_BYTES));
  if (head[CIPHER_AT] !== 0) throw new FormatError('an encrypted database', { reason: 'encrypted' });
  const database = new Database(source, orderOf(source) === true);
  for (const { value, offset } of database.values()) {
    await examineStored(await storedIn(value, true), offset, examination);
  }
}

interface Value {
  readonly value: Uint8Array;
  readonly offset: number;
}

class Database {
  readonly #source: ByteSource;
  readonly #isLittle: boolean;
  readonly #pageBytes: number;
  /** Of pages of their own, which several entries may name. */
  #bytesElsewhere = 0;
  /** Of the page that is read: what is in it once lies in one entry. CWE-407. */
  #bytesLeft = 0;

  constructor(source: ByteSource, isLittle: boolean) {
    this.#source = source;
    this.#isLittle = isLittle;
    this.#pageBytes = this.#u32(Buffer.from(source.read(0, METADATA_BYTES)), PAGE_SIZE_AT);
    const isSize = this.#pageBytes >= 512 && this.#pageBytes <= 65_536 && Number.isInteger(Math.log2(this.#pageBytes));
    if (!isSize) throw new FormatError('expected the size of a page', { offset: PAGE_SIZE_AT });
  }

  /** Of every page, whether a key leads to it or not. */
  *values(): Generator<Value> {
    const bytes = this.#pageBytes;
    for (let start = bytes; start + HEADER_BYTES <= this.#source.size; start += bytes) {
      const page = Buffer.from(this.#source.read(start, Math.min(start + bytes, this.#source.size)));
      const type = page[25] ?? 0;
      if (!HASH_PAGES.has(type) && !LEAF_PAGES.has(type)) continue;
      this.#bytesLeft = page.length;
      const seen = new Set<number>();
      let end = bytes;
      const entries = Math.min(this.#u16(page, 20), Math.floor((page.length - HEADER_BYTES) / 2));
      for (let entry = 0; entry < entries; entry += 1) {
        const at = this.#u16(page, HEADER_BYTES + 2 * entry);
        // The duplicates of a key in a leaf name it all at one place.
        if (!seen.has(at)) {
          seen.add(at);
          const found = HASH_PAGES.has(type) ? this.#hashed(page, at, end) : this.#leaf(page, at);
          for (const value of found) yield { value, offset: start + at };
        }
        end = at;
      }
    }
  }

  /** Entries follow each other from the end of the page. */
  #hashed(page: Buffer, at: number, end: number): readonly Uint8Array[] {
    const type = page[at] ?? 0;
    if (type === BYTES) return [this.#entry(page, at + 1, end)];
    if (type === ELSEWHERE) return this.#elsewhere(page, at);
    return type === DUPLICATES ? this.#duplicates(this.#entry(page, at + 1, end)) : [];
  }

  #leaf(page: Buffer, at: number): readonly Uint8Array[] {
    if (at + 3 > page.length) return [];
    const type = (page[at + 2] ?? 0) & 0x7f;
    if (type === ELSEWHERE) return this.#elsewhere(page, at);
    return type === BYTES ? [this.#entry(page, at + 3, at + 3 + this.#u16(page, at))] : [];
  }

  /** @throws FormatError where entries lie in each other */
  #entry(page: Buffer, start: number, end: number): Buffer {
    const entry = page.subarray(start, Math.max(start, end));
    this.#bytesLeft -= entry.length;
    if (this.#bytesLeft < 0) throw new FormatError('entries that overlap', { offset: PAGE_SIZE_AT });
    return entry;
  }

  /** Each between its length and its length. */
  #duplicates(bytes: Buffer): readonly Uint8Array[] {
    const found: Uint8Array[] = [];
    for (let at = 0; at + 4 <= bytes.length; ) {
      const length = this.#u16(bytes, at);
      found.push(bytes.subarray(at + 2, at + 2 + length));
      at += length + 4;
    }
    return found;
  }

  #elsewhere(page: Buffer, at: number): readonly Uint8Array[] {
    if (at + 12 > page.length) return [];
    let number = this.#u32(page, at + 4);
    let left = Math.min(this.#u32(page, at + 8), this.#source.size);
    const parts: Buffer[] = [];
    while (left > 0) {
      const start = number * this.#pageBytes;
      if (start + HEADER_BYTES > this.#source.size) break;
      const next = Buffer.from(this.#source.read(start, Math.min(start + this.#pageBytes, this.#source.size)));
      this.#bytesElsewhere += next.length;
      keepWithin('databaseBytes', this.#bytesElsewhere, start);
      const part = next.subarray(HEADER_BYTES, HEADER_BYTES + Math.min(left, this.#u16(next, 22)));
      if (next[25] !== OVERFLOW_PAGE || part.length === 0) break;
      parts.push(part);
      left -= part.length;
      number = this.#u32(next, 16);
    }
    return [Buffer.concat(parts)];
  }

  #u16(bytes: Buffer, at: number): number {
    if (at + 2 > bytes.length) return 0;
    return this.#isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);
  }

  #u32(bytes: Buffer, at: number): number {
    if (at + 4 > bytes.length) return 0;
    return this.#isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
  }
}
