/** Which modules of a bundle a run evaluated, by the numbers that the bundler gave them: what it compiled, as far as another run can tell. See scripts/imports-at-first-use.mjs. */

/** Bits: more than the program has modules. */
const MOST_MODULES = 2048;

/** Mutable: each module says when it is evaluated. */
export class LoadedModules {
  readonly #numbers: number[] = [];

  note(module: number): void {
    if (module < MOST_MODULES) this.#numbers.push(module);
  }

  /** How many of them are not among those. @param known as `with` writes it */
  countBeyond(known: string): number {
    if (this.#numbers.length === 0) return 0; // the fast path, whose milliseconds count
    const bits = bitsOf(known);
    return this.#numbers.filter((module) => !setBit(bits, module)).length;
  }

  /** Both, in hexadecimal digits. */
  with(known: string): string {
    const bits = bitsOf(known);
    for (const module of this.#numbers) setBit(bits, module);
    return bits.toString('hex');
  }
}

function bitsOf(digits: string): Buffer {
  const bits = Buffer.alloc(MOST_MODULES / 8);
  bits.write(digits, 'hex');
  return bits;
}

/** Whether it was set before. */
function setBit(bits: Buffer, module: number): boolean {
  const before = bits[module >> 3] ?? 0;
  const after = before | (1 << (module & 7));
  bits[module >> 3] = after;
  return before === after;
}
