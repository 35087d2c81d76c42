/** Rules on filling an object with items: a class may take them by a method of its own, and items may be found as attributes. See https://docs.python.org/3/reference/datamodel.html#object.__getattr__. */

import type { CallVia, Operand, Operator } from '../../facts.ts';
import { findClass } from '../../rules/class-index.ts';
import { sameOperator } from '../../rules/python/aliases.ts';
import { DICTS, FILL_KEYS, isEndMethod, LOADER_KEYS, PLAIN_DICTS } from '../../rules/python/uses.ts';
import { type Ruling, verdictRuling } from '../ruling.ts';
import type { Classification } from '../who/classification.ts';
import type { ClassifyContext } from '../who/classify.ts';
import { armedRuling, armOf, fullName, tableName } from './arms.ts';
import type { CallFact } from './call.ts';

export const APPENDS: ReadonlySet<CallVia> = new Set(['APPEND', 'APPENDS', 'ADDITEMS']);
/** What the evidence says of a key that is no literal of the stream. */
export const COMPUTED_KEY = '<computed>';

/** What is no dict takes items by a method of its own, which may call them. */
export function itemRuling(
  { operator, via, operands }: CallFact,
  { kind }: Classification,
  context: ClassifyContext,
): Ruling | null {
  const ending = endingOf(operands[0], context);
  if (PLAIN_DICTS.test(tableName(operator))) return null;
  if (ending !== null && !APPENDS.has(via))
    return badState(operator, `an item ${ending} that is found as a method, which is called when an object ends`);
  const lookedUp = lookedUpItem(operator, operands[0], context);
  if (lookedUp !== null)
    return badState(operator, `an item ${lookedUp} that is found as a method, which the loader looks up`);
  const found = findClass(sameOperator(operator) ?? operator);
  if ((APPENDS.has(via) ? found?.appendCalls : found?.setItemCalls) === true)
    return badState(operator, 'items by a method that acts or calls what the object holds');
  if (APPENDS.has(via) || kind !== 'inert' || DICTS.test(tableName(operator)) || isDict(operator)) return null;
  const arm = operands.map((operand) => armOf(operand, context)).find((found) => found !== null);
  return arm == null ? null : armedRuling(operator, arm);
}

/** Names of dicts whose items are attributes: of others a key that nobody knows is no more than that. */
const HAVE_ATTRIBUTES = /Bunch|Attr|Dot|Easy|Munch|Box|Result|Output|Namespace|Config|Option/i;

/** The key of an item under a name that the loader looks up on the object when it sets its state: dicts whose items are attributes find it. */
function lookedUpItem(operator: Operator, items: Operand | undefined, context: ClassifyContext): string | null {
  if (items?.kind !== 'container' || items.type !== 'dict') return null;
  const keys = [...(items.armedKeys ?? []), ...(items.keys ?? [])];
  const isLookedUp = (key: string): boolean => LOADER_KEYS.has(key) && !FILL_KEYS.has(key);
  const isComputed = keys.includes(COMPUTED_KEY) && HAVE_ATTRIBUTES.test(operator.name);
  if (isComputed && armOf(items, context) !== null) return COMPUTED_KEY;
  return keys.find(isLookedUp) ?? null;
}

/** The key of what may be called under the name of a method that is called as an object ends. */
export function endingOf(state: Operand | undefined, context: ClassifyContext): string | null {
  if (state?.kind !== 'container') return null;
  const ending = state.armedKeys?.find(isEndMethod);
  return ending === undefined || armOf(state, context) === null ? null : ending;
}

export function isDict(operator: Operator): boolean {
  return findClass(sameOperator(operator) ?? operator)?.fills === 'dict';
}

export function badState(operator: Operator, what: string): Ruling {
  return verdictRuling('pickle/state', { operator: fullName(operator), what });
}
