/** Searches the text of a whole file for words that only a configuration holds. */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';
import { byteTable, isWordByte } from '../../bytes/byte-table.ts';
import type { Once } from '../../bytes/once.ts';
import { withoutZeros } from '../../bytes/zeros.ts';
import { PY_KEY, SIGNS, type Sign, WORDS, type Word } from '../../text/configuration-words.ts';
import { isBinary, isWideText } from '../../text/text.ts';
import { beginsAsNoJson, toUtf8 } from '../../text/text-encoding.ts';
import { WordSearch } from '../../text/word-search.ts';
import { isCalled } from '../file-names.ts';

const KIB = 1024;
const SEARCH_BYTES = 256 * KIB;
const OVERLAP_BYTES = KIB;
/** Longer files are data: nobody configures a model by so much text. */
const TEXT_BYTES = 1024 * KIB * KIB;
/** Of UTF-16 and UTF-32, whose zeros are taken out one by one. */
const WIDE_TEXT_BYTES = 64 * KIB * KIB;

/** They would make the steps of a search for all words short: it would read every byte for one of two. */
const SHORT_WORDS = [PY_KEY, 'lc'] as const satisfies readonly Word[];
type ShortWord = (typeof SHORT_WORDS)[number];
export type LongWord = Exclude<Word, ShortWord>;

const isShort = (word: Word | Sign): word is ShortWord => word === 'lc' || word === PY_KEY;
export const isLong = (word: Word | Sign): word is LongWord | Sign => !isShort(word);

const isSign = (word: LongWord | Sign): word is Sign => SIGNS.some((sign) => sign === word);

const LONG_WORDS = new WordSearch([...WORDS.filter((word) => !isShort(word)), ...SIGNS]);

/** An escape of a letter, an underscore, a hyphen, a point, a colon or a slash, and a line of YAML that ends within a text. */
const ESCAPE = /\\(?:(?:u00|x|U000000)(2[d-fD-F]|3[aA]|[4-7][0-9a-fA-F])|\/|\r?\n[ \t]*)/g;

/** The words that the text holds, in any spelling, but for the shortest, and the signs; none where it is binary. Ask it by `once`: several formats do. */
export function wordsOf(source: ByteSource): ReadonlySet<LongWord | Sign> {
  return wordsBy(source, addLongWords);
}

/** The same of the shortest words, which few files are asked for: each goes through all of the text by itself. */
function shortWordsOf(source: ByteSource): ReadonlySet<ShortWord> {
  return wordsBy(source, addShortWords);
}

/** Whether the text holds the word, in any spelling. */
export function holdsWord(once: Once<ByteSource>, word: Word | Sign): boolean {
  return isShort(word) ? once(shortWordsOf).has(word) : once(wordsOf).has(word);
}

type AddWords<Found> = (text: Buffer, words: Set<Found>) => void;

function wordsBy<Found>(source: ByteSource, add: AddWords<Found>): ReadonlySet<Found> {
  const words = new Set<Found>();
  if (isBinary(source)) return words;
  const isWide = isWideText(source);
  const size = Math.min(source.size, isWide ? WIDE_TEXT_BYTES : TEXT_BYTES);
  for (let start = 0; start < size; start += SEARCH_BYTES - OVERLAP_BYTES) {
    const bytes = source.read(start, Math.min(start + SEARCH_BYTES, size));
    if (!isWide && bytes.includes(0)) return new Set();
    // ASCII words of UTF-16 and UTF-32, of either byte order.
    addWords(isWide ? withoutZeros(bytes) : bytes, words, add);
  }
  return words;
}

function addWords<Found>(bytes: Uint8Array, words: Set<Found>, add: AddWords<Found>): void {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  add(text, words);
  if (!mayHoldEscape(text)) return;
  const escaped = text.toString('latin1');
  const plain = escaped.replace(ESCAPE, (spelling, digits: string | undefined) => {
    if (digits !== undefined) return String.fromCharCode(Number.parseInt(digits, 16));
    return spelling.endsWith('/') ? '/' : '';
  });
  if (plain.length !== escaped.length) add(Buffer.from(plain, 'latin1'), words);
}

/** What stands behind the backslash of an escape. */
const ESCAPED: ReadonlySet<number | undefined> = new Set(Buffer.from('uxU/\r\n'));

/** Of source and manuals few do, however many backslashes they have. */
function mayHoldEscape(text: Buffer): boolean {
  for (let at = text.indexOf(BACKSLASH); at !== -1; at = text.indexOf(BACKSLASH, at + 1))
    if (ESCAPED.has(text[at + 1])) return true;
  return false;
}

function addLongWords(text: Buffer, words: Set<LongWord | Sign>): void {
  LONG_WORDS.each(text, (word, at) => {
    if (isSign(word) || isWholeAt(text, word, at)) words.add(word);
  });
}

function addShortWords(text: Buffer, words: Set<ShortWord>): void {
  for (const word of SHORT_WORDS)
    for (let at = text.indexOf(word); at !== -1 && !words.has(word); at = text.indexOf(word, at + 1))
      if (isWholeAt(text, word, at)) words.add(word);
}

/** Not as a part of another name: `statistics_target_max` names nothing to call. */
function isWholeAt(text: Buffer, word: Word, at: number): boolean {
  const isEnd = word.endsWith('/') || !isNameByte(text[at + word.length]);
  return isEnd && !isNameByte(text[at - 1]);
}

const BACKSLASH = 0x5c;
const IS_NAME = byteTable(isWordByte);

function isNameByte(byte: number | undefined): boolean {
  return byte !== undefined && IS_NAME[byte] === 1;
}

/** White space, then an object or a list. */
export function startsAsJson(source: ByteSource): boolean {
  const bytes = headOf(source, KIB);
  if (beginsAsNoJson(bytes)) return false;
  const head = Buffer.from(toUtf8(bytes)).toString('latin1');
  return /^[ \t\r\n]*(?:[{[]|$)/.test(head);
}

/** Bytes in which a key is sought. */
const KEY_BYTES = 8 * 1024 * KIB;

/**
 * Whether the key that makes a text a configuration of its kind stands in it as people write it: where a text is too long to be read,
 * a common word is no reason to speak of it. No loader reads so much JSON as YAML.
 */
export function hasKey(source: ByteSource, key: RegExp): boolean {
  if (startsAsJson(source)) return false;
  const bytes = headOf(source, KEY_BYTES);
  return key.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
}

/** What NeMo calls the configuration in its archives; there `target` names a class as well. */
export function isNemoName(name: string): boolean {
  return isCalled(name, ['model_config.yaml', 'model_config.yml']);
}
