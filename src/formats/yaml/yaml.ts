/** YAML that makes Python objects by its tags, and Keras configurations of the time before 2.6. See https://pyyaml.org/wiki/PyYAMLDocumentation#yaml-tags-and-python-types. */
import { type ByteSource, headOf, memorySource } from '../../bytes/byte-source.ts';
import type { Examination, Format } from '../format.ts';
import { examineConfig } from '../keras/config-objects.ts';
import { detectEncoding } from '../keras/text-encoding.ts';
import { readYamlOf } from './yaml-text.ts';
import type { TaggedObject } from './yaml-values.ts';

const KIB = 1024;
const SEARCH_BYTES = 256 * KIB;
const OVERLAP_BYTES = KIB;

/** `!!python/object/apply:os.system`, in full or with escapes; other handles need a directive. */
const PYTHON_TAG = /!(?:!(?!!)|<)\S{0,60}(?:p|%70)(?:y|%79)(?:t|%74)(?:h|%68)(?:o|%6f)(?:n|%6e)|%TAG/im;
/** `class_name: Sequential` and `config:`, each on its line or in braces. */
const OBJECT_KEYS = [
  /(?:^[ \t]*(?:- +)*|[{,] *)class_name: +['"]?[\w>]+['"]? *(?:$|[,}\r])/m,
  /(?:^[ \t]*|[{,] *)config: *(?:$|[\r{[&!])/m,
];

/** Under such a name even what breaks is YAML; prose and source that speak of tags bear others. */
const YAML_NAME = /\.ya?ml$|(?:^|[/\\])[^./\\]+$/i;

export const yamlFormat: Format = {
  id: 'yaml',
  spec: 'https://yaml.org/spec/1.1/',
  isLoose: true,

  recognise: (source) => contains(source, [PYTHON_TAG]) || contains(source, OBJECT_KEYS),

  async examine(source, examination) {
    const { documents, objects, doubtful, failure } = await readYamlOf(source);
    if (failure !== null) throw failure;
    const known = new Set(objects.map(nameOf));
    const more = YAML_NAME.test(examination.name) ? doubtful.filter((object) => !known.has(nameOf(object))) : [];
    for (const { operator, isCalled, text: argumentText, offset } of [...objects, ...more]) {
      examination.tell({ kind: 'import', operator, via: 'config', offset });
      if (isCalled) {
        const shown = argumentText.slice(0, examination.limits.argumentCharacters);
        examination.tell({ kind: 'call', operator, via: 'tag', arguments: shown, operands: [], offset });
      }
    }
    await examineDocuments(documents, examination);
  },
};

function nameOf({ operator: { module, name }, isCalled }: TaggedObject): string {
  return `${module} ${name} ${isCalled}`;
}

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

/** The readers of YAML refuse these, and look at the first bytes before they do anything. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const BINARY = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/;

/** Tags may stand anywhere: so the text is searched, not only its head. Binary content is none. */
function contains(source: ByteSource, patterns: readonly RegExp[]): boolean {
  // UTF-16 as PyYAML takes it; of its characters the tags need none beyond ASCII.
  const isWide = detectEncoding(headOf(source, 4)).markBytes === 2;
  if (!isWide && BINARY.test(Buffer.from(headOf(source, KIB)).toString('latin1'))) return false;
  const found = new Set<RegExp>();
  for (let start = 0; start < source.size; start += SEARCH_BYTES - OVERLAP_BYTES) {
    const bytes = source.read(start, Math.min(start + SEARCH_BYTES, source.size));
    if (!isWide && bytes.includes(0)) return false;
    const narrow = isWide ? bytes.filter((byte) => byte !== 0) : bytes;
    const text = Buffer.from(narrow.buffer, narrow.byteOffset, narrow.byteLength).toString('latin1');
    for (const pattern of patterns) if (pattern.test(text)) found.add(pattern);
    if (found.size === patterns.length) return true;
  }
  return false;
}
