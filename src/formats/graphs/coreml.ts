/** Core ML models (`.mlmodel`, also inside an `.mlpackage`): the classes of the program that they name, and files of weights outside of the package. See https://apple.github.io/coremltools/mlmodel/index.html. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import type { Once } from '../../bytes/once.ts';
import { extensionOf } from '../../model-names.ts';
import { pythonString } from '../../text/python-text.ts';
import { ByteWindow } from '../../wire/byte-window.ts';
import { type Field, fieldsOf } from '../../wire/protobuf.ts';
import { holdsContent, recognisingWindow, TAG_BYTES } from '../../wire/recognising.ts';
import { leavesFolder } from '../archives/member-names.ts';
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
  | 'LinkedFile'
  | 'Program'
  | 'Functions'
  | 'Function'
  | 'Blocks'
  | 'Block'
  | 'Operation'
  | 'Arguments'
  | 'Argument'
  | 'Binding'
  | 'Values'
  | 'Value';

/** A message to walk, or a text that names a class or a file. */
type Route = MessageType | 'Custom' | 'CustomLayer' | 'FileName' | 'BlobFile';

const ROUTES: Readonly<Record<MessageType, Readonly<Record<number, Route>>>> = {
  Model: {
    ...{ 200: 'PipelineOf', 201: 'PipelineOf', 202: 'Pipeline' },
    ...{ 303: 'Network', 403: 'Network', 500: 'Network', 502: 'Program', 555: 'Custom', 556: 'Linked' },
  },
  PipelineOf: { 1: 'Pipeline' },
  Pipeline: { 1: 'Model' },
  Network: { 1: 'Layer' },
  Layer: { 500: 'CustomLayer', 605: 'Branch', 615: 'Loop' },
  Branch: { 1: 'Network', 2: 'Network' },
  Loop: { 3: 'Network', 4: 'Network' },
  Linked: { 1: 'LinkedFile' },
  LinkedFile: { 1: 'FileName', 2: 'FileName' },
  Program: { 2: 'Functions' },
  Functions: { 2: 'Function' },
  Function: { 3: 'Blocks' },
  Blocks: { 2: 'Block' },
  Block: { 3: 'Operation' },
  Operation: { 2: 'Arguments', 4: 'Block', 5: 'Values' },
  Arguments: { 2: 'Argument' },
  Argument: { 1: 'Binding' },
  Binding: { 2: 'Value' },
  Values: { 2: 'Value' },
  Value: { 5: 'BlobFile' },
};
const CLASS_NAME = 10;
const DEFAULT_VALUE = 1;
const FILE_NAME = 1;
/** How the path of a file of weights begins that lies in the package: `@model_path/weights/weight.bin`. */
const OF_PACKAGE = /^@model_path[/\\]/;

const TEXT_BYTES = 4096;

export const coremlFormat: Format = {
  id: 'coreml',
  spec: 'https://apple.github.io/coremltools/mlmodel/index.html',
  kind: 'model',
  title: 'Core ML',
  extensions: ['mlmodel', 'mlpackage'],
  sees: 'classes of the loading program by name, other models and files of weights by their paths',
  provenWith: 'coremltools 9.0',
  isLoose: true,
  firstBytes: TAG_BYTES,
  probe(source, name, once) {
    if (!isCoreml(source, name, once)) return null;
    return async (examination) => {
      new CoremlModel(source, examination).walk('Model', 0, source.size, 1);
      // Loaded only here: most runs see no such file.
      const { entriesIn, reportMetadata } = await import('../components/evaluated-metadata.ts');
      const window = new ByteWindow(source);
      const entries = metadataOf(window, { start: 0, end: source.size }).flatMap((field) =>
        entriesIn(window, field, USER_DEFINED),
      );
      reportMetadata(entries, '/description/metadata/userDefined', examination);
    };
  },
};

function isCoreml(source: ByteSource, name: string, once: Once<ByteSource>): boolean {
  return (extensionOf(name) === 'mlmodel' && startsAsModel(source)) || isProven(source, once);
}

/** Fields of the description that hold features, states and functions. */
const FEATURES: ReadonlySet<number> = new Set([1, 10, 13, 20, 50]);
const DESCRIPTION = 2;
const METADATA = 100;
const USER_DEFINED = 100;

/** What its author wrote about it. */
function metadataOf(window: ByteWindow, { start, end }: Pick<Field, 'start' | 'end'>): readonly Field[] {
  return [...fieldsOf(window, start, end)]
    .filter(({ number }) => number === DESCRIPTION)
    .flatMap((description) => [...fieldsOf(window, description.start, description.end)])
    .filter(({ number }) => number === METADATA);
}

/** What kind of model it is, by the numbers of the fields. */
const KINDS: ReadonlySet<number> = new Set([
  ...[200, 201, 202, 300, 301, 302, 303, 304, 400, 401, 402, 403, 404, 500, 501, 502, 555, 556, 560],
  ...[600, 601, 602, 603, 604, 606, 607, 609, 610, 900, 2000, 2001, 2002, 2003, 2004, 2005, 2006, 3000],
]);

/** Under any other name: a description of named features, and a kind of model, in either order. @throws FormatError which is a no */
function isProven(source: ByteSource, once: Once<ByteSource>): boolean {
  if (!once(holdsContent)) return false;
  const window = recognisingWindow(source, once);
  let features = 0;
  let kinds = 0;
  for (const field of fieldsOf(window, 0, source.size)) {
    if (KINDS.has(field.number)) kinds += 1;
    if (field.number === DESCRIPTION) features += featuresIn(window, field);
    if (features > 0 && kinds > 0) return true;
  }
  return false;
}

/** A feature begins with its name. */
function featuresIn(window: ByteWindow, { start, end }: Field): number {
  let features = 0;
  for (const part of fieldsOf(window, start, end)) {
    if (!FEATURES.has(part.number)) continue;
    const [name] = fieldsOf(window, part.start, part.end);
    if (name?.number === 1) features += 1;
  }
  return features;
}

/** Model.specificationVersion, a small number, then Model.description. */
function startsAsModel(source: ByteSource): boolean {
  const window = new ByteWindow(source);
  return source.size > 3 && window.at(0) === 0x08 && window.at(1) < 0x80 && window.at(2) === 0x12;
}

class CoremlModel {
  readonly #window: ByteWindow;
  readonly #examination: Examination;
  readonly #reported = new Set<string>();

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
      else if (route === 'BlobFile') this.#texts('BlobFile', FILE_NAME, field.start, field.end);
      else this.walk(route, field.start, field.end, depth + 1);
    }
  }

  #texts(name: string, number: number, start: number, end: number): void {
    let texts = 0;
    for (const field of fieldsOf(this.#window, start, end)) {
      if (field.number !== number) continue;
      texts += 1;
      this.#report(name, this.#window.text(field.start, Math.min(field.end, field.start + TEXT_BYTES), 'utf8'), start);
    }
    if (texts === 0) this.#report(name, '', start);
  }

  #report(name: string, given: string, offset: number): void {
    if (name === 'BlobFile' && !leavesFolder(given.replace(OF_PACKAGE, ''))) return;
    const text = pythonString(given, this.#examination.limits.argumentCharacters);
    if (this.#reported.has(name + text)) return;
    this.#reported.add(name + text);
    keepWithin('coremlClasses', this.#reported.size, offset);
    this.#examination.report({
      kind: 'call',
      operator: { ecosystem: 'coreml', module: 'coreml', name },
      via: 'layer',
      arguments: text,
      operands: [{ kind: 'literal', type: 'str', text }],
      offset,
    });
  }
}
