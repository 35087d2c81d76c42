/** What was found in a checkpoint: tensors, what stays behind, and what stands in the way. */
import type { Tensor } from './tensor.ts';
import type { CallNode, Node } from './tree/value-tree.ts';

/** Keys of dicts, names of attributes and numbers of items, from the outside in. */
export type Path = readonly string[];

export interface NamedTensor {
  readonly path: Path;
  readonly tensor: Tensor;
}

/** What is no tensor, or one that cannot be written. */
export interface LeftBehind {
  readonly path: Path;
  /** `int`, `str`, `a call of posix.system`, `torch.complex64`. */
  readonly type: string;
  /** Of scalars and texts, as `--metadata` keeps them. */
  readonly node: Node | null;
  /** Where it is a tensor: why it stays. */
  readonly why: string | null;
}

/** What makes a file that can be written only in part. */
export interface Problem {
  readonly path: Path;
  readonly why: string;
}

export interface Collected {
  readonly tensors: NamedTensor[];
  readonly left: LeftBehind[];
  readonly problems: Problem[];
  /** The file is a dict: one of its keys may hold the weights, the others what a trainer keeps. */
  readonly isDict: boolean;
}

export interface CollectOptions {
  /** Take what optimizers keep of each parameter, too. */
  readonly optimizer: boolean;
}

/** What the walks through one file share. */
export interface WalkRun {
  readonly options: CollectOptions;
  /** Calls whose results are taken or named. */
  readonly reached: Set<CallNode>;
  /** Called for each value, with the length of its path. @throws LimitError */
  readonly count: (names: number) => void;
}
