/**
 * Finds, anywhere in any amount of data, the places from which a pickle may come to import something: PROTO, the two lines
 * of a GLOBAL or an INST, the two strings before a STACK_GLOBAL. Looks for one byte at a time, which the machine does fastest.
 * See https://docs.python.org/3/library/pickletools.html.
 */
import { IS_NAME } from './starts.ts';

const PROTO = 0x80;
const FRAME = 0x95;
const STACK_GLOBAL = 0x93;
const MEMOIZE = 0x94;
const BINPUT = 0x71;
const LONG_BINPUT = 0x72;
const [LINE_FEED, MARK, GLOBAL, INST] = [0x0a, 0x28, 0x63, 0x69];
/** UNICODE, and STRING with its quotes. */
const [UNICODE, STRING] = [0x56, 0x53];
/** Strings whose length one byte gives: SHORT_BINUNICODE, SHORT_BINSTRING; and four bytes: BINUNICODE, BINSTRING. */
const [SHORT, LONG] = [[0x8c, 0x55] as const, [0x58, 0x54] as const];

/** Of a module or a name that is looked at. */
const NAME_BYTES = 256;
/** Before an INST, in which its mark is looked for, and how many. */
const ARGUMENT_BYTES = 1024;
const MARKS = 4;

/** @param length of `bytes` that are searched; those behind are only looked at. @returns places in order, each once */
export function anchorsIn(bytes: Buffer, length: number): readonly number[] {
  const found: number[] = [];
  const marks = new Marks(bytes);
  for (let at = bytes.indexOf(PROTO); at !== -1 && at < length; at = bytes.indexOf(PROTO, at + 1))
    if (bytes[at + 1]! <= 5 && mayGoOn(bytes, at)) found.push(at);
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1))
    if (IS_NAME[bytes[at - 1]!] === 1 && IS_NAME[bytes[at + 1]!] === 1) addLines(bytes, at, marks, found);
  for (let at = bytes.indexOf(STACK_GLOBAL); at !== -1; at = bytes.indexOf(STACK_GLOBAL, at + 1)) {
    const start = stringBefore(bytes, stringBefore(bytes, at));
    if (start >= 0) found.push(start);
  }
  const inside = found.filter((at) => at < length);
  return inside.length < 2 ? inside : [...new Set(inside)].sort((a, b) => a - b);
}

/** No frame that no file could hold. */
function mayGoOn(bytes: Buffer, at: number): boolean {
  return bytes[at + 2] !== FRAME || (bytes[at + 8] === 0 && bytes[at + 9] === 0 && bytes[at + 10] === 0);
}

/** What the line that ends here, and the next one, may be the module and the name of. */
function addLines(bytes: Buffer, end: number, marks: Marks, found: number[]): void {
  let behind = end + 1;
  while (IS_NAME[bytes[behind]!] === 1 && behind - end <= NAME_BYTES) behind += 1;
  if (bytes[behind] !== LINE_FEED) return;
  for (let at = end - 2; at >= 0 && end - at <= NAME_BYTES; at -= 1) {
    if (bytes[at] === GLOBAL) {
      found.push(at);
      if (bytes[at - 1] === MARK) found.push(at - 1);
    } else if (bytes[at] === INST) found.push(...marks.before(at));
    if (IS_NAME[bytes[at]!] !== 1) return;
  }
}

/** The marks of one window, found as they are asked for, so that each byte is looked at once. CWE-407. */
class Marks {
  readonly #bytes: Buffer;
  readonly #known: number[] = [];
  #next = -2;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** The last few before an INST that lies behind all that were asked for. */
  before(inst: number): readonly number[] {
    if (this.#next === -2) this.#next = this.#bytes.indexOf(MARK);
    for (; this.#next !== -1 && this.#next < inst; this.#next = this.#bytes.indexOf(MARK, this.#next + 1))
      this.#known.push(this.#next);
    return this.#known.slice(-MARKS).filter((at) => at < inst && inst - at <= ARGUMENT_BYTES);
  }
}

/** Where the string starts that ends here, whatever puts it into the memo; -1 where none does. */
function stringBefore(bytes: Buffer, end: number): number {
  if (end < 2) return -1;
  const own = ownStringBefore(bytes, end);
  if (own >= 0) return own;
  if (bytes[end - 1] === MEMOIZE) return ownStringBefore(bytes, end - 1);
  if (bytes[end - 2] === BINPUT) return ownStringBefore(bytes, end - 2);
  return bytes[end - 5] === LONG_BINPUT ? ownStringBefore(bytes, end - 5) : -1;
}

function ownStringBefore(bytes: Buffer, end: number): number {
  if (bytes[end - 1] === LINE_FEED) return lineBefore(bytes, end - 1);
  for (let at = end - 1; at > 0 && end - at <= NAME_BYTES && IS_NAME[bytes[at]!] === 1; at -= 1) {
    const count = end - at;
    if (bytes[at - 1] === count && SHORT.includes(bytes[at - 2] as never)) return at - 2;
    if (bytes[at - 1] === 0 && bytes[at - 4] === count && LONG.includes(bytes[at - 5] as never)) return at - 5;
  }
  return -1;
}

/** `Vposix`, `S'posix'` */
function lineBefore(bytes: Buffer, end: number): number {
  const isQuoted = bytes[end - 1] === 0x27 || bytes[end - 1] === 0x22;
  for (let at = isQuoted ? end - 2 : end - 1; at >= 0 && end - at <= NAME_BYTES; at -= 1) {
    if (!isQuoted && bytes[at] === UNICODE) return at;
    if (isQuoted && bytes[at] === bytes[end - 1]) return bytes[at - 1] === STRING ? at - 1 : -1;
    if (IS_NAME[bytes[at]!] !== 1) return -1;
  }
  return -1;
}
