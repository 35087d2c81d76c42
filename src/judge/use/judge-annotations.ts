/** Rules on the types of annotations, which travel as calls that make them. See https://docs.python.org/3/library/stdtypes.html#types-genericalias. */
import { isSubscripted, type Operand } from '../../facts.ts';
import { TYPE_TAKERS } from '../../rules/python/uses.ts';
import { type Ruling, safeRuling, verdictRuling } from '../ruling.ts';
import { tableName } from './arms.ts';
import type { CallFact } from './call.ts';
import { isMadeClass } from './judge-code.ts';

/** `typing.Union[…]`, `list[int]`, `int | None`; null for any other use of what makes them. */
export function annotationRuling({ operator, operands: [first, second, ...more] }: CallFact): Ruling | null {
  const full = tableName(operator);
  // A method of it that runs is reported by itself.
  if (full === 'operator.getitem' && isMadeClass(first) && isParameter(second))
    return verdictRuling('python/wrapped-code', {});
  if (first?.kind !== 'operator') return null;
  if (full === 'operator.getitem') return isSubscripted(first.operator) ? safeRuling('It subscripts a type.') : null;
  if (full !== 'functools.reduce') return safeRuling('It notes which types a type is of.');
  const isUnion = tableName(first.operator) === 'operator.or_' && more.length === 0 && isOfTypes(second);
  return isUnion ? safeRuling('It is a type that is one of several.') : null;
}

/** Types, by their names or made; a call that waits, or an object of the file, would be asked what it is. */
function isParameter(operand: Operand | undefined): boolean {
  if (operand?.kind === 'opaque' || operand === undefined) return false;
  if (operand.kind === 'operator' || operand.kind === 'literal' || isMadeClass(operand)) return true;
  return operand.arms?.every(({ how }) => how === 'named') ?? true;
}

/** What a subscript is given beside a type: types alone, which it stores, those that the file carries among them. Anything else it may ask for methods. */
export function areTypes(operand: Operand): boolean {
  if (isMadeClass(operand) || (operand.kind === 'instance' && TYPE_TAKERS.has(tableName(operand.operator))))
    return true;
  if (operand.kind !== 'container' || operand.type !== 'tuple' || operand.items === undefined) return false;
  return operand.items.every((item) => /^(?:operator|NoneType|type|class)$/.test(item));
}

/** Joining instances would call methods of theirs. */
function isOfTypes(operand: Operand | undefined): boolean {
  if (operand?.kind !== 'container' || operand.type !== 'tuple') return false;
  return operand.items?.every((item) => /^(?:operator|NoneType|type|class)$/.test(item)) ?? false;
}
