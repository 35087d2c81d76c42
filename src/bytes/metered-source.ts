/** A source of which only so many bytes may be read: what kilobytes expand to must not take minutes to look at. CWE-409, https://cwe.mitre.org/data/definitions/409.html. */
import type { ByteSource } from './byte-source.ts';
import { FormatError } from './format-error.ts';

/** Mutable: whoever reads next may be given it anew. */
export interface ReadBudget {
  /** Bytes; below zero once a read was refused. */
  left: number;
  /** Whether one ever was. */
  isSpent: boolean;
}

/** @throws FormatError (`limit`) at the read that goes beyond, and at every one after it */
export function meteredSource({ size, read }: ByteSource, budget: ReadBudget): ByteSource {
  return {
    size,
    read(start, end) {
      budget.left -= end - start;
      if (budget.left >= 0) return read(start, end);
      budget.isSpent = true;
      throw new FormatError('too much is to be read of what expands so many times', { reason: 'limit' });
    },
  };
}
