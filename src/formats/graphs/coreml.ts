/** Core ML models (`.mlmodel`, also inside an `.mlpackage`): the classes of the program that they name. See https://apple.github.io/coremltools/mlmodel/index.html. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { extensionOf } from '../../model-names.ts';
import { pythonString } from '../../text/python-text.ts';
import { ByteWindow, fieldsOf } from '../../wire/protobuf.ts';
import type { Examination, Format } from '../format.ts';

type MessageType =
  | 'Model'
  | 'Pipeline'
  | 'PipelineOf'
  | 'Network'
  | 'Layer'
  | 'Branch'
  | 'Loop'
  | 'Linked'
  | 'LinkedFile';

/** A message to walk, or a text that names a class or a file. */
type Route = MessageType | 'Custom' | 'CustomLayer' | 'FileName';

const ROUTES: Readonly<Record<MessageType, Readonly<Record<number, Route>>>> = {
  Model: {
    ...{ 200: 'PipelineOf', 201: 'PipelineOf', 202: 'Pipeline' },
    ...{ 303: 'Network', 403: 'Network', 500: 'Network', 555: 'Custom', 556: 'Linked' },
  },
  PipelineOf: { 1: 'Pipeline' },
  Pipeline: { 1: 'Model' },
  Network: { 1: 'Layer' },
  Layer: { 500: 'CustomLayer', 605: 'Branch', 615: 'Loop' },
  Branch: { 1: 'Network', 2: 'Network' },
  Loop: { 3: 'Network', 4: 'Network' },
  Linked: { 1: 'LinkedFile' },
  LinkedFile: { 1: 'FileName', 2: 'FileName' },
};
const CLASS_NAME = 10;
const DEFAULT_VALUE = 1;

const TEXT_BYTES = 4096;

export const coremlFormat: Format = {
  id: 'coreml',
  spec: 'https://apple.github.io/coremltools/mlmodel/index.html',
  kind: 'model',
  isLoose: true,
  probe(source, name) {
    if (!isCoreml(source, name)) return null;
    return (examination) => new CoremlModel(source, examination).walk('Model', 0, source.size, 1);
  },
};

function isCoreml(source: ByteSource, name: string): boolean {
  return extensionOf(name) === 'mlmodel' && startsAsModel(source);
}

/** Model.specificationVersion, a small number, then Model.description. */
function startsAsModel(source: ByteSource): boolean {
  const window = new ByteWindow(source);
  return source.size > 3 && window.at(0) === 0x08 && window.at(1) < 0x80 && window.at(2) === 0x12;
}

class CoremlModel {
  readonly #window: ByteWindow;
  readonly #examination: Examination;
  readonly #told = new Set<string>();

  constructor(source: ByteSource, examination: Examination) {
    this.#window = new ByteWindow(source);
    this.#examination = examination;
  }

  walk(type: MessageType, start: number, end: number, depth: number): void {
    keepWithin('messageNesting', depth, start);
    for (const field of fieldsOf(this.#window, start, end)) {
      const route = ROUTES[type][field.number];
      if (route === undefined) continue;
      if (route === 'Custom' || route === 'CustomLayer') this.#texts(route, CLASS_NAME, field.start, field.end);
      else if (route === 'FileName') this.#texts('LinkedModel', DEFAULT_VALUE, field.start, field.end);
      else this.walk(route, field.start, field.end, depth + 1);
    }
  }

  #texts(name: string, number: number, start: number, end: number): void {
    let texts = 0;
    for (const field of fieldsOf(this.#window, start, end)) {
      if (field.number !== number) continue;
      texts += 1;
      this.#tell(name, this.#window.text(field.start, Math.min(field.end, field.start + TEXT_BYTES), 'utf8'), start);
    }
    if (texts === 0) this.#tell(name, '', start);
  }

  #tell(name: string, given: string, offset: number): void {
    const text = pythonString(given, this.#examination.limits.argumentCharacters);
    if (this.#told.has(name + text)) return;
    this.#told.add(name + text);
    keepWithin('coremlClasses', this.#told.size, offset);
    this.#examination.tell({
      kind: 'call',
      operator: { ecosystem: 'coreml', module: 'coreml', name },
      via: 'layer',
      arguments: text,
      operands: [{ kind: 'literal', type: 'str', text }],
      offset,
    });
  }
}
