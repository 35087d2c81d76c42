/** What the values of one TensorFlow graph or function body begin with: constants, and what hands them on. See https://www.tensorflow.org/api_docs/python/tf/raw_ops. */
import { keepWithin, LimitError } from '../../bytes/limit-error.ts';
import { COMPUTED_BY_GRAPH } from '../../facts.ts';
import { CEILINGS } from '../../limits.ts';
import type { PassedNodes } from './passed-nodes.ts';

/** What a value begins with, or why nobody knows. */
export interface Beginning {
  readonly text?: string;
  readonly reason?: string;
  /** Its place among the parameters of the function around it. */
  readonly parameter?: number;
}

export const COMPUTED_VALUE: Beginning = { reason: COMPUTED_BY_GRAPH };
export const GIVEN_VALUE: Beginning = { reason: 'given to the graph' };

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
/** Of operations that hand on, in a row. */
const HAND_ONS = 16;

/** Whether nodes of the operation hand on their first input. */
export function handsOn(operation: string): boolean {
  return HANDING_ON.has(operation);
}

/** Whether nodes of the operation are what a graph is given. */
export function isGiven(operation: string): boolean {
  return GIVEN.has(operation);
}

/** Mutable: one for each graph. */
export class GraphValues {
  readonly #constants = new Map<string, string>();
  /** The first inputs of nodes that hand it on. */
  readonly #handedOn = new Map<string, string>();
  /** Further ones, of which nobody asked yet: a graph may have many of them, and nothing that they could hand on. */
  readonly #passed: PassedNodes;
  /** Whether some of them were left out. */
  #handsOnMore = false;
  /** Placeholders. */
  readonly #given = new Set<string>();
  readonly #parameters = new Map<string, number>();
  /** Of a function: the names that it returns by, in order, and the values by these names. */
  readonly #outputs: string[] = [];
  readonly #returned = new Map<string, string>();

  constructor(passed: PassedNodes) {
    this.#passed = passed;
  }

  constant(name: string, text: string, offset: number): void {
    keepWithin('graphTexts', this.#constants.size + 1, offset);
    this.#constants.set(name, text);
  }

  node(operation: string, name: string, first: string | undefined): void {
    if (GIVEN.has(operation) && this.#given.size < CEILINGS.graphHandOns.most) this.#given.add(name);
    if (first === undefined || !handsOn(operation)) return;
    this.#takePassed();
    this.#handOn(name, first);
  }

  #takePassed(): void {
    for (const [name, first] of this.#passed.take()) this.#handOn(name, first);
    if (this.#passed.hasMore) this.#handsOnMore = true;
  }

  #handOn(name: string, first: string): void {
    if (this.#handedOn.size < CEILINGS.graphHandOns.most) this.#handedOn.set(name, first);
    else this.#handsOnMore = true;
  }

  parameter(name: string): void {
    if (this.#parameters.size < CEILINGS.graphHandOns.most) this.#parameters.set(name, this.#parameters.size);
  }

  /** How many there are. */
  get parameters(): number {
    return this.#parameters.size;
  }

  output(name: string): void {
    if (this.#outputs.length < CEILINGS.graphHandOns.most) this.#outputs.push(name);
  }

  returns(name: string, value: string): void {
    if (this.#returned.size < CEILINGS.graphHandOns.most) this.#returned.set(name, value);
  }

  /** In order. */
  returned(): readonly Beginning[] {
    return this.#outputs.map((name) => this.beginningOf(this.#returned.get(name) ?? '', false));
  }

  /** Whether there is anything that an input may begin with. */
  get knowsAny(): boolean {
    return this.#constants.size + this.#parameters.size + this.#given.size > 0;
  }

  /** The text with which a constant input begins, also through nodes that hand it on. */
  beginningOf(input: string, isPath: boolean): Beginning {
    let producer: string | undefined = this.knowsAny ? producerOf(input) : undefined;
    for (let step = 0; step < HAND_ONS && producer !== undefined; step += 1) {
      const constant = this.#constants.get(producer);
      if (constant !== undefined) return { text: constant };
      const parameter = this.#parameters.get(producer);
      if (parameter !== undefined) return { ...GIVEN_VALUE, parameter };
      if (this.#given.has(producer)) return GIVEN_VALUE;
      this.#takePassed();
      const before: string | undefined = this.#handedOn.get(producer);
      producer = before === undefined ? undefined : producerOf(before);
    }
    if (this.#handsOnMore && isPath) throw new LimitError('graphHandOns', 0);
    return COMPUTED_VALUE;
  }
}

/** `name`, `name:1`, `name:output:0` */
function producerOf(input: string): string {
  return input.replace(/:\w*(?::\d+)?$/, '');
}
