/** Values of Julia that BSON.jl keeps in documents of BSON (models of Flux): its reader makes values of any type by its name, and functions of the code that they bring. See https://github.com/JuliaIO/BSON.jl/blob/master/src/extensions.jl and https://bsonspec.org/spec.html. */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';
import { FormatError, TruncatedError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { ByteWindow } from '../../wire/byte-window.ts';
import type { Examination, Format } from '../format.ts';
import { NamedOperators } from '../named-operators.ts';

/** Types of values, and how many bytes one of them has. */
const DOCUMENT = 3;
const ARRAY = 4;
const STRING = 2;
const BINARY = 5;
const FIXED: Readonly<Record<number, number>> = { 1: 8, 6: 0, 8: 1, 10: 0, 16: 4, 18: 8 };
const VALUES = [STRING, DOCUMENT, ARRAY, BINARY];
/** Of the first value. */
const TYPE_AT = 4;
const KEY_BYTES = 4096;
/** The tag of functions without a name. */
const CODE_TAG = /^jl_(?:anonymous|method)$/;
/** Types of which functions, their code and addresses in memory are made. */
const CODE_TYPE =
  /^(?:TypeName|Method(?:Table|Instance)?|Code(?:Info|Instance)|Expr|OpaqueClosure|Task|Ptr|LLVMPtr|RawFD)$/;
/** Keys of what types and values are found by, part by part. */
const PATH_KEY = /^(?:name|path)$/;
/** Of BSON.jl, and of no other writer. */
const TAG = /tag\0[\s\S]\0\0\0(?:symbol|tuple|svec|ref|datatype|unionall|array|struct|backref|jl_\w+)\0|_backrefs\0/;
/** One of them is in each. */
const SIGNS = ['tag\0', '_backrefs\0'];
const HEAD_BYTES = 64 * 1024;
const TEXT_BYTES = 200;

export const juliaBsonFormat: Format = {
  id: 'julia-bson',
  spec: 'https://github.com/JuliaIO/BSON.jl/blob/master/src/extensions.jl',
  kind: 'model',
  title: 'BSON of Julia (Flux)',
  extensions: ['bson'],
  sees: 'functions by value, whose code the reader defines',
  provenWith: 'BSON.jl (its test data); functions: schema',
  isOpenEnded: true,
  isLoose: true,
  laterByte: { at: TYPE_AT, of: valueTypes() },
  probe: (source) => (isJuliaBson(source) ? (examination) => examineDocument(source, examination) : null),
};

function valueTypes(): ReadonlySet<number> {
  return new Set([...VALUES, ...Object.keys(FIXED).map(Number)]);
}

/** A document with a tag of BSON.jl near its beginning; its reader does not look at the length. */
function isJuliaBson(source: ByteSource): boolean {
  if (source.size < 16) return false;
  const [type = 0] = source.read(TYPE_AT, TYPE_AT + 1);
  if (!valueTypes().has(type)) return false;
  const { buffer, byteOffset, byteLength } = headOf(source, HEAD_BYTES);
  const head = Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
  return SIGNS.some((sign) => head.includes(sign)) && TAG.test(head);
}

function examineDocument(source: ByteSource, examination: Examination): void {
  const walk = new DocumentWalk(new ByteWindow(source), new NamedOperators(examination, 'julia'));
  walk.document(0, 1, '');
}

/** Mutable: one for each file. */
class DocumentWalk {
  readonly #window: ByteWindow;
  readonly #names: NamedOperators;

  constructor(window: ByteWindow, names: NamedOperators) {
    this.#window = window;
    this.#names = names;
  }

  /** @param owner the key of an array. @returns where it ends */
  document(start: number, depth: number, owner: string): number {
    keepWithin('messageNesting', depth, start);
    let position = start + 4;
    for (;;) {
      const type = this.#window.at(position);
      if (type === 0) return position + 1;
      const key = this.#key(position + 1);
      position = this.#value(type, owner === '' ? key : { ...key, text: owner }, depth);
    }
  }

  #value(type: number, { text, end }: Key, depth: number): number {
    if (type === DOCUMENT || type === ARRAY) return this.document(end, depth + 1, type === ARRAY ? text : '');
    if (type === STRING) return this.#string(text, end);
    if (type === BINARY) return this.#within(end + 5 + this.#u32(end), end);
    const bytes = FIXED[type];
    if (bytes === undefined) throw new FormatError(`a value of type ${type}`, { offset: end });
    return end + bytes;
  }

  #string(key: string, start: number): number {
    const length = this.#u32(start);
    const end = this.#within(start + 4 + length, start);
    const value = this.#window.text(start + 4, Math.min(end, start + 4 + TEXT_BYTES), 'latin1').replace(/\0$/, '');
    const isCode = key === 'tag' ? CODE_TAG.test(value) : PATH_KEY.test(key) && CODE_TYPE.test(value);
    if (isCode) this.#names.operator(value, start);
    return end;
  }

  #key(start: number): Key {
    let end = start;
    while (this.#window.at(end) !== 0) {
      end += 1;
      if (end - start > KEY_BYTES) throw new FormatError('a key without an end', { offset: start });
    }
    return { text: this.#window.text(start, end, 'latin1'), end: end + 1 };
  }

  #u32(at: number): number {
    const { source } = this.#window;
    if (at + 4 > source.size) throw new TruncatedError(at, at + 4, source.size);
    return Buffer.from(source.read(at, at + 4)).readUInt32LE();
  }

  #within(end: number, start: number): number {
    const { size } = this.#window.source;
    if (end > size) throw new TruncatedError(start, end, size);
    return end;
  }
}

interface Key {
  readonly text: string;
  /** Behind its zero. */
  readonly end: number;
}
