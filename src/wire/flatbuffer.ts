/** Reads tables of FlatBuffers in place: fields by number, texts, vectors of tables. https://flatbuffers.dev/internals/ */

import type { ByteSource } from '../bytes/byte-source.ts';
import { FormatError } from '../bytes/format-error.ts';
import { keepWithin } from '../bytes/limit-error.ts';
import { ByteWindow } from './byte-window.ts';

/** Longer than any name: what comes behind is cut. */
const TEXT_BYTES = 32 * 1024;

/** So many characters cost what a table does. */
const TABLE_CHARACTERS = 64;

/** What all tables of one buffer share. */
export interface FlatBuffer {
  readonly window: ByteWindow;
  /** Tables that were looked at: many may stand at one place. */
  tables: number;
}

/** One table; a field that it lacks is zero, empty or null. Offsets that leave the buffer are a FormatError. */
export class FlatTable {
  /** Bytes from the start of the buffer. */
  readonly position: number;
  readonly #buffer: FlatBuffer;
  readonly #vtable: number;
  readonly #vtableBytes: number;

  constructor(buffer: FlatBuffer, position: number) {
    buffer.tables += 1;
    keepWithin('flatbufferTables', buffer.tables, position);
    this.#buffer = buffer;
    this.position = position;
    this.#vtable = position - signed(u32At(buffer.window, position));
    this.#vtableBytes = u16At(buffer.window, this.#vtable);
  }

  byte(field: number): number {
    const at = this.#place(field);
    return at === null ? 0 : this.#buffer.window.at(at);
  }

  /** @param within bytes from the start of the field: 4 for the upper half of a long one */
  number(field: number, within = 0): number {
    const at = this.#place(field);
    return at === null ? 0 : u32At(this.#buffer.window, at + within);
  }

  /** An unsigned number of 64 bits; beyond 2^53 it is rounded: it is larger than any file all the same. */
  large(field: number): number {
    const at = this.#place(field);
    return at === null ? 0 : u64At(this.#buffer.window, at);
  }

  has(field: number): boolean {
    return this.#place(field) !== null;
  }

  table(field: number): FlatTable | null {
    const at = this.#place(field);
    return at === null ? null : new FlatTable(this.#buffer, target(this.#buffer.window, at));
  }

  /** Where a text begins and ends. */
  span(field: number): { readonly start: number; readonly end: number } | null {
    const at = this.#place(field);
    return at === null ? null : textSpan(this.#buffer.window, at);
  }

  /** The text at a position of a vector of texts, byte for character; empty outside. */
  textAt(field: number, index: number): string {
    const at = this.#place(field);
    if (at === null || index < 0 || index >= this.count(field)) return '';
    const { window } = this.#buffer;
    return this.#read(textSpan(window, target(window, at) + 4 + 4 * index));
  }

  /** Byte for character. */
  text(field: number): string {
    const span = this.span(field);
    return span === null ? '' : this.#read(span);
  }

  /** Texts count as well: many tables may have the same long one. */
  #read({ start, end }: { readonly start: number; readonly end: number }): string {
    const last = Math.min(end, start + TEXT_BYTES);
    this.#buffer.tables += Math.floor((last - start) / TABLE_CHARACTERS);
    keepWithin('flatbufferTables', this.#buffer.tables, start);
    return this.#buffer.window.text(start, last, 'latin1');
  }

  *tables(field: number): Generator<FlatTable> {
    for (const place of this.#items(field)) yield new FlatTable(this.#buffer, target(this.#buffer.window, place));
  }

  /** How many items a vector has; 0 where there is none. */
  count(field: number): number {
    const at = this.#place(field);
    return at === null ? 0 : u32At(this.#buffer.window, target(this.#buffer.window, at));
  }

  /** The table at a position of a vector; null outside. */
  tableAt(field: number, index: number): FlatTable | null {
    const at = this.#place(field);
    if (at === null || index < 0 || index >= this.count(field)) return null;
    const { window } = this.#buffer;
    return new FlatTable(this.#buffer, target(window, target(window, at) + 4 + 4 * index));
  }

  /** A vector of numbers of 32 bits with a sign; each counts as a table does. */
  *numbers(field: number): Generator<number> {
    for (const place of this.#items(field)) {
      this.#buffer.tables += 1;
      keepWithin('flatbufferTables', this.#buffer.tables, place);
      yield signed(u32At(this.#buffer.window, place));
    }
  }

  /** Where the items of a vector stand, of which it may say that it has any number: who walks them counts. */
  *#items(field: number): Generator<number> {
    const at = this.#place(field);
    if (at === null) return;
    const start = target(this.#buffer.window, at);
    const count = u32At(this.#buffer.window, start);
    for (let index = 0; index < count; index += 1) yield start + 4 + 4 * index;
  }

  #place(field: number): number | null {
    const entry = 4 + 2 * field;
    if (entry + 2 > this.#vtableBytes) return null;
    const offset = u16At(this.#buffer.window, this.#vtable + entry);
    return offset === 0 ? null : this.position + offset;
  }
}

/** The table that the buffer begins with. */
export function rootTable(window: ByteWindow): FlatTable {
  return new FlatTable({ window, tables: 0 }, target(window, 0));
}

/** Where the identifier of the format stands: behind the offset of the root. */
export const IDENTIFIER_AT = 4;
/** Bytes of the offset of the root and of the identifier. */
const HEADER_BYTES = 8;

/** Whether a buffer of the format begins here: its identifier, and a root with a table of its fields inside the source. */
export function startsAsFlatBuffer(source: ByteSource, identifier: RegExp): boolean {
  if (source.size <= HEADER_BYTES) return false;
  const head = Buffer.from(source.read(0, HEADER_BYTES));
  return identifier.test(head.toString('latin1', IDENTIFIER_AT)) && hasRoot(source);
}

/** @throws FormatError outside the source, which is a no */
export function hasRoot(source: ByteSource): boolean {
  const window = new ByteWindow(source);
  const position = target(window, 0);
  if (position < 4 || position + 4 > source.size) return false;
  const vtable = position - signed(u32At(window, position));
  if (vtable < 4 || vtable + 4 > source.size) return false;
  const bytes = u16At(window, vtable);
  return bytes >= 4 && bytes % 2 === 0 && vtable + bytes <= source.size;
}

/** @param at where the offset of the text stands */
function textSpan(window: ByteWindow, at: number): { readonly start: number; readonly end: number } {
  const start = target(window, at) + 4;
  const end = start + u32At(window, start - 4);
  if (end > window.source.size) throw new FormatError('expected a text inside the file', { offset: at });
  return { start, end };
}

function target(window: ByteWindow, at: number): number {
  return at + u32At(window, at);
}

function u16At(window: ByteWindow, at: number): number {
  return window.at(at) + window.at(at + 1) * 0x100;
}

function u32At(window: ByteWindow, at: number): number {
  return u16At(window, at) + u16At(window, at + 2) * 0x10000;
}

function u64At(window: ByteWindow, at: number): number {
  return u32At(window, at) + u32At(window, at + 4) * 0x1_0000_0000;
}

function signed(value: number): number {
  return value | 0;
}
