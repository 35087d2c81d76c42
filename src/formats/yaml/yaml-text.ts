/** Reads the text of a source as YAML, in the encodings that PyYAML takes. See https://pyyaml.org/wiki/PyYAMLDocumentation#loading-yaml. */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { LimitError } from '../../bytes/limit-error.ts';
import { CEILINGS, type CeilingName } from '../../limits.ts';
import { holdsPattern } from '../../text/pattern-search.ts';
import { toUtf8 } from '../../text/text-encoding.ts';
import { kindOfBeginning } from './yaml-beginning.ts';
import { type PartSizes, partsOf } from './yaml-parts.ts';
import { isTooDeep, readYaml, readYamlParts, type YamlDocuments } from './yaml-values.ts';

const KIB = 1024;
/** Of a text that is too long, enough to distinguish code from YAML. */
const SAMPLE_CHARACTERS = 16 * KIB;

/** Ends of lines of YAML 1.1, which the library reads as characters. */
const OTHER_BREAKS = /\r(?!\n)|[\x85\u2028\u2029]/g;

export interface YamlReading extends YamlDocuments {
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
  const text = textOf(source, CEILINGS.yamlBytes.most);
  if (source.size > CEILINGS.yamlBytes.most) {
    return (await isNoYaml(source, text.slice(0, SAMPLE_CHARACTERS))) ? NOTHING : readLong(source, sharesCollections);
  }
  if (isTooDeep(text)) return failed('yamlNesting');
  try {
    return { ...(await readYaml(text, { sharesCollections })), failure: null };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return { ...NOTHING, failure: error };
  }
}

function textOf(source: ByteSource, most: number): string {
  return Buffer.from(toUtf8(headOf(source, most)))
    .toString('utf8')
    .replace(OTHER_BREAKS, '\n');
}

/** Entries that are read at once: the library takes a millisecond to begin, and its memory for all that it has not ended. */
const PART_SIZES: PartSizes = { gathered: 64 * KIB, most: CEILINGS.yamlBytes.most };

/** In parts, none of which is longer than what is read at once. */
async function readLong(source: ByteSource, sharesCollections: boolean): Promise<YamlReading> {
  if (source.size > CEILINGS.yamlPartsBytes.most) return failed('yamlPartsBytes');
  const text = textOf(source, source.size);
  const parts = isTooDeep(text) ? null : partsOf(text, PART_SIZES);
  try {
    const read = parts === null ? null : await readYamlParts(parts, { sharesCollections });
    return read === null ? failed('yamlBytes') : { ...read, failure: null };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return { ...NOTHING, failure: error };
  }
}

/** Whether no loader makes anything of a text that is too long to be read. */
async function isNoYaml(source: ByteSource, beginning: string): Promise<boolean> {
  const kind = await kindOfBeginning(beginning);
  return kind === 'broken' || (kind === 'scalar' && !holdsPattern(source, START));
}

/** Where another document may start, after any break, in any encoding. */
const START = /[\n\r\x85\xa8\xa9]---/;

const NOTHING: YamlReading = { documents: [], objects: [], doubtful: [], failure: null };

function failed(ceiling: CeilingName): YamlReading {
  return { ...NOTHING, failure: new LimitError(ceiling, 0) };
}
