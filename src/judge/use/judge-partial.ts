/** Rules on `functools.partial`: a call that waits is judged as that call, for something may make it. See https://docs.python.org/3/library/functools.html#functools.partial. */

import type { Operand, Operator } from '../../facts.ts';
import { HANDLERS, SETTLED } from '../../rules/python/uses.ts';
import { type Ruling, safeRuling, verdictRuling } from '../ruling.ts';
import { type ClassifyContext, classify } from '../who/classify.ts';
import { armOf, fullName, isHarmless, tableName } from './arms.ts';
import type { CallFact, JudgeCall } from './call.ts';
import { constructorRuling } from './judge-unknown.ts';

/** Null for anything else. Its operands are the function, its first arguments, and for BUILD its keywords and attributes. */
export function partialRuling(fact: CallFact, context: ClassifyContext, judgeCall: JudgeCall): Ruling | null {
  if (CURRIED.has(tableName(fact.operator))) return curryRuling(fact, judgeCall);
  if (tableName(fact.operator) !== 'functools.partial') return null;
  const [callee, ...rest] = fact.operands;
  if (callee === undefined || fact.via === 'NEWOBJ') return safeRuling('Its state is judged by itself.');
  if (callee.kind === 'operator') {
    const operands = rest.filter((operand) => !isEmpty(operand));
    // Kept by itself it is what naming it is.
    if (operands.length === 0 && isHarmless(callee.operator, context))
      return safeRuling('It keeps a harmless function.');
    if (SETTLED.has(fullName(callee.operator)) && isSettings(rest))
      return safeRuling('It keeps settings of a function, which gets all else by its caller.');
    const judged = judgeCall(callee.operator, operands);
    const ruling =
      judged.severity === null && isUnread(callee.operator, rest, context)
        ? constructorRuling(callee.operator, operands, context)
        : judged;
    return ruling.severity === null ? ruling : keptRuling(fullName(callee.operator), ruling);
  }
  if (isMaker(callee)) return safeRuling('The maker of a class that is judged by itself.');
  const arm = callee.arms?.[0];
  const isKept = callee.arms !== undefined && armOf(callee, context) === null;
  if (isKept && (rest.every(isEmpty) || !HANDLERS.has(arm?.method ?? ''))) return safeRuling('Honest files keep it.');
  if (arm?.how === 'code') return safeRuling('It keeps a function that the file carries.');
  return keptRuling(arm?.through ?? 'what the file computes', verdictRuling('python/unresolved-call', {}));
}

/** A class that is known by how it is rebuilt, given a text: what its constructor does with paths, addresses and commands may lie deeper than what was read of it. */
function isUnread(operator: Operator, given: readonly Operand[], context: ClassifyContext): boolean {
  const isText = given.some((operand) => operand.kind === 'literal' && /^(?:str|bytes)$/.test(operand.type));
  if (!isText) return false;
  const classification = classify(operator, context);
  return classification.kind === 'inert' && !classification.inert.enumerates;
}

/** `((), {'name': 'x'}, None)`: no first arguments, and keywords of which none may be called. */
function isSettings([first, ...rest]: readonly Operand[]): boolean {
  const isDict = first?.kind === 'container' && first.type === 'dict';
  return first === undefined || (isDict && first.arms === undefined && rest.every(isEmpty));
}

const CURRIED: ReadonlySet<string> = new Set(['toolz.functoolz._restore_curry', 'cytoolz.functoolz._restore_curry']);

/** `_restore_curry(curry, 'module:name', arguments, keywords, attributes, …)`: toolz looks the function up, and keeps a call of it. */
function curryRuling({ operands: [kind, named, ...given] }: CallFact, judgeCall: JudgeCall): Ruling | null {
  const isCurry = kind?.kind === 'operator' && /^(?:cy)?toolz\.functoolz\.curry$/.test(fullName(kind.operator));
  const callee = named === undefined ? null : namedFunction(named);
  if (!isCurry || callee === null) return null;
  const ruling = judgeCall(
    callee,
    given.filter((operand) => !isEmpty(operand)),
  );
  return ruling.severity === null ? ruling : keptRuling(fullName(callee), ruling);
}

/** A function by its name, or as toolz writes it: `module:name`. */
function namedFunction(operand: Operand): Operator | null {
  if (operand.kind === 'operator') return operand.operator;
  const path = operand.kind === 'literal' && operand.type === 'str' ? operand.text.slice(1, -1) : '';
  const cut = path.lastIndexOf(':');
  return cut <= 0 ? null : { ecosystem: 'python', module: path.slice(0, cut), name: path.slice(cut + 1) };
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
