/** Gathers the nodes of TensorFlow graphs into facts: each operation once, and again for each text that is handed to it. See https://www.tensorflow.org/api_docs/python/tf/raw_ops. */
import { keepWithin } from '../../bytes/limit-error.ts';
import type { Fact, Operand } from '../../facts.ts';
import { pythonString } from '../../text/python-text.ts';
import { type FunctionUse, GraphCalls, type GraphSink } from './graph-calls.ts';
import { type Beginning, GIVEN_VALUE, GraphValues, handsOn, isGiven } from './graph-values.ts';
import { PASSING, PassedNodes, type Passing } from './passed-nodes.ts';

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
  /** Functions of the library among the attributes. */
  readonly functions: readonly FunctionUse[];
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
/** Inputs of what saves that may say where to. */
const PATHS = 2;

/** Mutable: one for each file; `endGraph` after each graph or function body. */
export class GraphNodes {
  readonly #report: (fact: Fact) => void;
  readonly #argumentCharacters: number;
  /** Of the whole file: the argument texts that were reported of each operation. */
  readonly #reported = new Map<string, Set<string>>();
  #calls = 0;
  readonly #functions = new GraphCalls();
  /** Of the open graph. */
  readonly passed = new PassedNodes();
  #values = new GraphValues(this.passed);
  #callNodes: GraphNode[] = [];
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

  passing(operation: string): Passing {
    if (PATH_OPERATIONS.has(operation) || isGiven(operation)) return PASSING.no;
    if (!this.#isEnough(this.#waiting.get(operation)?.length ?? 0)) return PASSING.no;
    return handsOn(operation) ? PASSING.handingOn : PASSING.unseen;
  }

  /** Of a function, in their order. */
  parameter(name: string): void {
    this.#values.parameter(name);
  }

  output(name: string): void {
    this.#values.output(name);
  }

  returns(name: string, value: string): void {
    this.#values.returns(name, value);
  }

  bound(functionName: string, count: number): void {
    if (count > 0) this.#functions.bound(functionName, count);
  }

  add(node: GraphNode): void {
    if (node.constant !== null) this.#values.constant(node.name, node.constant, node.offset);
    if (node.functions.length > 0) this.#addCall(node);
    for (const operation of node.operations) {
      this.#values.node(operation, node.name, node.inputs[0]);
      const waiting = this.#waiting.get(operation) ?? [];
      if (waiting.length === 0) keepWithin('graphOperations', this.#waiting.size + 1, node.offset);
      this.#waiting.set(operation, waiting);
      if (PATH_OPERATIONS.has(operation)) this.#countPathNode(node);
      if (this.#isEnough(waiting.length) && !PATH_OPERATIONS.has(operation)) continue;
      waiting.push(node);
      this.#waitingNodes += 1;
    }
  }

  #addCall(node: GraphNode): void {
    keepWithin('graphCalls', this.#callNodes.length + 1, node.offset);
    this.#callNodes.push(node);
  }

  #isEnough(waiting: number): boolean {
    return waiting >= (this.#waitingNodes < NODES_PER_GRAPH ? NODES_PER_OPERATION : 1);
  }

  #countPathNode({ offset }: GraphNode): void {
    this.#pathNodes += 1;
    keepWithin('graphPathNodes', this.#pathNodes, offset);
  }

  /** Reports the nodes of the graph that ends here: only now is every constant known that an input may name. */
  endGraph(place: string, functionName: string | null = null): void {
    for (const [operation, nodes] of this.#waiting)
      for (const node of nodes) this.#reportNode(operation, node, place, functionName);
    this.#endCalls(functionName);
    this.#callNodes = [];
    this.#values = new GraphValues(this.passed);
    this.#waiting = new Map();
    this.passed.clear();
    this.#waitingNodes = 0;
  }

  #endCalls(caller: string | null): void {
    for (const { operations, functions, inputs, offset } of this.#callNodes) {
      const given = inputs.filter(isValue).map((input) => this.#values.beginningOf(input, false));
      this.#functions.add({ caller, operations, functions, inputs: given, offset });
    }
    if (caller === null) return;
    this.#functions.returns(caller, this.#values.returned());
    this.#functions.takes(caller, this.#values.parameters);
  }

  /** Reports what functions save to that the file hands to them: only at its end are all calls known. */
  end(): void {
    for (const [{ operation, position, offset, at }, value] of this.#functions.reached((name) =>
      this.#reported.has(name),
    )) {
      const operands = [...Array.from({ length: position }, () => GIVEN_VALUE), value].map((one) =>
        this.#operandOf(one),
      );
      this.#reportCall(operation, operands, { offset, at, isPath: true });
    }
  }

  #reportNode(operation: string, node: GraphNode, place: string, functionName: string | null): void {
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
    // Of most nodes nothing is known, as of those before.
    if (!isPath && node.texts.length === 0 && !this.#values.knowsAny && reported.has('')) return;
    if (isPath && functionName !== null) this.#noteSinks(node, { function: functionName, operation, offset, at });
    this.#reportCall(operation, this.#operandsOf(node, isPath), { offset, at, isPath });
  }

  /** The inputs of what saves that are parameters of its function. */
  #noteSinks({ inputs }: GraphNode, sink: Omit<GraphSink, 'parameter' | 'position'>): void {
    for (const [position, input] of inputs.filter(isValue).slice(0, PATHS).entries()) {
      const { parameter } = this.#values.beginningOf(input, false);
      if (parameter !== undefined) this.#functions.saves({ ...sink, parameter, position });
    }
  }

  #reportCall(operation: string, operands: readonly Operand[], { offset, at, isPath }: CallPlace): void {
    const operator = { ecosystem: 'tensorflow', module: 'tensorflow.raw_ops', name: operation } as const;
    const reported = this.#reported.get(operation) ?? new Set();
    const text = operands.map((operand) => ('text' in operand ? operand.text : '…')).join(', ');
    const isEnough = reported.size >= (this.#calls < CALLS ? CALLS_PER_OPERATION : 1);
    const key = operands.map((operand) => ('reason' in operand ? operand.reason : text)).join();
    if (reported.has(key) || (isEnough && !isPath)) return;
    this.#calls += 1;
    reported.add(key);
    const shown = text.slice(0, this.#argumentCharacters);
    this.#report({ kind: 'call', operator, via: 'node', arguments: shown, operands, offset, at });
  }

  /** What is known of the inputs, by position, and attributes that name a place (`file:///tmp/x`); empty where nothing is known. */
  #operandsOf(node: GraphNode, isPath: boolean): readonly Operand[] {
    const inputs = node.inputs.filter(isValue).map((input) => this.#values.beginningOf(input, isPath));
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
      .map((value) => this.#operandOf(value));
  }

  #operandOf({ text, reason = '' }: Beginning): Operand {
    return text === undefined
      ? { kind: 'opaque', reason }
      : { kind: 'literal', type: 'bytes', text: pythonString(text, this.#argumentCharacters) };
  }
}

interface CallPlace {
  readonly offset: number;
  readonly at: string;
  readonly isPath: boolean;
}

/** Whether an input is more than the order of things. */
function isValue(input: string): boolean {
  return !input.startsWith('^');
}

/** Whether it names a file or an address: `file:///tmp/x`. */
export function isPlace(text: string): boolean {
  return text.includes('://');
}
