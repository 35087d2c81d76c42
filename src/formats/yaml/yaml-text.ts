/** Reads the text of a source as YAML, in the encodings that PyYAML takes. See https://pyyaml.org/wiki/PyYAMLDocumentation#loading-yaml. */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { LimitError } from '../../bytes/limit-error.ts';
import { CEILINGS } from '../../limits.ts';
import { holdsPattern } from '../../text/pattern-search.ts';
import { toUtf8 } from '../../text/text-encoding.ts';
import { readDocuments } from './yaml-documents.ts';
import { readYaml, type YamlDocuments } from './yaml-values.ts';

const KIB = 1024;
/** Of a text that is too long, enough to distinguish code from YAML. */
const SAMPLE_CHARACTERS = 16 * KIB;
/** What is no key any more, and so the first of a scalar that goes on to the end. */
const KEY_CHARACTERS = KIB;

/** Ends of lines of YAML 1.1, which the library reads as characters. */
const OTHER_BREAKS = /\r(?!\n)|[\x85\u2028\u2029]/g;

export interface YamlReading extends Omit<YamlDocuments, 'break'> {
  /** A limit; text that is no YAML has no documents, and no failure either. */
  readonly failure: FormatError | null;
}

/** The documents of the text, or why there are none. Ask it by `once`: several formats do. */
export function readYamlOf(source: ByteSource): Promise<YamlReading> {
  return readWith(source, false);
}

/** The same, with collections in the place of their aliases: for readers to whom the place says what a value is. */
export function readSharedYaml(source: ByteSource): Promise<YamlReading> {
  return readWith(source, true);
}

async function readWith(source: ByteSource, sharesCollections: boolean): Promise<YamlReading> {
  const text = textOf(source);
  if (source.size > CEILINGS.yamlBytes.most)
    return isNoYaml(source, text) ? NOTHING : { ...NOTHING, failure: new LimitError('yamlBytes', 0) };
  try {
    const { documents, objects, doubtful } = await readYaml(text, { sharesCollections });
    return { documents, objects, doubtful, failure: null };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return { ...NOTHING, failure: error };
  }
}

/** Of a text that is too long its beginning. */
function textOf(source: ByteSource): string {
  const bytes = headOf(source, source.size > CEILINGS.yamlBytes.most ? SAMPLE_CHARACTERS : source.size);
  return Buffer.from(toUtf8(bytes)).toString('utf8').replace(OTHER_BREAKS, '\n');
}

/** Whether no loader makes anything of a text that is too long to be read: it breaks well before the end of what there is, or it is one plain scalar, as much code is, and never becomes a mapping. */
function isNoYaml(source: ByteSource, beginning: string): boolean {
  const { documents, break: end } = readDocuments(beginning, false);
  if (end !== null) return end.offset < beginning.length / 2;
  const [first, second] = documents;
  const isPlain = typeof first === 'string' && !/^[|>"'!&]/.test(beginning.trimStart());
  return isPlain && second === undefined && first.length > KEY_CHARACTERS && !holdsPattern(source, START);
}

/** Where another document may start, after any break, in any encoding. */
const START = /[\n\r\x85\xa8\xa9]---/;

const NOTHING: YamlReading = { documents: [], objects: [], doubtful: [], failure: null };
