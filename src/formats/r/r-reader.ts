/** Numbers and texts of R's three serialization encodings: XDR (big-endian), ASCII and the machine's own (little-endian). See https://cran.r-project.org/doc/manuals/r-release/R-ints.html#Serialization-Formats. */
import { type ByteSource, memorySource, sectionOf } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { CEILINGS } from '../../limits.ts';
import type { ByteWindow } from '../../wire/byte-window.ts';

export type Encoding = 'xdr' | 'ascii' | 'native';

const TAB = 0x09;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
/** Digits of the longest number that R writes as text. */
const WORD_BYTES = 100;
/** Names that are longer are cut. */
const TEXT_BYTES = 256;

/** A position in the stream. Mutable. */
export class RReader {
  position: number;
  readonly #window: ByteWindow;
  readonly #encoding: Encoding;
  readonly #size: number;

  constructor(window: ByteWindow, position: number, encoding: Encoding) {
    this.#window = window;
    this.position = position;
    this.#encoding = encoding;
    this.#size = window.source.size;
  }

  int(): number {
    if (this.#encoding === 'ascii') return this.#wordNumber();
    let value = 0;
    for (let index = 0; index < 4; index += 1) {
      const at = this.#encoding === 'xdr' ? index : 3 - index;
      value = (value << 8) | this.#window.at(this.position + at);
    }
    this.position += 4;
    return value;
  }

  /** Lengths from 2^31 on are a -1 and two halves. */
  length(): number {
    const length = this.int();
    if (length >= 0) return length;
    if (length !== -1) throw new FormatError(`expected a length, found ${length}`, { offset: this.position });
    const upper = this.int();
    return upper * 2 ** 32 + (this.int() >>> 0);
  }

  /** @param bytes of one number in the binary encodings @param words in ASCII */
  skipNumbers(count: number, bytes: number, words: number): void {
    if (this.#encoding === 'ascii') for (let index = 0; index < count * words; index += 1) this.#word();
    else this.#skip(count * bytes);
  }

  /** Bytes as they are; two digits each in ASCII, a line for each, of which `%2x` of `sscanf` reads no more. */
  raw(count: number): ByteSource {
    const start = this.position;
    if (this.#encoding !== 'ascii') {
      this.#skip(count);
      return sectionOf(this.#window.source, start, this.position);
    }
    const bytes: number[] = [];
    for (let index = 0; index < count; index += 1) bytes.push(Number.parseInt(this.#word().slice(0, 2), 16) & 0xff);
    return memorySource(Uint8Array.from(bytes));
  }

  /** The text of a name, its escapes resolved. */
  text(length: number): string {
    if (this.#encoding !== 'ascii') {
      const start = this.position;
      this.#skip(length);
      return this.#window.text(start, start + Math.min(length, TEXT_BYTES), 'utf8');
    }
    return this.#escapedText(length);
  }

  /** In ASCII spaces, control characters and all beyond are written as `\040`, on a line of its own. */
  #escapedText(length: number): string {
    this.#skipSpace();
    const bytes: number[] = [];
    for (let index = 0; index < length; index += 1) {
      const byte = this.#escapedByte();
      if (index < TEXT_BYTES) bytes.push(byte);
    }
    return Buffer.from(bytes).toString('utf8');
  }

  #escapedByte(): number {
    const byte = this.#next();
    if (byte !== 0x5c) return byte;
    const letter = this.#next();
    if (letter < 0x30 || letter > 0x37) return SIMPLE[letter] ?? letter;
    let value = letter - 0x30;
    for (let digits = 1; digits < 3; digits += 1) {
      const digit = this.#window.at(this.position) - 0x30;
      if (digit < 0 || digit > 7) break;
      value = value * 8 + digit;
      this.position += 1;
    }
    return value & 0xff;
  }

  #wordNumber(): number {
    const word = this.#word();
    if (word === 'NA') return -0x80000000;
    // As `%d` of `sscanf` reads it: whatever stands behind the digits is passed over.
    const digits = /^[+-]?\d+/.exec(word)?.[0];
    if (digits === undefined)
      throw new FormatError(`expected a number, found ${JSON.stringify(word)}`, { offset: this.position });
    return Number(digits);
  }

  #word(): string {
    this.#skipSpace();
    const start = this.position;
    while (this.position < this.#size && !isSpace(this.#window.at(this.position))) {
      this.position += 1;
      if (this.position - start > WORD_BYTES) throw new FormatError('expected a number', { offset: start });
    }
    if (this.position === start) throw new FormatError('expected a number', { offset: start, reason: 'truncated' });
    return this.#window.text(start, this.position, 'latin1');
  }

  #skipSpace(): void {
    const start = this.position;
    const end = Math.min(start + CEILINGS.rSpaceBytes.most + 1, this.#size);
    while (this.position < end && isSpace(this.#window.at(this.position))) this.position += 1;
    keepWithin('rSpaceBytes', this.position - start, start);
  }

  #next(): number {
    const byte = this.#window.at(this.position);
    this.position += 1;
    return byte;
  }

  #skip(bytes: number): void {
    const end = this.position + bytes;
    if (!(bytes >= 0 && end <= this.#size)) {
      throw new FormatError(`expected ${bytes} bytes, found the end at ${this.#size}`, {
        offset: this.position,
        reason: 'truncated',
      });
    }
    this.position = end;
  }
}

const SIMPLE: Readonly<Record<number, number>> = { 110: 10, 116: 9, 118: 11, 98: 8, 114: 13, 102: 12, 97: 7 };

function isSpace(byte: number): boolean {
  return byte === SPACE || (byte >= TAB && byte <= CARRIAGE_RETURN);
}
