/** GGUF models of llama.cpp: metadata, of which templates are text that is rendered, and the layout of the tensors, which are not read. See https://github.com/ggml-org/ggml/blob/master/docs/gguf.md. */
import { type ByteSource, sectionOf } from '../bytes/byte-source.ts';
import { FormatError } from '../bytes/format-error.ts';
import { keepWithin } from '../bytes/limit-error.ts';
import { ascii, firstBytesOf, hasBytesAt } from '../text/magic.ts';
import { ByteWindow } from '../wire/byte-window.ts';
import type { Examination, Format } from './format.ts';

const MAGIC = ascii('GGUF');
const VERSION_BYTES = 4;

/** Bytes of the scalar types by number; the others are strings and arrays. */
const SCALAR_BYTES: Readonly<Record<number, number>> = {
  0: 1,
  1: 1,
  2: 2,
  3: 2,
  4: 4,
  5: 4,
  6: 4,
  7: 1,
  10: 8,
  11: 8,
  12: 8,
};
const STRING = 8;
const ARRAY = 9;

/** Arrays of arrays are in the specification, but in no file. CWE-674. */
const ARRAY_DEPTH = 8;
/** More dimensions than ggml has. */
const DIMENSIONS = 16;
const KEY_BYTES = 64 * 1024;

/** `tokenizer.chat_template`, `tokenizer.chat_template.tool_use`, and whatever else is called so. */
const TEMPLATE_KEY = /template/i;

export const ggufFormat: Format = {
  id: 'gguf',
  spec: 'https://github.com/ggml-org/ggml/blob/master/docs/gguf.md',
  kind: 'model',
  title: 'GGUF (llama.cpp, Ollama)',
  extensions: ['gguf', 'llamafile'],
  sees: 'chat templates',
  provenWith: 'gguf 0.19.0',
  firstBytes: firstBytesOf(MAGIC),
  probe(source) {
    return isGguf(source) ? (examination) => examineGguf(source, examination) : null;
  },
};

/** Half of the version is zero, in one byte order or the other: prose may begin with the four letters. */
export function isGguf(source: ByteSource): boolean {
  const hasVersion = hasBytesAt(source, MAGIC.length, [0, 0]) || hasBytesAt(source, MAGIC.length + 2, [0, 0]);
  return hasVersion && source.size >= MAGIC.length + VERSION_BYTES && hasBytesAt(source, 0, MAGIC);
}

async function examineGguf(source: ByteSource, examination: Examination): Promise<void> {
  const templates: Template[] = [];
  try {
    new GgufReader(source, templates).read();
  } finally {
    for (const { key, start, end } of templates) {
      examination.countEntry();
      await examination.member(key, sectionOf(source, start, end), start, { expected: 'jinja' });
    }
  }
}

interface Template {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** A position in the header. Mutable. */
class GgufReader {
  readonly #source: ByteSource;
  readonly #window: ByteWindow;
  readonly #templates: Template[];
  #position = MAGIC.length;
  #littleEndian = true;
  /** Bytes of counts and lengths: 4 in the first version, 8 since. */
  #lengthBytes = 8;
  #strings = 0;

  constructor(source: ByteSource, templates: Template[]) {
    this.#source = source;
    this.#window = new ByteWindow(source);
    this.#templates = templates;
  }

  read(): void {
    this.#readVersion();
    const tensors = this.#number(this.#lengthBytes);
    const entries = this.#number(this.#lengthBytes);
    for (let entry = 0; entry < entries; entry += 1) {
      const key = this.#string();
      const type = this.#number(4);
      this.#value(this.#text(key), type, 0);
    }
    const starts: number[] = [];
    for (let tensor = 0; tensor < tensors; tensor += 1) starts.push(this.#tensor());
    this.#checkData(starts);
  }

  /** The upper half of a version is zero: where it is the lower one, all numbers are the other way round. */
  #readVersion(): void {
    const version = this.#number(4);
    this.#littleEndian = (version & 0xffff) !== 0;
    const native = this.#littleEndian ? version : version >>> 24;
    if (native < 1 || native > 3)
      throw new FormatError(`expected a version from 1 to 3, found ${native}`, { offset: MAGIC.length });
    if (native === 1) this.#lengthBytes = 4;
  }

  #value(key: string, type: number, depth: number): void {
    const bytes = SCALAR_BYTES[type];
    if (bytes !== undefined) this.#skip(bytes);
    else if (type === STRING) this.#stringValue(key);
    else if (type === ARRAY && depth < ARRAY_DEPTH) this.#array(key, depth + 1);
    else throw new FormatError(`expected a type of value, found ${type}`, { offset: this.#position });
  }

  #stringValue(key: string): void {
    const { start, end } = this.#string();
    if (TEMPLATE_KEY.test(key)) this.#templates.push({ key, start, end });
  }

  #array(key: string, depth: number): void {
    this.#count();
    const type = this.#number(4);
    const length = this.#number(this.#lengthBytes);
    const bytes = SCALAR_BYTES[type];
    if (bytes !== undefined) this.#skip(bytes * length);
    else for (let item = 0; item < length; item += 1) this.#value(key, type, depth);
  }

  /** @returns where its data starts, from the start of all data */
  #tensor(): number {
    this.#string();
    const dimensions = this.#number(4);
    if (dimensions > DIMENSIONS)
      throw new FormatError(`a tensor of ${dimensions} dimensions`, { offset: this.#position });
    this.#skip(dimensions * this.#lengthBytes + 4);
    return this.#number(8);
  }

  /** How many bytes a tensor takes depends on its type, of which new ones come; but it starts inside the file. */
  #checkData(starts: readonly number[]): void {
    for (const start of starts) {
      if (this.#position + start <= this.#source.size) continue;
      throw new FormatError(`expected a tensor at ${this.#position + start}, found the end at ${this.#source.size}`, {
        offset: this.#position,
        reason: 'truncated',
      });
    }
  }

  #string(): { start: number; end: number } {
    this.#count();
    const length = this.#number(this.#lengthBytes);
    const start = this.#position;
    this.#skip(length);
    return { start, end: this.#position };
  }

  /** A string or an array. */
  #count(): void {
    this.#strings += 1;
    keepWithin('ggufStrings', this.#strings, this.#position);
  }

  #text({ start, end }: { start: number; end: number }): string {
    return this.#window.text(start, Math.min(end, start + KEY_BYTES), 'utf8');
  }

  /** Beyond 2^53 the value is rounded: it is larger than any file all the same. */
  #number(bytes: number): number {
    let value = 0;
    for (let index = 0; index < bytes; index += 1) {
      const at = this.#littleEndian ? bytes - 1 - index : index;
      value = value * 256 + this.#window.at(this.#position + at);
    }
    this.#position += bytes;
    return value;
  }

  #skip(bytes: number): void {
    const end = this.#position + bytes;
    if (!(end <= this.#source.size)) {
      throw new FormatError(`expected ${bytes} bytes, found the end at ${this.#source.size}`, {
        offset: this.#position,
        reason: 'truncated',
      });
    }
    this.#position = end;
  }
}
