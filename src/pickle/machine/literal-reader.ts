/** Reads texts, bytes and integers from symbolic values: those of the stream, and those that were computed. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { readLiteral } from './literals.ts';
import { startsLikeModel } from './signatures.ts';
import type { Token } from './value.ts';
import type { ValueStore } from './values.ts';

/** Bytes that pure functions are followed over. */
const FOLLOWED_BYTES = 1 << 24;
/** Bytes of such texts in one pickle: what they become is kept in memory. */
const MODEL_TEXT_BYTES = 1 << 25;

export class LiteralReader {
  readonly #values: ValueStore;
  readonly #source: ByteSource;
  /** Bytes. */
  readonly #longestText: number;
  #modelTextLeft = MODEL_TEXT_BYTES;

  constructor(values: ValueStore, source: ByteSource, longestText: number) {
    this.#values = values;
    this.#source = source;
    this.#longestText = longestText;
  }

  /** The text of a str; null where it is known only when it runs, undefined where it is no str at all. */
  textOf(token: Token): string | null | undefined {
    if (token === 0) return undefined;
    if (token > 0) {
      const literal = readLiteral(this.#source, token - 1, this.#longestText);
      if (literal.type !== 'str') return undefined;
      return literal.complete ? literal.text : null;
    }
    const value = this.#values.valueOf(token);
    if (value === null) return undefined;
    if (value.kind === 'text') return value.text;
    return value.kind === 'bytes' || value.kind === 'integer' || value.kind === 'payload' ? undefined : null;
  }

  /** As `textOf`, for text that holds a whole model, which may be far longer than a name as long as there is room for such. */
  modelTextOf(token: Token): string | null | undefined {
    const text = this.textOf(token);
    if (text !== null || token <= 0) return text;
    const beginning = readLiteral(this.#source, token - 1, 8);
    if (beginning.type !== 'str' || !startsLikeModel(beginning.text.charCodeAt(0), beginning.text.charCodeAt(1)))
      return null;
    const literal = readLiteral(this.#source, token - 1, Math.min(FOLLOWED_BYTES, this.#modelTextLeft));
    if (literal.type !== 'str') return null;
    this.#modelTextLeft -= literal.text.length;
    return literal.complete ? literal.text : null;
  }

  /** The content of bytes; null where it is unknown or too long to follow. */
  bytesOf(token: Token): Uint8Array | null {
    const value = this.#values.valueOf(token);
    if (value?.kind === 'bytes') return value.bytes;
    const literalToken = value?.kind === 'payload' ? value.token : token;
    if (literalToken <= 0) return null;
    const literal = readLiteral(this.#source, literalToken - 1, 0);
    if (literal.type === 'str') return latin1Bytes(this.textOf(literalToken));
    if (literal.type !== 'bytes' && literal.type !== 'bytearray') return null;
    if (literal.end - literal.start > FOLLOWED_BYTES) return null;
    return this.#source.read(literal.start, literal.end).slice();
  }

  /** How many bytes a text or bytes of the stream have; 0 of anything else. */
  literalBytes(token: Token): number {
    if (token <= 0) return 0;
    const literal = readLiteral(this.#source, token - 1, FOLLOWED_BYTES);
    if (literal.type === 'str') return literal.text.length;
    return literal.type === 'bytes' || literal.type === 'bytearray' ? literal.end - literal.start : 0;
  }

  isNone(token: Token): boolean {
    return token > 0 && readLiteral(this.#source, token - 1, 0).type === 'NoneType';
  }

  isInteger(token: Token): boolean {
    if (token > 0) return readLiteral(this.#source, token - 1, 0).type === 'int';
    return this.#values.valueOf(token)?.kind === 'integer';
  }

  integerOf(token: Token): number | null {
    if (token > 0) {
      const literal = readLiteral(this.#source, token - 1, 64);
      return literal.type === 'int' ? literal.value : null;
    }
    const value = this.#values.valueOf(token);
    return value?.kind === 'integer' ? value.value : null;
  }
}

/** The bytes of Python 2 text; null for text beyond Latin-1. */
export function latin1Bytes(text: string | null | undefined): Uint8Array | null {
  if (typeof text !== 'string' || /[^\0-\xff]/.test(text)) return null;
  return Buffer.from(text, 'latin1');
}
