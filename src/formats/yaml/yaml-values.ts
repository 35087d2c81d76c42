/** The values of YAML documents and the Python objects that their tags make. See https://pyyaml.org/wiki/PyYAMLDocumentation#yaml-tags-and-python-types. */
import { LimitError } from '../../bytes/limit-error.ts';
import { CEILINGS } from '../../limits.ts';
import type { JsonValue } from '../../text/json-values.ts';
import { holdsDirective } from './python-tags.ts';
import { nameOf, objectsByText, type TaggedObject } from './tagged-objects.ts';
import { type ReadDocuments, readDocuments } from './yaml-documents.ts';

export interface YamlDocuments {
  readonly documents: readonly JsonValue[];
  readonly objects: readonly TaggedObject[];
  /** Of a text that breaks: another reader may find no error, or make objects before it comes to it. */
  readonly doubtful: readonly TaggedObject[];
}

const LIBRARY_CHARACTERS = CEILINGS.yamlLibraryCharacters.most;

/**
 * Reads the documents up to where one breaks, as PyYAML does, which composes a document as a whole before it makes the
 * first object of it. Where another grammar may go on, as that of YAML 1.2, a library of it is asked.
 * `sharesCollections`: an alias of a collection is that collection once more, else null.
 * @param text with `\n` or `\r\n` for every break
 * @throws LimitError where the nesting is too deep, there are too many tags or directives, or the text is too long for the library
 */
export async function readYaml(whole: string, { sharesCollections = false } = {}): Promise<YamlDocuments> {
  const text = whole.replaceAll(LATER_MARK, '');
  const own = readDocuments(text, sharesCollections);
  const isWhole = own.break === null;
  const { documents, objects } = isWhole || own.break.isCertain ? own : await moreOf(own, text, sharesCollections);
  const hasMore = documents.length > 1 || !isWhole || text !== whole;
  const mayMeanOther = hasMore && holdsDirective(text);
  const byText = mayMeanOther || !isWhole ? objectsByText(text) : [];
  const known = new Set(objects.map(nameOf));
  const others = mayMeanOther ? byText.filter((object) => !known.has(nameOf(object))) : [];
  return { documents, objects: [...objects, ...others], doubtful: isWhole ? [] : byText };
}

/** LibYAML passes over a mark of order before any line; to PyYAML the second of two is text, and what stands there no directive. */
const LATER_MARK = /^\ufeff+/gm;

async function moreOf(own: ReadDocuments, text: string, sharesCollections: boolean): Promise<ReadDocuments> {
  const { breaksAtOnce, readByLibrary } = await import('./yaml-library.ts');
  if (breaksAtOnce(text)) return own;
  if (text.length > LIBRARY_CHARACTERS) throw new LimitError('yamlLibraryCharacters', 0);
  const other = readByLibrary(text, sharesCollections);
  return other.documents.length > own.documents.length ? other : own;
}
