/** The values of a database of LMDB: of all pages that its reader can reach, and of those that were left behind. https://github.com/LMDB/lmdb/blob/mdb.RE/0.9/libraries/liblmdb/mdb.c */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { type Layout, numberAt } from './lmdb-layout.ts';

const BRANCH_PAGE = 0x01;
const LEAF_PAGE = 0x02;
/** Of a leaf whose entries are keys of one length. */
const FIXED_KEYS = 0x20;
/** What a node holds: the number of a page with its value, a database, or several values in a page of their own. */
const ELSEWHERE = 1;
const DATABASE = 2;
const DUPLICATES = 4;
const NODE_BYTES = 8;

interface Value {
  readonly value: Uint8Array;
  readonly offset: number;
}

export class LmdbPages {
  readonly #source: ByteSource;
  readonly #layout: Layout;
  #pageBytes = 0;
  /** Pages that nodes name, and that were not read yet. */
  readonly #pending: number[] = [];
  /** Of values in pages of their own, which several nodes may name. CWE-407. */
  #bytesElsewhere = 0;
  /** Of the page that is read: what is in it lies in one node. */
  #bytesLeft = 0;

  constructor(source: ByteSource, layout: Layout) {
    this.#source = source;
    this.#layout = layout;
  }

  /** Each once for each size that its first pages say a page has. */
  *values(): Generator<Value> {
    for (const pageBytes of new Set(this.#layout.metas.map((meta) => meta.pageBytes))) {
      this.#pageBytes = pageBytes;
      this.#pending.push(...this.#layout.metas.map(({ root }) => root));
      const seen = new Set<number>();
      for (let number = this.#pending.pop(); number !== undefined; number = this.#pending.pop()) {
        if (seen.has(number) || (number + 1) * pageBytes > this.#source.size) continue;
        seen.add(number);
        yield* this.#page(number);
      }
      for (let number = 2; (number + 1) * pageBytes <= this.#source.size; number += 1)
        if (!seen.has(number) && this.#isLeftLeaf(number)) yield* this.#page(number);
      this.#pending.length = 0;
    }
  }

  /** By the number that each page has in its header; no reader asks for that. */
  #isLeftLeaf(number: number): boolean {
    const { wordBytes, headerBytes } = this.#layout;
    const start = number * this.#pageBytes;
    const head = Buffer.from(this.#source.read(start, start + headerBytes));
    return numberAt(head, 0, wordBytes) === number && (head.readUInt16LE(wordBytes + 2) & LEAF_PAGE) !== 0;
  }

  *#page(number: number): Generator<Value> {
    const { wordBytes, headerBytes } = this.#layout;
    const start = number * this.#pageBytes;
    const page = Buffer.from(this.#source.read(start, start + this.#pageBytes));
    this.#bytesLeft = page.length;
    if ((page.readUInt16LE(wordBytes + 2) & BRANCH_PAGE) === 0) yield* this.#leaf(page, start, false);
    else for (let node = 0; node < this.#nodesOf(page); node += 1) this.#branch(page, headerBytes + 2 * node);
  }

  #nodesOf(page: Buffer): number {
    const { wordBytes, headerBytes } = this.#layout;
    return Math.min(page.readUInt16LE(wordBytes + 4) - headerBytes, page.length - headerBytes) >> 1;
  }

  /** The number of a page of six bytes. */
  #branch(page: Buffer, pointer: number): void {
    const at = page.readUInt16LE(pointer);
    if (at + NODE_BYTES <= page.length) this.#pending.push(page.readUIntLE(at, 6));
  }

  /** @param isOfDuplicates whether its keys are the values of one key */
  *#leaf(page: Buffer, start: number, isOfDuplicates: boolean): Generator<Value> {
    const { wordBytes, headerBytes } = this.#layout;
    if (page.length < headerBytes) return;
    const isFixed = (page.readUInt16LE(wordBytes + 2) & FIXED_KEYS) !== 0;
    if (isFixed) yield* this.#keys(page, start);
    else
      for (let node = 0; node < this.#nodesOf(page); node += 1)
        yield* this.#node(page, start, headerBytes + 2 * node, isOfDuplicates);
  }

  *#node(page: Buffer, start: number, pointer: number, isOfDuplicates: boolean): Generator<Value> {
    const { wordBytes } = this.#layout;
    const at = page.readUInt16LE(pointer);
    if (at + NODE_BYTES > page.length) return;
    const flags = page.readUInt16LE(at + 4);
    const keyEnd = at + NODE_BYTES + page.readUInt16LE(at + 6);
    const bytes = page.readUInt32LE(at);
    this.#spend(keyEnd - at, start + at);
    // Of many values of one key each is a key of a tree of its own, and has no value.
    if (isOfDuplicates || bytes === 0)
      yield { value: page.subarray(at + NODE_BYTES, keyEnd), offset: start + at + NODE_BYTES };
    else if ((flags & DATABASE) !== 0) this.#push(page, keyEnd + 8 + 4 * wordBytes);
    else if ((flags & ELSEWHERE) !== 0) yield* this.#elsewhere(page, keyEnd, bytes);
    else {
      const value = page.subarray(keyEnd, keyEnd + bytes);
      this.#spend(value.length, start + keyEnd);
      if ((flags & DUPLICATES) === 0) yield { value, offset: start + keyEnd };
      else yield* this.#leaf(value, start + keyEnd, true);
    }
  }

  /** The root of a database that is a value of this one. */
  #push(page: Buffer, at: number): void {
    const { wordBytes } = this.#layout;
    if (at + wordBytes <= page.length) this.#pending.push(numberAt(page, at, wordBytes));
  }

  /** @throws FormatError where nodes lie in each other */
  #spend(bytes: number, offset: number): void {
    this.#bytesLeft -= bytes;
    // Values of one key are counted once more, as what they lie in.
    if (this.#bytesLeft < -this.#pageBytes) throw new FormatError('nodes that overlap', { offset });
  }

  /** Keys of one length follow each other. */
  *#keys(page: Buffer, start: number): Generator<Value> {
    const { wordBytes, headerBytes } = this.#layout;
    const bytes = page.readUInt16LE(wordBytes);
    for (let key = 0; key < this.#nodesOf(page); key += 1) {
      const at = headerBytes + key * bytes;
      this.#spend(bytes, start + at);
      yield { value: page.subarray(at, at + bytes), offset: start + at };
    }
  }

  /** In pages of its own that follow each other: the header is that of the first. */
  *#elsewhere(page: Buffer, at: number, bytes: number): Generator<Value> {
    const { wordBytes, headerBytes } = this.#layout;
    if (at + wordBytes > page.length) return;
    const offset = numberAt(page, at, wordBytes) * this.#pageBytes + headerBytes;
    const end = Math.min(offset + bytes, this.#source.size);
    if (!(offset < end)) return;
    this.#bytesElsewhere += end - offset;
    keepWithin('databaseBytes', this.#bytesElsewhere, offset);
    yield { value: this.#source.read(offset, end), offset };
  }
}
