/** Walks the items of an R serialization stream without recursion, and finds the promises among them: code that R runs when the value is read. See https://cran.r-project.org/doc/manuals/r-release/R-ints.html#Serialization-Formats. */
import { FormatError } from '../../bytes/format-error.ts';
import type { RReader } from './r-reader.ts';

const SYMBOL = 1;
const PAIRLIST = 2;
const CLOSURE = 3;
const ENVIRONMENT = 4;
const PROMISE = 5;
const CALL = 6;
const SPECIAL = 7;
const BUILTIN = 8;
const CHARACTERS = 9;
const DOTS = 17;
const STRINGS = 16;
const LIST = 19;
const EXPRESSIONS = 20;
const BYTECODE = 21;
const POINTER = 22;
const WEAK_REFERENCE = 23;
const OBJECT = 25;
const ALTREP = 238;
const ATTRIBUTE_LIST = 239;
const ATTRIBUTE_CALL = 240;
const BYTECODE_REFERENCE = 243;
const BYTECODE_DEFINITION = 244;
const PERSISTENT = 247;
const PACKAGE = 248;
const NAMESPACE = 249;
const UNBOUND = 252;
const REFERENCE = 255;

const HAS_ATTRIBUTES = 0x200;
const HAS_TAG = 0x400;

/** Vectors of numbers: bytes of one in the binary encodings, words in ASCII. */
const NUMBERS: Readonly<Record<number, readonly [bytes: number, words: number]>> = {
  10: [4, 1],
  13: [4, 1],
  14: [8, 1],
  15: [16, 2],
};
/** The empty list and environments that every R has, and markers of missing arguments. */
const CONSTANTS = new Set([241, 242, 250, 251, UNBOUND, 253, 254]);

/** Items that wait inside each other; R itself ends at some thousands. CWE-674. */
const WAITING = 500_000;
/** Symbols and environments that later items may refer to. CWE-770. */
const REFERENCES = 1_000_000;
/** Names of one expression that are kept. */
const NAMES = 1_000;

/** What is read, and what is known of its place. */
type Task =
  | { readonly kind: 'item'; readonly place: Place }
  | { readonly kind: 'items'; left: number; readonly place: Place }
  | { readonly kind: 'bytecode' }
  | { readonly kind: 'constants'; left: number }
  /** A call or list inside bytecode, whose kind stands before it. */
  | { readonly kind: 'inner'; readonly type: number | null }
  /** All parts of the promise were read. */
  | { readonly kind: 'promised'; readonly promise: OpenPromise };

/** `binding`: the value of a variable of an environment; `frame`: the variables; `table`: frames by hash. `expression`: of a promise; `value`: of a promise. */
type Place = 'other' | 'binding' | 'frame' | 'table' | 'expression' | 'value';

/** A promise that was read. */
export interface RPromise {
  /** An argument that a function was given and has not looked at yet, in the environment of its call: honest closures keep such. */
  readonly isArgument: boolean;
  /** The names in its expression: what it may call; null where there are more than are kept. */
  readonly names: readonly string[] | null;
  readonly offset: number;
}

interface OpenPromise {
  readonly isArgument: boolean;
  readonly names: Set<string>;
  readonly offset: number;
  isForced: boolean;
  isCode: boolean;
}

/** @throws FormatError where the bytes are no such stream; promises before were told. */
export function walkItems(reader: RReader, tell: (promise: RPromise) => void): void {
  new ItemWalk(reader, tell).run();
}

class ItemWalk {
  readonly #reader: RReader;
  readonly #tell: (promise: RPromise) => void;
  readonly #tasks: Task[] = [{ kind: 'item', place: 'other' }];
  /** What a reference may stand for: a symbol's name, or null. */
  readonly #references: (string | null)[] = [];
  readonly #promises: OpenPromise[] = [];

  constructor(reader: RReader, tell: (promise: RPromise) => void) {
    this.#reader = reader;
    this.#tell = tell;
  }

