/** Reads one node of a graph from its message. See https://github.com/tensorflow/tensorflow/blob/master/tensorflow/core/framework/node_def.proto. */
import type { GraphNode } from './graph-nodes.ts';
import { type ByteWindow, FieldReader } from './protobuf.ts';

/** Bytes of a name or text that are kept. */
const TEXT_BYTES = 512;
/** Inputs and texts of one node that are kept. */
const NODE_PARTS = 16;

// NodeDef
const NAME = 1;
const OPERATION = 2;
const INPUT = 3;
const ATTRIBUTE = 5;
/** Of an entry of the map of attributes. */
const ENTRY_VALUE = 2;
// AttrValue
const VALUE_TEXT = 2;
const VALUE_TENSOR = 8;
// TensorProto
const TENSOR_TEXT = 8;

/** What the attributes of a node hold. */
interface Attributes {
  readonly texts: string[];
  constant: string | null;
}

/**
 * What was found before the message breaks is lost with it: the walk that leads here tells that it broke.
 * @param knowsEnough whether of a further node of this operation nothing else counts: its name and inputs are left out then
 */
export function readNode(
  window: ByteWindow,
  start: number,
  end: number,
  knowsEnough: (operation: string) => boolean,
): GraphNode {
  const operations: string[] = [];
  const attributes: Attributes = { texts: [], constant: null };
  let nameStart = start;
  let nameEnd = start;
  // Two numbers for each: most become no strings.
  const inputRanges: number[] = [];
  const reader = new FieldReader(window, start, end);
  while (reader.toNextBytes()) {
    const from = reader.contentStart;
    const to = Math.min(reader.contentEnd, end);
    if (reader.number === OPERATION) operations.push(textOf(window, from, to));
    else if (reader.number === INPUT && inputRanges.length < 2 * NODE_PARTS) inputRanges.push(from, to);
    else if (reader.number === ATTRIBUTE) readEntry(window, from, to, attributes);
    else if (reader.number === NAME) {
      nameStart = from;
      nameEnd = to;
    }
    reader.leaveContent();
  }
  const { texts, constant } = attributes;
  const isEnough =
    operations.length === 1 && texts.length === 0 && constant === null && knowsEnough(operations[0] ?? '');
  const name = isEnough ? '' : textOf(window, nameStart, nameEnd);
  const inputs = isEnough ? [] : inputTexts(window, inputRanges);
  return { name, operations, inputs, texts, constant, offset: start };
}

function inputTexts(window: ByteWindow, ranges: readonly number[]): string[] {
  const texts: string[] = [];
  for (let index = 0; index < ranges.length; index += 2) {
    texts.push(textOf(window, ranges[index] ?? 0, ranges[index + 1] ?? 0));
  }
  return texts;
}

/** An entry of the map. Fields that stand twice are merged: the last text counts, of a tensor all of them. */
function readEntry(window: ByteWindow, start: number, end: number, attributes: Attributes): void {
  const entry = new FieldReader(window, start, end);
  while (entry.toNextBytes()) {
    if (entry.number === ENTRY_VALUE)
      readValue(window, entry.contentStart, Math.min(entry.contentEnd, end), attributes);
    entry.leaveContent();
  }
}

function readValue(window: ByteWindow, start: number, end: number, attributes: Attributes): void {
  const value = new FieldReader(window, start, end);
  while (value.toNextBytes()) {
    const from = value.contentStart;
    const to = Math.min(value.contentEnd, end);
    if (value.number === VALUE_TEXT && attributes.texts.length < NODE_PARTS) {
      attributes.texts.push(textOf(window, from, to));
    } else if (value.number === VALUE_TENSOR) attributes.constant ??= tensorText(window, from, to);
    value.leaveContent();
  }
}

function tensorText(window: ByteWindow, start: number, end: number): string | null {
  const tensor = new FieldReader(window, start, end);
  while (tensor.toNextBytes()) {
    if (tensor.number === TENSOR_TEXT) return textOf(window, tensor.contentStart, Math.min(tensor.contentEnd, end));
    tensor.leaveContent();
  }
  return null;
}

/** Long ones are cut. */
export function textOf(window: ByteWindow, start: number, end: number): string {
  return window.text(start, Math.min(end, start + TEXT_BYTES), 'utf8');
}
