/** What all expansions of one file may cost together: bytes, ratio, and how much of them is read. CWE-409, https://cwe.mitre.org/data/definitions/409.html. */
import { type ByteSource, memorySource } from './bytes/byte-source.ts';
import { FormatError } from './bytes/format-error.ts';
import { meteredSource, ReadBudget } from './bytes/metered-source.ts';
import { isAllZero, isRepeated } from './bytes/zeros.ts';
import { isPlainArray } from './formats/numpy/numpy.ts';
import type { Limits } from './limits.ts';

/** What a byte costs: honest arrays of zeros or of one number shrink to a thousandth, and are passed over. Zeros take no room of the disk, either. */
const CHEAP = 1 / 16;
/** Of an array of plain numbers the header is all that is looked at. */
const NUMBERS = 1 / 64;
const REPEATED = 1 / 4;
const PIECE_BYTES = 64 * 1024;

/** One expansion while it goes on. */
export interface ExpansionMeter {
  /** Why it is not to begin: one look at each of many small bombs is too much, too. */
  readonly refusal: FormatError | null;
  /** @throws FormatError (`limit`) with the chunk that is too much */
  spend(chunk: Uint8Array): void;
  /** What was expanded, to be read through the budget if it has one. */
  held(source: ByteSource): Held;
}

/** What an expansion came to. */
export interface Held {
  readonly source: ByteSource;
  /** What may be read of it; null for all that is not beyond the ratio. */
  readonly budget: ReadBudget | null;
}

/** Mutable: what is left for one file. */
export class ExpansionBudget {
  /** Expanded so far. */
  bytes = 0;
  readonly #fileBytes: number;
  readonly #limits: Limits;
  /** What examining them may cost: zeros and arrays of numbers are passed over. */
  #weighedBytes = 0;
  #refusal: FormatError | null = null;

  /** @param fileBytes of the file itself: what all expansions are measured against */
  constructor(fileBytes: number, limits: Limits) {
    this.#fileBytes = fileBytes;
    this.#limits = limits;
  }

  begin(compressedBytes: number): ExpansionMeter {
    let written = 0;
    let isNumbers = false;
    return {
      refusal: this.#refusal,
      spend: (chunk) => {
        if (written === 0) isNumbers = isPlainArray(memorySource(chunk));
        written += chunk.length;
        this.#spend(
          chunk.length,
          isNumbers ? chunk.length * NUMBERS : weighed(chunk),
          written > this.#most(compressedBytes),
        );
      },
      // What lies in memory is little.
      held: (source) =>
        source.bytes === undefined && source.size > this.#most(compressedBytes)
          ? this.#metered(source)
          : { source, budget: null },
    };
  }

  #metered(source: ByteSource): Held {
    const budget = new ReadBudget(this.#limits.expansionFreeBytes);
    return { source: meteredSource(source, budget), budget };
  }

  /** Null, or why not all was read: a recogniser that may not read on says no, and that must not pass for an answer. */
  unread(budget: ReadBudget): FormatError | null {
    if (!budget.isSpent) return null;
    const { expansionRatio, expansionFreeBytes } = this.#limits;
    const detail = `more than ${expansionFreeBytes} bytes to read of what expands more than ${expansionRatio} times`;
    return new FormatError(detail, { reason: 'limit' });
  }

  #most(compressedBytes: number): number {
    return compressedBytes * this.#limits.expansionRatio;
  }

  #spend(bytes: number, weighed: number, isBeyond: boolean): void {
    this.bytes += bytes;
    this.#weighedBytes += weighed;
    const { expandedBytesPerFile, expansionRatio, expansionFreeBytes } = this.#limits;
    const isBomb = this.#weighedBytes > expansionFreeBytes && (isBeyond || this.bytes > this.#most(this.#fileBytes));
    if (this.bytes <= expandedBytesPerFile && !isBomb) return;
    const message = isBomb
      ? `expands more than ${expansionRatio} times`
      : `more than ${expandedBytesPerFile} expanded bytes in one file`;
    this.#refusal = new FormatError(message, { reason: 'limit' });
    throw this.#refusal;
  }
}

function weighed(chunk: Uint8Array): number {
  let sum = 0;
  for (let start = 0; start < chunk.length; start += PIECE_BYTES) {
    const piece = chunk.subarray(start, start + PIECE_BYTES);
    sum += piece.length * (isAllZero(piece) ? CHEAP : isRepeated(piece) ? REPEATED : 1);
  }
  return sum;
}
