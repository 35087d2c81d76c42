/** Whether a loader that begins at some place could come as far as to import something and to call something, by the lengths of opcodes alone: most places of data and of text lead nowhere within two or three. See https://github.com/python/cpython/blob/main/Lib/pickletools.py. */
import { type ArgumentLayout, OPCODES } from './machine/opcodes.ts';

/** What a step does, by the byte of its opcode: how long it is, and one or both of the two flags. */
const ENDS = 0;
/** Lies about where the next opcode is: anything may follow. */
const LIES = 1;
const LINE = 2;
const LINES = 3;
/** And so many bytes of argument. */
const FIXED = 16;
/** And as many bytes as a number of so many bytes says. */
const COUNTED = 32;
const LENGTH = 63;

const IMPORTS = 64;
const CALLS = 128;
const BOTH = IMPORTS | CALLS;

const IMPORTING: ReadonlySet<string> = new Set(['GLOBAL', 'STACK_GLOBAL', 'INST', 'EXT1', 'EXT2', 'EXT4']);
/** What fills or builds something calls its methods where it is no container. */
const CALLING: ReadonlySet<string> = new Set(
  'INST REDUCE OBJ NEWOBJ NEWOBJ_EX BUILD APPEND APPENDS SETITEM SETITEMS ADDITEMS'.split(' '),
);

const STEPS = new Uint8Array(256);
for (const { code, name, argument } of OPCODES) {
  if (name === 'STOP') continue;
  const flags = (IMPORTING.has(name) ? IMPORTS : 0) | (CALLING.has(name) ? CALLS : 0);
  STEPS[code] = name === 'FRAME' ? LIES : stepOf(argument) | flags;
}

function stepOf(argument: ArgumentLayout): number {
  if (argument === 'none') return FIXED;
  if (argument === 'line') return LINE;
  if (argument === 'line2') return LINES;
  const bytes = Number(/\d/.exec(argument)?.[0]);
  return (argument.startsWith('counted') ? COUNTED : FIXED) + bytes;
}

/** Values that an opcode needs on the stack, and by how many it changes their number at most. Every other pushes one. */
const STACK: Readonly<Record<string, readonly [needs: number, change: number]>> = {
  PROTO: [0, 0],
  MARK: [0, 0],
  POP: [0, 0], // of a mark it takes no value
  DUP: [1, 1],
  PUT: [1, 0],
  BINPUT: [1, 0],
  LONG_BINPUT: [1, 0],
  MEMOIZE: [1, 0],
  READONLY_BUFFER: [1, 0],
  BINPERSID: [1, 0],
  TUPLE1: [1, 0],
  TUPLE2: [2, -1],
  TUPLE3: [3, -2],
  STACK_GLOBAL: [2, -1],
  REDUCE: [2, -1],
  BUILD: [2, -1],
  NEWOBJ: [2, -1],
  NEWOBJ_EX: [3, -2],
  APPEND: [2, -1],
  SETITEM: [3, -2],
  APPENDS: [1, 0],
  ADDITEMS: [1, 0],
  SETITEMS: [1, 0],
  POP_MARK: [0, 0],
};
const NEEDS = new Uint8Array(256);
const CHANGES = new Int8Array(256).fill(1);
for (const { code, name } of OPCODES) [NEEDS[code], CHANGES[code]] = STACK[name] ?? [0, 1];

const MARK = 0x28;
/** They take all down to the last mark. */
const IS_MARKED = new Uint8Array(256);
for (const { code, name } of OPCODES)
  if (/^(?:INST|OBJ|LIST|DICT|TUPLE|FROZENSET|APPENDS|SETITEMS|ADDITEMS|POP_MARK)$/.test(name)) IS_MARKED[code] = 1;

/** Steps of a walk that keep count of the stack. What they lead to depends on where the walk began, so it is not remembered: the bound keeps all walks of a window short. CWE-407. */
const COUNTED_STEPS = 64;

