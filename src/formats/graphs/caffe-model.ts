/** Networks of Caffe with their weights (`.caffemodel`): layers that Python makes name a module and a class, which Caffe imports and calls. See https://github.com/BVLC/caffe/blob/master/src/caffe/proto/caffe.proto */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import type { Once } from '../../bytes/once.ts';
import { pythonString } from '../../text/python-text.ts';
import { ByteWindow } from '../../wire/byte-window.ts';
import { type Field, fieldsOf } from '../../wire/protobuf.ts';
import { holdsContent, recognisingWindow, TAG_BYTES } from '../../wire/recognising.ts';
import type { Examination, Format } from '../format.ts';
import { reportComponent } from '../named-operators.ts';

/** NetParameter: layers, and those of the first version. */
const LAYER = 100;
const FIRST_LAYER = 2;
/** LayerParameter. */
const TYPE = 2;
/** What it takes and gives. */
const BLOBS: ReadonlySet<number> = new Set([3, 4]);
const PYTHON = 130;
/** PythonParameter. */
const PARAMETER = { module: 1, layer: 2, text: 3 } as const;
/** Of a layer of the first version. */
const FIRST_NAME = 4;

const LAYER_TYPE = /^[A-Z]\w{1,60}$/;
const BLOB_NAME = /^[\w./-]{1,200}$/;
const TEXT_BYTES = 4096;
/** Layers of the first version that must be sound before it is taken for a network. */
const PROVEN = 2;

export const caffeModelFormat: Format = {
  id: 'caffe-model',
  spec: 'https://github.com/BVLC/caffe/blob/master/src/caffe/proto/caffe.proto',
  kind: 'model',
  title: 'Caffe weights',
  extensions: ['caffemodel'],
  sees: 'layers that a Python module makes',
  provenWith: 'schema',
  isLoose: true,
  isOpenEnded: true,
  firstBytes: TAG_BYTES,
  probe: (source, _name, once) =>
    isCaffeModel(source, once) ? (examination) => examineNetwork(source, examination) : null,
};

export function isCaffeModel(source: ByteSource, once: Once<ByteSource>): boolean {
  if (!once(holdsContent)) return false;
  const window = recognisingWindow(source, once);
  let older = 0;
  for (const field of fieldsOf(window, 0, source.size)) {
    if (field.number === LAYER && isLayer(window, field)) return true;
    if (field.number !== FIRST_LAYER) continue;
    if (!isFirstLayer(window, field)) return false;
    older += 1;
    if (older === PROVEN) return true;
  }
  return false;
}

/** Of the first version: what it takes or gives, then its name; its type is a number. */
function isFirstLayer(window: ByteWindow, layer: Field): boolean {
  let blobs = 0;
  for (const field of fieldsOf(window, layer.start, layer.end)) {
    const isBlob = field.number === 2 || field.number === 3;
    if (!isBlob && field.number !== FIRST_NAME) return false;
    if (!BLOB_NAME.test(textOf(window, field))) return false;
    if (field.number === FIRST_NAME) return blobs > 0;
    blobs += 1;
  }
  return false;
}

/** A type as Caffe writes them, `Convolution`, and plain names beside it. */
function isLayer(window: ByteWindow, layer: Field): boolean {
  let isTyped = false;
  let isNamed = true;
  for (const field of fieldsOf(window, layer.start, layer.end)) {
    if (field.number === TYPE) isTyped = LAYER_TYPE.test(textOf(window, field));
    if (field.number === PYTHON && namesModule(window, field)) return true;
    if (BLOBS.has(field.number) && !BLOB_NAME.test(textOf(window, field))) isNamed = false;
  }
  return isTyped && isNamed;
}

/** A Python layer proves a network, whatever its blobs are called: they are any text. */
function namesModule(window: ByteWindow, parameter: Field): boolean {
  for (const field of fieldsOf(window, parameter.start, parameter.end)) {
    if (field.number === PARAMETER.module || field.number === PARAMETER.layer)
      return /^[\p{L}_][\p{L}\p{N}_.]{0,200}$/u.test(textOf(window, field)); // as Python takes names; made here, since it takes long
  }
  return false;
}

function examineNetwork(source: ByteSource, examination: Examination): void {
  const window = new ByteWindow(source);
  const seen = new Set<string>();
  for (const layer of fieldsOf(window, 0, source.size)) {
    if (layer.number !== LAYER && layer.number !== FIRST_LAYER) continue;
    const parameters: Field[] = [];
    for (const field of fieldsOf(window, layer.start, layer.end)) {
      if (field.number === PYTHON) parameters.push(field);
      else if (layer.number === FIRST_LAYER && field.number === FIRST_NAME) break;
    }
    if (parameters.length > 0) reportPython(window, parameters, { seen, examination });
  }
}

interface Report {
  readonly seen: Set<string>;
  readonly examination: Examination;
}

/** A message that stands twice is merged, and of a field that stands twice readers take one or the other: every module with every class. */
function reportPython(window: ByteWindow, parameters: readonly Field[], { seen, examination }: Report): void {
  const [{ start: offset } = { start: 0 }] = parameters;
  keepWithin('namedOperators', parameters.length, offset);
  const texts = (number: number): string[] => [
    ...new Set(
      parameters
        .flatMap(({ start, end }) => [...fieldsOf(window, start, end)])
        .filter((field) => field.number === number)
        .map((field) => textOf(window, field)),
    ),
  ];
  const given = texts(PARAMETER.text).map((text) => pythonString(text, examination.limits.argumentCharacters));
  for (const module of texts(PARAMETER.module)) {
    for (const name of texts(PARAMETER.layer)) {
      reportComponent(examination, { module, name, given: given.join(', '), offset }, seen);
    }
  }
}

function textOf(window: ByteWindow, { start, end }: Field): string {
  return window.text(start, Math.min(end, start + TEXT_BYTES), 'utf8');
}
