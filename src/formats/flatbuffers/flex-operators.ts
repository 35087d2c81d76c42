/** What the Flex delegate of TensorFlow Lite runs: the name and the NodeDef in an operator's options, and the texts that are handed to it. See https://github.com/tensorflow/tensorflow/blob/master/tensorflow/lite/delegates/flex/kernel.cc and https://flatbuffers.dev/flexbuffers/. */
import { type ByteSource, sectionOf } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { ByteWindow } from '../../wire/byte-window.ts';
import type { FlatTable } from '../../wire/flatbuffer.ts';
import type { GraphNode } from '../tensorflow/graph-nodes.ts';
import { NodeReader } from '../tensorflow/node-reader.ts';
import { PASSING } from '../tensorflow/passed-nodes.ts';

const SUBGRAPH_TENSORS = 0;
const MODEL_BUFFERS = 4;
const OPERATOR = { inputs: 1, options: 5, largeOffset: 9, largeSize: 10 } as const;
const TENSOR = { type: 1, buffer: 2 } as const;
const BUFFER = { data: 0, offset: 1, size: 2 } as const;
const STRING = 5;
/** Inputs of one operator that are looked at. */
const INPUTS = 16;
const TEXT_BYTES = 512;

interface Span {
  readonly start: number;
  readonly end: number;
}

export class FlexOperators {
  readonly #source: ByteSource;
  readonly #window: ByteWindow;
  readonly #root: FlatTable;

  constructor(source: ByteSource, root: FlatTable) {
    this.#source = source;
    this.#window = new ByteWindow(source);
    this.#root = root;
  }

  /** The operator as a node of a graph, behind the constants that it is given. */
  nodes(subgraph: FlatTable, operator: FlatTable, code: string): readonly GraphNode[] {
    const offset = operator.position;
    const plain = { inputs: [], texts: [], functions: [], constant: null, offset };
    const inputs: string[] = [];
    const constants: GraphNode[] = [];
    for (const index of operator.numbers(OPERATOR.inputs)) {
      if (inputs.length >= INPUTS) break;
      const name = `tensor ${index} of ${subgraph.position}`;
      inputs.push(name);
      const constant = this.#constant(subgraph, index);
      if (constant !== null) constants.push({ ...plain, name, operations: [], constant });
    }
    const { name, node } = this.#options(operator);
    const operations = [...new Set([code, ...name, ...(node?.operations ?? [])])];
    return [...constants, { ...plain, name: code, operations, inputs, texts: node?.texts ?? [] }];
  }

  /** The first text of a constant tensor of texts: their count, where each begins, the texts. */
  #constant(subgraph: FlatTable, index: number): string | null {
    const tensor = subgraph.tableAt(SUBGRAPH_TENSORS, index);
    if (tensor === null || tensor.byte(TENSOR.type) !== STRING) return null;
    const buffer = this.#root.tableAt(MODEL_BUFFERS, tensor.number(TENSOR.buffer));
    const span = buffer === null ? null : this.#bytesOf(buffer.span(BUFFER.data), buffer, BUFFER.offset, BUFFER.size);
    if (span === null || span.end - span.start < 12) return null;
    const [start, end] = [span.start + this.#number(span.start + 4, 4), span.start + this.#number(span.start + 8, 4)];
    if (!(start <= end && end <= span.end)) return null;
    return this.#window.text(start, Math.min(end, start + TEXT_BYTES), 'utf8');
  }

  /** Inside the FlatBuffer, or behind it. */
  #bytesOf(inside: Span | null, table: FlatTable, offset: number, size: number): Span | null {
    if (inside !== null && inside.end > inside.start) return inside;
    const start = table.large(offset);
    const end = start + table.large(size);
    return end > start && end <= this.#source.size ? { start, end } : null;
  }

  /** A FlexBuffer of two texts: the name of the operation and its NodeDef. */
  #options(operator: FlatTable): { readonly name: readonly string[]; readonly node: GraphNode | null } {
    const span = this.#bytesOf(operator.span(OPERATOR.options), operator, OPERATOR.largeOffset, OPERATOR.largeSize);
    if (span === null || span.end - span.start < 4) return { name: [], node: null };
    const [first, second] = this.#flexTexts(span);
    const name =
      first === undefined
        ? []
        : [this.#window.text(first.start, Math.min(first.end, first.start + TEXT_BYTES), 'utf8')];
    if (second === undefined) return { name, node: null };
    const window = new ByteWindow(sectionOf(this.#source, second.start, second.end));
    let node: GraphNode | null = null;
    const note = (read: GraphNode) => {
      node = read;
    };
    new NodeReader(window, { node: note, passing: () => PASSING.no, passed: null }).read(0, second.end - second.start);
    return { name, node };
  }

  /** @throws FormatError where it is no FlexBuffer of a vector: the delegate refuses such an operator */
  #flexTexts({ start, end }: Span): readonly Span[] {
    const width = this.#window.at(end - 1);
    if (width !== 1 && width !== 2 && width !== 4 && width !== 8) throw broken(end - 1);
    const root = end - 2 - width;
    const vectorWidth = 1 << (this.#window.at(end - 2) & 3);
    const vector = root - this.#number(root, width);
    const count = vector - vectorWidth < start ? 0 : this.#number(vector - vectorWidth, vectorWidth);
    return Array.from({ length: Math.min(count, 2) }, (_, index) => {
      const place = vector + index * vectorWidth;
      const text = place - this.#number(place, vectorWidth);
      // An untyped vector says behind its items what each is.
      const textWidth = 1 << (this.#window.at(vector + count * vectorWidth + index) & 3);
      if (text - textWidth < start) throw broken(place);
      const last = text + this.#number(text - textWidth, textWidth);
      if (last > end) throw broken(place);
      return { start: text, end: last };
    });
  }

  #number(position: number, bytes: number): number {
    let value = 0;
    for (let index = bytes - 1; index >= 0; index -= 1) value = value * 256 + this.#window.at(position + index);
    return value;
  }
}

function broken(offset: number): FormatError {
  return new FormatError('expected a name and a NodeDef in the options of an operation of TensorFlow', { offset });
}
