/** YAML that makes Python objects by its tags, and Keras configurations of the time before 2.6. See https://pyyaml.org/wiki/PyYAMLDocumentation#yaml-tags-and-python-types. */
import { type ByteSource, headOf, memorySource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import type { Examination, Format } from '../format.ts';
import { examineConfig } from '../keras/config-objects.ts';
import { detectEncoding, toUtf8 } from '../keras/text-encoding.ts';
import { breaksEarly, readYaml } from './yaml-values.ts';

const KIB = 1024;
/** The library keeps a tree of some four hundred bytes for each byte of text at worst. CWE-770. */
const YAML_BYTES = 512 * KIB;
/** Of a text that is too long, enough to tell code from YAML. */
const SAMPLE_CHARACTERS = 16 * KIB;
const SEARCH_BYTES = 256 * KIB;
const OVERLAP_BYTES = KIB;
/** The library and the walk over its tree recurse. CWE-674. */
const TOO_DEEP = /(?:[-?:[{][ \t\r\n]*){300}/;

/** `!!python/object/apply:os.system`, in full or with escapes; other handles need a directive. */
const PYTHON_TAG = /!(?:!(?!!)|<)\S{0,60}(?:p|%70)(?:y|%79)(?:t|%74)(?:h|%68)(?:o|%6f)(?:n|%6e)|^%TAG/im;
/** `class_name: Sequential` and `config:`, each on its line or in braces. */
const OBJECT_KEYS = [
  /(?:^[ \t]*(?:- +)*|[{,] *)class_name: +['"]?[\w>]+['"]? *(?:$|[,}\r])/m,
  /(?:^[ \t]*|[{,] *)config: *(?:$|[\r{[&!])/m,
];

export const yamlFormat: Format = {
  id: 'yaml',
  spec: 'https://yaml.org/spec/1.1/',

  recognise(file) {
    const source = withoutUtf16(file);
    return contains(source, [PYTHON_TAG]) || contains(source, OBJECT_KEYS);
  },

  async examine(file, examination) {
    const source = withoutUtf16(file);
    const text = Buffer.from(headOf(source, YAML_BYTES)).toString('utf8');
    if (source.size > YAML_BYTES) {
      if (await breaksEarly(text.slice(0, SAMPLE_CHARACTERS))) return;
      throw new FormatError(`YAML of more than ${YAML_BYTES} bytes`, { reason: 'limit' });
    }
    if (TOO_DEEP.test(text)) throw new FormatError('YAML that is nested too deeply', { reason: 'limit' });
    const { documents, objects } = await readYaml(text);
    for (const { operator, isCalled, text: argumentText, offset } of objects) {
      examination.tell({ kind: 'import', operator, via: 'config', offset });
      if (isCalled) {
        const shown = argumentText.slice(0, examination.limits.argumentCharacters);
        examination.tell({ kind: 'call', operator, via: 'tag', arguments: shown, operands: [], offset });
      }
    }
    await examineDocuments(documents, examination);
  },
};

async function examineDocuments(
  documents: Parameters<typeof examineConfig>[0],
  examination: Examination,
): Promise<void> {
  const { embedded } = examineConfig(documents, {
    argumentCharacters: examination.limits.argumentCharacters,
    tell: (fact) => examination.tell(fact),
  });
  for (const { name, bytes, offset } of embedded) await examination.member(name, memorySource(bytes), offset);
}

/** The readers of YAML take UTF-16 where a byte order mark says so; of a text that is too long no more than tells that it is. */
function withoutUtf16(source: ByteSource): ByteSource {
  const { encoding, markBytes } = detectEncoding(headOf(source, 4));
  const isMarked = markBytes > 0 && (encoding === 'utf-16le' || encoding === 'utf-16be');
  return isMarked ? memorySource(toUtf8(headOf(source, 2 * YAML_BYTES + KIB))) : source;
}

/** The readers of YAML refuse these, and look at the first bytes before they do anything. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const BINARY = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/;

/** Tags may stand anywhere: so the text is searched, not only its head. Binary content is none. */
function contains(source: ByteSource, patterns: readonly RegExp[]): boolean {
  if (BINARY.test(Buffer.from(headOf(source, KIB)).toString('latin1'))) return false;
  const found = new Set<RegExp>();
  for (let start = 0; start < source.size; start += SEARCH_BYTES - OVERLAP_BYTES) {
    const bytes = source.read(start, Math.min(start + SEARCH_BYTES, source.size));
    if (bytes.includes(0)) return false;
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    for (const pattern of patterns) if (pattern.test(text)) found.add(pattern);
    if (found.size === patterns.length) return true;
  }
  return false;
}
