/** A source of which only so many bytes may be read: what kilobytes expand to must not take minutes to look at. CWE-409, https://cwe.mitre.org/data/definitions/409.html. */
import type { ByteSource } from './byte-source.ts';
import { FormatError } from './format-error.ts';

/** Mutable: whoever reads next begins anew. */
export class ReadBudget {
  readonly #bytes: number;
  #left: number;
  /** Whether a read was ever refused. */
  isSpent = false;

  constructor(bytes: number) {
    this.#bytes = bytes;
    this.#left = bytes;
  }

  /** For the next reader: what the one before it read is not its fault. */
  begin(isSpent = this.isSpent): void {
    this.#left = this.#bytes;
    this.isSpent = isSpent;
  }

  /** As many bytes for one who reads all of it again. */
  again(): ReadBudget {
    return new ReadBudget(this.#bytes);
  }

  /** @throws FormatError (`limit`) at the read that goes beyond, and at every one after it */
  spend(bytes: number): void {
    this.#left -= bytes;
    if (this.#left >= 0) return;
    this.isSpent = true;
    throw new FormatError('too much is to be read of what expands so many times', { reason: 'limit' });
  }
}

/** @throws FormatError (`limit`) beyond the budget */
export function meteredSource({ size, read }: ByteSource, budget: ReadBudget): ByteSource {
  return {
    size,
    read(start, end) {
      budget.spend(end - start);
      return read(start, end);
    },
    again: () => meteredSource({ size, read }, budget.again()),
  };
}