  run(): void {
    try {
      for (let task = this.#tasks.pop(); task !== undefined; task = this.#tasks.pop()) this.#do(task);
    } finally {
      for (const promise of this.#promises) this.#tellPromise(promise);
    }
  }

  #do(task: Task): void {
    switch (task.kind) {
      case 'item':
        this.#item(this.#reader.int(), task.place);
        break;
      case 'items':
        if (task.left === 0) return;
        task.left -= 1;
        this.#push(task);
        this.#item(this.#reader.int(), task.place);
        break;
      case 'bytecode':
        // Its instructions as a vector of integers, then its constants.
        this.#push({ kind: 'constants', left: -1 });
        this.#push({ kind: 'item', place: 'other' });
        break;
      case 'constants':
        this.#constant(task);
        break;
      case 'inner':
        this.#inner(task.type ?? this.#reader.int());
        break;
      case 'promised':
        this.#promises.pop();
        this.#tellPromise(task.promise);
        break;
    }
  }

  #push(...tasks: readonly Task[]): void {
    for (const task of tasks) this.#tasks.push(task);
    if (this.#tasks.length > WAITING) throw this.#broken(`more than ${WAITING} items inside each other`, 'limit');
  }

  #item(flags: number, place: Place): void {
    const type = flags & 0xff;
    const promise = this.#promises[this.#promises.length - 1];
    if (promise !== undefined && place === 'value') promise.isForced = type !== UNBOUND;
    if (promise !== undefined && place === 'expression')
      promise.isCode = type === CALL || type === BYTECODE || type === PROMISE;
    if (CONSTANTS.has(type)) return;
    const numbers = NUMBERS[type];
    if (numbers !== undefined) {
      this.#pushAttributes(flags);
      this.#reader.skipNumbers(this.#reader.length(), ...numbers);
    } else this.#otherItem(type, flags, place);
  }

