/** Finds the operators and the tensors kept in other files in the messages of ONNX. See https://github.com/onnx/onnx/blob/main/onnx/onnx.proto. */
import { FormatError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import type { ByteWindow } from '../../wire/byte-window.ts';
import { type Field, FieldReader, fieldsOf } from '../../wire/protobuf.ts';
import { CONTEXT_OPERATION, liesElsewhere, namesFile } from './context-files.ts';

export type MessageType =
  | 'Model'
  | 'Training'
  | 'Graph'
  | 'Function'
  | 'Node'
  | 'Attribute'
  | 'SparseTensor'
  | 'Tensor'
  | 'Entry';

/** Where the fields lead that are walked; all others are skipped unread. A singular field may stand several times and is merged, so every occurrence is walked. */
const ROUTES: Readonly<Record<MessageType, Readonly<Record<number, MessageType>>>> = {
  Model: { 7: 'Graph', 20: 'Training', 25: 'Function' },
  Training: { 1: 'Graph', 2: 'Graph' },
  Graph: { 1: 'Node', 5: 'Tensor', 15: 'SparseTensor' },
  Function: { 7: 'Node', 11: 'Attribute' },
  Node: { 5: 'Attribute' },
  Attribute: { 5: 'Tensor', 6: 'Graph', 10: 'Tensor', 11: 'Graph', 22: 'SparseTensor', 23: 'SparseTensor' },
  SparseTensor: { 1: 'Tensor', 2: 'Tensor' },
  Tensor: { 13: 'Entry' },
  Entry: {},
};

/** The fields with the texts that are asked for. */
const TEXTS = {
  Function: { name: 1, domain: 10 },
  Node: { name: 3, operation: 4, domain: 7 },
  Attribute: { name: 1 },
  PathAttribute: { text: 4 },
  Tensor: { name: 8 },
  Entry: { key: 1, value: 2 },
} as const;

/** The number of an attribute. */
const INTEGER = 3;

/** Longer than any path of any system. */
const TEXT_BYTES = 32 * 1024;
/** Characters of a name that a place shows. */
const PLACE_CHARACTERS = 80;
/** Values that are kept of one field that stands several times, the last among them; nobody writes two. CWE-770. */
const DOUBLE_VALUES = 8;

export interface ModelListener {
  graph?(): void;
  /** A field that stands twice is read differently by readers: every operation with every domain. */
  node(domain: string, operation: string, place: string, offset: number): void;
  /** A function that the model itself defines. */
  defined(domain: string, name: string): void;
  /** A tensor, or a compiled part, whose bytes lie in another file. */
  external(location: string, place: string, offset: number): void;
}

/** @throws FormatError where the bytes are no such message; what was found before was reported. */
export function walkModel(window: ByteWindow, listener: ModelListener): void {
  walkFields(window, 'Model', listener, { start: 0, end: window.source.size, place: '', depth: 1 });
}

interface Part {
  readonly start: number;
  readonly end: number;
  readonly place: string;
  readonly depth: number;
}

function walk(window: ByteWindow, type: MessageType, listener: ModelListener, part: Part): void {
  const { start, place } = part;
  keepWithin('messageNesting', part.depth, start);
  if (type === 'Graph') listener.graph?.();
  if (type === 'Tensor') reportExternal(window, listener, part);
  else if (type === 'Node') walkNode(window, listener, part);
  else if (type === 'Function') {
    const { name, domain } = textsOf(window, part, TEXTS.Function);
    for (const one of name) for (const home of orEmpty(domain)) listener.defined(home, one);
    walkFields(window, type, listener, { ...part, place: `${place}/functions/${shown(name)}` });
  } else if (type === 'Attribute') {
    const { name } = textsOf(window, part, TEXTS.Attribute);
    walkFields(window, type, listener, { ...part, place: `${place}/${shown(name)}` });
  } else walkFields(window, type, listener, part);
}

function walkFields(window: ByteWindow, type: MessageType, listener: ModelListener, part: Part): void {
  const routes = ROUTES[type];
  for (const field of fieldsOf(window, part.start, part.end)) {
    const route = routes[field.number];
    if (route === undefined) continue;
    const place = type === 'Model' && route !== 'Function' ? `/${route.toLowerCase()}` : part.place;
    walk(window, route, listener, { start: field.start, end: field.end, place, depth: part.depth + 1 });
  }
}

function walkNode(window: ByteWindow, listener: ModelListener, part: Part): void {
  const { name, operation, domain } = textsOf(window, part, TEXTS.Node);
  const place = `${part.place}/${shown(name.length > 0 ? name : operation)}`;
  for (const one of operation) for (const home of orEmpty(domain)) listener.node(home, one, place, part.start);
  if (operation.includes(CONTEXT_OPERATION)) reportContext(window, listener, { ...part, place });
  walkFields(window, 'Node', listener, { ...part, place });
}

function reportContext(window: ByteWindow, listener: ModelListener, part: Part): void {
  let isElsewhere = false;
  unlessBroken(() => {
    for (const { field, name } of attributesOf(window, part))
      isElsewhere ||= liesElsewhere(name, () => isOne(window, field));
  });
  unlessBroken(() => {
    for (const { field, name } of attributesOf(window, part)) {
      if (!namesFile(name, isElsewhere)) continue;
      for (const text of textsOf(window, field, TEXTS.PathAttribute).text)
        if (text !== '') listener.external(text, `${part.place}/${shown(name)}`, field.start);
    }
  });
}

/** Of a number that stands twice readers take the last; that nobody writes. */
function isOne(window: ByteWindow, { start, end }: Field): boolean {
  const values = new Set<boolean>();
  const reader = new FieldReader(window, start, end, (field, value) => {
    if (field === INTEGER) values.add(value === 1);
  });
  while (reader.toNextBytes()) reader.leaveContent();
  return values.has(true) && !values.has(false);
}

function* attributesOf(window: ByteWindow, part: Part): Generator<{ readonly field: Field; readonly name: string[] }> {
  for (const field of fieldsOf(window, part.start, part.end)) {
    if (ROUTES.Node[field.number] !== 'Attribute') continue;
    yield { field, name: textsOf(window, field, TEXTS.Attribute).name };
  }
}

/** Where the key says `location`; the rest of the bytes does not matter, not even whether the tensor says that it lies elsewhere. */
function reportExternal(window: ByteWindow, listener: ModelListener, part: Part): void {
  const locations: { text: string; offset: number }[] = [];
  try {
    for (const field of fieldsOf(window, part.start, part.end)) {
      if (ROUTES.Tensor[field.number] !== 'Entry') continue;
      const { key, value } = textsOf(window, field, TEXTS.Entry);
      if (key.includes('location')) for (const text of value) locations.push({ text, offset: field.start });
    }
  } finally {
    for (const { text, offset } of locations) {
      const name = shown(locations.length > 0 ? firstName(window, part) : []);
      listener.external(text, `${part.place}/${name}`, offset);
    }
  }
}

function firstName(window: ByteWindow, part: Part): readonly string[] {
  return textsOf(window, part, TEXTS.Tensor).name;
}

/** What a message says under the given field numbers, as far as it can be read. */
function textsOf<Key extends string>(
  window: ByteWindow,
  { start, end }: Pick<Field, 'start' | 'end'>,
  numbers: Readonly<Record<Key, number>>,
): Record<Key, string[]> {
  const keys = Object.keys(numbers) as Key[]; // the keys of the parameter, no others
  const texts = Object.fromEntries(keys.map((key) => [key, []])) as unknown as Record<Key, string[]>; // one for each key
  unlessBroken(() => {
    for (const field of fieldsOf(window, start, end)) {
      const key = keys.find((one) => numbers[one] === field.number);
      if (key === undefined) continue;
      const found = texts[key];
      const text = window.text(field.start, Math.min(field.end, field.start + TEXT_BYTES), 'utf8');
      if (found.length < DOUBLE_VALUES) found.push(text);
      else found[DOUBLE_VALUES - 1] = text; // the last is what protobuf keeps
    }
  });
  return texts;
}

/** The walk over the same bytes, which follows, ends with the same error after it has reported what lies before. */
function unlessBroken(read: () => void): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
  }
}

function orEmpty(values: readonly string[]): readonly string[] {
  return values.length > 0 ? values : [''];
}

function shown([name = '?']: readonly string[]): string {
  return name.slice(0, PLACE_CHARACTERS);
}
