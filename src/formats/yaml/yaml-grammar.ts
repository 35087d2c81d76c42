/** A document of YAML, from its tokens to a value. See https://yaml.org/spec/1.1/#id857168 and https://github.com/yaml/pyyaml/blob/main/lib/yaml/parser.py. */
import { keepWithin } from '../../bytes/limit-error.ts';
import { decodeBase64 } from '../../text/base64.ts';
import { isContainer, type JsonValue } from '../../text/json-values.ts';
import { pythonValue } from '../../text/python-text.ts';
import { inTuple, objectsOf, type TaggedObject, unescapeTag } from './tagged-objects.ts';
import { YamlError } from './yaml-cursor.ts';
import type { Token, TokenKind } from './yaml-queue.ts';
import { YamlTokens } from './yaml-tokens.ts';
import { plainValue, taggedValue } from './yaml-types.ts';

export interface ReadDocument {
  readonly value: JsonValue;
  readonly objects: readonly TaggedObject[];
}

/** Before what it names. */
interface Properties {
  readonly tag: string | undefined;
  readonly anchor: string | undefined;
}

const NONE: Properties = { tag: undefined, anchor: undefined };
const BINARY = 'tag:yaml.org,2002:binary';
const STANDARD = 'tag:yaml.org,2002:';
const TAG_DIRECTIVE = /^%TAG[ \t]+(!(?:[\w-]*!)?)[ \t]+(\S+)/;
/** What ends a node of nothing. */
const ITEM_ENDS: ReadonlySet<TokenKind> = new Set(['item', 'block-end']);
const ENTRY_ENDS: ReadonlySet<TokenKind> = new Set(['key', 'value', 'block-end']);
const LOOSE_ITEM_ENDS: ReadonlySet<TokenKind> = new Set(['item', 'key', 'value', 'block-end']);
const IN_BRACKETS_ENDS: ReadonlySet<TokenKind> = new Set(['value', 'comma', 'flow-sequence-end', 'flow-mapping-end']);
const DOCUMENT_ENDS: ReadonlySet<TokenKind> = new Set(['directive', 'document-start', 'document-end', 'end']);

/** Mutable. */
export class DocumentReader {
  readonly #tokens: YamlTokens;
  readonly #sharesCollections: boolean;
  #objects: TaggedObject[] = [];
  readonly #prefixes = new Map<string, string>();
  /** Of aliases mostly plain values count: what a collection holds is reported where it stands. */
  #anchored = new Map<string, JsonValue>();
  #isFirst = true;
  /** Of the scalar that was read last. */
  #lastTag: string | undefined;

  constructor(text: string, sharesCollections: boolean) {
    this.#tokens = new YamlTokens(text);
    this.#sharesCollections = sharesCollections;
  }

  /** The next document; null behind the last one. @throws YamlError: PyYAML composes a document as a whole before it makes the first object of it. */
  next(): ReadDocument | null {
    const tokens = this.#tokens;
    this.#objects = [];
    this.#anchored = new Map();
    // PyYAML forgets the other handles as well, and then finds an error.
    this.#prefixes.set('!', '!').set('!!', STANDARD);
    while (this.#is('document-end')) tokens.next();
    if (this.#is('end')) return null;
    const isOpen = this.#isFirst && !this.#is('directive') && !this.#is('document-start');
    this.#isFirst = false;
    if (!isOpen) {
      this.#directives();
      this.#demand('document-start', 'no new document', true);
    }
    const value = !isOpen && DOCUMENT_ENDS.has(tokens.peek().kind) ? null : this.#node(true, false);
    return { value, objects: this.#objects };
  }

  #directives(): void {
    for (let count = 1; this.#is('directive'); count += 1) {
      const { text, at } = this.#tokens.next();
      const [, handle, prefix] = TAG_DIRECTIVE.exec(text) ?? [];
      keepWithin('yamlDirectives', count, at);
      if (handle !== undefined && prefix !== undefined) this.#prefixes.set(handle, prefix);
    }
  }

  #is(kind: TokenKind): boolean {
    return this.#tokens.peek().kind === kind;
  }

  #took(kind: TokenKind): boolean {
    if (!this.#is(kind)) return false;
    this.#tokens.next();
    return true;
  }

  #demand(kind: TokenKind, otherwise: string, isCertain: boolean): void {
    if (!this.#took(kind)) throw this.#error(otherwise, isCertain);
  }

  #error(message: string, isCertain = false): YamlError {
    return new YamlError(message, this.#tokens.peek().at, isCertain && !this.#tokens.isInBrackets);
  }

  /** @param isBlock whether it may be a block @param isLoose whether items may stand in the column of their key */
  #node(isBlock: boolean, isLoose: boolean): JsonValue {
    const token = this.#tokens.peek();
    if (token.kind === 'alias') return this.#alias();
    const properties = this.#properties();
    const { kind, at } = properties === NONE ? token : this.#tokens.peek();
    if (kind === 'scalar') return this.#scalar(this.#tokens.next(), properties);
    if (isLoose && kind === 'item') return this.#items(at, 'loose', properties);
    if (kind === 'flow-sequence') return this.#items(at, 'brackets', properties);
    if (kind === 'flow-mapping') return this.#entries(at, true, properties);
    if (isBlock && kind === 'block-sequence') return this.#items(at, 'block', properties);
    if (isBlock && kind === 'block-mapping') return this.#entries(at, false, properties);
    if (properties === NONE) throw this.#error('no value', true);
    return this.#made(properties.tag === undefined ? null : '', token.at, properties);
  }

