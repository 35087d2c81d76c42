/** Counts the parts of a compressed file (members, streams, blocks, frames): each takes its time, however small it is. CWE-407. */
import { FormatError } from '../bytes/format-error.ts';

/** Of 64 KiB, the smallest that tools write, that is 4 GiB. */
const MAX_PARTS = 65_536;

/** Mutable. */
export class PartCounter {
  #parts = 0;

  /** @throws FormatError (`limit`) */
  count(offset: number): void {
    this.#parts += 1;
    if (this.#parts > MAX_PARTS) throw new FormatError(`more than ${MAX_PARTS} parts`, { reason: 'limit', offset });
  }
}
