/** Rules on changing what the process has once: members of enumerations, loggers, what a function returned. See https://docs.python.org/3/library/enum.html. */
import type { CallVia, Operator } from '../../facts.ts';
import { ENUMERATIONS, SHARED } from '../../rules/python/uses.ts';
import { type Ruling, verdictRuling } from '../ruling.ts';
import type { Classification } from '../who/classification.ts';
import type { ClassifyContext } from '../who/classify.ts';
import { armOf, fullName, tableName } from './arms.ts';
import type { CallFact } from './call.ts';

/** The process has each member of an enumeration once: whoever changes what it stands for changes it for all. */
export function isMember({ operator, receiver }: CallFact, classification: Classification): boolean {
  if (receiver?.kind !== 'instance' || receiver.brings !== undefined) return false;
  return (classification.kind === 'inert' && classification.inert.enumerates) || ENUMERATIONS.has(tableName(operator));
}

/** A state of plain values, of which nothing may be called: it changes names at most. */
export function sharedRuling({ operator, via, operands: [state] }: CallFact, context: ClassifyContext): Ruling | null {
  if (!SHARED.has(tableName(operator)) || via !== 'BUILD') return null;
  if (state?.kind !== 'container' || state.type !== 'dict' || armOf(state, context) !== null) return null;
  if (state.objects !== undefined || state.keys?.some((key) => key !== '__doc__') === true) return null;
  return verdictRuling('pickle/live-object', { operator: fullName(operator), via }, 'low');
}

export function liveRuling({ operator, via }: { readonly operator: Operator; readonly via: CallVia }): Ruling {
  return verdictRuling('pickle/live-object', { operator: fullName(operator), via });
}
