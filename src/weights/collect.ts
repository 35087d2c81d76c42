/** Collects what the pickles of one file make, and the calls whose results nobody keeps. */
import { keepWithin } from '../bytes/limit-error.ts';
import type { Collected, CollectOptions, LeftBehind, NamedTensor, Problem } from './collected.ts';
import { CONTAINERS } from './known-calls.ts';
import type { TensorFile } from './torch-tensors.ts';
import { type CallNode, calledName, type Node } from './tree/value-tree.ts';
import { Walk } from './walk.ts';

export class Collector implements Collected {
  readonly tensors: NamedTensor[] = [];
  readonly left: LeftBehind[] = [];
  readonly problems: Problem[] = [];
  isDict = false;
  readonly #options: CollectOptions;
  readonly #reached = new Set<CallNode>();
  #steps = 0;
  #names = 0;

  constructor(options: CollectOptions) {
    this.#options = options;
  }

  /** What the pickle of the file makes. */
  add(root: Node, calls: readonly CallNode[], file: TensorFile): void {
    this.isDict = root.kind === 'dict' || (root.kind === 'call' && CONTAINERS.has(calledName(root) ?? ''));
    const run = { options: this.#options, reached: this.#reached, count: (names: number) => this.#count(names) };
    new Walk(this, file, run).visit(root, []);
    this.#addDropped(calls);
  }

  /** Calls whose results the program throws away, or hides in what nobody walks. */
  #addDropped(calls: readonly CallNode[]): void {
    for (const call of calls) {
      if (this.#reached.has(call)) continue;
      const name = calledName(call) ?? 'what a call returns';
      this.left.push({ path: ['(not kept)'], type: `a call of ${name}`, node: null, why: null });
    }
  }

  #count(names: number): void {
    this.#steps += 1;
    this.#names += names;
    keepWithin('treeSteps', this.#steps, 0);
    keepWithin('treeNames', this.#names, 0);
  }
}
