/** Reads tables of FlatBuffers in place: fields by number, texts, vectors of tables. https://flatbuffers.dev/internals/ */
import { FormatError } from '../bytes/format-error.ts';
import { keepWithin } from '../bytes/limit-error.ts';
import type { ByteWindow } from './protobuf.ts';

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
    if (at === null) return null;
    const start = target(this.#buffer.window, at) + 4;
    const end = start + u32At(this.#buffer.window, start - 4);
    if (end > this.#buffer.window.source.size) throw new FormatError('expected a text inside the file', { offset: at });
    return { start, end };
  }

  /** Byte for character. */
  text(field: number): string {
    const span = this.span(field);
    return span === null ? '' : this.#buffer.window.text(span.start, span.end, 'latin1');
  }

  *tables(field: number): Generator<FlatTable> {
    const at = this.#place(field);
    if (at === null) return;
    const start = target(this.#buffer.window, at);
    const count = u32At(this.#buffer.window, start);
    for (let index = 0; index < count; index += 1) {
      yield new FlatTable(this.#buffer, target(this.#buffer.window, start + 4 + 4 * index));
    }
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

function target(window: ByteWindow, at: number): number {
  return at + u32At(window, at);
}

function u16At(window: ByteWindow, at: number): number {
  return window.at(at) + window.at(at + 1) * 0x100;
}

function u32At(window: ByteWindow, at: number): number {
  return u16At(window, at) + u16At(window, at + 2) * 0x10000;
}

function signed(value: number): number {
  return value | 0;
}
