/** Finds the nodes in the messages of TensorFlow, and the Keras metadata beside them. See https://github.com/tensorflow/tensorflow/tree/master/tensorflow/core/protobuf. */
import { type ByteSource, headOf, sectionOf } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { type ByteWindow, type Field, fieldsOf } from '../protobuf.ts';
import type { GraphNode } from './graph-nodes.ts';

export type MessageType =
  | 'SavedModel'
  | 'MetaGraphDef'
  | 'GraphDef'
  | 'FunctionDefLibrary'
  | 'FunctionDef'
  | 'NodeDef'
  | 'SavedObjectGraph'
  | 'SavedObject'
  | 'SavedUserObject'
  | 'KerasMetadata'
  | 'KerasMetadataNode';

/** What a field leads to: a message to walk, or a text of Keras metadata. Fields that are absent are skipped unread. */
type Route = MessageType | 'metadata';

/** A singular field may stand several times and is merged, so every occurrence is walked. */
const ROUTES: Readonly<Record<Exclude<MessageType, 'NodeDef'>, Readonly<Record<number, Route>>>> = {
  SavedModel: { 2: 'MetaGraphDef' },
  MetaGraphDef: { 2: 'GraphDef', 7: 'SavedObjectGraph' },
  GraphDef: { 1: 'NodeDef', 2: 'FunctionDefLibrary' },
  FunctionDefLibrary: { 1: 'FunctionDef' },
  FunctionDef: { 3: 'NodeDef' },
  SavedObjectGraph: { 1: 'SavedObject' },
  SavedObject: { 4: 'SavedUserObject' },
  SavedUserObject: { 3: 'metadata' },
  KerasMetadata: { 1: 'KerasMetadataNode' },
  KerasMetadataNode: { 5: 'metadata' },
};

/** What a file may be as a whole; a file that several fit is walked as each. */
export const ROOTS = [
  'SavedModel',
  'MetaGraphDef',
  'GraphDef',
  'KerasMetadata',
] as const satisfies readonly MessageType[];

export interface MessageListener {
  node(node: GraphNode): void;
  /** A graph or a function body is over; `place` tells which. */
  endGraph(place: string): void;
  /** JSON of a Keras layer; `offset`: where it lies in the file. */
  metadata(place: string, json: ByteSource, offset: number): void;
}

/** @throws FormatError where the bytes are no such message; what was found before was told. */
export function walkMessage(
  window: ByteWindow,
  type: MessageType,
  listener: MessageListener,
  start = 0,
  end = window.source.size,
  place = '',
): void {
  if (type === 'NodeDef') {
    listener.node(readNode(window, start, end));
    return;
  }
  const routes = ROUTES[type];
  let index = 0;
  for (const field of fieldsOf(window, start, end)) {
    const route = routes[field.number];
    if (route === undefined) continue;
    const inner = placeOf(window, route, place, index, field);
    index += 1;
    if (route === 'metadata') listener.metadata(inner, sectionOf(window.source, field.start, field.end), field.start);
    else walkMessage(window, route, listener, field.start, field.end, inner);
  }
  if (type === 'GraphDef' || type === 'FunctionDef') listener.endGraph(place);
}

function placeOf(window: ByteWindow, route: Route, place: string, index: number, field: Field): string {
  switch (route) {
    case 'MetaGraphDef':
      return index === 0 ? place : `${place}/meta_graphs/${index}`;
    case 'GraphDef':
      return `${place}/graph`;
    case 'FunctionDef':
      return `${place.replace(/\/graph$/, '')}/library/${functionName(window, field)}`;
    case 'KerasMetadataNode':
    case 'SavedObject':
      return `${place}/nodes/${index}`;
    default:
      return place;
  }
}

/** FunctionDef.signature (1) → OpDef.name (1). */
function functionName(window: ByteWindow, field: Field): string {
  for (const signature of fieldsOf(window, field.start, field.end)) {
    if (signature.number !== 1) continue;
    for (const name of fieldsOf(window, signature.start, signature.end)) {
      if (name.number === 1) return textOf(window, name);
    }
  }
  return '?';
}

