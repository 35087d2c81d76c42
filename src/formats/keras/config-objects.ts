/** Says what Keras would resolve, call and load for each object of a configuration. See https://keras.io/api/models/model_saving_apis/serialization_utils/. */
import { keepWithin } from '../../bytes/limit-error.ts';
import type { Fact, Operator } from '../../facts.ts';
import { base64Readings } from '../../text/base64.ts';
import {
  combinationsOf,
  isObject,
  type JsonArray,
  type JsonObject,
  type JsonReading,
  type JsonValue,
  textsOf,
  valuesOf,
} from '../../text/json-values.ts';
import { keywordArguments, pythonString, pythonValue } from '../../text/python-text.ts';
import { type ConfigVisitor, walkComplete, walkConfig } from './config-walk.ts';
import { codeByValue, describeCode, isCode, startsAsCode } from './lambda.ts';
import { type ObjectNames, resolveObject } from './operators.ts';
import { Repetition } from './repetition.ts';

/** Bytes that an object carries inside its text, to be examined as a member. */
export interface EmbeddedMember {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly offset: number;
}

/** What is reported of one text, and what is still to be examined. */
export interface ConfigFindings {
  /** Serialized objects seen. */
  readonly objects: number;
  readonly embedded: readonly EmbeddedMember[];
}

export interface ConfigContext {
  /** Characters of a call's arguments. */
  readonly argumentCharacters: number;
  report(fact: Fact): void;
}

/** What makes code by value run; `__lambda__` is the class name that Keras 3 writes for it. */
const CODE_BY_VALUE: Operator = { ecosystem: 'keras', module: 'keras', name: '__lambda__' };
/** With what a preprocessing layer reads a vocabulary that its configuration names by path or URL. */
const OPEN_FILE: Operator = { ecosystem: 'tensorflow', module: 'tensorflow.io.gfile', name: 'GFile' };
/** Texts of a configuration that name a file which is read while the object is made. */
const FILE_KEYS: ReadonlySet<string> = new Set(['vocabulary', 'merges', 'proto', 'vocabulary_file', 'vocabulary_path']);
/** The message of a tokenizer stands under the same key as its path. */
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** With what a layer of TensorFlow Hub fetches the graph that its configuration names. */
const HUB_LAYER: Operator = { ecosystem: 'tensorflow', module: 'tensorflow_hub', name: 'KerasLayer' };
/** Which of two values counts differs from reader to reader. */
const IDENTITY_KEYS = ['class_name', 'config', 'module', 'registered_name'];
/** Layers that call a TensorFlow function by its public name, and the keys that spell it. */
const SYMBOL_KEYS: ReadonlyMap<string, readonly string[]> = new Map([
  ['TFOpLambda', ['function']],
  ['SlicingOpLambda', ['function']],
  ['ClassMethod', ['cls_symbol', 'fn_name']],
  ['InstanceMethod', ['method_name']],
]);

/** Reports every object in the documents of one text. */
export function examineConfig(documents: readonly JsonValue[], context: ConfigContext): ConfigFindings {
  const examiner = new ConfigExaminer(context);
  examiner.finish(documents);
  return examiner;
}

/** Where an object stands: its pointer is made when something is reported of it. */
interface Place {
  readonly offset: number;
  at(): string;
}

const NO_TEXT = () => '';

/** Mutable: what was reported of one text. */
export class ConfigExaminer implements ConfigVisitor, ConfigFindings {
  objects = 0;
  readonly embedded: EmbeddedMember[] = [];
  /** Which of several documents is being walked; the first needs no number. */
  #prefix = '';
  readonly #context: ConfigContext;
  readonly #reportedCodes = new Set<string>();
  readonly #repetition = new Repetition();
  #guesses = 0;

  constructor(context: ConfigContext) {
    this.#context = context;
  }

  /** While the text is read: examines an object as soon as it is complete. */
  release: NonNullable<JsonReading['release']> = (object, { place, isItem, document }) => {
    this.#prefix = document === 0 ? '' : `/${document}`;
    return walkComplete(object, this, place, isItem);
  };

  /** All that was not examined before. */
  finish(documents: readonly JsonValue[]): void {
    documents.forEach((document, index) => {
      this.#prefix = index === 0 ? '' : `/${index}`;
      walkConfig(document, this);
    });
  }

