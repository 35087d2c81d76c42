/** Reads the nodes of a graph from their messages, one after the other. See https://github.com/tensorflow/tensorflow/blob/master/tensorflow/core/framework/node_def.proto. */
import type { ByteWindow } from '../../wire/byte-window.ts';
import { FieldReader, GOES_ON, SHORT_BYTES } from '../../wire/protobuf.ts';
import type { GraphNode } from './graph-nodes.ts';
import { type Attributes, NODE_PARTS, readEntry, textOf } from './node-attributes.ts';
import { type NodeTexts, PASSING, type PassedNodes, type Passing } from './passed-nodes.ts';
import { NODE, PlainNode } from './plain-node.ts';

/** Of an operation that has several: the first ones and the last, which protobuf keeps. CWE-770. */
const NAMES = 16;

const NO_ATTRIBUTES: Readonly<Attributes> = { texts: [], functions: [], constant: null };

export interface NodeListener {
  node(node: GraphNode): void;
  passing(operation: string): Passing;
  /** Null where every node is told. */
  readonly passed: PassedNodes | null;
}

/** Mutable: one for each message of nodes. */
export class NodeReader implements NodeTexts {
  readonly #window: ByteWindow;
  readonly #listener: NodeListener;
  readonly #fields: FieldReader;
  readonly #plain = new PlainNode();
  #operation = '';
  /** Where there are several. */
  #operations: string[] | null = null;
  #nameStart = 0;
  #nameEnd = 0;
  #inputs = 0;
  /** The first one. */
  #inputStart = 0;
  #inputEnd = 0;

  constructor(window: ByteWindow, listener: NodeListener) {
    this.#window = window;
    this.#listener = listener;
    this.#fields = new FieldReader(window, 0, 0);
  }

  /** What was found before the message breaks is lost with it: the walk that leads here says that it broke. */
  read(start: number, end: number): void {
    const attributes = this.#walk(start, end);
    const operation = this.#operation;
    if (this.#operations === null && isPlain(attributes) && this.#passes(operation)) return;
    const { texts, functions, constant } = attributes ?? NO_ATTRIBUTES;
    this.#listener.node({
      name: this.textAt(this.#nameStart, this.#nameEnd),
      operations: this.#operations ?? (operation === '' ? [] : [operation]),
      inputs: this.#inputTexts(start, end),
      texts,
      constant,
      functions,
      offset: start,
    });
  }

  #passes(operation: string): boolean {
    const passing = this.#listener.passing(operation);
    const { passed } = this.#listener;
    if (passing === PASSING.no || passed === null) return passing !== PASSING.no;
    passed.texts = this;
    passed.operations.add(Buffer.from(operation), passing);
    if (passing === PASSING.handingOn && this.#inputs > 0)
      passed.add(this.#nameStart, this.#nameEnd, this.#inputStart, this.#inputEnd);
    return true;
  }

  /**
   * The same of nodes that follow each other and pass, those with short fields.
   * @param tag before each of them
   * @returns where the next one begins that is to be read
   */
  passRun(start: number, end: number, tag: number): number {
    const { passed } = this.#listener;
    const { block, blockStart } = this.#window;
    const plain = this.#plain;
    const limit = Math.min(end - blockStart, block.length);
    let at = start - blockStart;
    if (passed === null || at < 0) return start;
    while (at + SHORT_BYTES < limit && block[at] === tag) {
      const low = block[at + 1]!;
      const isShort = (low & GOES_ON) === 0;
      const high = isShort ? 1 : block[at + SHORT_BYTES]!;
      const first = at + SHORT_BYTES + (isShort ? 0 : 1);
      const last = first + low + (high - 1) * GOES_ON;
      if ((high & GOES_ON) !== 0 || last > limit || !plain.read(block, first, last)) break;
      const { operation } = plain;
      const passing = passed.operations.numberOf(block, operation + SHORT_BYTES, block[operation + 1]!);
      if (passing === PASSING.no) break;
      if (passing === PASSING.handingOn && plain.input !== 0) this.#handOn(block, blockStart, passed);
      at = last;
    }
    return at + blockStart;
  }

  #handOn(block: Uint8Array, blockStart: number, passed: PassedNodes): void {
    const { name, input } = this.#plain;
    const nameStart = name + SHORT_BYTES;
    const inputStart = input + SHORT_BYTES;
    passed.add(
      blockStart + nameStart,
      blockStart + (name === 0 ? nameStart : nameStart + block[name + 1]!),
      blockStart + inputStart,
      blockStart + inputStart + block[input + 1]!,
    );
  }

  textAt(start: number, end: number): string {
    return textOf(this.#window, start, end);
  }

  #walk(start: number, end: number): Attributes | null {
    let attributes: Attributes | null = null;
    this.#operation = '';
    this.#operations = null;
    this.#inputs = 0;
    this.#nameStart = start;
    this.#nameEnd = start;
    const fields = this.#fields.enter(start, end);
    while (fields.toNextBytes()) {
      const from = fields.contentStart;
      const to = Math.min(fields.contentEnd, end);
      const { number } = fields;
      if (number === NODE.attribute) attributes = this.#readEntry(from, to, attributes);
      else if (number === NODE.operation) this.#noteOperation(from, to);
      else if (number === NODE.input) this.#noteInput(from, to);
      else if (number === NODE.name) {
        this.#nameStart = from;
        this.#nameEnd = to;
      }
      fields.leaveContent();
    }
    return attributes;
  }

  #readEntry(start: number, end: number, known: Attributes | null): Attributes | null {
    const attributes = readEntry(this.#window, start, end, known);
    if (attributes === null && end - start < GOES_ON) this.#plain.plainEntries.add(this.#window.bytes(start, end), 1);
    return attributes;
  }

  #noteOperation(start: number, end: number): void {
    if (this.#operation !== '') this.#operations ??= [this.#operation];
    this.#operation = this.textAt(start, end);
    if (this.#operations !== null) this.#operations[Math.min(this.#operations.length, NAMES - 1)] = this.#operation;
  }

  #noteInput(start: number, end: number): void {
    if (this.#inputs === 0) {
      this.#inputStart = start;
      this.#inputEnd = end;
    }
    this.#inputs += 1;
  }

  /** Most nodes have one input: the message is walked again for more. */
  #inputTexts(start: number, end: number): string[] {
    if (this.#inputs === 1) return [this.textAt(this.#inputStart, this.#inputEnd)];
    const texts: string[] = [];
    if (this.#inputs === 0) return texts;
    const fields = this.#fields.enter(start, end);
    while (texts.length < NODE_PARTS && fields.toNextBytes()) {
      if (fields.number === NODE.input) texts.push(this.textAt(fields.contentStart, Math.min(fields.contentEnd, end)));
      fields.leaveContent();
    }
    return texts;
  }
}

/** Whether other nodes need nothing of these. */
function isPlain(attributes: Attributes | null): boolean {
  return attributes === null || (attributes.constant === null && attributes.functions.length === 0);
}
