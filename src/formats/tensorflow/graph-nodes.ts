/** Gathers the nodes of TensorFlow graphs into facts: each operation once, and again for each text that is handed to it. See https://www.tensorflow.org/api_docs/python/tf/raw_ops. */
import { keepWithin, LimitError } from '../../bytes/limit-error.ts';
import { COMPUTED_BY_GRAPH, type Fact, type Operand } from '../../facts.ts';
import { CEILINGS } from '../../limits.ts';
import { pythonString } from '../../text/python-text.ts';

/** A node of a graph or function body, whatever it was written in. */
export interface GraphNode {
  readonly name: string;
  /** Every value that the field has; a field that stands twice is read differently by readers. */
  readonly operations: readonly string[];
  readonly inputs: readonly string[];
  /** Texts among the attributes that name a place; one says as much as all. */
  readonly texts: readonly string[];
  /** The first text of a constant; null for all else. */
  readonly constant: string | null;
  /** Bytes from the start of the member. */
  readonly offset: number;
}

/** Texts of a node that are shown and distinguished. */
const NODE_TEXTS = 8;
/** Calls of one operation that are distinguished by their texts. CWE-770. */
const CALLS_PER_OPERATION = 200;
/** Calls of one file that are reported; beyond it each operation is reported once more at most, and each path. CWE-770. */
const CALLS = 20_000;
/** Nodes of one operation in one graph whose inputs are remembered. */
const NODES_PER_OPERATION = 200;
/** Of all operations in one graph; beyond it one node of each. CWE-770. */
const NODES_PER_GRAPH = 20_000;
/** Operations of which every node counts: what they are given makes the difference. More than that many of them are in no model. CWE-770. */
const PATH_OPERATIONS: ReadonlySet<string> = new Set(['MergeV2Checkpoints', 'PrintV2', 'Save', 'SaveSlices', 'SaveV2']);
/** Operations that hand on the beginning of their first input: a path stays the path that it was. */
const HANDING_ON: ReadonlySet<string> = new Set([
  'ExpandDims',
  'Identity',
  'PlaceholderWithDefault',
  'Reshape',
  'ShardedFilename',
  'Squeeze',
  'StringJoin',
]);
/** What a graph is given when it runs. */
const GIVEN: ReadonlySet<string> = new Set(['Placeholder', 'PlaceholderV2', '_Arg', '_DeviceArg']);
/** Of them in a row. */
const HAND_ONS = 16;

/** Mutable: one for each file; `endGraph` after each graph or function body. */
export class GraphNodes {
  readonly #report: (fact: Fact) => void;
  readonly #argumentCharacters: number;
  /** Of the whole file: the argument texts that were reported of each operation. */
  readonly #reported = new Map<string, Set<string>>();
  #calls = 0;
  /** Of the open graph. */
  #constants = new Map<string, string>();
  /** The first inputs of nodes that hand it on. */
  #handedOn = new Map<string, string>();
  /** Whether some of them were left out. */
  #handsOnMore = false;
  /** Parameters and placeholders. */
  #given = new Set<string>();
  #pathNodes = 0;
  #waitingNodes = 0;
  #waiting = new Map<string, GraphNode[]>();

  constructor(report: (fact: Fact) => void, argumentCharacters: number) {
    this.#report = report;
    this.#argumentCharacters = argumentCharacters;
  }

  /** Operations reported so far. */
  get operations(): number {
    return this.#reported.size;
  }

  /** Whether a further node of this operation reports nothing new. */
  knowsEnough(operation: string): boolean {
    if (PATH_OPERATIONS.has(operation) || HANDING_ON.has(operation) || GIVEN.has(operation)) return false;
    return this.#isEnough(this.#waiting.get(operation)?.length ?? 0);
  }

