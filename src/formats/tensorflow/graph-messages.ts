/** Finds the nodes in the messages of TensorFlow, and the Keras metadata beside them. See https://github.com/tensorflow/tensorflow/tree/master/tensorflow/core/protobuf. */
import { type ByteSource, headOf, sectionOf } from '../../bytes/byte-source.ts';
import { meansNo } from '../../bytes/format-error.ts';
import type { ByteWindow } from '../../wire/byte-window.ts';
import { type Field, FieldReader, fieldsOf, shortTag } from '../../wire/protobuf.ts';
import { boundInputs } from './bound-inputs.ts';
import { textOf } from './node-attributes.ts';
import { type NodeListener, NodeReader } from './node-reader.ts';
import { PASSING } from './passed-nodes.ts';

export type MessageType =
  | 'SavedModel'
  | 'MetaGraphDef'
  | 'GraphDef'
  | 'FunctionDefLibrary'
  | 'FunctionDef'
  | 'OpDef'
  | 'ArgDef'
  | 'OutputDef'
  | 'ReturnEntry'
  | 'BoundEntry'
  | 'NodeDef'
  | 'SavedObjectGraph'
  | 'SavedObject'
  | 'SavedUserObject'
  | 'KerasMetadata'
  | 'KerasMetadataNode'
  | 'AssetFileDef';

/** What a field leads to: a message to walk, a text of Keras metadata, the name of a file beside the model, of a function's parameter or of what it returns. Fields that are absent are skipped unread. */
type Route = MessageType | 'metadata' | 'asset' | 'parameter' | 'output';

/** Read by functions of their own. */
type Unrouted = 'NodeDef' | 'ReturnEntry' | 'BoundEntry';

