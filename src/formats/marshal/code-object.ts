/** Reads what a marshalled Python code object names, 2.7 and 3.0 to 3.14, without running it. See https://docs.python.org/3/library/marshal.html. */
import { memorySource } from '../../bytes/byte-source.ts';
import { Cursor } from '../../bytes/cursor.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';

/** What the code and the functions inside it name, in the order of the bytes, each once. */
export interface CodeSummary {
  /** `<lambda>` or the function's own. */
  readonly functionName: string;
  /** Globals, attributes and imported modules: `co_names`. */
  readonly names: readonly string[];
  /** Text and bytes among the constants. */
  readonly constants: readonly string[];
}

type MarshalValue = string | null | readonly MarshalValue[] | Code | Scalar;
interface Scalar {
  readonly kind: 'scalar';
}
interface Code {
  readonly kind: 'code';
  readonly name: string;
  readonly names: readonly MarshalValue[];
  readonly constants: readonly MarshalValue[];
}

/** What a code object holds after its type byte: integers first, then objects. Python writes no version into it, so each is tried. */
interface CodeLayout {
  readonly integers: number;
  readonly fields: readonly Field[];
}
type Field = 'object' | 'integer' | 'constants' | 'names' | 'name';

const HEAD: readonly Field[] = ['object', 'constants', 'names'];
/** code, constants, names, varnames, freevars, cellvars, filename, name, first line, line table */
const OLD: readonly Field[] = [...HEAD, 'object', 'object', 'object', 'object', 'name', 'integer', 'object'];
/** code, constants, names, local names, local kinds, filename, name, qualified name, first line, line table, exception table */
const NEW: readonly Field[] = [...HEAD, 'object', 'object', 'object', 'name', 'object', 'integer', 'object', 'object'];

const LAYOUTS: readonly CodeLayout[] = [
  // 3.11 to 3.14: argcount, posonlyargcount, kwonlyargcount, stacksize, flags
  { integers: 5, fields: NEW },
  // 3.8 to 3.10: argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags
  { integers: 6, fields: OLD },
  // 3.0 to 3.7: without posonlyargcount
  { integers: 5, fields: OLD },
  // 2.7: without kwonlyargcount
  { integers: 4, fields: OLD },
];

const FLAG_REFERENCE = 0x80;
const SCALAR: Scalar = { kind: 'scalar' };

/** @throws FormatError when no Python's layout fits the bytes. */
export function summariseCode(bytes: Uint8Array): CodeSummary {
  let failure: FormatError | null = null;
  for (const layout of LAYOUTS) {
    try {
      const value = new MarshalReader(bytes, layout).read(0);
      if (isCode(value)) return summary(value);
      throw new FormatError('expected a code object, found another value');
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      failure ??= error;
    }
  }
  throw failure ?? new FormatError('expected a code object, found nothing');
}

function isCode(value: MarshalValue): value is Code {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'code';
}

/** Walks without recursion and each object once: references may share and cross. */
function summary(outermost: Code): CodeSummary {
  const names = new Set<string>();
  const constants = new Set<string>();
  const seen = new Set<MarshalValue>();
  const todo: MarshalValue[] = [outermost];
  for (let value = todo.pop(); value !== undefined; value = todo.pop()) {
    if (typeof value === 'string') constants.add(value);
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (isCode(value)) {
      for (const name of value.names) if (typeof name === 'string') names.add(name);
      for (const item of value.constants.toReversed()) todo.push(item);
    } else if (!('kind' in value)) {
      for (const item of value.toReversed()) todo.push(item);
    }
  }
  return { functionName: outermost.name, names: [...names], constants: [...constants] };
}

/** One pass over the bytes after one layout. */
class MarshalReader {
  readonly #cursor: Cursor;
  readonly #size: number;
  readonly #layout: CodeLayout;
  readonly #references: MarshalValue[] = [];
  /** Python 2's interned strings. */
  readonly #interned: string[] = [];
  #objects = 0;

  constructor(bytes: Uint8Array, layout: CodeLayout) {
    this.#cursor = new Cursor(memorySource(bytes));
    this.#size = bytes.length;
    this.#layout = layout;
  }

