/** Bzip2 files of one or more streams. The layout is written down in https://github.com/dsnet/compress/blob/master/doc/bzip2-format.pdf */
import { DeadEndError, FormatError } from '../bytes/format-error.ts';
import { ByteReader } from './byte-reader.ts';
import { OUTPUT_BYTES, undoRuns, undoSort } from './bzip2-sort.ts';
import { HuffmanTable } from './huffman-table.ts';
import type { Extent } from './inflate.ts';
import { PartCounter } from './part-counter.ts';
import { BZIP2_BLOCK, BZIP2_END, bzip2LevelOf } from './stream-start.ts';

const LEVEL_BYTES = 100_000;
const GROUP_SYMBOLS = 50;

export function* decodeBzip2({ source, start, end }: Extent): Generator<Uint8Array, number> {
  const reader = new ByteReader({ source, start, end });
  const parts = new PartCounter();
  const workspace: Workspace = { items: new Uint32Array(), output: new Uint8Array(OUTPUT_BYTES + 256) };
  for (;;) {
    const { position } = reader;
    const level = bzip2LevelOf(source.read(position, Math.min(position + 4, end)));
    if (level === null) return position;
    parts.count(position);
    reader.skip(4);
    const bits = new BitReader(reader);
    let magic = bits.read(24) * 2 ** 24 + bits.read(24);
    for (; magic === BZIP2_BLOCK; magic = bits.read(24) * 2 ** 24 + bits.read(24)) {
      parts.count(bits.position);
      if (workspace.items.length < level * LEVEL_BYTES) workspace.items = new Uint32Array(level * LEVEL_BYTES);
      yield* decodeBlock(bits, level * LEVEL_BYTES, workspace);
    }
    if (magic !== BZIP2_END) throw new DeadEndError('expected a bzip2 block', bits.position);
    bits.read(32);
  }
}

/** Used again for each block: there may be very many small ones. */
interface Workspace {
  items: Uint32Array;
  readonly output: Uint8Array;
}

/** Most significant bit first. */
class BitReader {
  readonly #bytes: ByteReader;
  #value = 0;
  #count = 0;

  constructor(bytes: ByteReader) {
    this.#bytes = bytes;
  }

  /** Of the byte behind the last one that was begun. */
  get position(): number {
    return this.#bytes.position;
  }

  /** Up to 32 bits. */
  read(count: number): number {
    if (count > 24) return this.read(16) * 2 ** (count - 16) + this.read(count - 16);
    while (this.#count < count) {
      this.#value = ((this.#value & 0xffffff) << 8) | this.#bytes.u8();
      this.#count += 8;
    }
    this.#count -= count;
    return (this.#value >>> this.#count) & ((1 << count) - 1);
  }

  bit(): number {
    if (this.#count === 0) {
      this.#value = this.#bytes.u8();
      this.#count = 8;
    }
    this.#count -= 1;
    return (this.#value >>> this.#count) & 1;
  }
}

/** The block is checked as far as expanding it needs; its sum is not: a loader has used the bytes before it could see it. */
function* decodeBlock(bits: BitReader, maxBytes: number, workspace: Workspace): Generator<Uint8Array> {
  bits.read(32);
  const isRandomised = bits.bit() === 1;
  const origin = bits.read(24);
  if (isRandomised) {
    throw new FormatError('a randomised block', { reason: 'unsupported', offset: bits.position });
  }
  const alphabet = readAlphabet(bits);
  const tableCount = bits.read(3);
  const selectors = readSelectors(bits, tableCount);
  const tables = Array.from({ length: tableCount }, () => readTable(bits, alphabet.length + 2));
  const bytes = workspace.items;
  const { counts, length } = readSymbols(bits, alphabet, selectors, tables, bytes.subarray(0, maxBytes));
  if (origin >= length) throw new DeadEndError('a block that starts behind its end', bits.position);
  yield* undoRuns(undoSort(bytes, counts, length), origin, length, workspace.output);
}

/** Which byte values occur: a bitmap of sixteens, then one bitmap for each sixteen that does. */
function readAlphabet(bits: BitReader): number[] {
  const used = bits.read(16);
  const alphabet: number[] = [];
  for (let group = 0; group < 16; group++) {
    if ((used & (0x8000 >> group)) === 0) continue;
    const members = bits.read(16);
    for (let index = 0; index < 16; index++) {
      if ((members & (0x8000 >> index)) !== 0) alphabet.push(group * 16 + index);
    }
  }
  if (alphabet.length === 0) throw new DeadEndError('a block without symbols', bits.position);
  return alphabet;
}

/** Which table each group of fifty symbols uses, as places in a list that is moved to front. */
function readSelectors(bits: BitReader, tableCount: number): number[] {
  const count = bits.read(15);
  if (tableCount < 2 || tableCount > 6 || count === 0) {
    throw new DeadEndError(`${tableCount} tables, ${count} selectors`, bits.position);
  }
  const order = Uint8Array.from({ length: tableCount }, (_, index) => index);
  return Array.from({ length: count }, () => {
    let place = 0;
    while (bits.bit() === 1) place++;
    return moveToFront(order, place, bits);
  });
}

function moveToFront(order: Uint8Array, place: number, bits: BitReader): number {
  const value = order[place];
  if (value === undefined) throw new DeadEndError('a symbol outside its list', bits.position);
  order.copyWithin(1, 0, place);
  order[0] = value;
  return value;
}

function readTable(bits: BitReader, symbols: number): HuffmanTable {
  let length = bits.read(5);
  const lengths = Array.from({ length: symbols }, () => {
    while (bits.bit() === 1) length += bits.bit() === 0 ? 1 : -1;
    if (length < 1 || length > 20) throw new DeadEndError(`a code of ${length} bits`, bits.position);
    return length;
  });
  return new HuffmanTable(lengths);
}

/** Undoes the Huffman coding, the zero runs and the move to front, into `bytes`, which is as long as a block may be. */
function readSymbols(
  bits: BitReader,
  alphabet: readonly number[],
  selectors: readonly number[],
  tables: readonly HuffmanTable[],
  bytes: Uint32Array,
): { counts: Uint32Array; length: number } {
  const maxBytes = bytes.length;
  const counts = new Uint32Array(256);
  const order = Uint8Array.from(alphabet);
  const endOfBlock = alphabet.length + 1;
  let length = 0;
  let run = 0;
  let runBit = 1;
  const put = (value: number, count: number) => {
    if (count > maxBytes - length) throw new DeadEndError('a block longer than its level allows', bits.position);
    bytes.fill(value, length, length + count);
    counts[value] = (counts[value] as number) + count; // 256 values, 256 counts
    length += count;
  };
  for (const selector of selectors) {
    const table = tables[selector];
    if (table === undefined) throw new DeadEndError(`table ${selector}`, bits.position);
    for (let index = 0; index < GROUP_SYMBOLS; index++) {
      const symbol = table.read(bits);
      if (symbol <= 1) {
        run += runBit << symbol;
        runBit = runBit * 2;
        if (run > maxBytes) throw new DeadEndError('a run longer than its block', bits.position);
        continue;
      }
      if (run > 0) put(order[0] as number, run); // the alphabet is not empty
      run = 0;
      runBit = 1;
      if (symbol === endOfBlock) return { counts, length };
      put(moveToFront(order, symbol - 1, bits), 1);
    }
  }
  throw new DeadEndError('a block without end', bits.position);
}
