/** Whether a loader that begins at some place could come as far as an import, by the lengths of opcodes alone: most places of data lead nowhere within two or three. See https://github.com/python/cpython/blob/main/Lib/pickletools.py. */
import { type ArgumentLayout, OPCODES } from './machine/opcodes.ts';

/** What a step does, by the byte of its opcode. */
const ENDS = 0;
const MAY_IMPORT = 1;
const LINE = 2;
/** And so many bytes of argument. */
const FIXED = 16;
/** And as many bytes as a number of so many bytes says. */
const COUNTED = 32;

/** They import, or lie about where the next opcode is (FRAME). */
const SIGNIFICANT: ReadonlySet<string> = new Set(['GLOBAL', 'STACK_GLOBAL', 'INST', 'EXT1', 'EXT2', 'EXT4', 'FRAME']);

const STEPS = new Uint8Array(256);
for (const { code, name, argument } of OPCODES) {
  if (name !== 'STOP') STEPS[code] = SIGNIFICANT.has(name) ? MAY_IMPORT : stepOf(argument);
}

function stepOf(argument: ArgumentLayout): number {
  if (argument === 'none') return FIXED;
  if (argument === 'line' || argument === 'line2') return LINE;
  const bytes = Number(/\d/.exec(argument)?.[0]);
  return (argument.startsWith('counted') ? COUNTED : FIXED) + bytes;
}

/** Of one window of bytes. Mutable: the places that lead nowhere, since walks from different places soon meet. */
export class Prospects {
  readonly #bytes: Uint8Array;
  /** Whether a loader goes on behind the window. */
  readonly #goesOn: boolean;
  /** A bit for each byte of the window, made with the first of them. */
  #leadsNowhere: Uint8Array | null = null;

  /** @param goesOn whether the source goes on behind these bytes; where it does not, a loader that leaves them has ended */
  constructor(bytes: Uint8Array, goesOn = true) {
    this.#bytes = bytes;
    this.#goesOn = goesOn;
  }

  /** False where a loader ends before it imports, and before the window does. */
  mayImport(start: number): boolean {
    for (let at = start; at < this.#bytes.length; ) {
      const step = this.#isMarked(at) ? ENDS : STEPS[this.#bytes[at]!]!;
      if (step === ENDS) return this.#remember(start);
      if (step === MAY_IMPORT) return true;
      at = this.#next(at + 1, step);
    }
    return this.#goesOn || this.#remember(start);
  }

  /** At or beyond the end of the window where the argument does not end in it. */
  #next(at: number, step: number): number {
    if (step === LINE) {
      const end = this.#bytes.indexOf(10, at);
      return end === -1 ? this.#bytes.length : end + 1;
    }
    if (step < COUNTED) return at + step - FIXED;
    const width = step - COUNTED;
    let count = 0;
    for (let index = width - 1; index >= 0; index -= 1) count = count * 256 + (this.#bytes[at + index] ?? 0);
    return at + width + count;
  }

  #isMarked(at: number): boolean {
    return this.#leadsNowhere !== null && (this.#leadsNowhere[at >> 3]! & (1 << (at & 7))) !== 0;
  }

  /** Marks every place of the walk that ends: it is short, and walked once more for that. */
  #remember(start: number): false {
    this.#leadsNowhere ??= new Uint8Array((this.#bytes.length >> 3) + 1);
    for (let at = start; at < this.#bytes.length && !this.#isMarked(at); ) {
      this.#leadsNowhere[at >> 3]! |= 1 << (at & 7);
      const step = STEPS[this.#bytes[at]!]!;
      if (step === ENDS) break;
      at = this.#next(at + 1, step);
    }
    return false;
  }
}