  #otherItem(type: number, flags: number, place: Place): void {
    switch (type) {
      case PAIRLIST:
      case CLOSURE:
      case CALL:
      case DOTS:
        this.#pair(type, flags, place);
        break;
      case PROMISE:
        this.#promise(flags, place);
        break;
      case STRINGS:
      case LIST:
      case EXPRESSIONS:
        this.#pushAttributes(flags);
        this.#push({ kind: 'items', left: this.#reader.length(), place: place === 'table' ? 'frame' : 'other' });
        break;
      case SYMBOL:
        this.#refer(this.#characters(this.#reader.int()));
        break;
      case REFERENCE:
        this.#reference(flags >>> 8);
        break;
      case CHARACTERS:
        this.#pushAttributes(flags);
        this.#characters(flags);
        break;
      case ENVIRONMENT:
        this.#environment();
        break;
      case OBJECT:
        this.#pushAttributes(flags);
        break;
      default:
        this.#rareItem(type, flags);
        break;
    }
  }

  #rareItem(type: number, flags: number): void {
    switch (type) {
      case SPECIAL:
      case BUILTIN:
        this.#reader.text(this.#reader.int());
        break;
      case 24:
        this.#pushAttributes(flags);
        this.#reader.skipRaw(this.#reader.length());
        break;
      case BYTECODE:
        this.#reader.int();
        this.#pushAttributes(flags);
        this.#push({ kind: 'bytecode' });
        break;
      case POINTER:
        this.#refer(null);
        this.#pushAttributes(flags);
        this.#push({ kind: 'item', place: 'other' }, { kind: 'item', place: 'other' });
        break;
      case WEAK_REFERENCE:
        this.#refer(null);
        this.#pushAttributes(flags);
        break;
      case ALTREP:
        this.#push(...Array.from({ length: 3 }, () => ({ kind: 'item', place: 'other' }) as const));
        break;
      case PERSISTENT:
      case PACKAGE:
      case NAMESPACE:
        if (this.#reader.int() !== 0) throw this.#broken('names in a vector of texts');
        this.#refer(null);
        this.#push({ kind: 'items', left: this.#reader.int(), place: 'other' });
        break;
      default:
        throw this.#broken(`expected a type of item, found ${type}`);
    }
  }

  /** Attributes, tag, first and rest, each an item; the rest is read last, so that no length of a list piles up. */
  #pair(type: number, flags: number, place: Place): void {
    const isFrame = place === 'frame' && type === PAIRLIST;
    const isDots = place === 'binding' && type === DOTS;
    const first: Place = isFrame || isDots ? 'binding' : 'other';
    this.#push({ kind: 'item', place: isFrame || isDots ? place : 'other' }, { kind: 'item', place: first });
    if ((flags & HAS_TAG) !== 0) this.#push({ kind: 'item', place: 'other' });
    this.#pushAttributes(flags);
  }

  #promise(flags: number, place: Place): void {
    const promise = {
      isArgument: place === 'binding',
      names: new Set<string>(),
      offset: this.#reader.position,
      isForced: false,
      isCode: false,
    };
    this.#promises.push(promise);
    this.#push({ kind: 'promised', promise }, { kind: 'item', place: 'expression' }, { kind: 'item', place: 'value' });
    if ((flags & HAS_TAG) !== 0) this.#push({ kind: 'item', place: 'other' });
    this.#pushAttributes(flags);
  }

  #environment(): void {
    this.#reader.int();
    this.#refer(null);
    // Enclosing environment, frame, table, attributes.
    const places: readonly Place[] = ['other', 'table', 'frame', 'other'];
    for (const place of places) this.#push({ kind: 'item', place });
  }

  #pushAttributes(flags: number): void {
    if ((flags & HAS_ATTRIBUTES) !== 0 && (flags & 0xff) !== CHARACTERS) this.#push({ kind: 'item', place: 'other' });
  }

  /** @param flags of the item, which must be characters @returns null for a missing value */
  #characters(flags: number): string | null {
    if ((flags & 0xff) !== CHARACTERS) throw this.#broken(`expected characters, found type ${flags & 0xff}`);
    const length = this.#reader.int();
    if (length < -1) throw this.#broken(`expected a length, found ${length}`);
    const text = length === -1 ? null : this.#reader.text(length);
    // Functions are also called by a text that names them.
    this.#named(text);
    return text;
  }

  #refer(name: string | null): void {
    if (this.#references.push(name) > REFERENCES) throw this.#broken(`more than ${REFERENCES} symbols`, 'limit');
  }

  #reference(packed: number): void {
    const index = packed === 0 ? this.#reader.int() : packed;
    const name = this.#references[index - 1];
    if (name === undefined) throw this.#broken(`expected a reference, found ${index} of ${this.#references.length}`);
    this.#named(name);
  }

  #named(name: string | null): void {
    const promise = this.#promises[this.#promises.length - 1];
    if (promise !== undefined && name !== null && promise.names.size <= NAMES) promise.names.add(name);
  }

  /** The number of constants, then each with its type before it. */
  #constant(task: Extract<Task, { kind: 'constants' }>): void {
    if (task.left < 0) task.left = this.#reader.int();
    if (task.left < 0) throw this.#broken(`expected a number of constants, found ${task.left}`);
    if (task.left === 0) return;
    task.left -= 1;
    this.#push(task);
    const type = this.#reader.int();
    if (type === BYTECODE) this.#push({ kind: 'bytecode' });
    else this.#push(isInner(type) ? { kind: 'inner', type } : { kind: 'item', place: 'other' });
  }

  #inner(first: number): void {
    let type = first;
    if (type === BYTECODE_REFERENCE) {
      this.#reader.int();
      return;
    }
    if (!isInner(type)) {
      this.#push({ kind: 'item', place: 'other' });
      return;
    }
    if (type === BYTECODE_DEFINITION) {
      this.#reader.int();
      type = this.#reader.int();
    }
    const hasAttributes = type === ATTRIBUTE_CALL || type === ATTRIBUTE_LIST;
    // First and rest, then tag and attributes before them.
    this.#push({ kind: 'inner', type: null }, { kind: 'inner', type: null }, { kind: 'item', place: 'other' });
    if (hasAttributes) this.#push({ kind: 'item', place: 'other' });
  }

  #tellPromise({ isArgument, names, offset, isForced, isCode }: OpenPromise): void {
    if (isForced || !isCode) return;
    this.#tell({ isArgument, names: names.size > NAMES ? null : [...names], offset });
  }

  #broken(expected: string, reason: 'malformed' | 'limit' = 'malformed'): FormatError {
    return new FormatError(expected, { offset: this.#reader.position, reason });
  }
}

function isInner(type: number): boolean {
  return (
    type === CALL ||
    type === PAIRLIST ||
    type === BYTECODE_REFERENCE ||
    type === BYTECODE_DEFINITION ||
    type === ATTRIBUTE_CALL ||
    type === ATTRIBUTE_LIST
  );
}
