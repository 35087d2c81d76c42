/** Says what Keras would resolve, call and load for each object of a configuration. See https://keras.io/api/models/model_saving_apis/serialization_utils/. */
import { FormatError } from '../../bytes/format-error.ts';
import type { Fact, Operator } from '../../facts.ts';
import { type ConfigVisitor, walkConfig } from './config-walk.ts';
import { codeByValue, describeCode, isCode, startsAsCode } from './lambda.ts';
import { type ObjectNames, resolveObject } from './operators.ts';
import type { JsonArray, JsonObject, JsonValue } from './python-json.ts';
import { keywordArguments, pythonString, pythonValue } from './python-text.ts';

/** Bytes that an object carries inside its text, to be examined as a member. */
export interface EmbeddedMember {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly offset: number;
}

/** What is told of one text, and what is still to be examined. */
export interface ConfigFindings {
  /** Serialized objects seen. */
  readonly objects: number;
  readonly embedded: readonly EmbeddedMember[];
}

export interface ConfigContext {
  /** Characters of a call's arguments. */
  readonly argumentCharacters: number;
  tell(fact: Fact): void;
}

/** What makes code by value run; `__lambda__` is the class name that Keras 3 writes for it. */
const CODE_BY_VALUE: Operator = { ecosystem: 'keras', module: 'keras', name: '__lambda__' };
/** With what a preprocessing layer reads a vocabulary that its configuration names by path or URL. */
const OPEN_FILE: Operator = { ecosystem: 'tensorflow', module: 'tensorflow.io.gfile', name: 'GFile' };
/** Texts of a configuration that name a file which is read while the object is made. */
const FILE_KEYS: ReadonlySet<string> = new Set(['vocabulary', 'merges', 'vocabulary_file', 'vocabulary_path']);
/** Texts outside the known places that are tried as code: a word of a vocabulary seldom begins so. CWE-407. */
const CODE_GUESSES = 1_000;
/** Which of two values counts differs from reader to reader. */
const IDENTITY_KEYS = ['class_name', 'config', 'module', 'registered_name'];
/** Layers that call a TensorFlow function by its public name, and the keys that spell it. */
const SYMBOL_KEYS: ReadonlyMap<string, readonly string[]> = new Map([
  ['TFOpLambda', ['function']],
  ['SlicingOpLambda', ['function']],
  ['ClassMethod', ['cls_symbol', 'fn_name']],
  ['InstanceMethod', ['method_name']],
]);

/** Tells of every object in the documents of one text. */
export function examineConfig(documents: readonly JsonValue[], context: ConfigContext): ConfigFindings {
  const teller = new ObjectTeller(context);
  documents.forEach((document, index) => {
    teller.prefix = documents.length === 1 ? '' : `/${index}`;
    walkConfig(document, teller);
  });
  return teller;
}

class ObjectTeller implements ConfigVisitor, ConfigFindings {
  objects = 0;
  readonly embedded: EmbeddedMember[] = [];
  /** Which of several documents is being walked. */
  prefix = '';
  readonly #context: ConfigContext;
  readonly #toldCodes = new Set<string>();
  #guessesLeft = CODE_GUESSES;

  constructor(context: ConfigContext) {
    this.#context = context;
  }

  object(object: JsonObject, names: ObjectNames, pointer: string): void {
    this.objects += 1;
    const at = this.prefix + pointer;
    const { offset } = object;
    this.#tellDoubleKeys(object, at);
    for (const { operator, spelled, isCalled } of resolveObject(names)) {
      const spelling = spelled === undefined ? {} : { spelled };
      this.#context.tell({ kind: 'import', operator, via: 'config', offset, at, ...spelling });
      const text = isCalled ? configText(object, this.#context.argumentCharacters) : inboundText(object);
      if (text !== null) this.#tellCall(operator, text, offset, at);
    }
    for (const [key, config] of object.entries) if (key === 'config') this.#tellConfig(config, names, offset, at);
  }

