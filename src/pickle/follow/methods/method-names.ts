/** Names that matter where functions of a stream are known by their code: what makes, keeps and changes one, and what a hook is known for. */
import type { Operator } from '../../../facts.ts';
import type { Token } from '../../machine/value.ts';
import { isMachinery } from '../machinery.ts';
import type { KnownMethod } from './known-methods.ts';
import type { StateKind } from './state-methods.ts';

/** All functions of one stream with such code, whose values lie behind one token. Mutable. */
export interface Tracked {
  readonly method: KnownMethod;
  /** The dicts in which it looks names up. */
  readonly globals: Token[];
  /** Tuples of cells, where it may have any. */
  readonly closures: Token[];
  isSpoilt: boolean;
}

/** A method of a class of the stream that a loader called, and that is known. */
export interface Deferred {
  /** The class, or an object of it. */
  readonly owner: Token;
  readonly name: string;
  readonly offset: number;
  /** What the state is that it takes; null: it takes none, or one of another kind. */
  readonly state: StateKind | null;
}

/** What each is known for. */
export const DOES: ReadonlyMap<string, readonly KnownMethod['does'][]> = new Map<
  string,
  readonly KnownMethod['does'][]
>([
  ['__new__', ['tuple']],
  ['__hash__', ['hash']],
  ['__eq__', ['equal']],
  ['__setstate__', ['update', 'fields', 'slots']],
]);

/** What takes functions and leaves them as they are. */
export const KEEPS: ReadonlySet<string> = new Set(
  '_class_setstate _make_skeleton_class _create_type _function_setstate _setitems _make_cell _cell_set _make_function _create_function staticmethod classmethod property'.split(
    ' ',
  ),
);
/** What a function is given that changes nothing of what it does with its arguments. */
export const PLAIN_KEYS: ReadonlySet<string> = new Set(
  '__name__ __qualname__ __annotations__ __kwdefaults__ __defaults__ __module__ __doc__ __type_params__ _cloudpickle_submodules'.split(
    ' ',
  ),
);

export const SETTERS: ReadonlySet<string> = new Set(['_function_setstate', '_setitems']);

export function isFunctionMaker(operator: Operator): boolean {
  return (operator.name === '_make_function' || operator.name === '_create_function') && isMachinery(operator);
}

/** What makes a cell. */
export const CELL_MAKERS: ReadonlySet<string> = new Set(['_make_cell', '_make_empty_cell']);
/** What may have to do with known methods before the first of them is made. */
export const ASKED_BEFORE: ReadonlySet<string> = new Set(['_setitems', '_cell_set', ...CELL_MAKERS]);
