/** Rules on `functools.partial`: a call that waits is judged as that call, for something may make it. See https://docs.python.org/3/library/functools.html#functools.partial. */

import type { Operand } from '../../facts.ts';
import { HANDLERS } from '../../rules/python/uses.ts';
import { type Ruling, safeRuling, verdictRuling } from '../ruling.ts';
import type { ClassifyContext } from '../who/classify.ts';
import { armOf, fullName, isHarmless, tableName } from './arms.ts';
import type { CallFact, JudgeCall } from './call.ts';

/** Null for anything else. Its operands are the function, its first arguments, and for BUILD its keywords and attributes. */
export function partialRuling(fact: CallFact, context: ClassifyContext, judgeCall: JudgeCall): Ruling | null {
  if (tableName(fact.operator) !== 'functools.partial') return null;
  const [callee, ...rest] = fact.operands;
  if (callee === undefined || fact.via === 'NEWOBJ') return safeRuling('Its state is judged by itself.');
  if (callee.kind === 'operator') {
    const operands = rest.filter((operand) => !isEmpty(operand));
    // Kept by itself it is what naming it is.
    if (operands.length === 0 && isHarmless(callee.operator, context))
      return safeRuling('It keeps a harmless function.');
    const ruling = judgeCall(callee.operator, operands);
    return ruling.severity === null ? ruling : keptRuling(fullName(callee.operator), ruling);
  }
  if (isMaker(callee)) return safeRuling('The maker of a class that is judged by itself.');
  const arm = callee.arms?.[0];
  const isKept = callee.arms !== undefined && armOf(callee, context) === null;
  if (isKept && (rest.every(isEmpty) || !HANDLERS.has(arm?.method ?? ''))) return safeRuling('Honest files keep it.');
  if (arm?.how === 'code') return safeRuling('It keeps a function that the file carries.');
  return keptRuling(arm?.through ?? 'what the file computes', verdictRuling('python/unresolved-call', {}));
}

function keptRuling(operator: string, ruling: Ruling): Ruling {
  const words = { operator, because: ruling.because.replace(/\.$/, '') };
  return { ...verdictRuling('pickle/partial', words, ruling.severity ?? 'low'), standing: ruling.standing };
}

/** `cls.__new__`: calling it is judged as making a `cls`. */
function isMaker(callee: Operand): boolean {
  return (
    callee.kind === 'instance' &&
    tableName(callee.operator) === 'builtins.getattr' &&
    callee.arms?.length === 1 &&
    callee.arms[0]?.how === 'named'
  );
}

function isEmpty(operand: Operand): boolean {
  if (operand.kind === 'literal') return operand.type === 'NoneType';
  return operand.kind === 'container' && (operand.items?.length === 0 || operand.isEmpty === true);
}
