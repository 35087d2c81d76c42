/** The values of YAML documents and the Python objects that their tags make. See https://pyyaml.org/wiki/PyYAMLDocumentation#yaml-tags-and-python-types. */
import type { DocumentOptions, ParseOptions, SchemaOptions } from 'yaml';
import { withoutStack } from '../../bytes/format-error.ts';
import { LimitError } from '../../bytes/limit-error.ts';
import { decodeBase64 } from '../../text/base64.ts';
import { isContainer, type JsonValue } from '../../text/json-values.ts';
import { pythonValue } from '../../text/python-text.ts';
import { laidOut } from './lax-layout.ts';
import { holdsDirective } from './python-tags.ts';
import { inTuple, objectsByText, objectsOf, type TaggedObject, unescapeTag } from './tagged-objects.ts';
import { JoinedParts, type YamlPart } from './yaml-parts.ts';

export interface YamlDocuments {
  readonly documents: readonly JsonValue[];
  readonly objects: readonly TaggedObject[];
  /** Of documents in which the library finds an error: another reader may find none, or make objects before it comes to it. */
  readonly doubtful: readonly TaggedObject[];
}

/** The library and the walk over its tree recurse. CWE-674. */
const TOO_DEEP = /(?:[-?:[{][ \t\r\n]*){300}/;

/** Collections of these types are read as they are written: the library would put other nodes in the place of their entries. */
const RESHAPING = /:(?:omap|pairs|set|binary|timestamp)$/;

/** Text that is no YAML has an error in each line, and nobody reads what it says. */
export const PLAIN_ERRORS = { prettyErrors: false } as const;

const OPTIONS: ParseOptions & DocumentOptions & SchemaOptions = {
  version: '1.1',
  uniqueKeys: false,
  logLevel: 'silent',
  merge: false,
  resolveKnownTags: false,
  customTags: (tags) => tags.filter((tag) => typeof tag !== 'string' && !RESHAPING.test(tag.tag)),
  ...PLAIN_ERRORS,
};

const BINARY = 'tag:yaml.org,2002:binary';

/**
 * Reads every document that has no error: PyYAML composes a document as a whole before it makes the first object of it.
 * `sharesCollections`: an alias of a collection is that collection once more, else null.
 * @throws FormatError (`limit`) where the nesting is too deep for the library
 */
export async function readYaml(whole: string, { sharesCollections = false } = {}): Promise<YamlDocuments> {
  const text = whole.replaceAll(LATER_MARK, '');
  const yaml = await import('yaml');
  const reader = new NodeReader(yaml, sharesCollections);
  try {
    const documents: JsonValue[] = [];
    const { parsed, originOf } = parsedOf(yaml, text);
    let isDoubtful = parsed === null;
    reader.originOf = originOf;
    for (const { errors, contents } of parsed ?? []) {
      reader.begin();
      if (errors.length === 0) documents.push(reader.read(contents));
      else {
        isDoubtful = true;
        if (isWholeBefore(errors, contents)) reader.read(contents);
      }
    }
    const hasMore = (parsed?.length ?? 0) > 1 || text !== whole;
    const others = hasMore && holdsDirective(text) ? objectsByText(text) : [];
    const doubtful = isDoubtful ? objectsByText(text) : [];
    return { documents, objects: [...reader.objects, ...others], doubtful };
  } catch (error) {
    // The library and this walk recurse; both end here when the stack does.
    if (!(error instanceof RangeError)) throw error;
    throw new LimitError('yamlNesting', 0, error);
  }
}

/**
 * Reads a long text part by part, and joins what stands in one collection.
 * @returns null where a part has an error or parts do not belong together: then nothing is known of the whole
 * @throws FormatError (`limit`) where the nesting is too deep for the library
 */
export async function readYamlParts(
  documents: readonly (readonly YamlPart[])[],
  { sharesCollections = false } = {},
): Promise<YamlDocuments | null> {
  const yaml = await import('yaml');
  const reader = new NodeReader(yaml, sharesCollections);
  try {
    const values: JsonValue[] = [];
    for (const parts of documents) {
      reader.begin();
      const value = reader.readParts(parts);
      if (value === undefined) return null;
      values.push(value);
    }
    return { documents: values, objects: reader.objects, doubtful: [] };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new LimitError('yamlNesting', 0, error);
  }
}

/** libyaml passes over a mark of order before any line; to PyYAML the second of two is text, and what stands there no directive. */
const LATER_MARK = /^\ufeff+/gm;

/** Who loads all documents one by one has made the objects of this one when they come to what stands behind it. */
function isWholeBefore(errors: YamlDocument['errors'], contents: YamlDocument['contents']): boolean {
  const end = contents?.range?.[1];
  return end !== undefined && errors.every(({ pos: [start] }) => start >= end);
}

const BEGINNINGS: readonly number[] = [1024, 4096]; // characters that are read before a longer text is
/** Where another document may begin or one end: behind it all may be well again. */
const OTHER_DOCUMENT = /^(?:---|\.\.\.)/m;
/** Errors that no further text mends, if they do not stand at the end of what there is. */
const LASTING: ReadonlySet<string> = new Set([
  ...['MULTILINE_IMPLICIT_KEY', 'BLOCK_IN_FLOW', 'BAD_INDENT', 'BAD_SCALAR_START', 'TAB_AS_INDENT'],
  ...['MISSING_CHAR', 'UNEXPECTED_TOKEN', 'BLOCK_AS_IMPLICIT_KEY'],
]);

/** Whether the only document of a long text has an error near its beginning: source has, and to read all of it takes longest. */
function breaksEarly({ parseAllDocuments }: typeof import('yaml'), text: string): boolean {
  if (OTHER_DOCUMENT.test(text)) return false;
  return BEGINNINGS.filter((length) => text.length >= 2 * length).some((length) => {
    const end = text.lastIndexOf('\n', length) + 1;
    const [first] = withoutStack(() => parseAllDocuments(text.slice(0, end), OPTIONS));
    return first?.errors?.some(({ code, pos: [start] }) => LASTING.has(code) && start < end / 2) === true;
  });
}

interface Parsed {
  /** Null where the only document breaks early. */
  readonly parsed: readonly YamlDocument[] | null;
  readonly originOf: (at: number) => number;
}

type YamlDocument = ReturnType<typeof import('yaml').parseAllDocuments>[number];

/** `{?a: 1}`: in brackets the key is `a` to PyYAML, `?a` to the library. */
const HIDDEN_KEY = /(?<![^\s[{,])\?[^\s,[\]{}]/;

/** The documents; where one has an error, those of the text as PyYAML reads it, if more of them are whole. */
function parsedOf(yaml: typeof import('yaml'), text: string): Parsed {
  const parse = (of: string) =>
    breaksEarly(yaml, of) ? null : withoutStack(() => yaml.parseAllDocuments(of, OPTIONS));
  const asItStands: Parsed = { parsed: parse(text), originOf: (at) => at };
  const whole = wholeIn(asItStands);
  const mayHideKeys = HIDDEN_KEY.test(text);
  if (whole === asItStands.parsed?.length && !mayHideKeys) return asItStands;
  const lax = laidOut(text);
  const asLaidOut = lax === null ? asItStands : { parsed: parse(lax.text), originOf: lax.originOf };
  return wholeIn(asLaidOut) > whole - (mayHideKeys ? 1 : 0) ? asLaidOut : asItStands;
}

function wholeIn({ parsed }: Parsed): number {
  return parsed?.filter(({ errors }) => errors.length === 0).length ?? 0;
}

/** Makes values of the nodes of one text. Mutable. */
class NodeReader {
  readonly objects: TaggedObject[] = [];
  readonly #yaml: typeof import('yaml');
  readonly #sharesCollections: boolean;
  /** Of aliases mostly plain values count: what a collection holds is reported where it stands. */
  readonly #anchored = new Map<string, JsonValue>();

  constructor(yaml: typeof import('yaml'), sharesCollections: boolean) {
    this.#yaml = yaml;
    this.#sharesCollections = sharesCollections;
  }

  /** Characters before the part that is read. */
  #start = 0;

  /** Where a character of the text that is read stood, before it was laid out. */
  originOf: (at: number) => number = (at) => at;

  /** An anchor counts in its document. */
  begin(): void {
    this.#anchored.clear();
  }

  /** What the parts of one collection are together; undefined where they are not one. */
  readParts(parts: readonly YamlPart[]): JsonValue | undefined {
    const joined = new JoinedParts();
    for (const part of parts) {
      const value = this.#part(part);
      if (value === undefined || !joined.add(value)) return undefined;
    }
    return joined.value;
  }

  #part({ text, start, value: inner, isItem }: YamlPart): JsonValue | undefined {
    const below = inner === undefined ? null : this.readParts(inner);
    if (below === undefined) return undefined;
    if (isItem === true) return { kind: 'array', items: [below], offset: start };
    this.#start = start;
    const [document, ...more] = withoutStack(() => this.#yaml.parseAllDocuments(text, OPTIONS));
    if (document === undefined || more.length > 0 || document.errors?.length !== 0) return undefined;
    const value = this.read(document.contents);
    if (inner === undefined) return value;
    const [key] = isContainer(value) && value.kind === 'object' ? (value.entries[0] ?? []) : [];
    return key === undefined ? undefined : { kind: 'object', entries: [[key, below]], offset: start };
  }

  read(node: unknown): JsonValue {
    const { isAlias, isMap, isScalar, isSeq } = this.#yaml;
    if (isAlias(node)) return this.#anchored.get(node.source) ?? null;
    if (!isMap(node) && !isSeq(node) && !isScalar(node)) return null;
    const offset = this.#start + this.originOf(node.range?.[0] ?? 0);
    const value: JsonValue = isScalar(node)
      ? scalarValue(node.value)
      : isSeq(node)
        ? { kind: 'array', items: node.items.map((item) => this.read(item)), offset }
        : { kind: 'object', entries: node.items.map(({ key, value }) => [this.#key(key), this.read(value)]), offset };
    if (node.anchor !== undefined && (this.#sharesCollections || isScalar(node)))
      this.#anchored.set(node.anchor, value);
    const objects = objectsOf(node.tag, value, offset);
    const bytes = objects.length === 0 ? null : this.#onlyBytes(node);
    this.objects.push(...objects.map((object) => (bytes === null ? object : { ...object, bytes })));
    if (typeof value === 'string') this.objects.push(...inTuple(node.tag, value, offset));
    return value;
  }

  /** PyYAML decodes them as `base64.decodebytes` does; null where Pythons differ about it. */
  #onlyBytes(node: unknown): Uint8Array | null {
    const { isScalar, isSeq } = this.#yaml;
    const [item, ...more] = isSeq(node) ? node.items : [];
    if (more.length > 0 || !isScalar(item) || typeof item.value !== 'string') return null;
    return unescapeTag(item.tag ?? '') === BINARY ? decodeBase64(item.value) : null;
  }

  /** As it is written: `n` and `on` are no names for false and true as keys. */
  #key(key: unknown): string {
    const isPlain =
      this.#yaml.isScalar(key) && key.tag === undefined && key.anchor === undefined && key.type === 'PLAIN';
    return (isPlain ? key.source : undefined) ?? keyOf(this.read(key));
  }
}

/** Whether so much opens at one place that the library would come to its end. */
export function isTooDeep(text: string): boolean {
  return TOO_DEEP.test(text);
}

function scalarValue(value: unknown): JsonValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : String(value);
}

function keyOf(value: JsonValue): string {
  return typeof value === 'string' ? value : pythonValue(value, 1);
}
