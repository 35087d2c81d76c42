/** Counts the parts of a compressed file (members, streams, blocks, frames): each takes its time, however small it is. CWE-407. */
import { keepWithin } from '../bytes/limit-error.ts';

/** Mutable. */
export class PartCounter {
  #parts = 0;

  /** @throws FormatError (`limit`) */
  count(offset: number): void {
    this.#parts += 1;
    keepWithin('streamParts', this.#parts, offset);
  }
}
