/** What a walk through an R serialization stream keeps: what it reads next, what references stand for, and the promises that are open. See https://cran.r-project.org/doc/manuals/r-release/R-ints.html#Serialization-Formats. */
import { FormatError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { type CalledConstants, OpenPromise, type RPromise } from './r-expression.ts';
import type { RReader } from './r-reader.ts';
import { OTHER, type Site, siteOf } from './r-sites.ts';
import { CHARACTERS, HAS_ATTRIBUTES, HAS_TAG } from './r-types.ts';

/** What is read, and what is known of its place. */
export type RTask =
  | { readonly kind: 'item'; readonly site: Site }
  /** An item whose flags were read. */
  | { readonly kind: 'begun'; readonly flags: number; readonly site: Site }
  | { readonly kind: 'items'; left: number; readonly site: Site }
  | { readonly kind: 'bytecode'; readonly site: Site }
  | { readonly kind: 'constants'; index: number; count: number; readonly called: CalledConstants; readonly site: Site }
  /** A call or list inside bytecode, whose kind stands before it. */
  | { readonly kind: 'inner'; readonly type: number | null; readonly site: Site }
  /** All parts of the promise were read. */
  | { readonly kind: 'promised'; readonly promise: OpenPromise };

/** Mutable: one for a stream. */
export class RWalk {
  readonly reader: RReader;
  readonly #report: (promise: RPromise) => void;
  readonly #tasks: RTask[] = [{ kind: 'item', site: OTHER }];
  /** What a reference may stand for: a symbol's name, or null. */
  readonly #references: (string | null)[] = [];
  readonly #promises: OpenPromise[] = [];

  constructor(reader: RReader, report: (promise: RPromise) => void) {
    this.reader = reader;
    this.#report = report;
  }

  /** @returns what is read next, or undefined at the end */
  next(): RTask | undefined {
    return this.#tasks.pop();
  }

  push(...tasks: readonly RTask[]): void {
    for (const task of tasks) this.#tasks.push(task);
    keepWithin('rNesting', this.#tasks.length, this.reader.position);
  }

  pushAttributes(flags: number): void {
    if ((flags & HAS_ATTRIBUTES) !== 0 && (flags & 0xff) !== CHARACTERS) this.push({ kind: 'item', site: OTHER });
  }

  /** The innermost that is open. */
  get promise(): OpenPromise | undefined {
    return this.#promises[this.#promises.length - 1];
  }

  openPromise(flags: number, { place }: Site): void {
    const promise = new OpenPromise(place === 'binding', this.reader.position);
    this.#promises.push(promise);
    const expression = siteOf('expression');
    this.push(
      { kind: 'promised', promise },
      { kind: 'item', site: expression },
      { kind: 'item', site: siteOf('value') },
    );
    if ((flags & HAS_TAG) !== 0) this.push({ kind: 'item', site: OTHER });
    this.pushAttributes(flags);
  }

  closePromise(promise: OpenPromise): void {
    this.#promises.pop();
    this.#reportPromise(promise);
  }

  /** Reports what is known of the promises that were never closed. */
  end(): void {
    for (const promise of this.#promises) this.#reportPromise(promise);
  }

  /** @param flags of the item, which must be characters @returns null for a missing value */
  characters(flags: number, site: Site): string | null {
    if ((flags & 0xff) !== CHARACTERS) throw this.broken(`expected characters, found type ${flags & 0xff}`);
    const length = this.reader.int();
    if (length < -1) throw this.broken(`expected a length, found ${length}`);
    const text = length === -1 ? null : this.reader.text(length);
    if (text !== null) this.promise?.name(text, site);
    return text;
  }

  /** What was just read can be referred to from here on. */
  refer(name: string | null): void {
    keepWithin('rSymbols', this.#references.push(name), this.reader.position);
  }

  reference(packed: number, site: Site): void {
    const index = packed === 0 ? this.reader.int() : packed;
    const name = this.#references[index - 1];
    if (name === undefined) throw this.broken(`expected a reference, found ${index} of ${this.#references.length}`);
    if (name !== null) this.promise?.name(name, site);
  }

  broken(expected: string): FormatError {
    return new FormatError(expected, { offset: this.reader.position, reason: 'malformed' });
  }

  #reportPromise(promise: OpenPromise): void {
    const { read } = promise;
    if (read !== null) this.#report(read);
  }
}
