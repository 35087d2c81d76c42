/** Reads the attributes of a node. See https://github.com/tensorflow/tensorflow/blob/master/tensorflow/core/framework/attr_value.proto. */
import { keepWithin } from '../../bytes/limit-error.ts';
import type { ByteWindow } from '../../wire/byte-window.ts';
import { FieldReader } from '../../wire/protobuf.ts';
import type { FunctionUse } from './graph-calls.ts';
import { isPlace } from './graph-nodes.ts';

/** Bytes of a name or text that are kept. */
export const TEXT_BYTES = 512;
/** Inputs and texts of one node that are kept. */
export const NODE_PARTS = 16;

/** Of an entry of the map of attributes. */
const ENTRY_VALUE = 2;
// AttrValue
const VALUE_LIST = 1;
const VALUE_TEXT = 2;
const VALUE_FUNCTION = 10;
/** AttrValue.ListValue */
const LIST_FUNCTION = 9;
// NameAttrList
const FUNCTION_NAME = 1;
const FUNCTION_ATTRIBUTE = 2;
const VALUE_TENSOR = 8;
// TensorProto
const TENSOR_TEXT = 8;

/** What the attributes of a node hold. */
export interface Attributes {
  readonly texts: string[];
  readonly functions: FunctionUse[];
  constant: string | null;
}

/** An entry of the map, in which fields that stand twice are merged: every text counts. @returns `known` with what is in it; null where there is no text */
export function readEntry(window: ByteWindow, start: number, end: number, known: Attributes | null): Attributes | null {
  let attributes = known;
  const entry = new FieldReader(window, start, end);
  while (entry.toNextBytes()) {
    if (entry.number === ENTRY_VALUE) {
      attributes = readValue(window, entry.contentStart, Math.min(entry.contentEnd, end), attributes);
    }
    entry.leaveContent();
  }
  return attributes;
}

function readValue(window: ByteWindow, start: number, end: number, known: Attributes | null): Attributes | null {
  let attributes = known;
  const value = new FieldReader(window, start, end);
  while (value.toNextBytes()) {
    const from = value.contentStart;
    const to = Math.min(value.contentEnd, end);
    const text = value.number === VALUE_TEXT ? textOf(window, from, to) : null;
    const constant = value.number === VALUE_TENSOR ? tensorText(window, from, to) : null;
    if (text !== null || constant !== null) {
      attributes ??= { texts: [], functions: [], constant: null };
      if (text !== null && isPlace(text) && attributes.texts.length < NODE_PARTS) attributes.texts.push(text);
      // Of entries that stand twice readers take the last, of fields in one the first.
      if (constant !== null && (attributes.constant === null || /[/\\]/.test(constant))) attributes.constant = constant;
    }
    const functions = functionsIn(value.number, { window, start: from, end: to, depth: 0 });
    if (functions.length > 0) {
      attributes ??= { texts: [], functions: [], constant: null };
      attributes.functions.push(...functions);
    }
    value.leaveContent();
  }
  return attributes;
}

/** A message, and how many functions it stands in. */
interface FunctionPlace {
  readonly window: ByteWindow;
  readonly start: number;
  readonly end: number;
  readonly depth: number;
}

const NO_FUNCTIONS: readonly FunctionUse[] = [];

/** Of one field of a value. */
function functionsIn(field: number, place: FunctionPlace): readonly FunctionUse[] {
  if (field !== VALUE_FUNCTION && field !== VALUE_LIST) return NO_FUNCTIONS;
  const functions: FunctionUse[] = [];
  if (field === VALUE_FUNCTION) readFunction(place, functions);
  else readFunctions(place, functions);
  return functions;
}

/** The name of a function, and of those among its own attributes. */
function readFunction({ window, start, end, depth }: FunctionPlace, functions: FunctionUse[]): void {
  keepWithin('textMessageNesting', depth, start);
  const reader = new FieldReader(window, start, end);
  while (reader.toNextBytes()) {
    const [from, to] = [reader.contentStart, Math.min(reader.contentEnd, end)];
    if (reader.number === FUNCTION_NAME) functions.push({ name: textOf(window, from, to), isInner: depth > 0 });
    if (reader.number === FUNCTION_ATTRIBUTE) readInner({ window, start: from, end: to, depth }, functions);
    reader.leaveContent();
  }
}

/** An entry of the map of a function's attributes. */
function readInner({ window, start, end, depth }: FunctionPlace, functions: FunctionUse[]): void {
  const entry = new FieldReader(window, start, end);
  while (entry.toNextBytes()) {
    const to = Math.min(entry.contentEnd, end);
    if (entry.number === ENTRY_VALUE) {
      const value = new FieldReader(window, entry.contentStart, to);
      while (value.toNextBytes()) {
        const place = { window, start: value.contentStart, end: Math.min(value.contentEnd, to), depth: depth + 1 };
        functions.push(...functionsIn(value.number, place));
        value.leaveContent();
      }
    }
    entry.leaveContent();
  }
}

/** Those in a list of values. */
function readFunctions({ window, start, end, depth }: FunctionPlace, functions: FunctionUse[]): void {
  const list = new FieldReader(window, start, end);
  while (list.toNextBytes()) {
    const place = { window, start: list.contentStart, end: Math.min(list.contentEnd, end), depth };
    if (list.number === LIST_FUNCTION) readFunction(place, functions);
    list.leaveContent();
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
