/** The documents of a text of YAML, as PyYAML reads them, and LibYAML where PyYAML finds an error. See https://yaml.org/spec/1.1/. */
import { LimitError } from '../../bytes/limit-error.ts';
import type { JsonValue } from '../../text/json-values.ts';
import type { TaggedObject } from './tagged-objects.ts';
import { YamlError } from './yaml-cursor.ts';
import { DocumentReader } from './yaml-grammar.ts';

export interface ReadDocuments {
  /** Those before a break. */
  readonly documents: readonly JsonValue[];
  readonly objects: readonly TaggedObject[];
  readonly break: YamlError | null;
}

/**
 * @param text with `\n` or `\r\n` for every break
 * @param sharesCollections an alias of a collection is that collection once more, else null
 * @throws LimitError where the nesting is too deep, or there are too many directives
 */
export function readDocuments(text: string, sharesCollections: boolean): ReadDocuments {
  const reader = new DocumentReader(text, sharesCollections);
  const documents: JsonValue[] = [];
  const objects: TaggedObject[] = [];
  try {
    for (let document = reader.next(); document !== null; document = reader.next()) {
      documents.push(document.value);
      objects.push(...document.objects);
    }
    return { documents, objects, break: null };
  } catch (error) {
    if (error instanceof YamlError) return { documents, objects, break: error };
    if (error instanceof RangeError) throw new LimitError('yamlNesting', 0, error);
    throw error;
  }
}
