/** Rules on the types of annotations, which travel as calls that make them. See https://docs.python.org/3/library/stdtypes.html#types-genericalias. */
import { type Operand, SUBSCRIPTED_MODULES } from '../../facts.ts';
import { type Ruling, safeRuling } from '../ruling.ts';
import { tableName } from './arms.ts';
import type { CallFact } from './call.ts';

/** `typing.Union[…]`, `list[int]`, `int | None`; null for any other use of what makes them. */
export function annotationRuling({ operator, operands: [first, second, ...more] }: CallFact): Ruling | null {
  if (first?.kind !== 'operator') return null;
  const full = tableName(operator);
  if (full === 'operator.getitem')
    return SUBSCRIPTED_MODULES.test(first.operator.module) ? safeRuling('It subscripts a type.') : null;
  if (full !== 'functools.reduce') return safeRuling('It notes which types a type is of.');
  const isUnion = tableName(first.operator) === 'operator.or_' && more.length === 0 && isOfTypes(second);
  return isUnion ? safeRuling('It is a type that is one of several.') : null;
}

/** Joining instances would call methods of theirs. */
function isOfTypes(operand: Operand | undefined): boolean {
  if (operand?.kind !== 'container' || operand.type !== 'tuple' || !operand.complete) return false;
  return operand.items?.every((item) => item === 'operator' || item === 'NoneType' || item === 'type') ?? false;
}
