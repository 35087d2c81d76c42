/** Walks the items of an R serialization stream without recursion, and finds the promises among them: code that R runs when the value is read. See https://cran.r-project.org/doc/manuals/r-release/R-ints.html#Serialization-Formats. */
import { FormatError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { type CalledConstants, OpenPromise, type RPromise, readInstructions } from './r-expression.ts';
import type { RReader } from './r-reader.ts';
import {
  isCode,
  isInner,
  kindOf,
  OTHER,
  type Site,
  siteOf,
  siteOfItems,
  sitesOfCall,
  sitesOfPair,
  sitesOfVariables,
} from './r-sites.ts';
import {
  ALTREP,
  ATTRIBUTE_CALL,
  ATTRIBUTE_LIST,
  BUILTIN,
  BYTECODE,
  BYTECODE_DEFINITION,
  BYTECODE_REFERENCE,
  CALL,
  CHARACTERS,
  CLOSURE,
  CONSTANTS,
  DOTS,
  ENVIRONMENT,
  EXPRESSIONS,
  HAS_ATTRIBUTES,
  HAS_TAG,
  INTEGERS,
  LIST,
  NAMESPACE,
  NUMBERS,
  OBJECT,
  PACKAGE,
  PAIRLIST,
  PERSISTENT,
  POINTER,
  PROMISE,
  REFERENCE,
  SPECIAL,
  STRINGS,
  SYMBOL,
  UNBOUND,
  WEAK_REFERENCE,
} from './r-types.ts';

/** What is read, and what is known of its place. */
type Task =
  | { readonly kind: 'item'; readonly site: Site }
  | { readonly kind: 'items'; left: number; readonly site: Site }
  | { readonly kind: 'bytecode'; readonly site: Site }
  | { readonly kind: 'constants'; index: number; count: number; readonly called: CalledConstants; readonly site: Site }
  /** A call or list inside bytecode, whose kind stands before it. */
  | { readonly kind: 'inner'; readonly type: number | null; readonly site: Site }
  /** All parts of the promise were read. */
  | { readonly kind: 'promised'; readonly promise: OpenPromise };

const NONE: CalledConstants = new Set();

/** @throws FormatError where the bytes are no such stream; promises before were reported. */
export function walkItems(reader: RReader, report: (promise: RPromise) => void): void {
  new ItemWalk(reader, report).run();
}

class ItemWalk {
  readonly #reader: RReader;
  readonly #report: (promise: RPromise) => void;
  readonly #tasks: Task[] = [{ kind: 'item', site: OTHER }];
  /** What a reference may stand for: a symbol's name, or null. */
  readonly #references: (string | null)[] = [];
  readonly #promises: OpenPromise[] = [];

  constructor(reader: RReader, report: (promise: RPromise) => void) {
    this.#reader = reader;
    this.#report = report;
  }

  run(): void {
    try {
      for (let task = this.#tasks.pop(); task !== undefined; task = this.#tasks.pop()) this.#do(task);
    } finally {
      for (const promise of this.#promises) this.#reportPromise(promise);
    }
  }

  #do(task: Task): void {
    switch (task.kind) {
      case 'item':
        this.#item(this.#reader.int(), task.site);
        break;
      case 'items':
        if (task.left === 0) return;
        task.left -= 1;
        this.#push(task);
        this.#item(this.#reader.int(), task.site);
        break;
      case 'bytecode':
        this.#bytecode(task.site);
        break;
      case 'constants':
        this.#constant(task);
        break;
      case 'inner':
        this.#inner(task.type ?? this.#reader.int(), task.site);
        break;
      case 'promised':
        this.#promises.pop();
        this.#reportPromise(task.promise);
        break;
    }
  }

  #push(...tasks: readonly Task[]): void {
    for (const task of tasks) this.#tasks.push(task);
    keepWithin('rNesting', this.#tasks.length, this.#reader.position);
  }

  #item(flags: number, site: Site): void {
    const type = flags & 0xff;
    const { place } = site;
    const promise = this.#promise;
    if (place === 'argument' && type !== PAIRLIST) promise?.argument(kindOf(type), site);
    if (promise !== undefined && place === 'value') promise.isForced = type !== UNBOUND;
    if (promise !== undefined && place === 'expression')
      promise.isCode = type === CALL || type === BYTECODE || type === PROMISE;
    if (CONSTANTS.has(type)) return;
    const numbers = NUMBERS[type];
    if (numbers !== undefined) {
      this.#pushAttributes(flags);
      this.#reader.skipNumbers(this.#reader.length(), ...numbers);
    } else this.#otherItem(type, flags, site);
  }

  #otherItem(type: number, flags: number, site: Site): void {
    switch (type) {
      case PAIRLIST:
      case CLOSURE:
      case CALL:
      case DOTS:
        this.#pair(type, flags, site);
        break;
      case PROMISE:
        this.#openPromise(flags, site);
        break;
      case STRINGS:
      case LIST:
      case EXPRESSIONS:
        this.#pushAttributes(flags);
        this.#push({ kind: 'items', left: this.#reader.length(), site: siteOfItems(type, site) });
        break;
      case SYMBOL:
        this.#refer(this.#characters(this.#reader.int(), site));
        break;
      case REFERENCE:
        this.#reference(flags >>> 8, site);
        break;
      case CHARACTERS:
        this.#pushAttributes(flags);
        this.#characters(flags, site);
        break;
      case ENVIRONMENT:
        this.#environment();
        break;
      case OBJECT:
        this.#pushAttributes(flags);
        break;
      default:
        this.#rareItem(type, flags, site);
        break;
    }
  }

  #rareItem(type: number, flags: number, site: Site): void {
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
        this.#push({ kind: 'bytecode', site });
        break;
      case POINTER:
        this.#refer(null);
        this.#pushAttributes(flags);
        this.#push({ kind: 'item', site: OTHER }, { kind: 'item', site: OTHER });
        break;
      case WEAK_REFERENCE:
        this.#refer(null);
        this.#pushAttributes(flags);
        break;
      case ALTREP:
        this.#push(...Array.from({ length: 3 }, () => ({ kind: 'item', site: OTHER }) as const));
        break;
      case PERSISTENT:
      case PACKAGE:
      case NAMESPACE:
        if (this.#reader.int() !== 0) throw this.#broken('names in a vector of texts');
        this.#refer(null);
        this.#push({ kind: 'items', left: this.#reader.int(), site: OTHER });
        break;
      default:
        throw this.#broken(`expected a type of item, found ${type}`);
    }
  }

  /** Attributes, tag, first and rest, each an item; the rest is read last, so that no length of a list piles up. */
  #pair(type: number, flags: number, site: Site): void {
    const { first, rest } = this.#promise === undefined ? sitesOfVariables(type, site) : sitesOfPair(type, site);
    this.#push({ kind: 'item', site: rest }, { kind: 'item', site: first });
    if ((flags & HAS_TAG) !== 0) this.#push({ kind: 'item', site: OTHER });
    this.#pushAttributes(flags);
  }

  get #promise(): OpenPromise | undefined {
    return this.#promises[this.#promises.length - 1];
  }

  #openPromise(flags: number, { place }: Site): void {
    const promise = new OpenPromise(place === 'binding', this.#reader.position);
    this.#promises.push(promise);
    const expression = siteOf('expression');
    this.#push(
      { kind: 'promised', promise },
      { kind: 'item', site: expression },
      { kind: 'item', site: siteOf('value') },
    );
    if ((flags & HAS_TAG) !== 0) this.#push({ kind: 'item', site: OTHER });
    this.#pushAttributes(flags);
  }

  #environment(): void {
    this.#reader.int();
    this.#refer(null);
    // Enclosing environment, frame, table, attributes.
    for (const place of ['other', 'table', 'frame', 'other'] as const)
      this.#push({ kind: 'item', site: siteOf(place) });
  }

  #pushAttributes(flags: number): void {
    if ((flags & HAS_ATTRIBUTES) !== 0 && (flags & 0xff) !== CHARACTERS) this.#push({ kind: 'item', site: OTHER });
  }

  /** @param flags of the item, which must be characters @returns null for a missing value */
  #characters(flags: number, site: Site): string | null {
    if ((flags & 0xff) !== CHARACTERS) throw this.#broken(`expected characters, found type ${flags & 0xff}`);
    const length = this.#reader.int();
    if (length < -1) throw this.#broken(`expected a length, found ${length}`);
    const text = length === -1 ? null : this.#reader.text(length);
    if (text !== null) this.#promise?.name(text, site);
    return text;
  }

  #refer(name: string | null): void {
    keepWithin('rSymbols', this.#references.push(name), this.#reader.position);
  }

  #reference(packed: number, site: Site): void {
    const index = packed === 0 ? this.#reader.int() : packed;
    const name = this.#references[index - 1];
    if (name === undefined) throw this.#broken(`expected a reference, found ${index} of ${this.#references.length}`);
    if (name !== null) this.#promise?.name(name, site);
  }

  /** Instructions as a vector of integers, then constants: their number, then each with its type before it. */
  #bytecode(site: Site): void {
    const flags = this.#reader.int();
    const isLooked = isCode(site) && (flags & 0xff) === INTEGERS;
    let called = NONE;
    if (isLooked) called = readInstructions(this.#reader, this.#reader.length());
    this.#push({
      kind: 'constants',
      index: 0,
      count: -1,
      called,
      site: isCode(site) ? siteOf('code', site.isBody) : OTHER,
    });
    if (!isLooked) this.#item(flags, OTHER);
    else this.#pushAttributes(flags);
  }

  #constant(task: Extract<Task, { kind: 'constants' }>): void {
    if (task.count < 0) task.count = this.#reader.int();
    if (task.count < 0) throw this.#broken(`expected a number of constants, found ${task.count}`);
    if (task.index === task.count) return;
    const isCalled = task.called === 'all' || task.called.has(task.index);
    const site = isCalled ? sitesOfCall(task.site).head : task.site;
    task.index += 1;
    this.#push(task);
    const type = this.#reader.int();
    if (type === BYTECODE) this.#push({ kind: 'bytecode', site: task.site });
    else this.#push(isInner(type) ? { kind: 'inner', type, site: task.site } : { kind: 'item', site });
  }

  #inner(first: number, site: Site): void {
    let type = first;
    if (type === BYTECODE_REFERENCE) {
      this.#reader.int();
      return;
    }
    if (!isInner(type)) {
      this.#push({ kind: 'item', site });
      return;
    }
    if (type === BYTECODE_DEFINITION) {
      this.#reader.int();
      type = this.#reader.int();
    }
    const hasAttributes = type === ATTRIBUTE_CALL || type === ATTRIBUTE_LIST;
    const pair = sitesOfPair(type === ATTRIBUTE_CALL ? CALL : type === ATTRIBUTE_LIST ? PAIRLIST : type, site);
    // First and rest, then tag and attributes before them.
    this.#push({ kind: 'inner', type: null, site: pair.rest }, { kind: 'inner', type: null, site: pair.first });
    this.#push({ kind: 'item', site: OTHER });
    if (hasAttributes) this.#push({ kind: 'item', site: OTHER });
  }

  #reportPromise(promise: OpenPromise): void {
    const { read } = promise;
    if (read !== null) this.#report(read);
  }

  #broken(expected: string, reason: 'malformed' | 'limit' = 'malformed'): FormatError {
    return new FormatError(expected, { offset: this.#reader.position, reason });
  }
}
