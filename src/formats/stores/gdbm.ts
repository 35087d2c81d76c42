/** GDBM, the first choice of `dbm` on many systems, in which shelve keeps pickles: the values that the buckets of its directory name. https://www.gnu.org.ua/software/gdbm/manual/ */
import { type ByteSource, sectionOf } from '../../bytes/byte-source.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import type { Examination, Format } from '../format.ts';
import { examineStored, storedInSource } from '../pickles/stored-value.ts';

/** Of a database whose places have 64 bits, without and with a count of what was synchronized. */
const MAGICS: ReadonlySet<number> = new Set([0x13579acf, 0x13579ad0]);
const HEADER_BYTES = 40;
/** Before the table of a bucket: what is free near it, its number of bits, its number of entries. */
const BUCKET_BYTES = 112;
const ENTRY_BYTES = 24;
const PLACE_BYTES = 8;
const EMPTY = 0xffffffff;

export const gdbmFormat: Format = {
  id: 'gdbm',
  spec: 'https://www.gnu.org.ua/software/gdbm/manual/',
  kind: 'container',
  title: 'GDBM',
  extensions: ['db', 'gdbm'],
  sees: 'pickles and other models in their values',
  provenWith: 'CPython 3.11 (dbm.gnu with GDBM 1.23)',
  firstBytes: new Set([...MAGICS].flatMap((magic) => [magic & 0xff, magic >>> 24])),
  isOpenEnded: true,
  probe(source) {
    const database = Database.open(source);
    return database === null ? null : (examination) => examine(source, database, examination);
  },
};

async function examine(source: ByteSource, database: Database, examination: Examination): Promise<void> {
  keepWithin('databaseBytes', source.size, 0);
  for (const { start, end } of database.values()) {
    await examineStored(await storedInSource(sectionOf(source, start, end), true), start, examination);
  }
}

class Database {
  readonly #source: ByteSource;
  readonly #isLittle: boolean;
  /** Of values, which several entries may name. CWE-407. */
  #bytes = 0;

  /** Null where it is none whose directory lies in the file. */
  static open(source: ByteSource): Database | null {
    if (source.size < HEADER_BYTES) return null;
    const head = Buffer.from(source.read(0, HEADER_BYTES));
    const isLittle = MAGICS.has(head.readUInt32LE(0));
    if (!isLittle && !MAGICS.has(head.readUInt32BE(0))) return null;
    const database = new Database(source, isLittle);
    return [...database.#buckets()].length > 0 ? database : null;
  }

  private constructor(source: ByteSource, isLittle: boolean) {
    this.#source = source;
    this.#isLittle = isLittle;
  }

  *values(): Generator<{ readonly start: number; readonly end: number }> {
    const entries = this.#u32(this.#source.read(0, HEADER_BYTES), 28);
    for (const bucket of this.#buckets()) {
      const bytes = Math.min(BUCKET_BYTES + entries * ENTRY_BYTES, this.#source.size - bucket);
      const table = Buffer.from(this.#source.read(bucket, bucket + bytes));
      for (let at = BUCKET_BYTES; at + ENTRY_BYTES <= bytes; at += ENTRY_BYTES) {
        if (this.#u32(table, at) === EMPTY) continue;
        const start = this.#u64(table, at + 8) + this.#u32(table, at + 16);
        const end = Math.min(start + this.#u32(table, at + 20), this.#source.size);
        if (start >= end) continue;
        this.#bytes += end - start;
        keepWithin('databaseBytes', this.#bytes, bucket);
        yield { start, end };
      }
    }
  }

  /** Where they start, each once: many places of the directory name one. */
  #buckets(): ReadonlySet<number> {
    const head = Buffer.from(this.#source.read(0, HEADER_BYTES));
    const [start, bytes] = [this.#u64(head, 8), this.#u32(head, 16)];
    const found = new Set<number>();
    if (start + bytes > this.#source.size || bytes === 0) return found;
    keepWithin('databaseBytes', bytes, start);
    const directory = Buffer.from(this.#source.read(start, start + bytes));
    for (let at = 0; at + PLACE_BYTES <= directory.length; at += PLACE_BYTES) {
      const bucket = this.#u64(directory, at);
      if (bucket + BUCKET_BYTES <= this.#source.size) found.add(bucket);
    }
    return found;
  }

  #u32(bytes: Uint8Array, at: number): number {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return view.getUint32(at, this.#isLittle);
  }

  #u64(bytes: Uint8Array, at: number): number {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return Number(view.getBigUint64(at, this.#isLittle));
  }
}
