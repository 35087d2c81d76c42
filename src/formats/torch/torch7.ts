/** Objects of Torch7 (`.t7`, `torch.save`): whether they carry functions of Lua. See https://github.com/torch/torch7/blob/master/doc/serialization.md and https://github.com/torch/torch7/blob/master/File.lua. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { extensionOf } from '../../model-names.ts';
import { ByteWindow } from '../../wire/byte-window.ts';
import type { Examination, Format } from '../format.ts';

const NIL = 0;
const NUMBER = 1;
const STRING = 2;
const TABLE = 3;
const OBJECT = 4;
const BOOLEAN = 5;
const FUNCTION = 6;
/** With an index, as tables and objects have; the old ones and the newer. */
const INDEXED_FUNCTIONS = new Set([7, 8]);

/** `torch.FloatTensor`, `torch.CudaStorage`, …: bytes of an element. */
const NUMERIC =
  /^torch\.(?:(Byte|Char|Short|Int|Long|Float|Double|Half)|Cuda(Byte|Char|Short|Int|Long|Double|Half)?)(Tensor|Storage)$/;
const ELEMENT_BYTES: Readonly<Record<string, number>> = {
  Byte: 1,
  Char: 1,
  Short: 2,
  Half: 2,
  Int: 4,
  Float: 4,
  Long: 8,
  Double: 8,
};

/** What `string.dump` begins with, in LuaJIT and in Lua. */
const DUMPED = ['\x1bLJ', '\x1bLua'];
const SEARCH_BYTES = 1024 * 1024;
/** Items that are walked; what holds more is searched. CWE-770. */
const ITEMS = 1_000_000;
const INDEXED_ITEMS = 500_000;
const NAME_BYTES = 256;
const FUNCTIONS = 100;

export const torch7Format: Format = {
  id: 'torch7',
  spec: 'https://github.com/torch/torch7/blob/master/doc/serialization.md',
  isLoose: true,
  kind: 'model',
  title: 'Torch7',
  extensions: ['t7'],
  sees: 'Lua code',
  provenWith: 'schema',
  probe(source, name) {
    if (!isTorch7(source, name)) return null;
    return (examination) => examineObject(source, examination);
  },
};

function isTorch7(source: ByteSource, name: string): boolean {
  return extensionOf(name) === 't7' && startsAsObject(source);
}

function examineObject(source: ByteSource, examination: Examination): void {
  const walk = new Torch7Walk(source, examination);
  try {
    walk.run();
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    // Classes may read themselves as they like: then only the code itself can be found.
    search(source, walk.position, examination);
  }
}

/** A number from 0 to 8, little-endian or as a digit and a line feed. */
function startsAsObject(source: ByteSource): boolean {
  if (source.size < 4) return false;
  const [first = 255, ...rest] = source.read(0, 4);
  return (first <= 8 && rest.every((byte) => byte === 0)) || (first >= 0x30 && first <= 0x38 && rest[0] === 0x0a);
}

/** Walks the binary encoding of machines with longs of eight bytes, which all that is in use has. */
class Torch7Walk {
  position = 0;
  readonly #window: ByteWindow;
  readonly #size: number;
  readonly #examination: Examination;
  readonly #seen = new Set<number>();
  #functions = 0;
  #items = 0;

  constructor(source: ByteSource, examination: Examination) {
    this.#window = new ByteWindow(source);
    this.#size = source.size;
    this.#examination = examination;
  }

  run(): void {
    const todo: { left: number }[] = [{ left: 1 }];
    for (let open = todo[todo.length - 1]; open !== undefined; open = todo[todo.length - 1]) {
      if (open.left === 0) todo.pop();
      else {
        open.left -= 1;
        const left = this.#item();
        if (left > 0) todo.push({ left });
      }
    }
  }

  /** @returns how many items belong to it */
  #item(): number {
    this.#items += 1;
    if (this.#items > ITEMS || this.#seen.size > INDEXED_ITEMS) throw this.#broken('fewer items');
    const type = this.#int();
    if (type === NIL) return 0;
    if (type === NUMBER) return this.#skip(8);
    if (type === BOOLEAN) return this.#skip(4);
    if (type === STRING) return this.#skip(this.#int());
    if (type === FUNCTION) return this.#function();
    if (type !== TABLE && type !== OBJECT && !INDEXED_FUNCTIONS.has(type)) throw this.#broken(`a type, found ${type}`);
    const index = this.#int();
    if (this.#seen.has(index)) return 0;
    this.#seen.add(index);
    if (type === TABLE) return 2 * this.#int();
    return type === OBJECT ? this.#object() : this.#function();
  }

  /** Its code, then its upvalues. */
  #function(): number {
    const offset = this.position;
    this.#skip(this.#int());
    this.#functions += 1;
    if (this.#functions <= FUNCTIONS) reportFunction(this.#examination, offset);
    return 1;
  }

  /** `V 1` and a class, or a class alone; then what the class writes. */
  #object(): number {
    const first = this.#text();
    const name = /^V \d+$/.test(first) ? this.#text() : first;
    const [, cpu, gpu, kind] = NUMERIC.exec(name) ?? [];
    if (kind === undefined) return 1;
    const dimensions = kind === 'Tensor' ? this.#int() : 0;
    // Sizes, strides and the offset into the storage, which follows.
    if (kind === 'Tensor') return this.#skip(dimensions * 16 + 8) + 1;
    return this.#skip(this.#long() * (ELEMENT_BYTES[cpu ?? gpu ?? 'Float'] ?? 4));
  }

  #text(): string {
    const length = this.#int();
    const start = this.position;
    this.#skip(length);
    return this.#window.text(start, start + Math.min(length, NAME_BYTES), 'latin1');
  }

  #int(): number {
    let value = 0;
    for (let at = 3; at >= 0; at -= 1) value = (value << 8) | this.#window.at(this.position + at);
    this.position += 4;
    return value;
  }

  #long(): number {
    const low = this.#int() >>> 0;
    return this.#int() * 2 ** 32 + low;
  }

  /** @returns 0: nothing belongs to what was skipped */
  #skip(bytes: number): 0 {
    const end = this.position + bytes;
    if (!(bytes >= 0 && end <= this.#size)) throw this.#broken(`${bytes} more bytes`);
    this.position = end;
    return 0;
  }

  #broken(expected: string): FormatError {
    return new FormatError(`expected ${expected}`, { offset: this.position });
  }
}

function search(source: ByteSource, from: number, examination: Examination): void {
  for (let start = from; start < source.size; start += SEARCH_BYTES - 3) {
    const bytes = Buffer.from(source.read(start, Math.min(start + SEARCH_BYTES, source.size)));
    const found = DUMPED.map((magic) => bytes.indexOf(magic, 0, 'latin1')).find((at) => at !== -1);
    if (found === undefined) continue;
    reportFunction(examination, start + found);
    return;
  }
}

function reportFunction(examination: Examination, offset: number): void {
  examination.report({ kind: 'code', language: 'lua', excerpt: 'a compiled function', offset });
}
