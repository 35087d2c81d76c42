/** An entry as git printed it: its texts are made when somebody asks for them. Most entries of a long history belong to other machines' parts. */
import type { Entry } from './entry.ts';

/** Where in the bytes of a list the fields of one record stand. */
export interface Fields {
  /** Six digits. */
  readonly mode: number;
  readonly oid: number;
  readonly oidEnd: number;
  readonly path: number;
  readonly pathEnd: number;
}

const MODE_DIGITS = 6;
const OCTAL_BITS = 3;
const DIGIT_BITS = 7;

/** By their number: a list has few. */
const MODES = new Map<number, string>();

export class ListedEntry implements Entry {
  readonly commit: string;
  readonly isBeside: boolean;
  readonly #bytes: Buffer;
  readonly #fields: Fields;
  #oid: string | null = null;

  /** @param bytes kept while the entry is: what lives long is copied out of it */
  constructor(bytes: Buffer, fields: Fields, commit: string, isBeside: boolean) {
    this.#bytes = bytes;
    this.#fields = fields;
    this.commit = commit;
    this.isBeside = isBeside;
  }

  /** A copy. */
  get path(): Buffer {
    return Buffer.from(this.#bytes.subarray(this.#fields.path, this.#fields.pathEnd));
  }

  get mode(): string {
    const number = modeAt(this.#bytes, this.#fields.mode);
    const known = MODES.get(number);
    if (known !== undefined) return known;
    const mode = number.toString(1 << OCTAL_BITS).padStart(MODE_DIGITS, '0');
    MODES.set(number, mode);
    return mode;
  }

  get oid(): string {
    this.#oid ??= this.#bytes.toString('latin1', this.#fields.oid, this.#fields.oidEnd);
    return this.#oid;
  }
}

/** An octal number. */
function modeAt(bytes: Buffer, at: number): number {
  let mode = 0;
  for (let index = at; index < at + MODE_DIGITS; index += 1)
    mode = (mode << OCTAL_BITS) | ((bytes[index] ?? 0) & DIGIT_BITS);
  return mode;
}
