/** Rules on what a class that the file carries brings over the classes of libraries that it inherits from: their hooks call methods of their own, which it may replace. See https://docs.python.org/3/library/pickle.html#object.__setstate__. */
import { findClass } from '../../rules/class-index.ts';
import { sameOperator } from '../../rules/python/aliases.ts';
import type { Ruling } from '../ruling.ts';
import type { CallFact } from './call.ts';
import { badState, calledKeys } from './judge-state.ts';

/** A method that a hook of the operator calls, and that a class of the file brings which inherits from it; null where there is none. */
export function broughtRuling({ operator, receiver }: CallFact): Ruling | null {
  if (receiver?.kind !== 'instance' || receiver.brings === undefined) return null;
  const { brings } = receiver;
  const found = findClass(sameOperator(operator) ?? operator);
  // Of one that does more than to store its state not all is known that it calls, and most of that by other uses.
  const called = calledKeys(operator, found?.rebuilds === true ? found : null);
  const method = brings.includes('*') ? called[0] : called.find((key) => brings.includes(key));
  return method === undefined
    ? null
    : badState(operator, `a class of the file with a method ${method}, which its own hooks call`);
}
