/** Rules on what a class that the file carries brings over the classes of libraries that it inherits from: their hooks and constructors call methods of their own, which it may replace. See https://docs.python.org/3/library/pickle.html#object.__setstate__. */
import type { Operator, Receiver } from '../../facts.ts';
import { findClass } from '../../rules/class-index.ts';
import { sameOperator } from '../../rules/python/aliases.ts';
import {
  CALLED_BY_HOOKS,
  CALLED_BY_INHERITING,
  MEASURES,
  type OwnMethods,
  PLAIN_CONSTRUCTORS,
  READ_CONSTRUCTORS,
} from '../../rules/python/own-methods.ts';
import { EXCEPTION_NAMES } from '../../rules/python/uses.ts';
import type { Ruling } from '../ruling.ts';
import { tableName } from './arms.ts';
import type { CallFact } from './call.ts';
import { badState } from './judge-items.ts';
import { calledKeys } from './judge-state.ts';

/** A method that the operator calls, and that a class of the file brings which inherits from it; null where there is none. */
export function broughtRuling({ operator, via, receiver }: CallFact): Ruling | null {
  if (receiver?.kind !== 'instance' || receiver.brings === undefined || receiver.brings.length === 0) return null;
  const { brings, described = [] } = receiver;
  const full = tableName(operator);
  if (via === 'inherit') return ownRuling(operator, methodsOf(CALLED_BY_INHERITING, full, receiver));
  const isConstructed = via === 'REDUCE' || via === 'OBJ' || via === 'INST';
  return ownRuling(
    operator,
    (isConstructed ? constructorMethod(full, brings) : undefined) ??
      methodsOf(CALLED_BY_HOOKS, full, { brings, described }) ??
      indexedMethod(operator, brings),
  );
}

function ownRuling(operator: Operator, method: string | undefined): Ruling | null {
  if (method === undefined) return null;
  return badState(operator, `a class of the file with a method ${method}, which it calls of its own objects`);
}

function methodsOf(
  rows: readonly OwnMethods[],
  full: string,
  { brings = [], described = [] }: Pick<Carried, 'brings' | 'described'>,
): string | undefined {
  for (const { of, names, looked } of rows) {
    if (!of.test(full)) continue;
    const found =
      brings.find((name) => name === '*' || names.has(name)) ??
      described.find((name) => name === '*' || looked.has(name));
    if (found !== undefined) return found;
  }
  return undefined;
}

type Carried = Extract<Receiver, { kind: 'instance' }>;

/** Of other constructors nobody has read what they call. */
function constructorMethod(full: string, brings: readonly string[]): string | undefined {
  if (PLAIN_CONSTRUCTORS.test(full) || (EXCEPTION_NAMES.test(full) && !MEASURES.test(full))) return undefined;
  return READ_CONSTRUCTORS.some(({ of }) => of.test(full)) ? methodsOf(READ_CONSTRUCTORS, full, { brings }) : brings[0];
}

/** Of a class that does more than to store its state not all is known that it calls, and what others replace of it honestly has everyday names. */
function indexedMethod(operator: Operator, brings: readonly string[]): string | undefined {
  const found = findClass(sameOperator(operator) ?? operator);
  const own = found?.rebuilds === false ? found.calls.filter((name) => PRIVATE.test(name)) : [];
  const called = [...calledKeys(operator, found?.rebuilds === true ? found : null), ...own];
  return brings.includes('*') ? called[0] : called.find((key) => brings.includes(key));
}

/** What subclasses of tables bring to say which class they are of is for that. */
const PRIVATE = /^_(?!_|constructor|metadata|internal_names)/;