/** A singular field may stand several times and is merged, so every occurrence is walked. */
const ROUTES: Readonly<Record<Exclude<MessageType, Unrouted>, Readonly<Record<number, Route>>>> = {
  SavedModel: { 2: 'MetaGraphDef' },
  MetaGraphDef: { 2: 'GraphDef', 6: 'AssetFileDef', 7: 'SavedObjectGraph' },
  AssetFileDef: { 2: 'asset' },
  GraphDef: { 1: 'NodeDef', 2: 'FunctionDefLibrary' },
  FunctionDefLibrary: { 1: 'FunctionDef' },
  FunctionDef: { 1: 'OpDef', 3: 'NodeDef', 4: 'ReturnEntry' },
  OpDef: { 2: 'ArgDef', 3: 'OutputDef' },
  ArgDef: { 1: 'parameter' },
  OutputDef: { 1: 'output' },
  SavedObjectGraph: { 1: 'SavedObject', 2: 'BoundEntry' },
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

export interface MessageListener extends NodeListener {
  /** What the graph is given under this name. */
  parameter(name: string): void;
  /** What a function returns, in order. */
  output(name: string): void;
  /** The value of such an output, as an input is written. */
  returns(name: string, value: string): void;
  /** So many of the last parameters of a function are bound to objects of the model: no caller gives them. */
  bound(functionName: string, count: number): void;
  /** A graph or a function body is over; `place` says which. */
  endGraph(place: string, functionName: string | null): void;
  /** JSON of a Keras layer; `offset`: where it lies in the file. */
  metadata(place: string, json: ByteSource, offset: number): void;
  /** A file that the loader joins to the folder of the model. */
  asset(name: string, offset: number): void;
}

/** Where a message lies in its window, and in the file; default: all of the window. */
interface MessagePlace {
  readonly start?: number;
  readonly end?: number;
  readonly place?: string;
}

/** @throws FormatError where the bytes are no such message; what was found before was reported. */
export function walkMessage(
  window: ByteWindow,
  type: MessageType,
  listener: MessageListener,
  { start = 0, end = window.source.size, place = '' }: MessagePlace = {},
): void {
  if (isUnrouted(type)) {
    reportEntry(type, window, { start, end }, listener);
    return;
  }
  const routes = ROUTES[type];
  const reader = new FieldReader(window, start, end);
  let nodes: NodeReader | null = null;
  let index = 0;
  while (reader.toNextBytes()) {
    const { number } = reader;
    const route = routes[number];
    const from = reader.contentStart;
    const to = Math.min(reader.contentEnd, end);
    if (route === 'NodeDef') {
      nodes ??= new NodeReader(window, listener);
      nodes.read(from, to);
    } else if (route !== undefined) {
      const inner = placeOf(window, route, { place, index }, { number, start: from, end: to });
      if (route === 'metadata') listener.metadata(inner, sectionOf(window.source, from, to), from);
      else if (route === 'asset') listener.asset(textOf(window, from, to), from);
      else if (route === 'parameter' || route === 'output') listener[route](textOf(window, from, to));
      else walkMessage(window, route, listener, { start: from, end: to, place: inner });
    }
    if (route !== undefined) index += 1;
    reader.leaveContent();
    if (route === 'NodeDef' && nodes !== null) reader.skipTo(nodes.passRun(reader.position, end, shortTag(number)));
  }
  if (type === 'GraphDef') listener.endGraph(place, null);
  if (type === 'FunctionDef') listener.endGraph(place, functionName(window, { number: 0, start, end }));
}

function isUnrouted(type: MessageType): type is Unrouted {
  return type === 'NodeDef' || type === 'ReturnEntry' || type === 'BoundEntry';
}

function reportEntry(
  type: Unrouted,
  window: ByteWindow,
  { start, end }: { readonly start: number; readonly end: number },
  listener: MessageListener,
): void {
  if (type === 'NodeDef') new NodeReader(window, listener).read(start, end);
  else if (type === 'ReturnEntry') reportReturn(window, start, end, listener);
  else listener.bound(...boundInputs(window, start, end));
}

/** An entry of FunctionDef.ret: a name and a value. */
function reportReturn(window: ByteWindow, start: number, end: number, listener: MessageListener): void {
  const texts = ['', ''];
  for (const entry of fieldsOf(window, start, end)) {
    if (entry.number <= texts.length) texts[entry.number - 1] = textOf(window, entry.start, Math.min(entry.end, end));
  }
  listener.returns(texts[0]!, texts[1]!); // two, as above
}

/** The message around a field, and the number of the field among those of its kind. */
interface Outer {
  readonly place: string;
  readonly index: number;
}

function placeOf(window: ByteWindow, route: Route, { place, index }: Outer, field: Field): string {
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

/** FunctionDef.signature (1) → OpDef.name (1), the last one that stands there. */
function functionName(window: ByteWindow, field: Field): string {
  let found = '?';
  for (const signature of fieldsOf(window, field.start, field.end)) {
    if (signature.number !== 1) continue;
    for (const name of fieldsOf(window, signature.start, signature.end)) {
      if (name.number === 1) found = textOf(window, name.start, name.end);
    }
  }
  return found;
}

/**
 * Which roots fit: those in which a node with an operation's name, or metadata as JSON, is found before the bytes break.
 * One walk over the outermost fields serves all roots: they may be many, and most files are none of these.
 */
export function* rootsOf(window: ByteWindow): Generator<MessageType> {
  const open = new Set<(typeof ROOTS)[number]>(ROOTS);
  try {
    for (const field of fieldsOf(window, 0, window.source.size)) {
      if (field.start === field.end) continue;
      for (const root of open) {
        const route = ROUTES[root][field.number];
        if (route === undefined || isName(route)) continue;
        const evidence = evidenceOf((listener) => walkMessage(window, route, listener, field));
        if (evidence !== 'none') open.delete(root);
        if (evidence === 'found') yield root;
      }
      if (open.size === 0) return;
    }
  } catch (error) {
    if (!meansNo(error)) throw error;
  }
}

function isName(route: Route): route is Exclude<Route, MessageType> {
  return route === 'metadata' || route === 'asset' || route === 'parameter' || route === 'output';
}

/** Thrown to end a walk at the first proof. */
class Evidence extends Error {}

/** Names of operations begin so; the functions of a library may have any name, but call such operations in the end. */
const OPERATION = /^[A-Z][A-Za-z0-9]+$/;

/** `{"class_name": "Dense", …}` */
const METADATA = /^\{"\w+"\s*:/;

/**
 * All that text can hold of such a message: the tags of operations, and of all but one root, are control characters. What
 * is left is the JSON of KerasMetadataNode.metadata behind its tag and length.
 */
export const METADATA_FIELD = /\*[\s\S]{1,5}\{"\w+"\s*:/;

/** Whether a walk comes to a node with an operation's name, or to metadata as JSON. `broken`: the bytes break before. */
export function evidenceOf(walk: (listener: MessageListener) => void): 'found' | 'none' | 'broken' {
  const prove = (proven: boolean) => {
    if (proven) throw new Evidence();
  };
  try {
    walk({
      node: (node) => prove(node.operations.some((operation) => OPERATION.test(operation))),
      passing: () => PASSING.no,
      passed: null,
      parameter: () => undefined,
      output: () => undefined,
      returns: () => undefined,
      bound: () => undefined,
      endGraph: () => undefined,
      asset: () => undefined,
      metadata: (_place, json) => prove(METADATA.test(Buffer.from(headOf(json, 32)).toString('latin1'))),
    });
    return 'none';
  } catch (error) {
    if (error instanceof Evidence) return 'found';
    if (meansNo(error)) return 'broken';
    throw error;
  }
}