  read(depth: number): MarshalValue {
    this.#objects += 1;
    keepWithin('marshalNesting', depth, this.#cursor.position);
    keepWithin('marshalObjects', this.#objects, this.#cursor.position);
    const type = this.#cursor.u8();
    const slot = type & FLAG_REFERENCE ? this.#references.push(SCALAR) - 1 : -1;
    const value = this.#readType(String.fromCharCode(type & ~FLAG_REFERENCE), depth);
    if (slot >= 0) this.#references[slot] = value;
    return value;
  }

  #readType(type: string, depth: number): MarshalValue {
    switch (type) {
      case '0':
      case 'N':
      case 'F':
      case 'T':
      case 'S':
      case '.':
        return null;
      case 'i':
        return this.#skip(4);
      case 'I':
      case 'g':
        return this.#skip(8);
      case 'y':
        return this.#skip(16);
      case 'f':
        return this.#skip(this.#cursor.u8());
      case 'x':
        this.#skip(this.#cursor.u8());
        return this.#skip(this.#cursor.u8());
      case 'l':
        // A signed count of 15-bit digits.
        return this.#skip(2 * Math.abs(this.#cursor.u32() | 0));
      default:
        return this.#readText(type) ?? this.#readContainer(type, depth);
    }
  }

  #readText(type: string): MarshalValue {
    switch (type) {
      case 's':
      case 'a':
      case 'A':
        return this.#text(this.#cursor.u32(), 'latin1');
      case 'u':
        return this.#text(this.#cursor.u32(), 'utf8');
      case 'z':
      case 'Z':
        return this.#text(this.#cursor.u8(), 'latin1');
      case 't': {
        const text = this.#text(this.#cursor.u32(), 'utf8');
        this.#interned.push(text);
        return text;
      }
      case 'R':
        return this.#interned[this.#cursor.u32()] ?? this.#unknown('an interned string');
      case 'r':
        return this.#references[this.#cursor.u32()] ?? SCALAR;
      default:
        return null;
    }
  }

  #readContainer(type: string, depth: number): MarshalValue {
    switch (type) {
      case ')':
        return this.#items(this.#cursor.u8(), depth);
      case '(':
      case '[':
      case '<':
      case '>':
        return this.#items(this.#cursor.u32(), depth);
      case ':':
        return this.#items(3, depth);
      case '{':
        return this.#pairs(depth);
      case 'c':
        return this.#code(depth);
      default:
        return this.#unknown('a type');
    }
  }

  #items(count: number, depth: number): MarshalValue {
    if (count > this.#size - this.#cursor.position) return this.#unknown('a count');
    const items: MarshalValue[] = [];
    for (let index = 0; index < count; index += 1) items.push(this.read(depth + 1));
    return items;
  }

  /** Keys and values until a NULL stands for a key. */
  #pairs(depth: number): MarshalValue {
    const items: MarshalValue[] = [];
    for (;;) {
      if (this.#cursor.source.read(this.#cursor.position, this.#cursor.position + 1)[0] === 0x30) {
        this.#cursor.skip(1);
        return items;
      }
      items.push(this.read(depth + 1), this.read(depth + 1));
    }
  }

  #code(depth: number): Code {
    this.#cursor.skip(4 * this.#layout.integers);
    let name = '';
    let names: readonly MarshalValue[] = [];
    let constants: readonly MarshalValue[] = [];
    for (const field of this.#layout.fields) {
      if (field === 'integer') {
        this.#cursor.skip(4);
        continue;
      }
      const value = this.read(depth + 1);
      if (field === 'name') name = typeof value === 'string' ? value : this.#unknown('a name');
      else if (field === 'names') names = Array.isArray(value) ? value : this.#unknown('names');
      else if (field === 'constants') constants = Array.isArray(value) ? value : this.#unknown('constants');
    }
    return { kind: 'code', name, names, constants };
  }

  #text(length: number, encoding: 'latin1' | 'utf8'): string {
    const bytes = this.#cursor.bytes(length);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(encoding);
  }

  #skip(count: number): Scalar {
    this.#cursor.bytes(count);
    return SCALAR;
  }

  #unknown(expected: string): never {
    throw new FormatError(`expected ${expected} of Python's marshal format`, { offset: this.#cursor.position });
  }
}
