/** ONNX models as text: in the text format of protobuf, in its JSON and in a syntax of its own, which `onnx.load` reads by the name. See https://onnx.ai/onnx/api/serialization.html. */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';
import type { FormatError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import type { Once } from '../../bytes/once.ts';
import { JSON_READINGS } from '../../limits.ts';
import { extensionOf } from '../../model-names.ts';
import { headText } from '../../text/head-text.ts';
import { isObject, itemsOf, type JsonObject, type JsonValue, textsOf, valuesOf } from '../../text/json-values.ts';
import { parsePythonJson } from '../../text/python-json.ts';
import { toUtf8 } from '../../text/text-encoding.ts';
import { wordsOf } from '../configuration/text-search.ts';
import { pointerOf, walkValues } from '../configuration/value-walk.ts';
import type { Examination, Format } from '../format.ts';
import { readTextMessage } from '../graphs/text-message.ts';
import { CONTEXT_OPERATION, liesElsewhere, namesFile } from './context-files.ts';
import { OnnxModel } from './onnx.ts';
import { readSyntax, SYNTAX_START } from './onnx-syntax.ts';

const MESSAGE: ReadonlySet<string> = new Set(['textproto', 'txtpb', 'pbtxt', 'prototxt']);
const JSON_TEXT: ReadonlySet<string> = new Set(['onnxjson', 'json']);
const SYNTAX: ReadonlySet<string> = new Set(['onnxtext', 'onnxtxt']);
/** Of a model in the syntax: what it begins with. */
const GLANCE_CHARACTERS = 64 * 1024;
const SYNTAX_BYTES: ReadonlySet<number> = new Set(Buffer.from('<# \t\r\n'));

export const onnxTextFormat: Format = {
  id: 'onnx-text',
  spec: 'https://onnx.ai/onnx/api/serialization.html',
  kind: 'text',
  title: 'ONNX as text',
  extensions: ['textproto', 'txtpb', 'onnxjson', 'onnxtxt'],
  sees: 'operators of other domains, tensors and compiled parts in files outside of the folder',
  provenWith: 'onnx 1.23',
  isLoose: true,
  probe: (source, name, once) =>
    isSyntax(source, name, once)
      ? (examination) => examineSyntax(source, examination)
      : isOnnxText(source, name, once)
        ? (examination) => examine(source, examination)
        : null,
};

export function isOnnxText(source: ByteSource, name: string, once: Once<ByteSource>): boolean {
  const extension = extensionOf(name);
  if (isSyntax(source, name, once)) return true;
  if (!MESSAGE.has(extension) && !JSON_TEXT.has(extension)) return false;
  const words = once(wordsOf);
  return words.has('op_type') || words.has('opType');
}

/** `onnx.load` goes by the name, or by what it is told. */
function isSyntax(source: ByteSource, name: string, once: Once<ByteSource>): boolean {
  if (SYNTAX.has(extensionOf(name))) return true;
  const [first = 0] = headOf(source, 1);
  return SYNTAX_BYTES.has(first) && SYNTAX_START.test(once(headText).slice(0, GLANCE_CHARACTERS));
}

function examineSyntax(source: ByteSource, examination: Examination): void {
  keepWithin('templateConfigurationBytes', source.size, 0);
  const model = new OnnxModel(examination);
  readSyntax(Buffer.from(source.read(0, source.size)).toString('latin1'), model);
  model.end();
}

function examine(source: ByteSource, examination: Examination): void {
  const isMessage = MESSAGE.has(extensionOf(examination.name));
  const { values, failure } = isMessage ? readMessage(source) : readJson(source);
  const model = new OnnxModel(examination);
  for (const value of values) {
    walkValues(value, (one, place) => {
      if (!isObject(one)) return;
      reportNode(one, pointerOf(place), model);
      if (place?.key === 'functions' || place?.parent?.key === 'functions') defineFunction(one, model);
      for (const location of [...locationsOf(one), ...contextsOf(one, isMessage)])
        model.external(location, pointerOf(place), one.offset);
    });
  }
  const { isEmpty } = model;
  model.end();
  // What names no operator is some other text.
  if (failure !== null && !isEmpty) throw failure;
}

interface Values {
  readonly values: readonly JsonValue[];
  readonly failure: FormatError | null;
}

function readMessage(source: ByteSource): Values {
  const { message, failure } = readTextMessage(source);
  return { values: [message], failure };
}

function readJson(source: ByteSource): Values {
  keepWithin('templateConfigurationBytes', source.size, 0);
  return parsePythonJson(toUtf8(source.read(0, source.size)), JSON_READINGS.tokenizer);
}

/** Of a field that stands twice readers take either. */
function reportNode(object: JsonObject, place: string, model: OnnxModel): void {
  const domains = textsOf(object, 'domain');
  for (const operation of operationsOf(object))
    for (const domain of domains.length === 0 ? [''] : domains) model.node(domain, operation, place, object.offset);
}

function operationsOf(object: JsonObject): readonly string[] {
  return [...textsOf(object, 'op_type'), ...textsOf(object, 'opType')];
}

function defineFunction(object: JsonObject, model: OnnxModel): void {
  for (const name of textsOf(object, 'name'))
    for (const domain of textsOf(object, 'domain')) model.defined(domain, name);
}

/** Of a node with a compiled part: the files that its attributes name. In JSON bytes are in Base64. */
function contextsOf(object: JsonObject, isMessage: boolean): readonly string[] {
  if (!operationsOf(object).includes(CONTEXT_OPERATION)) return [];
  const attributes = valuesOf(object, 'attribute').flatMap(itemsOf).filter(isObject);
  const isElsewhere = attributes.some((one) =>
    liesElsewhere(textsOf(one, 'name'), () => {
      const numbers = valuesOf(one, 'i');
      return numbers.length > 0 && numbers.every((value) => Number(value) === 1);
    }),
  );
  return attributes
    .filter((one) => namesFile(textsOf(one, 'name'), isElsewhere))
    .flatMap((one) => textsOf(one, 's'))
    .map((text) => (isMessage ? text : Buffer.from(text, 'base64').toString()))
    .filter((path) => path !== '');
}

/** `{ key: "location" value: "weights.bin" }` among the external data of a tensor. */
function locationsOf(object: JsonObject): readonly string[] {
  return [...valuesOf(object, 'external_data'), ...valuesOf(object, 'externalData')]
    .flatMap(itemsOf)
    .filter(isObject)
    .filter((entry) => textsOf(entry, 'key').includes('location'))
    .flatMap((entry) => textsOf(entry, 'value'));
}
