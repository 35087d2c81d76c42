/** Bytes that stand in JSON as a list of numbers, as Serde writes them and Buffer of Node does. See https://serde.rs/impl-serialize.html and https://www.rfc-editor.org/rfc/rfc8259#section-5. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { keepWithin } from '../../bytes/limit-error.ts';

const WINDOW_BYTES = 64 * 1024;
const OPEN = 0x5b;
/** Shorter ones hold nothing that is called. */
const LEAST_NUMBERS = 12;
const LIST = /^[\d\s,-]*/;

export interface NumberList {
  readonly bytes: Buffer;
  readonly offset: number;
}

/** Every list of numbers that each fit a byte. @throws LimitError where one is too long */
export function* numberListsIn(source: ByteSource): Generator<NumberList> {
  for (let from = 0; from < source.size; from += WINDOW_BYTES) {
    const window = Buffer.from(source.read(from, Math.min(source.size, from + WINDOW_BYTES)));
    for (let found = window.indexOf(OPEN); found !== -1; found = window.indexOf(OPEN, found + 1)) {
      const offset = from + found + 1;
      const [bytes] = numbersOf(listAt(source, offset));
      if (bytes !== undefined && bytes.length >= LEAST_NUMBERS) yield { bytes, offset };
    }
  }
}

function listAt(source: ByteSource, start: number): string {
  let text = '';
  for (;;) {
    const at = start + text.length;
    const chunk = Buffer.from(source.read(at, Math.min(at + WINDOW_BYTES, source.size))).toString('latin1');
    const found = LIST.exec(chunk)?.[0] ?? '';
    text += found;
    keepWithin('digitCharacters', text.length, start);
    if (found.length < chunk.length || chunk === '') return text;
  }
}

/** The bytes, as long as the numbers fit one; nothing where there are none. */
export function numbersOf(text: string): readonly Buffer[] {
  const numbers: number[] = [];
  for (const number of text.split(/[\s,-]+/)) {
    if (number === '') continue;
    const value = Number(number);
    if (value > 0xff) break;
    numbers.push(value);
  }
  return numbers.length === 0 ? [] : [Buffer.from(numbers)];
}