/** Characters of a name or text that are kept. */
const TEXT_BYTES = 512;
/** Inputs and texts of one node that are kept. */
const NODE_PARTS = 16;

/** NodeDef: name = 1, op = 2, input = 3, attr = 5. */
function readNode(window: ByteWindow, start: number, end: number): GraphNode {
  let name = '';
  const operations: string[] = [];
  const inputs: string[] = [];
  const texts: string[] = [];
  let constant: string | null = null;
  for (const field of fieldsOf(window, start, end)) {
    if (field.number === 1) name = textOf(window, field);
    else if (field.number === 2) operations.push(textOf(window, field));
    else if (field.number === 3 && inputs.length < NODE_PARTS) inputs.push(textOf(window, field));
    else if (field.number === 5) {
      const attribute = readAttribute(window, field);
      if (attribute.text !== null && texts.length < NODE_PARTS) texts.push(attribute.text);
      constant ??= attribute.tensorText;
    }
  }
  return { name, operations, inputs, texts, constant, offset: start };
}

/** An entry of the map: AttrValue = 2, in which s = 2 and tensor = 8; TensorProto.string_val = 8. */
function readAttribute(window: ByteWindow, entry: Field): { text: string | null; tensorText: string | null } {
  let text: string | null = null;
  let tensorText: string | null = null;
  for (const value of innerFields(window, entry, 2)) {
    for (const s of innerFields(window, value, 2)) text = textOf(window, s);
    for (const tensor of innerFields(window, value, 8)) {
      for (const string of innerFields(window, tensor, 8)) tensorText ??= textOf(window, string);
    }
  }
  return { text, tensorText };
}

function* innerFields(window: ByteWindow, message: Field, number: number): Generator<Field> {
  for (const field of fieldsOf(window, message.start, message.end)) {
    if (field.number === number) yield field;
  }
}

function textOf(window: ByteWindow, field: Field): string {
  return window.text(field.start, Math.min(field.end, field.start + TEXT_BYTES), 'utf8');
}

/**
 * Which roots fit: those in which a node with an operation's name, or metadata as JSON, is found before the bytes break.
 * One walk over the outermost fields serves all roots: they may be many, and most files are none of these.
 */
export function* rootsOf(window: ByteWindow): Generator<MessageType> {
  const open = new Set<(typeof ROOTS)[number]>(ROOTS);
  try {
    for (const field of fieldsOf(window, 0, window.source.size)) {
      for (const root of open) {
        const route = ROUTES[root][field.number];
        if (route === undefined || route === 'metadata') continue;
        const evidence = evidenceOf((listener) => walkMessage(window, route, listener, field.start, field.end));
        if (evidence !== 'none') open.delete(root);
        if (evidence === 'found') yield root;
      }
      if (open.size === 0) return;
    }
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
  }
}

/** Thrown to end a walk at the first proof. */
class Evidence extends Error {}

/** Names of operations begin so; the functions of a library may bear any name, but call such operations in the end. */
const OPERATION = /^[A-Z][A-Za-z0-9]+$/;

/** `{"class_name": "Dense", …}` */
const METADATA = /^\{"\w+"\s*:/;

/** Whether a walk comes to a node with an operation's name, or to metadata as JSON. `broken`: the bytes break before. */
export function evidenceOf(walk: (listener: MessageListener) => void): 'found' | 'none' | 'broken' {
  const prove = (proven: boolean) => {
    if (proven) throw new Evidence();
  };
  try {
    walk({
      node: (node) => prove(node.operations.some((operation) => OPERATION.test(operation))),
      endGraph: () => undefined,
      metadata: (_place, json) => prove(METADATA.test(Buffer.from(headOf(json, 32)).toString('latin1'))),
    });
    return 'none';
  } catch (error) {
    if (error instanceof Evidence) return 'found';
    if (error instanceof FormatError) return 'broken';
    throw error;
  }
}
