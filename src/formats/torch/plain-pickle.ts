/** Reads the values of pickles of plain data as PyTorch's unpickler in C++ does: the byte code of mobile models. https://github.com/pytorch/pytorch/blob/main/torch/csrc/jit/serialization/unpickler.cpp */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { OPCODE_BY_CODE, type Opcode } from '../../pickle/machine/opcodes.ts';
import { ByteWindow } from '../../wire/byte-window.ts';

/** Lists are tuples here; what is neither text nor container is null. */
export type PlainValue = string | PlainValue[] | null;

const MARK = Symbol('mark');
type Item = PlainValue | typeof MARK;

/** Pushes what nobody asks for. */
const VALUES: ReadonlySet<string> = new Set(
  'INT BININT BININT1 BININT2 LONG LONG1 LONG4 FLOAT BINFLOAT NONE NEWTRUE NEWFALSE GLOBAL BINBYTES SHORT_BINBYTES'.split(
    ' ',
  ),
);
const TEXTS: ReadonlySet<string> = new Set(
  'BINUNICODE SHORT_BINUNICODE BINUNICODE8 BINSTRING SHORT_BINSTRING STRING UNICODE'.split(' '),
);
const COUNTS: Readonly<Record<string, number>> = { TUPLE1: 1, TUPLE2: 2, TUPLE3: 3 };

/** @throws FormatError where it is not plain data, or is cut */
export function readPlainPickle(source: ByteSource): PlainValue {
  return new PlainReader(source).run();
}

class PlainReader {
  readonly #window: ByteWindow;
  readonly #stack: Item[] = [];
  readonly #memo = new Map<number, Item>();
  #position = 0;

  constructor(source: ByteSource) {
    this.#window = new ByteWindow(source);
  }

  run(): PlainValue {
    for (let count = 1; ; count += 1) {
      const offset = this.#position;
      keepWithin('byteCodeOpcodes', count, offset);
      const opcode = OPCODE_BY_CODE[this.#window.at(offset)];
      if (opcode === undefined) throw new FormatError('expected an opcode', { offset });
      this.#position += 1;
      const argument = this.#argument(opcode);
      if (opcode.name === 'STOP') return this.#pop(offset);
      this.#do(opcode.name, argument, offset);
    }
  }

  /** What an opcode takes out of the stream: a number, or the text of what it counts or its line. */
  #argument({ argument }: Opcode): { readonly number: number; readonly start: number; readonly end: number } {
    const start = this.#position;
    const widths = { none: 0, u1: 1, u2: 2, i4: 4, u4: 4, u8: 8, f8: 8 } as const;
    if (argument === 'line' || argument === 'line2') return this.#lines(argument === 'line' ? 1 : 2);
    if (argument in widths) {
      const width = widths[argument as keyof typeof widths]; // just looked up
      this.#position += width;
      return { number: this.#unsigned(start, width), start, end: this.#position };
    }
    const width = Number(/\d/.exec(argument)?.[0] ?? 4);
    const length = this.#unsigned(start, width);
    const end = start + width + length;
    if (end > this.#window.source.size) throw new FormatError('a length that leaves the file', { offset: start });
    this.#position = end;
    return { number: length, start: start + width, end };
  }

  #lines(count: number): { readonly number: number; readonly start: number; readonly end: number } {
    const start = this.#position;
    let end = start;
    for (let left = count; left > 0; left -= 1) {
      end = this.#position;
      while (this.#window.at(end) !== 0x0a) end += 1;
      this.#position = end + 1;
    }
    return { number: 0, start, end };
  }

  #unsigned(start: number, width: number): number {
    let value = 0;
    for (let index = width - 1; index >= 0; index -= 1) value = value * 256 + this.#window.at(start + index);
    return value;
  }

  #do(
    name: string,
    argument: { readonly number: number; readonly start: number; readonly end: number },
    offset: number,
  ): void {
    const stack = this.#stack;
    const count = COUNTS[name];
    if (VALUES.has(name)) stack.push(null);
    else if (TEXTS.has(name)) stack.push(this.#window.text(argument.start, argument.end, 'latin1'));
    else if (count !== undefined) stack.push(this.#take(count, offset));
    else this.#doOther(name, argument.number, offset);
  }

  #doOther(name: string, number: number, offset: number): void {
    const stack = this.#stack;
    switch (name) {
      case 'PROTO':
      case 'FRAME':
        return;
      case 'MARK':
        stack.push(MARK);
        return;
      case 'EMPTY_LIST':
      case 'EMPTY_TUPLE':
      case 'EMPTY_DICT':
        stack.push([]);
        return;
      case 'TUPLE':
      case 'LIST':
      case 'DICT':
        stack.push(this.#toMark(offset));
        return;
      case 'APPEND':
        this.#extend(this.#take(1, offset), offset);
        return;
      case 'SETITEM':
        this.#extend(this.#take(2, offset), offset);
        return;
      case 'APPENDS':
      case 'SETITEMS':
        this.#extend(this.#toMark(offset), offset);
        return;
      case 'BINPUT':
      case 'LONG_BINPUT':
        this.#memo.set(number, this.#top(offset));
        return;
      case 'MEMOIZE':
        this.#memo.set(this.#memo.size, this.#top(offset));
        return;
      case 'BINGET':
      case 'LONG_BINGET':
        stack.push(this.#memo.get(number) ?? null);
        return;
      default:
        this.#doCall(name, offset);
    }
  }

  /** Objects stand among constants; what they are made of stays to be seen. */
  #doCall(name: string, offset: number): void {
    if (name === 'BINPERSID') this.#stack.push(this.#take(1, offset));
    else if (name === 'REDUCE' || name === 'NEWOBJ' || name === 'BUILD') this.#stack.push(this.#take(2, offset));
    else throw new FormatError(`byte code with ${name}`, { offset, reason: 'unsupported' });
  }

  #top(offset: number): Item {
    const item = this.#stack[this.#stack.length - 1];
    return item === undefined ? this.#empty(offset) : item; // what nobody asks for is null
  }

  #pop(offset: number): PlainValue {
    const item = this.#stack.pop();
    return item === undefined || item === MARK ? this.#empty(offset) : item;
  }

  #take(count: number, offset: number): PlainValue[] {
    return Array.from({ length: count }, () => this.#pop(offset)).reverse();
  }

  #toMark(offset: number): PlainValue[] {
    const at = this.#stack.lastIndexOf(MARK);
    if (at === -1) return this.#empty(offset);
    const items = this.#stack.splice(at);
    return items.slice(1).map((item) => (item === MARK ? null : item));
  }

  #extend(items: readonly PlainValue[], offset: number): void {
    const container = this.#top(offset);
    if (!Array.isArray(container)) throw new FormatError('expected a container', { offset });
    for (const item of items) container.push(item);
  }

  #empty(offset: number): never {
    throw new FormatError('expected a value on the stack', { offset });
  }
}
