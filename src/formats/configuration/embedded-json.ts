/** Decodes what loaders take out of JSON and unpickle, and has it examined as a member of its place: `data#/policy_class`. See https://docs.python.org/3/library/json.html. */
import { type ByteSource, memorySource } from '../../bytes/byte-source.ts';
import { isUnpickled } from '../../pickle/chance.ts';
import { isObject } from '../../text/json-values.ts';
import type { Examination } from '../format.ts';
import { readJson } from './configuration-text.ts';
import { CARRIERS, decoded, type EmbeddedText } from './embedded-carriers.ts';
import { pointerOf, walkValues } from './value-walk.ts';

/** What one text counts as, of the entries of a file: each is decoded and looked at. */
const TEXT_ENTRIES = 4;

interface Found extends EmbeddedText {
  readonly at: string;
  readonly offset: number;
}

/** @throws FormatError where the text is too large or breaks; what was found before was examined. */
export async function examineEmbedded(source: ByteSource, examination: Examination): Promise<void> {
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
  for (const { text, coding, at, offset } of found) {
    examination.countEntry(TEXT_ENTRIES);
    for (const bytes of decoded(text, coding)) {
      const source = memorySource(bytes);
      // The loader takes it for a pickle, whatever it begins and ends with.
      const options = isUnpickled(source) ? ({ expected: 'pickle' } as const) : {};
      await examination.member(`#${at === '' ? '/' : at}`, source, offset, options);
    }
  }
  if (failure !== null && (found.length > 0 || failure.reason === 'limit')) throw failure;
}
