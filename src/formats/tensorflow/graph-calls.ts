/** Follows what nodes of TensorFlow graphs hand to the functions of their library: a function that saves to its parameter saves to what a caller wrote down. See https://github.com/tensorflow/tensorflow/blob/master/tensorflow/core/framework/function.proto. */
import { keepWithin } from '../../bytes/limit-error.ts';
import { type Beginning, COMPUTED_VALUE, GIVEN_VALUE } from './graph-values.ts';

/** A function of the library that a node names. */
export interface FunctionUse {
  readonly name: string;
  /** Among the attributes of another function: what that calls it with, nobody knows. */
  readonly isInner: boolean;
}

/** A node that names functions. */
export interface GraphCall {
  /** The function around it; null in a graph. */
  readonly caller: string | null;
  readonly operations: readonly string[];
  readonly functions: readonly FunctionUse[];
  readonly inputs: readonly Beginning[];
  readonly offset: number;
}

/** A node that writes to what its function is given. */
export interface GraphSink {
  readonly function: string;
  readonly parameter: number;
  readonly operation: string;
  /** Which of its inputs that is. */
  readonly position: number;
  readonly offset: number;
  readonly at: string;
}

/** Operations that hand their inputs to the functions that they name, by how many come before. */
const INPUTS_BEFORE: ReadonlyMap<string, number> = new Map([
  ['PartitionedCall', 0],
  ['StatefulPartitionedCall', 0],
  ['RemoteCall', 1],
  ['If', 1],
  ['StatelessIf', 1],
  ['Case', 1],
  ['StatelessCase', 1],
  ['While', 0],
  ['StatelessWhile', 0],
]);
/** What their functions return is handed to them again. */
const LOOPS: ReadonlySet<string> = new Set(['While', 'StatelessWhile']);

/** Mutable: one for each file. */
export class GraphCalls {
  readonly #calls = new Map<string, GraphCall[]>();
  /** What functions return, in order. */
  readonly #returned = new Map<string, readonly Beginning[]>();
  readonly #taken = new Map<string, number>();
  readonly #bound = new Map<string, number>();
  readonly #sinks: GraphSink[] = [];
  readonly #known = new Set<string>();
  #uses = 0;
  #steps = 0;

  add(call: GraphCall): void {
    for (const { name } of call.functions) {
      this.#uses += 1;
      keepWithin('graphCalls', this.#uses, call.offset);
      const calls = this.#calls.get(name);
      if (calls === undefined) this.#calls.set(name, [call]);
      else if (calls.at(-1) !== call) calls.push(call);
    }
  }

  returns(name: string, values: readonly Beginning[]): void {
    this.#returned.set(name, values);
  }

  /** How many parameters a function has. */
  takes(name: string, count: number): void {
    if (count > 0) this.#taken.set(name, count);
  }

  /** How many of its last parameters are bound to objects of the model. */
  bound(name: string, count: number): void {
    this.#bound.set(name, Math.max(count, this.#bound.get(name) ?? 0));
  }

  saves(sink: GraphSink): void {
    const key = [sink.parameter, sink.operation, sink.position, sink.function].join(' ');
    if (this.#known.has(key)) return;
    this.#known.add(key);
    this.#sinks.push(sink);
  }

  /**
   * What each sink is given by the file, through any number of calls. The program's own values are left out.
   * @param isOperation whether a node has this function for its operation, as graphs of TensorFlow 1 call
   */
  *reached(isOperation: (name: string) => boolean): Generator<readonly [sink: GraphSink, value: Beginning]> {
    // The list grows: what a caller hands on from its own parameters is a sink of the caller.
    for (const sink of this.#sinks) {
      if (isOperation(sink.function) || this.#isBound(sink)) yield [sink, COMPUTED_VALUE];
      for (const call of this.#calls.get(sink.function) ?? []) {
        this.#steps += 1;
        keepWithin('graphCallSteps', this.#steps, call.offset);
        for (const [caller, value] of this.#given(call, sink)) {
          if (value.parameter !== undefined && caller !== null)
            this.saves({ ...sink, function: caller, parameter: value.parameter });
          else if (value !== GIVEN_VALUE) yield [sink, value];
        }
      }
    }
  }

  #isBound({ function: name, parameter }: GraphSink): boolean {
    return parameter >= (this.#taken.get(name) ?? 0) - (this.#bound.get(name) ?? 0);
  }

  /** What may become the parameter, and the function in which that stands. */
  *#given(call: GraphCall, { function: name, parameter }: GraphSink): Generator<readonly [string | null, Beginning]> {
    const { caller, functions, inputs, operations } = call;
    if (functions.some((use) => use.name === name && use.isInner)) yield [caller, COMPUTED_VALUE];
    for (const operation of operations) {
      const before = INPUTS_BEFORE.get(operation);
      yield [caller, (before === undefined ? undefined : inputs[before + parameter]) ?? COMPUTED_VALUE];
      if (!LOOPS.has(operation)) continue;
      for (const body of functions) {
        const again = this.#returned.get(body.name)?.[parameter];
        if (again !== undefined) yield [body.name, again];
      }
    }
  }
}
