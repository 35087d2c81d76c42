/** Rules on what a harmless operator is given: it may call, iterate or construct whatever it gets, so what may be called of that is judged as called. */

import type { Operand, Operator } from '../../facts.ts';
import { findClass } from '../../rules/class-index.ts';
import { sameOperator } from '../../rules/python/aliases.ts';
import { callsOfArguments } from '../../rules/python/any-calls.ts';
import { CALLERS, CLASS_PLACES, KEPT, TYPE_TAKERS } from '../../rules/python/uses.ts';
import { type Ruling, verdictRuling, worse } from '../ruling.ts';
import type { Classification } from '../who/classification.ts';
import { classify } from '../who/classify.ts';
import {
  armedRuling,
  armOf,
  fullName,
  isForeignClass,
  isHarmless,
  namedArm,
  packageOf,
  reaches,
  tableName,
} from './arms.ts';
import type { CallFact, JudgeCall, UseContext } from './call.ts';
import { areTypes } from './judge-annotations.ts';
import { unknownRuling } from './judge-unknown.ts';

/** What Cython writes for a class of its own: it takes that class or one that inherits from it, and refuses any other. */
const COMPILED = /\.__pyx_unpickle_\w+$/;
const OWN_CLASS: readonly number[] = [0];

/** The worst of what the operands make of a harmless call; null when they add nothing. */
export function operandRuling(fact: CallFact, context: UseContext, judgeCall: JudgeCall): Ruling | null {
  const callee = tableName(fact.operator);
  const kept = KEPT.get(callee) ?? (callee.includes('.__pyx_unpickle_') && COMPILED.test(callee) ? OWN_CLASS : []);
  if (kept === 'all' || isKeptByNew(fact)) return null;
  const classes = CLASS_PLACES.get(callee) ?? [];
  let worst: Ruling | null = null;
  for (const [position, operand] of fact.operands.entries()) {
    if (kept.includes(position) || isCopied(callee, fact.operands, position)) continue;
    if (TYPE_TAKERS.has(callee) && areTypes(operand)) continue;
    const others = () =>
      fact.operands.filter((_, at) => at !== position && !kept.includes(at) && !classes.includes(at));
    const ruling = classes.includes(position)
      ? givenClass(fact.operator, operand, context)
      : operand.kind === 'operator'
        ? givenOperator(fact.operator, operand.operator, context, () => judgeCall(operand.operator, others()))
        : givenValue(fact.operator, operand, context);
    if (ruling !== null) worst = worse(ruling, worst);
  }
  return worst?.severity == null ? null : worst;
}

/** A class by its name is made without its constructor; the hooks of one that the file carries are reported by themselves. An object may answer to `__new__`. */
function givenClass(callee: Operator, operand: Operand, context: UseContext): Ruling | null {
  if (operand.kind === 'operator') {
    const classification = classify(operand.operator, context);
    // Those of copyreg are reported as what makes an instance, and a class of its own package is what it is for.
    const isReviewed = callee.module === 'copyreg' || packageOf(operand.operator) === packageOf(callee);
    if (classification.kind !== 'unknown' || isReviewed) return null;
    return unknownRuling(operand.operator, classification.home, { via: 'RECONSTRUCTOR', operands: [] }, context);
  }
  const arm = isCarriedClass(operand) ? null : armOf(operand, context);
  return arm === null ? null : armedRuling(callee, arm);
}

/** By value, and not an object that holds one. */
function isCarriedClass(operand: Operand): boolean {
  if (operand.kind !== 'instance' || !isMadeInstance(operand)) return false;
  const maker = operand.arms?.[0]?.operator;
  return maker != null && fullName(maker) === fullName(operand.operator);
}

/** `_reconstructor(cls, tuple, (…))`: a builtin type copies a container of its own kind, and calls nothing in it; what it holds is reported wherever it is handed on. */
function isCopied(callee: string, operands: readonly Operand[], position: number): boolean {
  const [, base, given] = operands;
  if (callee !== 'copyreg._reconstructor' || position !== 2 || base?.kind !== 'operator') return false;
  const { module, name } = sameOperator(base.operator) ?? base.operator;
  return (
    module === 'builtins' && given?.kind === 'container' && given.type === name && /^(?:tuple|list|dict)$/.test(name)
  );
}

/**
 * `cls.__new__(cls, values)` of a class that was looked at and only stores them, as a named tuple does: what it holds is reported wherever it is
 * handed on. One that is a tuple or a text itself takes its value by the methods of the value's class, which the file may have made.
 */
function isKeptByNew({ operator, via, operands }: CallFact): boolean {
  if (via !== 'NEWOBJ' || operands.some(isMadeInstance)) return false;
  return findClass(sameOperator(operator) ?? operator)?.takesArguments === true;
}

/** Of a class that the file carries by value. */
function isMadeInstance(operand: Operand): boolean {
  return operand.kind === 'instance' && operand.arms?.[0]?.how === 'code' && !/function/.test(operand.operator.name);
}

