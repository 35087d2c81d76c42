/** YAML as a library of YAML 1.2 reads it: what PyYAML finds an error in may be none to others. See https://eemeli.org/yaml/. */
import {
  type DocumentOptions,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type ParseOptions,
  parseAllDocuments,
  type SchemaOptions,
} from 'yaml';
import { withoutStack } from '../../bytes/format-error.ts';
import { LimitError } from '../../bytes/limit-error.ts';
import type { JsonValue } from '../../text/json-values.ts';
import { pythonValue } from '../../text/python-text.ts';
import { inTuple, objectsOf, type TaggedObject } from './tagged-objects.ts';
import type { ReadDocuments } from './yaml-documents.ts';

/** The library and the walk over its tree recurse. CWE-674. */
const TOO_DEEP = /(?:[-?:[{][ \t\r\n]*){300}/;

/** Collections of these types are read as they are written: the library would put other nodes in the place of their entries. */
const RESHAPING = /:(?:omap|pairs|set|binary|timestamp)$/;

const OPTIONS: ParseOptions & DocumentOptions & SchemaOptions = {
  version: '1.1',
  uniqueKeys: false,
  logLevel: 'silent',
  merge: false,
  resolveKnownTags: false,
  customTags: (tags) => tags.filter((tag) => typeof tag !== 'string' && !RESHAPING.test(tag.tag)),
  // Text that is no YAML has an error in each line, and nobody reads what it says.
  prettyErrors: false,
};

/** Every document that has no error. @throws LimitError where the nesting is too deep for the library */
export function readByLibrary(text: string, sharesCollections: boolean): ReadDocuments {
  if (TOO_DEEP.test(text)) throw new LimitError('yamlNesting', 0);
  const reader = new NodeReader(sharesCollections);
  try {
    const documents: JsonValue[] = [];
    for (const { errors, contents } of withoutStack(() => parseAllDocuments(text, OPTIONS))) {
      reader.begin();
      if (errors.length === 0) documents.push(reader.read(contents));
    }
    return { documents, objects: reader.objects, break: null };
  } catch (error) {
    // The library and this walk recurse; both end here when the stack does.
    if (!(error instanceof RangeError)) throw error;
    throw new LimitError('yamlNesting', 0, error);
  }
}

const BEGINNINGS: readonly number[] = [1024, 4096, 16_384]; // characters that are read before a longer text is
/** Where another document may begin or one end: behind it all may be well again. */
const OTHER_DOCUMENT = /^(?:---|\.\.\.)/m;
/** Errors that no further text mends, if they do not stand at the end of what there is. */
const LASTING: ReadonlySet<string> = new Set([
  ...['MULTILINE_IMPLICIT_KEY', 'BLOCK_IN_FLOW', 'BAD_INDENT', 'BAD_SCALAR_START', 'TAB_AS_INDENT'],
  ...['MISSING_CHAR', 'UNEXPECTED_TOKEN', 'BLOCK_AS_IMPLICIT_KEY'],
]);

/** Whether the only document of a long text has an error near its beginning: source has, and to read all of it takes longest. */
export function breaksAtOnce(text: string): boolean {
  if (OTHER_DOCUMENT.test(text)) return false;
  return BEGINNINGS.filter((length) => text.length >= 2 * length).some((length) => {
    const end = text.lastIndexOf('\n', length) + 1;
    const [first] = withoutStack(() => parseAllDocuments(text.slice(0, end), OPTIONS));
    return first?.errors?.some(({ code, pos: [start] }) => LASTING.has(code) && start < end / 2) === true;
  });
}

/** Makes values of the nodes of one text. Mutable. */
class NodeReader {
  readonly objects: TaggedObject[] = [];
  readonly #sharesCollections: boolean;
  /** Of aliases mostly plain values count: what a collection holds is reported where it stands. */
  readonly #anchored = new Map<string, JsonValue>();

  constructor(sharesCollections: boolean) {
    this.#sharesCollections = sharesCollections;
  }

  /** An anchor counts in its document. */
  begin(): void {
    this.#anchored.clear();
  }

  read(node: unknown): JsonValue {
    if (isAlias(node)) return this.#anchored.get(node.source) ?? null;
    if (!isMap(node) && !isSeq(node) && !isScalar(node)) return null;
    const offset = node.range?.[0] ?? 0;
    const value: JsonValue = isScalar(node)
      ? scalarValue(node.value)
      : isSeq(node)
        ? { kind: 'array', items: node.items.map((item) => this.read(item)), offset }
        : { kind: 'object', entries: node.items.map(({ key, value }) => [this.#key(key), this.read(value)]), offset };
    if (node.anchor !== undefined && (this.#sharesCollections || isScalar(node)))
      this.#anchored.set(node.anchor, value);
    this.objects.push(...objectsOf(node.tag, value, offset));
    if (typeof value === 'string') this.objects.push(...inTuple(node.tag, value, offset));
    return value;
  }

  /** As it is written: `n` and `on` are no names for false and true as keys. */
  #key(key: unknown): string {
    const isPlain = isScalar(key) && key.tag === undefined && key.anchor === undefined && key.type === 'PLAIN';
    const value = isPlain ? key.source : this.read(key);
    return typeof value === 'string' ? value : pythonValue(value ?? null, 1);
  }
}

function scalarValue(value: unknown): JsonValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : String(value);
}
