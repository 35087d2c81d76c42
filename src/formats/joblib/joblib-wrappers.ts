/** The placeholders that joblib writes in the place of arrays, and what their state says. After https://github.com/joblib/joblib/blob/main/joblib/numpy_pickle.py and numpy_pickle_compat.py beside it, versions 0.8 to 1.6. */
import type { Operator } from '../../facts.ts';
import { dtypeOf } from '../../pickle/follow/array-dtypes.ts';
import type { ArrayDtype, Token } from '../../pickle/machine/value.ts';
import type { RunContext } from '../../pickle/session.ts';

/** By class: `array` is followed by the array itself, `file` names the file that holds it. */
const WRAPPERS: Readonly<Record<string, 'array' | 'file'>> = {
  NumpyArrayWrapper: 'array',
  NDArrayWrapper: 'file',
  ZNDArrayWrapper: 'file',
};
/** Where picklers find them; scikit-learn before 0.23 brought a joblib of its own. */
const HOMES = /^(?:sklearn\.externals\.)?joblib\.numpy_pickle(?:_compat)?$/;
/** Everything that any version keeps in the state; another attribute would take the place of a method. */
const KEYS: Readonly<Record<'array' | 'file', ReadonlySet<string>>> = {
  array: new Set(['subclass', 'shape', 'order', 'dtype', 'allow_mmap', 'numpy_array_alignment_bytes']),
  file: new Set(['subclass', 'filename', 'allow_mmap', 'state', 'init_args']),
};

/** What the loader takes the object for: by the class that the last part of its name is, whatever way leads to it. */
export function wrapperKindOf({ name }: Operator): 'array' | 'file' | null {
  return WRAPPERS[name.slice(name.lastIndexOf('.') + 1)] ?? null;
}

/** Whether a pickler writes the class under this name. */
export function isWrittenName({ module, name }: Operator): boolean {
  return name in WRAPPERS && HOMES.test(module);
}

export type WrapperState = ReadonlyMap<string, Token>;

/** The attributes that a BUILD sets; null where it sets them otherwise than joblib does, or others. */
export function stateOf(token: Token, kind: 'array' | 'file', run: RunContext): WrapperState | null {
  const content = run.values.isContainer(token) ? run.values.contentOf(token) : null;
  if (content?.complete !== true || run.values.kindOf(token) !== NODE_DICT) return null;
  const state = new Map<string, Token>();
  for (let index = 0; index + 1 < content.items.length; index += 2) {
    const key = run.textOf(content.items[index]!);
    if (typeof key !== 'string' || !KEYS[kind].has(key)) return null;
    state.set(key, content.items[index + 1]!);
  }
  return state;
}

export interface ArrayLayout {
  /** Null where one of its parts cannot be known. */
  readonly bytes: number | null;
  readonly hasObjects: boolean;
}

/** The size by the dtype as its state left it; null where the array is none that joblib writes. */
export function layoutOf(state: WrapperState, run: RunContext): ArrayLayout | null {
  const dtype: ArrayDtype | null = dtypeOf(run, state.get('dtype') ?? 0);
  const order = run.textOf(state.get('order') ?? 0);
  if (dtype === null || (order !== 'C' && order !== 'F')) return null;
  const count = countOf(state.get('shape') ?? 0, run);
  if (count === null) return null;
  return { bytes: count * dtype.itemBytes, hasObjects: dtype.hasObjects };
}

/** The product of a shape of integers; null where NumPy would compute another, or none. */
function countOf(shape: Token, run: RunContext): number | null {
  const content = run.values.isContainer(shape) ? run.values.contentOf(shape) : null;
  if (content?.complete !== true) return null;
  let count = 1;
  for (const item of content.items) {
    const length = run.integerOf(item);
    if (length === null || length < 0) return null;
    count *= length;
  }
  return Number.isSafeInteger(count) ? count : null;
}

/** Whether a byte of padding length follows: since 1.2; null where that cannot be known. */
export function isAligned(state: WrapperState, run: RunContext): boolean | null {
  const alignment = state.get('numpy_array_alignment_bytes');
  if (alignment === undefined || run.isNone(alignment)) return false;
  return run.integerOf(alignment) === null ? null : true;
}

const NODE_DICT = 3;
