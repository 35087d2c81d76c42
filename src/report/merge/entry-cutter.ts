/** Cuts a report of any length into the entries of its list `files` while it is read, so that one of them is in memory at a time. See https://www.rfc-editor.org/rfc/rfc8259. */

import { ReportFault } from './fields.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;

const LIST = 'files';
/** Stands in what is left for an entry that was taken out: JSON.parse then sees whether there is a comma between any two. */
const TAKEN = Buffer.from('0');

/** Pieces that are kept before they become one: each holds the memory that it was cut from. */
const MOST_PIECES = 4096;

/** Bytes of one entry, and of all that no entry holds: a file of 65,000 findings has half as many. CWE-770. */
const ENTRY_BYTES = 128 * 1024 * 1024;
const REST_BYTES = 32 * 1024 * 1024;

const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/** Mutable: where in the text it is. Only brackets and texts are looked at, the rest is for JSON.parse. */
export class EntryCutter {
  readonly #take: (text: string) => void;
  /** What no entry holds: pieces that were put together, and short ones. */
  readonly #blocks: Buffer[] = [];
  #rest: Buffer[] = [];
  /** Of the entry that is not whole yet. */
  #entry: Buffer[] = [];
  #entryBytes = 0;
  #restBytes = 0;
  #depth = 0;
  #isInText = false;
  #isEscaped = false;
  /** The text at the top that was read last, and the key that it became. */
  #text: number[] = [];
  #key = '';
  #isInList = false;
  #isInEntry = false;

  /** @param take gets the JSON of each entry; it may throw */
  constructor(take: (text: string) => void) {
    this.#take = take;
  }

  /** @throws ReportFault for what is too long, TypeError for bytes that are not UTF-8, and what `take` throws */
  push(bytes: Buffer): void {
    let start = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      if (this.#isInText) this.#inText(byte);
      else if (this.#begins(byte)) {
        this.#keep(bytes.subarray(start, at));
        start = at;
        this.#depth += 1;
        this.#isInEntry = true;
      } else if (this.#ends(byte)) {
        this.#cut(bytes.subarray(start, at + 1));
        start = at + 1;
      } else this.#outside(byte);
    }
    this.#keep(bytes.subarray(start));
  }

  /** What is left, with 0 in the place of each entry that was taken. @throws TypeError for bytes that are not UTF-8 */
  end(): string {
    return decoded([...this.#blocks, ...this.#rest, ...this.#entry]);
  }

  /** An entry is a mapping right in the list. */
  #begins(byte: number): boolean {
    return byte === OPENING_BRACE && this.#isInList && this.#depth === 2;
  }

  #ends(byte: number): boolean {
    return byte === CLOSING_BRACE && this.#isInEntry && this.#depth === 3;
  }

  #cut(end: Buffer): void {
    const text = decoded([...this.#entry, end]);
    this.#entry = [];
    this.#entryBytes = 0;
    this.#depth = 2;
    this.#isInEntry = false;
    this.#rest.push(TAKEN);
    this.#take(text);
  }

  #keep(bytes: Buffer): void {
    if (bytes.length === 0) return;
    if (this.#isInEntry) this.#entryBytes += bytes.length;
    else this.#restBytes += bytes.length;
    if (this.#entryBytes > ENTRY_BYTES) tooLong('one entry of files', ENTRY_BYTES);
    if (this.#restBytes > REST_BYTES) tooLong('all but files', REST_BYTES);
    // Copied: a part of it would keep the whole piece that was read.
    if (this.#isInEntry) this.#entry.push(Buffer.from(bytes));
    else this.#rest.push(Buffer.from(bytes));
    if (this.#rest.length <= MOST_PIECES) return;
    this.#blocks.push(Buffer.from(new Uint8Array(Buffer.concat(this.#rest)).buffer));
    this.#rest = [];
  }

  #inText(byte: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === BACKSLASH) this.#isEscaped = true;
    else if (byte === QUOTE) {
      this.#isInText = false;
      return;
    }
    if (this.#depth === 1 && this.#text.length <= LIST.length) this.#text.push(byte);
  }

  #outside(byte: number): void {
    switch (byte) {
      case QUOTE:
        this.#isInText = true;
        this.#text = [];
        return;
      case COLON:
        if (this.#depth === 1) this.#key = String.fromCharCode(...this.#text);
        return;
      case OPENING_BRACKET:
        if (this.#depth === 1 && this.#key === LIST) this.#isInList = true;
        this.#depth += 1;
        return;
      case OPENING_BRACE:
        this.#depth += 1;
        return;
      case CLOSING_BRACE:
      case CLOSING_BRACKET:
        this.#depth -= 1;
        if (this.#depth < 2) this.#isInList = false;
    }
  }
}

function tooLong(what: string, most: number): never {
  throw new ReportFault(`${what}: found more than ${most} bytes, expected at most so many`);
}

function decoded(pieces: readonly Buffer[]): string {
  const [only] = pieces;
  const bytes = pieces.length === 1 && only !== undefined ? only : Buffer.concat(pieces);
  return UTF_8.decode(bytes);
}