  longText(text: string, container: JsonArray | JsonObject, pointer: string): void {
    if (this.#toldCodes.has(text) || !startsAsCode(text)) return;
    this.#guessesLeft -= 1;
    if (this.#guessesLeft < 0) {
      const message = `more than ${CODE_GUESSES} texts that begin as code does`;
      throw new FormatError(message, { offset: container.offset, reason: 'limit' });
    }
    if (isCode(text)) this.#tellCode(text, container.offset, this.prefix + pointer);
  }

  #tellConfig(config: JsonValue, names: ObjectNames, offset: number, at: string): void {
    for (const code of codeByValue(names.classNames, config)) this.#tellCode(code, offset, at);
    if (typeof config !== 'object' || config === null || config.kind !== 'object') return;
    const texts = config.entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    for (const [key, value] of texts) if (FILE_KEYS.has(key)) this.#tellFile(value, offset, at);
    for (const className of names.classNames) this.#tellSpecialLayer(className, texts, offset, at);
  }

  #tellSpecialLayer(className: string, texts: readonly [string, string][], offset: number, at: string): void {
    const valuesOf = (wanted: string) => texts.filter(([key]) => key === wanted).map(([, value]) => value);
    if (className.endsWith('TorchModuleWrapper')) {
      for (const value of valuesOf('module')) {
        this.embedded.push({ name: `#${at}/config/module`, bytes: Buffer.from(value, 'base64'), offset });
      }
    }
    if (className.endsWith('TensorFlowOpLayer')) {
      for (const value of valuesOf('node_def')) this.#tellNode(value, offset, at);
    }
    const keys = SYMBOL_KEYS.get(className) ?? [];
    const symbol = keys.flatMap(valuesOf).join('.');
    if (symbol === '') return;
    const dot = symbol.lastIndexOf('.');
    const module = dot < 0 ? 'tensorflow' : `tensorflow.${symbol.slice(0, dot)}`;
    this.#tellCall({ ecosystem: 'tensorflow', module, name: symbol.slice(dot + 1) }, '', offset, at);
  }

  /** A node of a graph: JSON, or the bytes of a message decoded as text. Wrapped as the only node of a graph it is a member that the TensorFlow format reads. */
  #tellNode(text: string, offset: number, at: string): void {
    const operation = /^\s*\{[\s\S]*?"op"\s*:\s*"([^"\\]+)"/.exec(text)?.[1];
    if (operation !== undefined) {
      this.#tellCall({ ecosystem: 'tensorflow', module: 'tensorflow.raw_ops', name: operation }, '', offset, at);
      return;
    }
    const node = Buffer.from(text);
    const length = [node.length & 0x7f, (node.length >> 7) & 0x7f, (node.length >> 14) & 0x7f, node.length >> 21];
    const lengthBytes = length.map((part, index) => (index < 3 ? part | 0x80 : part));
    // GraphDef.node is field 1, its length a varint of four bytes.
    const bytes = Buffer.concat([Buffer.from([0x0a, ...lengthBytes]), node]);
    this.embedded.push({ name: `#${at}/config/node_def`, bytes, offset });
  }

  #tellCode(code: string, offset: number, at: string): void {
    this.#toldCodes.add(code);
    this.#tellCall(CODE_BY_VALUE, describeCode(code), offset, at);
  }

  #tellFile(path: string, offset: number, at: string): void {
    const text = pythonString(path, this.#context.argumentCharacters);
    const operands = [{ kind: 'literal', type: 'str', text }] as const;
    this.#context.tell({ kind: 'call', operator: OPEN_FILE, via: 'layer', arguments: text, operands, offset, at });
  }

  #tellCall(operator: Operator, text: string, offset: number, at: string): void {
    const shown = text.slice(0, this.#context.argumentCharacters);
    this.#context.tell({ kind: 'call', operator, via: 'layer', arguments: shown, operands: [], offset, at });
  }

  #tellDoubleKeys(object: JsonObject, at: string): void {
    for (const wanted of IDENTITY_KEYS) {
      if (object.entries.filter(([key]) => key === wanted).length < 2) continue;
      const detail = `the key '${wanted}' stands twice in one object: which value counts depends on the reader`;
      this.#context.tell({ kind: 'anomaly', anomaly: 'double-key', detail, offset: object.offset, at });
    }
  }
}

function configText(object: JsonObject, maximumCharacters: number): string {
  const config = object.entries.findLast(([key]) => key === 'config')?.[1];
  const isObject = typeof config === 'object' && config !== null && config.kind === 'object';
  return isObject ? keywordArguments(config, maximumCharacters) : '';
}

/** A function in the place of a layer is called with what its inbound nodes hold; null where it is only handed over. */
function inboundText(object: JsonObject): string | null {
  const nodes = object.entries.find(([key]) => key === 'inbound_nodes')?.[1];
  return nodes === undefined ? null : pythonValue(nodes, 6);
}
