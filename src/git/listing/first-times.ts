/** Which entries of a history are new in it: commits bring many contents several times. */
import { DigestSet } from '../../sums/digest-set.ts';
import { type Entry, type EntryBatches, ownEntry } from './entry.ts';

/** Mutable: what came before. */
export class FirstTimes {
  readonly #seen = new DigestSet();
  #key = Buffer.alloc(0);

  /** Of commits a pair of content and path is new once, and again where it is of another kind; of other lists each entry. */
  isNew({ path, mode, oid, commit }: Entry): boolean {
    if (commit === undefined) return true;
    const length = KIND_DIGITS + oid.length + path.length;
    if (this.#key.length < length) this.#key = Buffer.alloc(2 * length);
    this.#key.write(mode, 0, KIND_DIGITS, 'latin1');
    this.#key.write(oid, KIND_DIGITS, 'latin1');
    path.copy(this.#key, KIND_DIGITS + oid.length);
    return this.#seen.add(this.#key.subarray(0, length));
  }
}

/** Of a mode. `10`: a file, `12`: a link, `16`: a submodule. What a link held is examined when it becomes a file. */
const KIND_DIGITS = 2;

/** Those that are new. */
export async function* newEntries(batches: EntryBatches): AsyncGenerator<readonly Entry[]> {
  const times = new FirstTimes();
  for await (const batch of batches) yield batch.filter((entry) => times.isNew(entry)).map(ownEntry);
}
