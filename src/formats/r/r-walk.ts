/** What a walk through an R serialization stream keeps: what it reads next, what references stand for, and the promises that are open. See https://cran.r-project.org/doc/manuals/r-release/R-ints.html#Serialization-Formats. */
import type { ByteSource } from '../../bytes/byte-source.ts';
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
  | { readonly kind: 'promised'; readonly promise: OpenPromise }
  /** Only what follows may be referred to by the number that is given now. */
  | { readonly kind: 'refer'; readonly name: string | null }
  /** All parts of an object that a class of ALTREP makes were read. */
  | { readonly kind: 'made'; readonly info: readonly string[]; readonly state: readonly string[] };

/** Class and package stand first, and so does the path of a file. */
const NOTED_NAMES = 2;

/** What is found on the way. Offsets count from the start of the source. */
export interface ItemReports {
  readonly promise: (promise: RPromise) => void;
  /** A package or namespace by name, which R looks for among its libraries. */
  readonly package: (name: string, offset: number) => void;
  /** A file that a vector is mapped from. */
  readonly mapped: (path: string, offset: number) => void;
  /** A function that loading the image gives this name. */
  readonly defined: (name: string, offset: number) => void;
  /** The bytes of a raw vector, which other functions unserialize. */
  readonly raw: (bytes: ByteSource, offset: number) => void;
}

/** `image`: variables, as `load` reads them; `database`: a value of one for lazy loading, where R keeps the variables of an environment in a list; `object`: any other. */
export type StreamKind = 'image' | 'database' | 'object';

/** Mutable: one for a stream. */
export class RWalk {
  readonly reader: RReader;
  readonly reports: ItemReports;
  readonly #tasks: RTask[];
  /** What a reference may stand for: a symbol's name, or null. */
  readonly #references: (string | null)[] = [];
  readonly #promises: OpenPromise[] = [];

  constructor(reader: RReader, reports: ItemReports, kind: StreamKind) {
    this.reader = reader;
    this.reports = reports;
    this.#tasks = [{ kind: 'item', site: kind === 'object' ? OTHER : siteOf(kind) }];
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
    if ((flags & HAS_ATTRIBUTES) !== 0) this.push({ kind: 'item', site: OTHER });
  }

  /** The innermost that is open: mostly there is none, and what stands before the first of an array is slow to ask for. */
  get promise(): OpenPromise | undefined {
    return this.#promises.length === 0 ? undefined : this.#promises[this.#promises.length - 1];
  }

  noteRaw(): void {
    const length = this.reader.length();
    const offset = this.reader.position;
    this.reports.raw(this.reader.raw(length), offset);
  }

  openPromise(flags: number, { place }: Site): void {
    const promise = new OpenPromise(
      place === 'binding' || place === 'database' ? 'argument' : 'promise',
      this.reader.position,
    );
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

  /** What follows is the function of an active binding. */
  openActive(): void {
    const promise = new OpenPromise('active', this.reader.position);
    promise.isCode = true;
    this.#promises.push(promise);
    this.push({ kind: 'promised', promise });
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
    if (text !== null) this.note(text, site);
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
    if (name !== null) this.note(name, site);
  }

  /** A name or text that stands at this site. */
  note(name: string, site: Site): void {
    this.promise?.name(name, site);
    if (site.place === 'package') this.reports.package(name, this.reader.position);
    if (site.noted !== undefined && site.noted.length < NOTED_NAMES) site.noted.push(name);
  }

  made([name = '', library = '']: readonly string[], [path]: readonly string[]): void {
    this.reports.package(library, this.reader.position);
    if (/^mmap_/.test(name)) this.reports.mapped(path ?? '', this.reader.position);
  }

  broken(expected: string): FormatError {
    return new FormatError(expected, { offset: this.reader.position, reason: 'malformed' });
  }

  #reportPromise(promise: OpenPromise): void {
    const { read } = promise;
    if (read !== null) this.reports.promise(read);
  }
}
