/** What the index says of a class, in the words of before; src/rules/class-index.ts says more. */
import type { Operator } from '../facts.ts';
import { findClass } from './class-index.ts';

export interface Inert {
  /** `cls.__new__` and a plain dict state run nothing. */
  readonly rebuilds: boolean;
  /** `setattr(instance, name, value)` only stores, as a state of slots does. */
  readonly sets: boolean;
  /** Attributes whose setting does more. */
  readonly setters: readonly string[];
  /** Nothing of its state is called, whatever that is. */
  readonly onlyStores: boolean;
  /** It is filled as the dict or list that it is. */
  readonly fills: 'dict' | 'list' | null;
  /** Called with one value it looks a member of an enumeration up. */
  readonly enumerates: boolean;
  /** A hook that the loader calls names files, processes, the network, or imports. */
  readonly rebuildsFromResources: boolean;
  /** Its constructor names files, processes, the network, or imports. */
  readonly constructsFromResources: boolean;
}

/** What was proved of a class; null for all that nobody measured, or of which nothing is known but what it calls. */
export function findInert(operator: Operator): Inert | null {
  const found = findClass(operator);
  if (found === null) return null;
  const { rebuilds, stores, keys, sets, setters, fills, enumerates, hookReaches, constructorReaches } = found;
  if (!rebuilds && !enumerates && !hookReaches && !constructorReaches) return null;
  return {
    rebuilds,
    sets,
    setters,
    onlyStores: stores && keys.length === 0,
    fills,
    enumerates,
    rebuildsFromResources: hookReaches,
    constructsFromResources: constructorReaches,
  };
}
