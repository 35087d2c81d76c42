/** Gathers the nodes of TensorFlow graphs into facts: each operation once, and again for each text that is handed to it. See https://www.tensorflow.org/api_docs/python/tf/raw_ops. */
import { FormatError } from '../../bytes/format-error.ts';
import type { Fact, Operand } from '../../facts.ts';
import { pythonString } from '../keras/python-text.ts';

/** A node of a graph or function body, whatever it was written in. */
export interface GraphNode {
  readonly name: string;
  /** Every value that the field bears; a field that stands twice is read differently by readers. */
  readonly operations: readonly string[];
  readonly inputs: readonly string[];
  /** Texts among the attributes. */
  readonly texts: readonly string[];
  /** The first text of a constant; null for all else. */
  readonly constant: string | null;
  /** Bytes from the start of the member. */
  readonly offset: number;
}

/** Texts of a node that are shown and told apart. */
const NODE_TEXTS = 8;
/** Calls of one operation that are told apart by their texts; those that name a place (`file:///tmp/x`) are told beyond it. CWE-770. */
const CALLS_PER_OPERATION = 200;
/** Distinct operations of one file; TensorFlow has some fifteen hundred, functions come on top. CWE-770. */
const OPERATIONS = 20_000;
/** Constants that are remembered of one graph. */
const CONSTANTS_PER_GRAPH = 100_000;
/** Nodes of one operation in one graph whose inputs are remembered. */
const NODES_PER_OPERATION = 1_000;

/** Mutable: one for each file; `endGraph` after each graph or function body. */
export class GraphNodes {
  readonly #tell: (fact: Fact) => void;
  readonly #argumentCharacters: number;
  /** Of the whole file: the argument texts that were told of each operation. */
  readonly #told = new Map<string, Set<string>>();
  /** Of the open graph. */
  #constants = new Map<string, string>();
  #waiting = new Map<string, GraphNode[]>();

  constructor(tell: (fact: Fact) => void, argumentCharacters: number) {
    this.#tell = tell;
    this.#argumentCharacters = argumentCharacters;
  }

  /** Operations told so far. */
  get operations(): number {
    return this.#told.size;
  }

  add(node: GraphNode): void {
    if (node.constant !== null && this.#constants.size < CONSTANTS_PER_GRAPH) {
      this.#constants.set(node.name, node.constant);
    }
    for (const operation of node.operations) {
      const waiting = this.#waiting.get(operation) ?? [];
      this.#waiting.set(operation, waiting);
      if (waiting.length < NODES_PER_OPERATION || namesPlace(node)) waiting.push(node);
    }
  }

  /** Tells the nodes of the graph that ends here: only now is every constant known that an input may name. */
  endGraph(place: string): void {
    for (const [operation, nodes] of this.#waiting) for (const node of nodes) this.#tellNode(operation, node, place);
    this.#constants = new Map();
    this.#waiting = new Map();
  }

  #tellNode(operation: string, node: GraphNode, place: string): void {
    const operator = { ecosystem: 'tensorflow', module: 'tensorflow.raw_ops', name: operation } as const;
    const { offset } = node;
    const at = `${place}/${node.name}`;
    let told = this.#told.get(operation);
    if (told === undefined) {
      told = new Set();
      if (this.#told.size >= OPERATIONS) {
        throw new FormatError(`more than ${OPERATIONS} different operations`, { offset, reason: 'limit' });
      }
      this.#told.set(operation, told);
      this.#tell({ kind: 'import', operator, via: 'node', offset, at });
    }
    const operands = this.#operandsOf(node);
    const text = operands.map((operand) => ('text' in operand ? operand.text : '…')).join(', ');
    if (told.has(text) || (told.size >= CALLS_PER_OPERATION && !namesPlace(node))) return;
    told.add(text);
    const shown = text.slice(0, this.#argumentCharacters);
    this.#tell({ kind: 'call', operator, via: 'node', arguments: shown, operands, offset, at });
  }

  /** What is known of the inputs, by position, and attributes that name a place (`file:///tmp/x`); empty where nothing is known. */
  #operandsOf(node: GraphNode): readonly Operand[] {
    const inputs = node.inputs
      .filter((input) => !input.startsWith('^'))
      .map((input) => this.#constants.get(input.replace(/:\w*(?::\d+)?$/, '')) ?? null);
    const known = inputs.slice(0, inputs.findLastIndex((text) => text !== null) + 1);
    return [...known, ...node.texts.filter(isPlace)]
      .slice(0, NODE_TEXTS)
      .map((text) =>
        text === null
          ? { kind: 'opaque', reason: 'computed by the graph' }
          : { kind: 'literal', type: 'bytes', text: pythonString(text, this.#argumentCharacters) },
      );
  }
}

function isPlace(text: string): boolean {
  return text.includes('://');
}

function namesPlace(node: GraphNode): boolean {
  return node.texts.some(isPlace);
}