/** Of one window of bytes. Mutable: the places that lead nowhere, since walks from different places soon meet. */
export class Prospects {
  readonly #bytes: Uint8Array;
  /** Whether a loader goes on behind the window. */
  readonly #goesOn: boolean;
  /** By what was seen before: a bit for each byte of the window, made with the first of them. */
  readonly #leadsNowhere = new Map<number, Uint8Array>();

  /** @param goesOn whether the source goes on behind these bytes; where it does not, a loader that leaves them has ended */
  constructor(bytes: Uint8Array, goesOn = true) {
    this.#bytes = bytes;
    this.#goesOn = goesOn;
  }

  /** False where a loader ends before it has both imported and called something, and before the window does. */
  mayImportAndCall(start: number): boolean {
    return !this.#breaksAtOnce(start) && this.#mayComeToBoth(start);
  }

  /** Whether one of the first steps needs more of the stack than the steps before it can have left there. */
  #breaksAtOnce(start: number): boolean {
    let seen = 0;
    let values = 0;
    let marks = 0;
    for (let at = start, steps = 0; at < this.#bytes.length && steps < COUNTED_STEPS; steps += 1) {
      const code = this.#bytes[at]!;
      const step = STEPS[code]!;
      seen |= step & IMPORTS; // INST imports before it looks for its mark
      if (step === ENDS || step === LIES || seen === BOTH) return false;
      const next = this.#next(at + 1, step & LENGTH);
      if (next > this.#bytes.length) return false;
      if (values < NEEDS[code]! || marks < IS_MARKED[code]!) return true;
      seen |= step & CALLS;
      if (code === MARK) marks += 1;
      marks -= IS_MARKED[code]!;
      values += CHANGES[code]!;
      at = next;
    }
    return false;
  }

  #mayComeToBoth(start: number): boolean {
    let seen = 0;
    for (let at = start; at < this.#bytes.length; ) {
      const step = this.#isMarked(at, seen) ? ENDS : STEPS[this.#bytes[at]!]!;
      if (step === ENDS) return this.#remember(start);
      seen |= step & BOTH;
      if (step === LIES || seen === BOTH) return true;
      at = this.#next(at + 1, step & LENGTH);
    }
    return this.#goesOn || this.#remember(start);
  }

  /** Beyond the end of the window where the argument does not end in it. */
  #next(at: number, step: number): number {
    if (step === LINE) return this.#lineEnd(at);
    if (step === LINES) return this.#lineEnd(this.#lineEnd(at));
    if (step < COUNTED) return at + step - FIXED;
    const width = step - COUNTED;
    let count = 0;
    for (let index = width - 1; index >= 0; index -= 1) count = count * 256 + (this.#bytes[at + index] ?? 0);
    return at + width + count;
  }

  #lineEnd(at: number): number {
    const end = this.#bytes.indexOf(10, at);
    return end === -1 ? this.#bytes.length + 1 : end + 1;
  }

  #isMarked(at: number, seen: number): boolean {
    const marks = this.#leadsNowhere.get(seen);
    return marks !== undefined && (marks[at >> 3]! & (1 << (at & 7))) !== 0;
  }

  /** Marks every place of the walk that ends: it is short, and walked once more for that. */
  #remember(start: number): false {
    let seen = 0;
    for (let at = start; at < this.#bytes.length && !this.#isMarked(at, seen); ) {
      this.#mark(at, seen);
      const step = STEPS[this.#bytes[at]!]!;
      if (step === ENDS) break;
      seen |= step & BOTH;
      at = this.#next(at + 1, step & LENGTH);
    }
    return false;
  }

  #mark(at: number, seen: number): void {
    const marks = this.#leadsNowhere.get(seen) ?? new Uint8Array((this.#bytes.length >> 3) + 1);
    this.#leadsNowhere.set(seen, marks);
    marks[at >> 3]! |= 1 << (at & 7);
  }
}