  #alias(): JsonValue {
    const { text, at } = this.#tokens.next();
    const value = this.#anchored.get(text);
    if (value === undefined) throw new YamlError('a name of nothing', at, true);
    this.#lastTag = undefined;
    return value;
  }

  #properties(): Properties {
    let [tag, anchor]: [string | undefined, string | undefined] = [undefined, undefined];
    for (;;) {
      if (anchor === undefined && this.#is('anchor')) anchor = this.#tokens.next().text;
      else if (tag === undefined && this.#is('tag')) tag = this.#fullTag(this.#tokens.next());
      else break;
    }
    if (tag === undefined && anchor === undefined) return NONE;
    if (anchor !== undefined) this.#anchored.set(anchor, null);
    return { tag, anchor };
  }

  #fullTag({ handle, text, at }: Token): string {
    if (handle === null) return text;
    const prefix = this.#prefixes.get(handle);
    if (prefix === undefined) throw new YamlError('a tag whose handle has no directive', at, false);
    return prefix + text;
  }

  #scalar({ text, at, isPlain }: Token, properties: Properties): JsonValue {
    const { tag } = properties;
    const value = tag !== undefined ? taggedValue(text, tag) : isPlain ? plainValue(text) : text;
    return this.#made(value, at, properties);
  }

  /** Notes what its tag makes, and its name. @param bytes that are all it is made of: PyYAML decodes them as `base64.decodebytes` does; null where Pythons differ about it */
  #made(value: JsonValue, at: number, { tag, anchor }: Properties, bytes: Uint8Array | null = null): JsonValue {
    if (anchor !== undefined && (this.#sharesCollections || !isContainer(value))) this.#anchored.set(anchor, value);
    this.#lastTag = isContainer(value) || tag === undefined ? undefined : unescapeTag(tag);
    const objects = objectsOf(tag, value, at);
    this.#objects.push(...(bytes === null ? objects : objects.map((object) => ({ ...object, bytes }))));
    if (typeof value === 'string') this.#objects.push(...inTuple(tag, value, at));
    return value;
  }

  /** The items of a sequence: in a block, in the column of their key, or in brackets. */
  #items(offset: number, kind: 'block' | 'loose' | 'brackets', properties: Properties): JsonValue {
    const items: JsonValue[] = [];
    const add = (): void => {
      this.#lastTag = undefined;
      items.push(kind === 'brackets' ? this.#itemInBrackets() : this.#item(kind));
    };
    if (kind !== 'loose') this.#tokens.next();
    if (kind === 'brackets') this.#eachInBrackets('flow-sequence-end', add);
    else while (this.#is('item')) add();
    if (kind === 'block') this.#demand('block-end', 'a line that is no item', true);
    const [only, ...others] = items;
    const bytes =
      others.length === 0 && typeof only === 'string' && this.#lastTag === BINARY ? decodeBase64(only) : null;
    return this.#made({ kind: 'array', items, offset }, offset, properties, bytes);
  }

  #item(kind: 'block' | 'loose'): JsonValue {
    this.#tokens.next();
    const ends = kind === 'block' ? ITEM_ENDS : LOOSE_ITEM_ENDS;
    return ends.has(this.#tokens.peek().kind) ? null : this.#node(true, false);
  }

  #eachInBrackets(end: TokenKind, add: () => void): void {
    for (let isFirst = true; !this.#is(end); isFirst = false) {
      if (!isFirst) {
        this.#demand('comma', 'no comma between values in brackets', false);
        if (this.#is(end)) break;
      }
      add();
    }
    this.#tokens.next();
  }

  /** `[a: b]` is a mapping in the list. */
  #itemInBrackets(): JsonValue {
    if (!this.#is('key')) return this.#node(false, false);
    const { at: offset } = this.#tokens.next();
    const key = this.#keyBefore(IN_BRACKETS_ENDS, false);
    return { kind: 'object', entries: [[key, this.#valueInBrackets()]], offset };
  }

  #entries(offset: number, isInBrackets: boolean, properties: Properties): JsonValue {
    const entries: [string, JsonValue][] = [];
    this.#tokens.next();
    if (isInBrackets) this.#eachInBrackets('flow-mapping-end', () => entries.push(this.#entryInBrackets()));
    else {
      // PyYAML wants a key, YAML 1.2 takes nothing for one.
      while (this.#took('key') || this.#is('value'))
        entries.push([this.#keyBefore(ENTRY_ENDS, true), this.#valueOfBlock()]);
      this.#demand('block-end', 'a line that is no key', true);
    }
    return this.#made({ kind: 'object', entries, offset }, offset, properties);
  }

  #entryInBrackets(): [string, JsonValue] {
    if (this.#took('key')) return [this.#keyBefore(IN_BRACKETS_ENDS, false), this.#valueInBrackets()];
    return [this.#keyBefore(IN_BRACKETS_ENDS, false), null];
  }

  #valueInBrackets(): JsonValue {
    if (!this.#took('value')) return null;
    return IN_BRACKETS_ENDS.has(this.#tokens.peek().kind) ? null : this.#node(false, false);
  }

  #valueOfBlock(): JsonValue {
    if (!this.#took('value')) return null;
    return ENTRY_ENDS.has(this.#tokens.peek().kind) ? null : this.#node(true, true);
  }

  /** As it is written: `n` and `on` are no names for false and true as keys. */
  #keyBefore(ends: ReadonlySet<TokenKind>, isBlock: boolean): string {
    const { kind, isPlain, text } = this.#tokens.peek();
    if (ends.has(kind)) return keyOf(null);
    if (kind === 'scalar' && isPlain) {
      this.#tokens.next();
      return text;
    }
    return keyOf(this.#node(isBlock, isBlock));
  }
}

function keyOf(value: JsonValue): string {
  return typeof value === 'string' ? value : pythonValue(value, 1);
}
