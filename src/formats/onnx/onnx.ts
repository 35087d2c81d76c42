/** ONNX models: their operators and the files that their tensors are kept in; weights are not read. See https://github.com/onnx/onnx/blob/main/docs/IR.md and https://github.com/onnx/onnx/blob/main/docs/ExternalData.md. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { FormatError, meansNo } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import type { Once } from '../../bytes/once.ts';
import type { Operand } from '../../facts.ts';
import { extensionOf } from '../../model-names.ts';
import { pythonString } from '../../text/python-text.ts';
import { looksLikeText } from '../../text/text.ts';
import { ByteWindow } from '../../wire/byte-window.ts';
import { fieldsOf } from '../../wire/protobuf.ts';
import { holdsContent, recognisingWindow } from '../../wire/recognising.ts';
import { examineMetadata } from '../components/evaluated-metadata.ts';
import type { Examination, Format } from '../format.ts';
import { isMindir } from '../graphs/mindspore.ts';
import { walkModel } from './model-messages.ts';

export const onnxFormat: Format = {
  id: 'onnx',
  spec: 'https://github.com/onnx/onnx/blob/main/docs/IR.md',
  kind: 'model',
  title: 'ONNX',
  extensions: ['onnx'],
  sees: 'operators of other domains, functions of Python, tensors and compiled parts in files outside of the folder',
  provenWith: 'onnx 1.23',
  isLoose: true,
  probe: (source, name, once) =>
    isOnnx(source, name, once) ? (examination) => examineModel(source, examination) : null,
};

export function isOnnx(source: ByteSource, name: string, once: Once<ByteSource>): boolean {
  if (source.size < 2) return false;
  if (extensionOf(name) === 'onnx') return !looksLikeText(source) && startsAsMessage(recognisingWindow(source, once));
  // MindIR is made of such messages, with a text for a version: its operators are those of another runtime.
  return once(holdsContent) && holdsGraph(recognisingWindow(source, once), !isMindir(source));
}

function examineModel(source: ByteSource, examination: Examination): void {
  const model = new OnnxModel(examination);
  reportProducer(new ByteWindow(source), examination);
  try {
    walkModel(new ByteWindow(source), model);
    examineMetadata(new ByteWindow(source), examination);
  } finally {
    model.end();
  }
  if (model.graphs === 0) throw new FormatError('expected a graph');
}

/** `producer_name` and `producer_version`, which writers put before the graph. */
const PRODUCER = [2, 3];
const GRAPH = 7;
const PRODUCER_BYTES = 100;

function reportProducer(window: ByteWindow, examination: Examination): void {
  const texts: string[] = [];
  try {
    for (const { number, start, end } of fieldsOf(window, 0, window.source.size)) {
      if (number >= GRAPH) break;
      if (PRODUCER.includes(number) && end - start <= PRODUCER_BYTES) texts.push(window.text(start, end, 'utf8'));
    }
  } catch (error) {
    // The walk over the whole comes to it as well, and reports it.
    if (!(error instanceof FormatError)) throw error;
  }
  const text = texts
    .slice(0, PRODUCER.length)
    .join(' ')
    .replace(/[^\x20-\x7e]/g, '?');
  if (text !== '') examination.report({ kind: 'mark', text, offset: 0 });
}

/** There is no magic: under its own name it is enough that a message may begin here. */
function startsAsMessage(window: ByteWindow): boolean {
  const fields = fieldsOf(window, 0, window.source.size);
  return fields.next().done !== true;
}

/** Thrown to end a walk at the first proof. */
class Evidence extends Error {}

const OPERATION = /^[A-Za-z_][\w.:-]{0,200}$/;

/** Under any other name the bytes must come down to a named operator, or to a tensor in another file. */
function holdsGraph(window: ByteWindow, hasOperators: boolean): boolean {
  const prove = (proven: boolean) => {
    if (proven) throw new Evidence();
  };
  try {
    walkModel(window, {
      node: (_domain, operation) => prove(hasOperators && OPERATION.test(operation)),
      defined: () => undefined,
      external: () => prove(true),
    });
  } catch (error) {
    if (error instanceof Evidence) return true;
    if (!meansNo(error)) throw error;
  }
  return false;
}

interface Use {
  readonly domain: string;
  readonly operation: string;
  readonly place: string;
  readonly offset: number;
}

/** Reports each operator and each file once, at its first place. Mutable: one for each model; `end` once all was walked. */
export class OnnxModel {
  graphs = 0;
  readonly #examination: Examination;
  readonly #uses = new Map<string, Use>();
  readonly #defined = new Set<string>();
  readonly #locations = new Set<string>();

  constructor(examination: Examination) {
    this.#examination = examination;
  }

  graph(): void {
    this.graphs += 1;
  }

  node(domain: string, operation: string, place: string, offset: number): void {
    const key = `${domain} ${operation}`;
    if (this.#uses.has(key)) return;
    this.#checkDistinct(this.#uses.size, offset);
    this.#uses.set(key, { domain, operation, place, offset });
  }

  get isEmpty(): boolean {
    return this.#uses.size === 0 && this.#locations.size === 0;
  }

  defined(domain: string, name: string): void {
    this.#checkDistinct(this.#defined.size, 0);
    this.#defined.add(`${domain} ${name}`);
  }

  external(location: string, at: string, offset: number): void {
    if (this.#locations.has(location)) return;
    this.#checkDistinct(this.#locations.size, offset);
    this.#locations.add(location);
    const { argumentCharacters } = this.#examination.limits;
    const text = pythonString(location, argumentCharacters);
    const operand: Operand =
      location.length > argumentCharacters
        ? { kind: 'opaque', reason: 'longer than a path' }
        : { kind: 'literal', type: 'str', text };
    const operator = { ecosystem: 'onnx', module: 'onnx', name: 'ExternalData' } as const;
    this.#examination.report({
      kind: 'call',
      operator,
      via: 'link',
      arguments: text,
      operands: [operand],
      offset,
      at,
    });
  }

  /** Only now it is known which operators the model defines itself. */
  end(): void {
    for (const [key, { domain, operation, place, offset }] of this.#uses) {
      const operator = { ecosystem: 'onnx', module: domain === '' ? 'ai.onnx' : domain, name: operation } as const;
      const operands: Operand[] = this.#defined.has(key) ? [{ kind: 'literal', type: 'function', text: DEFINED }] : [];
      this.#examination.report({ kind: 'call', operator, via: 'node', arguments: '', operands, offset, at: place });
    }
  }

  #checkDistinct(count: number, offset: number): void {
    keepWithin('onnxOperators', count + 1, offset);
  }
}

const DEFINED = 'a function of the model itself';
