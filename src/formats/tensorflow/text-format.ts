/** Graphs in protobuf's text format (`.pbtxt`). See https://protobuf.dev/reference/protobuf/textformat-spec/. */
import { memorySource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import type { ByteWindow } from '../../wire/byte-window.ts';
import type { FunctionUse } from './graph-calls.ts';
import type { MessageListener } from './graph-messages.ts';
import { isPlace } from './graph-nodes.ts';
import { type Token, Tokens } from './text-tokens.ts';

/** Fields that SavedModel, MetaGraphDef and GraphDef have at the top: a text of theirs can begin with no other. */
const TOP_FIELDS = [
  'node',
  'versions',
  'version',
  'library',
  'debug_info',
  'saved_model_schema_version',
  'meta_graphs',
  'meta_info_def',
  'graph_def',
  'saver_def',
  'collection_def',
  'signature_def',
  'asset_file_def',
  'object_graph_def',
];

/** Where each of them opens a text, behind white space and comments. */
const GRAPH_TEXT = new RegExp(`^(?:\\s|#[^\\n]*\\n)*(?:${TOP_FIELDS.join('|')})(?:\\s|#[^\\n]*\\n)*[:{<]`);

/** Bytes of a name or text that are kept. */
const TEXT_BYTES = 512;
/** Bytes of the Keras metadata of one layer. */
const METADATA_BYTES = 16 * 1024 * 1024;
const NODE_PARTS = 16;

/** White space, a comment, or the first letter of a field: looked at before anything else, since all content comes by here. */
export const GRAPH_TEXT_BYTES: ReadonlySet<number> = new Set([
  ...Buffer.from(' \t\n\v\f\r#'),
  ...TOP_FIELDS.map((field) => field.charCodeAt(0)),
]);

/** The same of text in memory, where no blank or comment comes before, most shows by its first word that it is none. */
export function mayBeGraphText(text: string): boolean {
  const isBehindOther = ' \t\n\v\f\r\xa0#'.includes(text.charAt(0));
  return (isBehindOther || TOP_FIELDS.some((field) => text.startsWith(field))) && GRAPH_TEXT.test(text);
}

/** Whether the text begins as a graph does. */
export function startsAsGraphText(window: ByteWindow): boolean {
  if (window.source.size === 0 || !GRAPH_TEXT_BYTES.has(window.at(0))) return false;
  const tokens = new Tokens(window);
  const first = tokens.next();
  if (first.kind !== 'word' || !TOP_FIELDS.includes(first.text)) return false;
  return isMark(tokens.next(), ':{<');
}

/** @throws FormatError where the text breaks; what was found before was reported. */
export function walkGraphText(window: ByteWindow, listener: MessageListener): void {
  new GraphText(window, listener).walk();
}

interface NodeParts {
  name: string;
  readonly operations: string[];
  readonly inputs: string[];
  readonly texts: string[];
  readonly functions: FunctionUse[];
  constant: string | null;
  readonly offset: number;
}

/** A message or a list that is open. In a list values stand without a field: it is the list's. */
interface Open {
  readonly field: string;
  readonly close: '}' | '>' | ']';
  /** What has been read of the node that this message is. */
  readonly node: NodeParts | null;
}

class GraphText {
  readonly #tokens: Tokens;
  readonly #listener: MessageListener;
  readonly #open: Open[] = [];
  #functionName = '?';
  #returnKey = '';
  #boundKey = '';
  #bound = 0;

  constructor(window: ByteWindow, listener: MessageListener) {
    this.#tokens = new Tokens(window);
    this.#listener = listener;
  }

  walk(): void {
    for (let token = this.#tokens.next(); token.kind !== 'end'; token = this.#tokens.next()) {
      const innermost = this.#open[this.#open.length - 1];
      if (token.kind === 'mark' && token.text === innermost?.close) this.#close();
      else if (isMark(token, ',;')) continue;
      else if (innermost?.close === ']') this.#readValue(innermost.field, token);
      else this.#readField(token);
    }
    this.#listener.endGraph('/graph', null);
    if (this.#open.length > 0) throw new FormatError('expected the end of a message', { reason: 'truncated' });
  }

  #readField(name: Token): void {
    if (isMark(name, '[')) this.#skipExtensionName();
    else if (name.kind !== 'word') throw unexpected('a field', name);
    const value = this.#tokens.next();
    this.#readValue(name.text, isMark(value, ':') ? this.#tokens.next() : value);
  }

  #readValue(field: string, token: Token): void {
    if (isMark(token, '{')) this.#openMessage(field, '}', token);
    else if (isMark(token, '<')) this.#openMessage(field, '>', token);
    else if (isMark(token, '[')) this.#openMessage(field, ']', token);
    else if (token.kind === 'string') this.#readText(field, token);
    else if (field === 'bound_inputs') this.#bound += 1;
    else if (token.kind !== 'word') throw unexpected('a value', token);
  }

  #openMessage(field: string, close: Open['close'], token: Token): void {
    keepWithin('textMessageNesting', this.#open.length + 1, token.start);
    const isNode = close !== ']' && (field === 'node' || field === 'node_def');
    const parts = {
      name: '',
      operations: [],
      inputs: [],
      texts: [],
      functions: [],
      constant: null,
      offset: token.start,
    };
    this.#open.push({ field, close, node: isNode ? parts : null });
  }

  #close(): void {
    const closed = this.#open.pop();
    if (closed === undefined || closed.close === ']') return;
    if (closed.node !== null) this.#listener.node(closed.node);
    if (closed.field === 'function') this.#listener.endGraph(`/library/${this.#functionName}`, this.#functionName);
    else if (closed.field === 'concrete_functions') this.#endBound();
    else if (closed.field === 'graph_def') this.#listener.endGraph('/graph', null);
  }

  #endBound(): void {
    this.#listener.bound(this.#boundKey, this.#bound);
    this.#bound = 0;
  }

  /** Strings that follow each other are one. */
  #readText(field: string, first: Token): void {
    const maximumBytes = field === 'metadata' ? METADATA_BYTES : TEXT_BYTES;
    let text = this.#tokens.stringText(first, maximumBytes);
    while (this.#tokens.peek().kind === 'string') {
      const next = this.#tokens.next();
      if (text.length < maximumBytes) text += this.#tokens.stringText(next, maximumBytes);
    }
    this.#takeText(field, text, first.start);
  }

  #takeText(field: string, text: string, offset: number): void {
    const message = this.#open.findLast(({ close }) => close !== ']');
    const node = this.#open.findLast((open) => open.node !== null)?.node ?? null;
    if (message?.field === 'signature' && field === 'name') this.#functionName = text;
    if (message?.field === 'input_arg' && field === 'name') this.#listener.parameter(text);
    if (message?.field === 'output_arg' && field === 'name') this.#listener.output(text);
    if (message?.field === 'ret') this.#takeReturn(field, text);
    if (message?.field === 'concrete_functions' && field === 'key') this.#boundKey = text;
    if (message?.field === 'asset_file_def' && field === 'filename') this.#listener.asset(text, offset);
    if (field === 'metadata') this.#listener.metadata('/metadata', memorySource(Buffer.from(text)), offset);
    if (node === null) return;
    if (message?.node !== node) {
      if (field === 's' && isPlace(text) && node.texts.length < NODE_PARTS) node.texts.push(text);
      else if (field === 'string_val') node.constant ??= text;
      else if (field === 'name' && message?.field === 'func') this.#takeFunction(node, text);
    } else if (field === 'name') node.name = text;
    else if (field === 'op') node.operations.push(text);
    else if (field === 'input' && node.inputs.length < NODE_PARTS) node.inputs.push(text);
  }

  /** `ret { key: "output" value: "node:output:0" }` */
  #takeReturn(field: string, text: string): void {
    if (field === 'key') this.#returnKey = text;
    if (field === 'value') this.#listener.returns(this.#returnKey, text);
  }

  #takeFunction({ functions }: NodeParts, name: string): void {
    functions.push({ name, isInner: this.#open.filter(({ field }) => field === 'func').length > 1 });
  }

  /** `[type.googleapis.com/name]` */
  #skipExtensionName(): void {
    for (let token = this.#tokens.next(); !isMark(token, ']'); token = this.#tokens.next()) {
      if (token.kind === 'end') throw unexpected("']'", token);
    }
  }
}

function isMark(token: Token, marks: string): boolean {
  return token.kind === 'mark' && marks.includes(token.text);
}

function unexpected(expected: string, token: Token): FormatError {
  return new FormatError(`expected ${expected}, found ${JSON.stringify(token.text)}`, { offset: token.start });
}
