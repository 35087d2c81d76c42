/** Decodes what loaders take out of JSON and unpickle, and has it examined as a member of its place: `data#/policy_class`. See https://docs.python.org/3/library/json.html and, for what the codings allow, https://docs.python.org/3/library/base64.html. */
import { type ByteSource, memorySource } from '../../bytes/byte-source.ts';
import { isCalling, isUnpickled, tryPickles } from '../../pickle/chance.ts';
import { base64Readings } from '../../text/base64.ts';
import { bytesOfEscapes } from '../../text/escaped-bytes.ts';
import { isObject } from '../../text/json-values.ts';
import type { Examination } from '../format.ts';
import { isPickle } from '../pickles/hidden-pickle.ts';
import { findHiddenStream } from '../pickles/hidden-streams.ts';
import { keptFunction } from '../pickles/kept-function.ts';
import { numberListsIn, numbersOf } from '../pickles/number-lists.ts';
import { type DigitCoding, digitsIn, packedDigits } from '../pickles/pickle-digits.ts';
import { readJson } from './configuration-text.ts';
import { CARRIERS, type EmbeddedText } from './embedded-carriers.ts';
import { pointerOf, walkValues } from './value-walk.ts';

/** What one text counts as, of the entries of a file: each is decoded and looked at. */
const TEXT_ENTRIES = 4;

interface Found extends EmbeddedText {
  readonly at: string;
  readonly offset: number;
}

/** @returns the texts that were examined @throws FormatError where the text is too large or breaks; what was found before was examined. */
export async function examineEmbedded(source: ByteSource, examination: Examination): Promise<ReadonlySet<string>> {
  const { documents, failure } = readJson(source);
  const found: Found[] = [];
  for (const [index, document] of documents.entries()) {
    const prefix = documents.length === 1 ? '' : `/${index}`;
    walkValues(document, (value, place) => {
      if (!isObject(value)) return;
      const texts = CARRIERS.flatMap((carrier) => carrier.textsIn(value));
      for (const text of texts) found.push({ ...text, at: prefix + pointerOf(place), offset: value.offset });
    });
  }
  for (const { text, coding, at, offset, isGuess } of found) {
    if (isGuess === true && !decoded(padded(text, coding), coding).some(calls)) continue;
    examination.countEntry(TEXT_ENTRIES);
    await examineDecoded(
      { text: isGuess === true ? padded(text, coding) : text, coding, place: `#${at === '' ? '/' : at}`, offset },
      examination,
    );
  }
  if (failure !== null && (found.length > 0 || failure.reason === 'limit')) throw failure;
  return new Set(found.map(({ text }) => text.replace(/\s/g, '')));
}

/** Digits that decode to a pickle which calls something, whoever reads them. @param seen those that were examined */
export async function examineDigits(
  source: ByteSource,
  seen: ReadonlySet<string>,
  examination: Examination,
): Promise<void> {
  for (const { text, coding, offset } of digitsIn(source)) {
    if (seen.has(text)) continue;
    if (coding === 'packed') {
      await examinePacked(source, { text, offset }, examination);
      continue;
    }
    for (const bytes of decoded(padded(text, coding), coding)) {
      const content = memorySource(bytes);
      if (!isCalling(tryPickles(content, 0, 1))) continue;
      examination.countEntry(TEXT_ENTRIES);
      await examination.member(`${coding}@${offset}`, content, offset, { expected: 'pickle' });
      break;
    }
  }
}

function calls(bytes: Uint8Array): boolean {
  return isCalling(tryPickles(memorySource(bytes), 0, 1));
}

/** Writers leave the padding off, and readers put it on again. */
function padded(text: string, coding: DigitCoding): string {
  return coding === 'hex' || coding === 'decimal' || coding === 'escaped' || text.includes('=')
    ? text
    : text + '='.repeat(-text.length & 3);
}

/** Digits of a stream that expands to a pickle which calls something. */
async function examinePacked(
  source: ByteSource,
  { text, offset }: { readonly text: string; readonly offset: number },
  examination: Examination,
): Promise<void> {
  const head = memorySource(Buffer.from(text, 'base64'));
  if (findHiddenStream(head, [0, 1], 'digits', isPickle) === null) return;
  examination.countEntry(TEXT_ENTRIES);
  for (const bytes of alphabetsOf(padded(packedDigits(source, offset), 'packed')).flatMap((one) => base64Readings(one)))
    await examination.member(`packed@${offset}`, memorySource(bytes), offset);
}

/** Lists of numbers, which a loader of plans takes for bytes: what it unpickles stands in them behind a mark and a version. */
export async function examineNumbers(source: ByteSource, examination: Examination): Promise<void> {
  for (const { bytes, offset } of numberListsIn(source)) {
    examination.countEntry(TEXT_ENTRIES);
    const { content, options } = keptFunction(memorySource(bytes));
    await examination.member(`numbers@${offset}`, content, offset, options);
  }
}

/** A text that stands at `place`: what it decodes to is a member. */
interface PlacedText {
  readonly text: string;
  readonly coding: DigitCoding;
  readonly place: string;
  readonly offset: number;
}

/** The loader takes it for a pickle, whatever it begins and ends with. */
export async function examineDecoded(
  { text, coding, place, offset }: PlacedText,
  examination: Examination,
): Promise<void> {
  for (const bytes of decoded(text, coding)) {
    const source = memorySource(bytes);
    await examination.member(place, source, offset, isUnpickled(source) ? { expected: 'pickle' } : {});
  }
}

/** As Python decodes it; nothing where every Python raises an error instead. */
function decoded(text: string, coding: DigitCoding): readonly Uint8Array[] {
  // Stable-Baselines encodes the text as UTF-8 first: what is outside of ASCII is passed over, too.
  if (coding === 'base64') return alphabetsOf(text).flatMap((one) => base64Readings(Buffer.from(one)));
  if (coding === 'decimal') return numbersOf(text);
  if (coding === 'escaped') return bytesOfEscapes(text);
  const digits = text.replace(/\s/g, '');
  return /^(?:[\da-f]{2})*$/i.test(digits) ? [Buffer.from(digits, 'hex')] : [];
}

/** As it is written, and where it is of the alphabet for addresses as that says. https://www.rfc-editor.org/rfc/rfc4648#section-5 */
function alphabetsOf(text: string): readonly string[] {
  return /[-_]/.test(text) ? [text.replaceAll('-', '+').replaceAll('_', '/'), text] : [text];
}