  parameter(name: string): void {
    if (this.#given.size < CEILINGS.graphHandOns.most) this.#given.add(name);
  }

  add(node: GraphNode): void {
    if (node.constant !== null) this.#remember(node.name, node.constant, node.offset);
    for (const operation of node.operations) {
      if (GIVEN.has(operation)) this.parameter(node.name);
      const [first] = node.inputs;
      if (first !== undefined && HANDING_ON.has(operation)) this.#handOn(node.name, first);
      const waiting = this.#waiting.get(operation) ?? [];
      if (waiting.length === 0) keepWithin('graphOperations', this.#waiting.size + 1, node.offset);
      this.#waiting.set(operation, waiting);
      if (PATH_OPERATIONS.has(operation)) this.#countPathNode(node);
      if (this.#isEnough(waiting.length) && !PATH_OPERATIONS.has(operation)) continue;
      waiting.push(node);
      this.#waitingNodes += 1;
    }
  }

  #isEnough(waiting: number): boolean {
    return waiting >= (this.#waitingNodes < NODES_PER_GRAPH ? NODES_PER_OPERATION : 1);
  }

  #remember(name: string, constant: string, offset: number): void {
    keepWithin('graphTexts', this.#constants.size + 1, offset);
    this.#constants.set(name, constant);
  }

  #handOn(name: string, first: string): void {
    if (this.#handedOn.size < CEILINGS.graphHandOns.most) this.#handedOn.set(name, first);
    else this.#handsOnMore = true;
  }

  #countPathNode({ offset }: GraphNode): void {
    this.#pathNodes += 1;
    keepWithin('graphPathNodes', this.#pathNodes, offset);
  }

  /** Reports the nodes of the graph that ends here: only now is every constant known that an input may name. */
  endGraph(place: string): void {
    for (const [operation, nodes] of this.#waiting) for (const node of nodes) this.#reportNode(operation, node, place);
    this.#constants = new Map();
    this.#handedOn = new Map();
    this.#handsOnMore = false;
    this.#given = new Set();
    this.#waiting = new Map();
    this.#waitingNodes = 0;
  }

  #reportNode(operation: string, node: GraphNode, place: string): void {
    const operator = { ecosystem: 'tensorflow', module: 'tensorflow.raw_ops', name: operation } as const;
    const { offset } = node;
    const at = `${place}/${node.name}`;
    let reported = this.#reported.get(operation);
    if (reported === undefined) {
      reported = new Set();
      keepWithin('graphOperations', this.#reported.size + 1, offset);
      this.#reported.set(operation, reported);
      this.#report({ kind: 'import', operator, via: 'node', offset, at });
    }
    const isPath = PATH_OPERATIONS.has(operation);
    const operands = this.#operandsOf(node, isPath);
    const text = operands.map((operand) => ('text' in operand ? operand.text : '…')).join(', ');
    const isEnough = reported.size >= (this.#calls < CALLS ? CALLS_PER_OPERATION : 1);
    const key = operands.map((operand) => ('reason' in operand ? operand.reason : text)).join();
    if (reported.has(key) || (isEnough && !isPath)) return;
    this.#calls += 1;
    reported.add(key);
    const shown = text.slice(0, this.#argumentCharacters);
    this.#report({ kind: 'call', operator, via: 'node', arguments: shown, operands, offset, at });
  }

  /** The text with which a constant input begins, also through nodes that hand it on. */
  #beginningOf(input: string, isPath: boolean): Beginning {
    let producer: string | undefined = producerOf(input);
    for (let step = 0; step < HAND_ONS && producer !== undefined; step += 1) {
      const constant = this.#constants.get(producer);
      if (constant !== undefined) return { text: constant };
      if (this.#given.has(producer)) return GIVEN_VALUE;
      const before: string | undefined = this.#handedOn.get(producer);
      producer = before === undefined ? undefined : producerOf(before);
    }
    if (this.#handsOnMore && isPath) throw new LimitError('graphHandOns', 0);
    return COMPUTED_VALUE;
  }

  /** What is known of the inputs, by position, and attributes that name a place (`file:///tmp/x`); empty where nothing is known. */
  #operandsOf(node: GraphNode, isPath: boolean): readonly Operand[] {
    const inputs = node.inputs
      .filter((input) => !input.startsWith('^'))
      .map((input) => this.#beginningOf(input, isPath));
    // Where a graph writes counts, whatever it is made of.
    const last = isPath ? 1 : -1;
    const known = inputs.slice(
      0,
      Math.max(
        last,
        inputs.findLastIndex(({ text }) => text !== undefined),
      ) + 1,
    );
    return [...known, ...node.texts.map((text) => ({ text }))]
      .slice(0, NODE_TEXTS)
      .map(({ text, reason = '' }: Beginning) =>
        text === undefined
          ? { kind: 'opaque', reason }
          : { kind: 'literal', type: 'bytes', text: pythonString(text, this.#argumentCharacters) },
      );
  }
}

/** What an input begins with, or why nobody knows. */
interface Beginning {
  readonly text?: string;
  readonly reason?: string;
}
const COMPUTED_VALUE: Beginning = { reason: COMPUTED_BY_GRAPH };
const GIVEN_VALUE: Beginning = { reason: 'given to the graph' };

/** `name`, `name:1`, `name:output:0` */
function producerOf(input: string): string {
  return input.replace(/:\w*(?::\d+)?$/, '');
}

/** Whether it names a file or an address: `file:///tmp/x`. */
export function isPlace(text: string): boolean {
  return text.includes('://');
}