  object(object: JsonObject, names: ObjectNames, pointer: () => string): void {
    this.objects += 1;
    const place = { offset: object.offset, at: () => this.#prefix + pointer() };
    this.#reportDoubleKeys(object, place);
    for (const { operator, spelled, isCalled } of resolveObject(names)) {
      if (this.#admits('import', spelled ?? operator, place)) {
        const spelling = spelled === undefined ? {} : { spelled };
        this.#context.report({ kind: 'import', operator, via: 'config', ...placed(place), ...spelling });
      }
      const text = isCalled
        ? () => configText(object, this.#context.argumentCharacters)
        : object.entries.some(([key]) => key === 'inbound_nodes') && (() => inboundText(object));
      if (text !== false) this.#reportCall(operator, text, place);
    }
    for (const config of valuesOf(object, 'config')) this.#reportConfig(config, names, place);
  }

  longText(text: string, { offset }: JsonArray | JsonObject, pointer: () => string): void {
    if (this.#reportedCodes.has(text) || !startsAsCode(text)) return;
    this.#guesses += 1;
    keepWithin('kerasCodeTexts', this.#guesses, offset);
    if (isCode(text)) this.#reportCode(text, { offset, at: () => this.#prefix + pointer() });
  }

  #reportConfig(config: JsonValue, names: ObjectNames, place: Place): void {
    for (const code of codeByValue(names.classNames, config)) this.#reportCode(code, place);
    if (!isObject(config)) return;
    for (const [key, value] of config.entries) {
      if (typeof value !== 'string' || !FILE_KEYS.has(key)) continue;
      if (key !== 'proto' || !BASE64.test(value)) this.#reportFile(value, place);
    }
    for (const className of names.classNames) this.#reportSpecialLayer(className, config, place);
  }

  #reportSpecialLayer(className: string, config: JsonObject, place: Place): void {
    if (className.endsWith('TorchModuleWrapper')) {
      for (const value of valuesOf(config, 'module')) this.#embedModule(value, place);
    }
    if (className.endsWith('TensorFlowOpLayer')) {
      for (const value of textsOf(config, 'node_def')) this.#reportNode(value, place);
    }
    if (/(?:^|[.>])KerasLayer$/.test(className)) {
      for (const value of textsOf(config, 'handle')) {
        this.#reportCall(HUB_LAYER, () => pythonString(value, this.#context.argumentCharacters), place);
      }
    }
    const parts = (SYMBOL_KEYS.get(className) ?? [])
      .map((key) => textsOf(config, key))
      .filter(({ length }) => length > 0);
    for (const symbol of parts.length === 0 ? [] : combinationsOf(parts, config.offset)) {
      this.#reportSymbol(symbol.join('.'), place);
    }
  }

  #reportSymbol(symbol: string, place: Place): void {
    if (symbol === '') return;
    const dot = symbol.lastIndexOf('.');
    const module = dot < 0 ? 'tensorflow' : `tensorflow.${symbol.slice(0, dot)}`;
    this.#reportCall({ ecosystem: 'tensorflow', module, name: symbol.slice(dot + 1) }, NO_TEXT, place);
  }

  /** A node of a graph: JSON, or the bytes of a message decoded as text. Wrapped as the only node of a graph it is a member that the TensorFlow format reads. */
  #reportNode(text: string, place: Place): void {
    const operation = /^\s*\{[\s\S]*?"op"\s*:\s*"([^"\\]+)"/.exec(text)?.[1];
    if (operation !== undefined) {
      this.#reportCall({ ecosystem: 'tensorflow', module: 'tensorflow.raw_ops', name: operation }, NO_TEXT, place);
      return;
    }
    const node = Buffer.from(text);
    const length = [node.length & 0x7f, (node.length >> 7) & 0x7f, (node.length >> 14) & 0x7f, node.length >> 21];
    const lengthBytes = length.map((part, index) => (index < 3 ? part | 0x80 : part));
    // GraphDef.node is field 1, its length a varint of four bytes.
    this.#embed('node_def', Buffer.concat([Buffer.from([0x0a, ...lengthBytes]), node]), place);
  }

  /** A module of PyTorch as `torch.save` writes it, in base64. */
  #embedModule(value: JsonValue, place: Place): void {
    const readings = typeof value === 'string' ? base64Readings(value) : [];
    for (const bytes of readings) this.#embed('module', bytes, place);
    if (readings.length > 0) return;
    const detail = 'the module of a TorchModuleWrapper is not base64 that Python decodes';
    this.#context.report({ kind: 'unexamined', reason: 'malformed', detail, ...placed(place) });
  }

  #embed(key: string, bytes: Uint8Array, { offset, at }: Place): void {
    keepWithin('kerasMembers', this.embedded.length + 1, offset);
    this.embedded.push({ name: `#${at()}/config/${key}`, bytes, offset });
  }

  #reportCode(code: string, place: Place): void {
    this.#reportedCodes.add(code);
    this.#reportCall(CODE_BY_VALUE, () => describeCode(code), place);
  }

  /** Each path by itself: what is judged is the path. */
  #reportFile(path: string, place: Place): void {
    const text = pythonString(path, this.#context.argumentCharacters);
    if (!this.#admits(text, OPEN_FILE, place)) return;
    const operands = [{ kind: 'literal', type: 'str', text }] as const;
    this.#context.report({
      kind: 'call',
      operator: OPEN_FILE,
      via: 'layer',
      arguments: text,
      operands,
      ...placed(place),
    });
  }

  #reportCall(operator: Operator, text: () => string, place: Place): void {
    if (!this.#admits('call', operator, place)) return;
    const shown = text().slice(0, this.#context.argumentCharacters);
    this.#context.report({ kind: 'call', operator, via: 'layer', arguments: shown, operands: [], ...placed(place) });
  }

  #admits(kind: string, { module, name }: Operator, { offset }: Place): boolean {
    return this.#repetition.admits(`${kind}\0${module}\0${name}`, offset);
  }

  #reportDoubleKeys(object: JsonObject, place: Place): void {
    for (const wanted of IDENTITY_KEYS) {
      if (valuesOf(object, wanted).length < 2) continue;
      if (!this.#repetition.admits(`double ${wanted}`, object.offset)) continue;
      const detail = `the key '${wanted}' stands twice in one object: which value counts depends on the reader`;
      this.#context.report({ kind: 'anomaly', anomaly: 'double-key', detail, ...placed(place) });
    }
  }
}

function placed({ offset, at }: Place): { offset: number; at: string } {
  return { offset, at: at() };
}

function configText(object: JsonObject, maximumCharacters: number): string {
  const config = valuesOf(object, 'config').at(-1);
  return isObject(config) ? keywordArguments(config, maximumCharacters) : '';
}

/** A function in the place of a layer is called with what its inbound nodes hold; elsewhere it is only handed over. */
function inboundText(object: JsonObject): string {
  return pythonValue(object.entries.find(([key]) => key === 'inbound_nodes')?.[1] ?? null, 6);
}