function givenOperator(
  callee: Operator,
  operator: Operator,
  context: UseContext,
  judge: () => Ruling | null,
): Ruling | null {
  if (TYPE_TAKERS.has(tableName(callee))) return null;
  // Whatever is harmless to keep, a class that was measured says nothing of its constructor.
  if (callsWhatItIsGiven(callee) && isForeignClass(operator, callee, context))
    return armedRuling(callee, namedArm(operator));
  return isHarmless(operator, context) ? null : judge();
}

/** A look-up that misses calls the factory; types of NumPy look names up in dicts at any depth. */
function looksUp(callee: Operator, operand: Operand): boolean {
  if (operand.kind === 'instance') return isFactoryDict(operand.operator);
  if (operand.kind !== 'container' || tableName(callee) !== 'numpy.dtype') return false;
  return operand.objects?.some((held) => isFactoryDict(held.operator)) === true;
}

function isFactoryDict(operator: Operator): boolean {
  return tableName(operator) === 'collections.defaultdict';
}

/** Seen by tools/prove_any.py, or by a reader. */
function callsWhatItIsGiven(callee: Operator): boolean {
  const { module, name } = sameOperator(callee) ?? callee;
  const full = `${module}.${name}`;
  return CALLERS.has(full) || callsOfArguments(module, name)?.includes('__call__') === true;
}

function givenValue(callee: Operator, operand: Operand, context: UseContext): Ruling | null {
  const isSure = callsWhatItIsGiven(callee) || looksUp(callee, operand);
  const arm = armOf(operand, context, isSure ? callee : null);
  const isOfTypes = arm?.how === 'named' && TYPE_TAKERS.has(tableName(callee));
  if (arm !== null && !isOfTypes) return armedRuling(callee, arm);
  if (operand.kind === 'instance') return givenInstance(callee, operand.operator, context);
  const held =
    operand.kind === 'container'
      ? operand.objects?.find(({ operator }) => reaches(operator) && !areExpressions(callee, operator))
      : undefined;
  return held === undefined ? null : handedOver(callee, held.operator);
}

/** Of SymPy, whose objects are made of each other: only a text would be evaluated, and that has a rule of its own. */
function areExpressions(callee: Operator, given: Operator): boolean {
  return callee.module.startsWith('sympy.') && given.module.startsWith('sympy.');
}

function handedOver(callee: Operator, given: Operator): Ruling {
  return verdictRuling('python/handed-over', {
    operator: fullName(callee),
    what: `a ${fullName(given)} object, whose methods it calls,`,
  });
}

/** Modules whose operators iterate, compare or convert whatever they are given. */
const ITERATING = /^(?:builtins|collections|itertools|operator|numpy|numpy\.core\.multiarray|torch)$/;
/** Columns that other packages bring: pandas asks them for their type and shape, and what made them is judged by itself. */
const EXTENSION_ARRAY = /^(?!pandas\.)[\w.]+\.\w*Array$/;

/** It is known how it is rebuilt, not what it does when it is iterated or called: it may ask what its state holds, or call a method that a text there names of what it is called with. */
function hasOwnMethods(classification: Classification): boolean {
  if (classification.kind === 'safe') return classification.use === 'rebuild';
  return classification.kind === 'inert' && classification.inert.fills === null && !classification.inert.enumerates;
}

/** They show what an object holds as a text, each part of it by a method of its own. */
const SHOWS = /^(?:builtins\.(?:str|unicode)|numpy\.str_|collections\.UserString)$/;
const HOLDERS =
  /^(?:types\.(?:SimpleNamespace|MappingProxyType)|argparse\.Namespace|builtins\.slice|functools\.partial|collections\.(?:OrderedDict|defaultdict|deque|Counter|ChainMap|UserDict|UserList))$/;

/** An object with methods of its own: nobody has reviewed them, or they are not what iterating it would be. */
function givenInstance(callee: Operator, operator: Operator, context: UseContext): Ruling | null {
  const given = fullName(operator);
  const classification = classify(operator, context);
  const isUnknown = classification.kind === 'unknown' && !EXTENSION_ARRAY.test(given);
  const isAsked = ITERATING.test(tableName({ ...callee, name: '' })) || callsWhatItIsGiven(callee);
  const isCalled = isAsked && hasOwnMethods(classification);
  // Rebuilt with dill's functions, these are data; their methods import.
  const isDangerous = operator.module.startsWith('_frozen_importlib');
  const isShown = SHOWS.test(tableName(callee)) && HOLDERS.test(tableName(operator));
  const isAny =
    isShown ||
    isUnknown ||
    isCalled ||
    isDangerous ||
    (classification.kind === 'inert' && reaches(operator) && !areExpressions(callee, operator));
  return isAny ? handedOver(callee, operator) : null;
}
