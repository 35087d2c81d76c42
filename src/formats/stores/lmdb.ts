/** LMDB, in which sets of training data and klepto keep pickles as values: those of all pages, whether a tree leads to them or not. https://github.com/LMDB/lmdb/blob/mdb.RE/0.9/libraries/liblmdb/mdb.c */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import type { Examination, Format } from '../format.ts';
import { storedIn } from '../pickles/stored-value.ts';

const MAGIC = [0xde, 0xc0, 0xef, 0xbe];
/** Behind the header of the first page, which holds a number of the machine's width. */
const MAGIC_AT = 16;
const MAGIC_AT_32 = 12;
const PAGE_SIZE_AT = 24;
const HEADER_BYTES = 16;
const LEAF = 0x02;
/** A leaf of values that are all of one length. */
const FIXED_LEAF = 0x20;
const NODE_BYTES = 8;
/** Of a node: its value lies in pages of its own; it is the root of a tree, or a page in the page, of the values of one key. */
const ELSEWHERE = 0x01;
const TREE = 0x02;
const INNER_PAGE = 0x04;

export const lmdbFormat: Format = {
  id: 'lmdb',
  spec: 'https://github.com/LMDB/lmdb/blob/mdb.RE/0.9/libraries/liblmdb/mdb.c',
  kind: 'container',
  title: 'LMDB',
  extensions: ['mdb', 'lmdb'],
  sees: 'pickles and other models in their values',
  provenWith: 'lmdb 3.0 (LMDB 0.9.33)',
  // Zeros: the first page is that of the number 0.
  firstBytes: new Set([0]),
  isOpenEnded: true,
  probe: (source) => (magicAt(source) === null ? null : (examination) => examine(source, examination)),
};

function magicAt(source: ByteSource): number | null {
  if (source.size < MAGIC_AT + PAGE_SIZE_AT + 4) return null;
  const head = source.read(0, MAGIC_AT + MAGIC.length);
  const at = [MAGIC_AT, MAGIC_AT_32].find((place) => MAGIC.every((byte, index) => head[place + index] === byte));
  return at ?? null;
}

async function examine(source: ByteSource, examination: Examination): Promise<void> {
  if (magicAt(source) === MAGIC_AT_32)
    throw new FormatError('a database of a machine of 32 bits', { reason: 'unsupported' });
  keepWithin('databaseBytes', source.size, 0);
  const database = new Database(source);
  for (const { value, offset } of database.values()) {
    const stored = storedIn(value, true);
    if (stored === null) continue;
    examination.countEntry();
    await examination.member(`value@${offset}`, stored.content, offset, stored.options);
  }
}

interface Value {
  readonly value: Uint8Array;
  readonly offset: number;
}

class Database {
  readonly #source: ByteSource;
  readonly #pageBytes: number;
  /** Of pages of their own, which several nodes may name. CWE-407. */
  #bytesElsewhere = 0;
  /** Of the page that is read: what is in it once lies in one node. */
  #bytesLeft = 0;

  constructor(source: ByteSource) {
    this.#source = source;
    this.#pageBytes = Buffer.from(source.read(0, MAGIC_AT + PAGE_SIZE_AT + 4)).readUInt32LE(MAGIC_AT + PAGE_SIZE_AT);
    const isSize = this.#pageBytes >= 256 && this.#pageBytes <= 65_536 && Number.isInteger(Math.log2(this.#pageBytes));
    if (!isSize) throw new FormatError('expected the size of a page', { offset: MAGIC_AT + PAGE_SIZE_AT });
  }

  *values(): Generator<Value> {
    for (let start = 0; start + HEADER_BYTES <= this.#source.size; start += this.#pageBytes) {
      const page = Buffer.from(this.#source.read(start, Math.min(start + this.#pageBytes, this.#source.size)));
      // What lies elsewhere goes on for pages without a header.
      if (page.readBigUInt64LE(0) !== BigInt(start / this.#pageBytes)) continue;
      this.#bytesLeft = page.length;
      for (const value of this.#leaf(page)) yield { value, offset: start };
    }
  }

  *#leaf(page: Buffer): Generator<Uint8Array> {
    if (page.length < HEADER_BYTES) return;
    const flags = page.readUInt16LE(10);
    if ((flags & LEAF) === 0) return;
    const count = Math.max(0, Math.min(page.readUInt16LE(12), page.length) - HEADER_BYTES) >> 1;
    if ((flags & FIXED_LEAF) !== 0) {
      const length = page.readUInt16LE(8);
      for (let index = 0; index < count; index += 1)
        yield this.#part(page, HEADER_BYTES + index * length, HEADER_BYTES + (index + 1) * length);
      return;
    }
    for (let index = 0; index < count; index += 1) yield* this.#node(page, page.readUInt16LE(HEADER_BYTES + 2 * index));
  }

  *#node(page: Buffer, at: number): Generator<Uint8Array> {
    if (at + NODE_BYTES > page.length) return;
    const length = page.readUInt32LE(at);
    const flags = page.readUInt16LE(at + 4);
    const start = at + NODE_BYTES + page.readUInt16LE(at + 6);
    if ((flags & ELSEWHERE) !== 0) {
      const elsewhere = start + 8 <= page.length ? this.#elsewhere(page.readBigUInt64LE(start), length) : null;
      if (elsewhere !== null) yield elsewhere;
    } else if ((flags & TREE) !== 0) return;
    else if ((flags & INNER_PAGE) !== 0) yield* this.#leaf(this.#part(page, start, start + length));
    // The values of one key are the keys of a tree, without values of their own.
    else yield length === 0 ? this.#part(page, at + NODE_BYTES, start) : this.#part(page, start, start + length);
  }

  /** @throws FormatError where nodes lie in each other */
  #part(page: Buffer, start: number, end: number): Buffer {
    const part = page.subarray(start, end);
    this.#bytesLeft -= part.length;
    // A page in the page is counted with what is in it.
    if (this.#bytesLeft < -this.#pageBytes) throw new FormatError('nodes that overlap', { offset: 0 });
    return part;
  }

  #elsewhere(number: bigint, length: number): Uint8Array | null {
    const start = Number(number) * this.#pageBytes + HEADER_BYTES;
    const end = Math.min(start + length, this.#source.size);
    if (start >= end) return null;
    this.#bytesElsewhere += end - start;
    keepWithin('databaseBytes', this.#bytesElsewhere, start);
    return Buffer.from(this.#source.read(start, end));
  }
}
