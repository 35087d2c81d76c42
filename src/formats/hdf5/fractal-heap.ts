/** Objects of a fractal heap of HDF5: links and attributes in dense storage. See https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html, III.G. */
import { FormatError } from '../../bytes/format-error.ts';
import { bytesFor, readRecords } from './btree2.ts';
import type { Hdf5File } from './hdf5-file.ts';

interface Range {
  readonly start: number;
  readonly end: number;
}

export class FractalHeap {
  readonly #file: Hdf5File;
  readonly #address: number;
  readonly idBytes: number;
  readonly #hugeTree: number | null;
  readonly #offsetBytes: number;
  readonly #lengthBytes: number;
  readonly #tableWidth: number;
  readonly #startBytes: number;
  readonly #maximumDirectBytes: number;
  readonly #root: number | null;
  readonly #rootRows: number;

  /** `FRHP`, version, ID length (2), filter length (2), flags, largest managed object (4), … */
  constructor(file: Hdf5File, address: number) {
    this.#file = file;
    this.#address = address;
    const cursor = file.cursorAt(address);
    cursor.signature('FRHP');
    cursor.skip(1);
    this.idBytes = cursor.u16();
    if (cursor.u16() !== 0) throw new FormatError('a filtered heap', { offset: address, reason: 'unsupported' });
    cursor.skip(1);
    const largestManaged = cursor.u32();
    cursor.skip(file.lengthBytes);
    this.#hugeTree = cursor.address();
    // Free space, its manager, managed space, allocated space, iterator, counts and sizes of objects.
    cursor.skip(file.lengthBytes + file.offsetBytes + 8 * file.lengthBytes);
    this.#tableWidth = cursor.u16();
    this.#startBytes = cursor.length();
    this.#maximumDirectBytes = cursor.length();
    this.#offsetBytes = Math.ceil(cursor.u16() / 8);
    cursor.skip(2);
    this.#root = cursor.address();
    this.#rootRows = cursor.u16();
    this.#lengthBytes = Math.min(bytesFor(this.#maximumDirectBytes), bytesFor(largestManaged));
    if (this.#tableWidth === 0 || this.#startBytes === 0)
      throw new FormatError('an empty doubling table', { offset: address });
  }

  /** Where the object with the ID at `idStart` lies. */
  locate(idStart: number): Range {
    const cursor = this.#file.cursorAt(idStart);
    const flags = cursor.u8();
    const kind = (flags >> 4) & 3;
    if (kind === 2) return this.#tiny(idStart, flags);
    if (kind === 1) return this.#huge(idStart + 1);
    const offset = cursor.uint(this.#offsetBytes);
    const length = cursor.uint(this.#lengthBytes);
    const start = this.#managed(offset);
    return { start, end: start + length };
  }

  /** Inside the ID itself: four bits of length less one, or twelve in long IDs. */
  #tiny(idStart: number, flags: number): Range {
    if (this.idBytes <= 17) return { start: idStart + 1, end: idStart + 2 + (flags & 0x0f) };
    const low = this.#file.cursorAt(idStart + 1).u8();
    return { start: idStart + 2, end: idStart + 3 + (((flags & 0x0f) << 8) | low) };
  }

  /** By address and length in a long ID, else by a number that a B-tree knows: address, length, number. */
  #huge(start: number): Range {
    const { offsetBytes, lengthBytes } = this.#file;
    if (this.idBytes > offsetBytes + lengthBytes) return this.#rangeAt(start);
    const wanted = this.#file.cursorAt(start).uint(Math.min(this.idBytes - 1, lengthBytes));
    if (this.#hugeTree !== null) {
      for (const record of readRecords(this.#file, this.#hugeTree)) {
        if (this.#file.cursorAt(record + offsetBytes + lengthBytes).length() === wanted) return this.#rangeAt(record);
      }
    }
    throw new FormatError(`expected the huge object ${wanted}`, { offset: this.#address });
  }

  #rangeAt(position: number): Range {
    const cursor = this.#file.cursorAt(position);
    const start = cursor.address();
    if (start === null) throw new FormatError('a huge object without an address', { offset: position });
    return { start, end: start + cursor.length() };
  }

  /** Walks the doubling table from the root block to the direct block that holds `offset`. */
  #managed(offset: number): number {
    let block = this.#root;
    let blockOffset = 0;
    let rows = this.#rootRows;
    for (let depth = 0; rows > 0; depth += 1) {
      if (depth > 32) break;
      const entry = this.#entryFor(offset - blockOffset, rows);
      const child = block === null ? null : this.#childAddress(block, entry.index);
      block = child;
      blockOffset += entry.start;
      rows = entry.size <= this.#maximumDirectBytes ? 0 : this.#rowsOf(entry.size);
    }
    if (block === null || rows > 0)
      throw new FormatError(`expected the heap block of offset ${offset}`, { offset: this.#address });
    return block + (offset - blockOffset);
  }

  /** The entry of an indirect block that covers `offset`: rows 0 and 1 have blocks of the starting size, each later row twice the one before. */
  #entryFor(offset: number, rows: number): { index: number; start: number; size: number } {
    let start = 0;
    for (let row = 0; row < rows; row += 1) {
      const size = this.#startBytes * 2 ** Math.max(0, row - 1);
      const column = Math.floor((offset - start) / size);
      if (column < this.#tableWidth) {
        return { index: row * this.#tableWidth + column, start: start + column * size, size };
      }
      start += size * this.#tableWidth;
    }
    throw new FormatError(`a heap offset ${offset} outside its table`, { offset: this.#address });
  }

  /** Rows of an indirect block that covers `size` bytes. */
  #rowsOf(size: number): number {
    return Math.floor(Math.log2(size)) - Math.floor(Math.log2(this.#startBytes * this.#tableWidth)) + 1;
  }

  /** `FHIB`, version, address of the heap, its offset; then the addresses of its children. */
  #childAddress(block: number, index: number): number | null {
    const cursor = this.#file.cursorAt(block);
    cursor.signature('FHIB');
    cursor.skip(1 + this.#file.offsetBytes + this.#offsetBytes + index * this.#file.offsetBytes);
    return cursor.address();
  }
}
