/** ONNX models as text: in the text format of protobuf and in its JSON, which `onnx.load` reads by the name. See https://onnx.ai/onnx/api/serialization.html. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { FormatError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import type { Once } from '../../bytes/once.ts';
import { JSON_READINGS } from '../../limits.ts';
import { extensionOf } from '../../model-names.ts';
import { isObject, itemsOf, type JsonObject, type JsonValue, textsOf, valuesOf } from '../../text/json-values.ts';
import { parsePythonJson } from '../../text/python-json.ts';
import { toUtf8 } from '../../text/text-encoding.ts';
import { wordsOf } from '../configuration/text-search.ts';
import { pointerOf, walkValues } from '../configuration/value-walk.ts';
import type { Examination, Format } from '../format.ts';
import { readTextMessage } from '../graphs/text-message.ts';
import { OnnxModel } from './onnx.ts';

const MESSAGE = /^(?:textproto|txtpb|pbtxt|prototxt)$/;
const JSON_TEXT = /^(?:onnxjson|json)$/;

export const onnxTextFormat: Format = {
  id: 'onnx-text',
  spec: 'https://onnx.ai/onnx/api/serialization.html',
  kind: 'text',
  title: 'ONNX as text',
  extensions: ['textproto', 'txtpb', 'onnxjson'],
  sees: 'operators of other domains, tensors in files outside of the folder',
  provenWith: 'onnx 1.23',
  isText: true,
  isLoose: true,
  probe: (source, name, once) =>
    isOnnxText(source, name, once) ? (examination) => examine(source, examination) : null,
};

export function isOnnxText(_source: ByteSource, name: string, once: Once<ByteSource>): boolean {
  const extension = extensionOf(name);
  if (!MESSAGE.test(extension) && !JSON_TEXT.test(extension)) return false;
  const words = once(wordsOf);
  return words.has('op_type') || words.has('opType');
}

function examine(source: ByteSource, examination: Examination): void {
  const { values, failure } = MESSAGE.test(extensionOf(examination.name)) ? readMessage(source) : readJson(source);
  const model = new OnnxModel(examination);
  for (const value of values) {
    walkValues(value, (one, place) => {
      if (!isObject(one)) return;
      reportNode(one, pointerOf(place), model);
      if (place?.key === 'functions' || place?.parent?.key === 'functions') defineFunction(one, model);
      for (const location of locationsOf(one)) model.external(location, pointerOf(place), one.offset);
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
  for (const operation of [...textsOf(object, 'op_type'), ...textsOf(object, 'opType')])
    for (const domain of domains.length === 0 ? [''] : domains) model.node(domain, operation, place, object.offset);
}

function defineFunction(object: JsonObject, model: OnnxModel): void {
  for (const name of textsOf(object, 'name'))
    for (const domain of textsOf(object, 'domain')) model.defined(domain, name);
}

/** `{ key: "location" value: "weights.bin" }` among the external data of a tensor. */
function locationsOf(object: JsonObject): readonly string[] {
  return [...valuesOf(object, 'external_data'), ...valuesOf(object, 'externalData')]
    .flatMap(itemsOf)
    .filter(isObject)
    .filter((entry) => textsOf(entry, 'key').includes('location'))
    .flatMap((entry) => textsOf(entry, 'value'));
}
