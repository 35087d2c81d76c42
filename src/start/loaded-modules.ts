/** Which modules of a bundle a run evaluated, by the numbers that the bundler gave them: what it compiled, as far as another run can tell. See scripts/imports-at-first-use.mjs. */

const BITS = 8;
/** More than the program has. */
const MOST_BYTES = 256;

/** Mutable: each module says when it is evaluated. */
export class LoadedModules {
  readonly #bits = Buffer.alloc(MOST_BYTES);

  note(module: number): void {
    const at = module >> 3;
    if (at < MOST_BYTES) this.#bits[at] = (this.#bits[at] ?? 0) | (1 << (module % BITS));
  }

  /** How many of them are not among those. @param known as `with` writes it */
  countBeyond(known: string): number {
    const before = Buffer.from(known, 'hex');
    let count = 0;
    for (const [at, bits] of this.#bits.entries())
      for (let rest = bits & ~(before[at] ?? 0); rest !== 0; rest &= rest - 1) count += 1;
    return count;
  }

  /** Both, in hexadecimal digits. */
  with(known: string): string {
    const before = Buffer.from(known, 'hex');
    return Buffer.from(this.#bits.map((bits, at) => bits | (before[at] ?? 0))).toString('hex');
  }
}
