/** Expands what lies compressed in a file, so that tensors in it can be read at any place. CWE-409, https://cwe.mitre.org/data/definitions/409.html. */
import type { ByteSource } from '../bytes/byte-source.ts';
import { ExpansionBudget } from '../expansion-budget.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import type { Spool } from '../scan/spool.ts';

/** @throws FormatError where the bytes are at fault, or more come out than honest files hold */
export type Expand = (
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  compressedBytes: number,
) => Promise<ByteSource>;

/** The expansions of one file, which are given back together. */
export class Expansions {
  readonly #budget: ExpansionBudget;
  readonly #createSpool: () => Spool;
  readonly #spools: Spool[] = [];

  constructor(fileBytes: number, createSpool: () => Spool) {
    this.#budget = new ExpansionBudget(fileBytes, DEFAULT_LIMITS);
    this.#createSpool = createSpool;
  }

  readonly expand: Expand = async (chunks, compressedBytes) => {
    const spool = this.#createSpool();
    this.#spools.push(spool);
    const meter = this.#budget.begin(compressedBytes);
    if (meter.refusal !== null) throw meter.refusal;
    for await (const chunk of chunks) {
      spool.write(chunk);
      meter.spend(chunk);
    }
    return spool.finish();
  };

  release(): void {
    for (const spool of this.#spools) spool.release();
  }
}
