/** Functions that numba has compiled, and its types, as they are pickled: what rebuilding a function calls stands inside bytes of the stream. See https://github.com/numba/numba/blob/main/numba/core/serialize.py. */
import type { Operator } from '../../facts.ts';
import type { Token } from '../machine/value.ts';
import type { ValueStore } from '../machine/values.ts';
import { type FollowContext, type Following, type NestedPickle, type Result, rows } from './following.ts';
import { instanceValue } from './instances.ts';

/**
 * `_unpickle__CustomPickled(bytes)`: the bytes give a class and what its `_rebuild` is called with. A dispatcher that is compiled
 * from its own function runs nothing of it; one of kind `generated` calls the function to get the code.
 */
const customPickled: Result = (context, [bytes], _offset) => {
  const content = context.bytesOf(bytes ?? 0);
  const nested = content === null ? null : context.nested(content);
  const dispatcher = nested === null ? null : dispatcherOf(nested);
  return dispatcher === null ? 0 : context.values.newValue(instanceValue(dispatcher, 'REDUCE', ''));
};

/** `(CPUDispatcher, {'impl_kind': 'direct', …})`; null for anything else. */
function dispatcherOf({ values, result, keys, textOf }: NestedPickle): Operator | null {
  if (CALLED_KEYS.some((key) => keys.has(key))) return null;
  const [owner, states, ...more] = itemsOf(values, result);
  const value = values.valueOf(owner ?? 0);
  if (value?.kind !== 'operator' || states === undefined || more.length > 0) return null;
  const items = itemsOf(values, states);
  if (items.length === 0) return null;
  const names = items.filter((_, index) => index % 2 === 0).map((item) => textOf(item));
  if (names.some((name) => typeof name !== 'string')) return null;
  // The last of several keys alike wins.
  const at = names.lastIndexOf('impl_kind');
  // Versions that know no other kind write none, and older ones refuse that.
  return at === -1 || textOf(items[2 * at + 1] ?? 0) === 'direct' ? value.operator : null;
}

/** What asking for the signature of a function calls or follows, and a key that nobody knows. */
const CALLED_KEYS = ['__signature__', '__wrapped__', '<computed>', '<unknown>'];

function itemsOf(values: ValueStore, token: Token): readonly Token[] {
  const content = values.isContainer(token) ? values.contentOf(token) : null;
  return content?.complete === true ? content.items : [];
}

/** `_rebuild_reduction(CPUDispatcher, uuid, (code, {'__name__': 'pkg.mod'}, 'f', cells), …)` of older versions imports that module. */
const reduction: Result = (context, [, , made], offset) => {
  const [, globals, name] = itemsOf(context.values, made ?? 0);
  return imported(context, globals, name, offset);
};

/** `_rebuild_function(code, {'__name__': 'pkg.mod'}, 'f', cells, defaults)`, which versions from 0.50 to 0.54 write among the states of a dispatcher, does the same. */
const rebuiltFunction: Result = (context, [, globals, name], offset) => imported(context, globals, name, offset);

function imported(context: FollowContext, globals: Token | undefined, name: Token | undefined, offset: number): 0 {
  const items = itemsOf(context.values, globals ?? 0);
  const at = items.findLastIndex((item, index) => index % 2 === 0 && context.textOf(item) === '__name__');
  const module = textAt(context, items[at + 1]);
  const text = textAt(context, name);
  if (at >= 0 && module !== null && text !== null) context.derived(module, text, offset);
  return 0;
}

function textAt(context: FollowContext, token: Token | undefined): string | null {
  const text = context.textOf(token ?? 0);
  return typeof text === 'string' ? text : null;
}

/** `_type_reconstructor(copyreg._reconstructor, (Float, object, None), state)` of a numba type: that call, and its `__dict__` is updated. */
const typeReconstructor: Result = (context, [maker, args, state], offset) => {
  if (maker === undefined || args === undefined || context.values.valueOf(maker)?.kind !== 'operator') return 0;
  const made = context.call(maker, args, 'REDUCE', offset);
  if (made !== 0 && state !== undefined && !context.isNone(state)) context.build(made, state, offset);
  return made;
};

/** `_rebuild_env('pkg.mod', constants, name)` of what numba keeps in its cache imports that module. */
const environment: Result = (context, [module, , name], offset) => {
  const [from, text] = [textAt(context, module), textAt(context, name)];
  if (from !== null && text !== null) context.derived(from, text, offset);
  return 0;
};

export const NUMBA_FOLLOWED: readonly (readonly [string, Following])[] = [
  ...rows('numba.core.types.abstract._type_reconstructor numba.types.abstract._type_reconstructor', {
    result: typeReconstructor,
  }),
  ...rows('numba.core.serialize._unpickle__CustomPickled', { result: customPickled, loads: true }),
  ...rows('numba.serialize._rebuild_function numba.core.serialize._rebuild_function', { result: rebuiltFunction }),
  ...rows('numba.environment._rebuild_env numba.core.environment._rebuild_env', { result: environment }),
  ...rows('numba.serialize._rebuild_reduction numba.core.serialize._rebuild_reduction', { result: reduction }),
];
