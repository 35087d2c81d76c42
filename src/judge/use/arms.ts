/** Weighs what may be called of a value: the evidence says what it is by its shape, the catalogue what such a call would do. */
import type { Arm, Operand, Operator } from '../../facts.ts';
import { enumerationMember, findClass } from '../../rules/class-index.ts';
import { sameOperator } from '../../rules/python/aliases.ts';
import {
  ARRAY_WRAPPERS,
  isKeptMethod as isKept,
  isPlainFunction,
  KEPT_NAMES,
  OPENS_FILES,
} from '../../rules/python/uses.ts';
import { type Ruling, verdictRuling } from '../ruling.ts';
import { type ClassifyContext, classify } from '../who/classify.ts';

export function fullName({ module, name }: Operator): string {
  return name === '' ? module : `${module}.${name}`;
}

/** The same under the name that the tables use. */
export function tableName(operator: Operator): string {
  return fullName(sameOperator(operator) ?? operator);
}

/**
 * The first that is more than a type or a reviewed function; null where whoever has the operand can call nothing else.
 * @param caller what is sure to call it: then a class of another package counts, whose constructor nobody measured, and a method that honest files keep elsewhere
 */
export function armOf(operand: Operand, context: ClassifyContext, caller: Operator | null = null): Arm | null {
  const isCalled = (arm: Arm): boolean => caller !== null && isForeign(arm, caller, context);
  return operand.arms?.find((arm) => isArmed(arm, context) || isCalled(arm)) ?? null;
}

function isForeign({ how, operator }: Arm, caller: Operator, context: ClassifyContext): boolean {
  if (operator === null) return false;
  if (how === 'method') return operator.module !== 'builtins' && packageOf(operator) !== packageOf(caller);
  return (how === 'named' || how === 'partial') && isForeignClass(operator, caller, context);
}

/** A class of another package that is known by how it is rebuilt alone. */
export function isForeignClass(operator: Operator, caller: Operator, context: ClassifyContext): boolean {
  return packageOf(operator) !== packageOf(caller) && isMeasuredClass(operator, context);
}

export function packageOf({ module }: Operator): string {
  return module.split('.', 1)[0]!.replace('mpl_toolkits', 'matplotlib'); // a module has a first part
}

function isMeasuredClass(operator: Operator, context: ClassifyContext): boolean {
  const classification = classify(operator, context);
  return classification.kind === 'inert' && !classification.inert.enumerates;
}

function isArmed({ how, operator, method }: Arm, context: ClassifyContext): boolean {
  if (how === 'method') return operator === null || method === undefined || !isKeptMethod(operator, method);
  if (how === 'named') return operator === null || !isHarmless(operator, context);
  if (how === 'partial') return operator === null || !isHarmlessFunction(operator, context);
  return true;
}

/** A method that honest files keep and that only computes with its object, which is judged by itself. */
function isKeptMethod(operator: Operator, method: string): boolean {
  return isKept(`${tableName(operator)}.${method}`);
}

/** Whether an operator that is handed over by name may be called with whatever the callee has: reviewed ones, measured classes, constants. */
export function isHarmless(operator: Operator, context: ClassifyContext): boolean {
  const full = tableName(operator);
  if (OPENS_FILES.test(full)) return false;
  if (isPlainFunction(full) || KEPT_NAMES.test(full)) return true;
  const classification = classify(operator, context);
  switch (classification.kind) {
    case 'safe':
    case 'first-party':
      return true;
    case 'inert':
      return !classification.inert.constructsFromResources && !classification.inert.rebuildsFromResources;
    case 'ruled':
      return classification.ruling.severity === null || classification.ruling.severity === 'low';
    default:
      return isConstant(operator) || /^[A-Z]/.test(enumerationMember(operator) ?? '');
  }
}

/** As it is with arguments that the file chose. */
function isHarmlessFunction(operator: Operator, context: ClassifyContext): boolean {
  if (!isHarmless(operator, context) || KEPT_NAMES.test(tableName(operator))) return false;
  const classification = classify(operator, context);
  // What is known of a class is how it is rebuilt: a row about its package speaks of its constructor.
  if (classification.kind === 'inert' && classification.otherwise.kind === 'ruled') return false;
  return classification.kind !== 'safe' || classification.use === 'any' || isPlainFunction(tableName(operator));
}

/** `Color.RED`, `DEFAULT_DEVICE`: a value by convention. */
function isConstant({ module, name }: Operator): boolean {
  return (
    name !== '' &&
    !module.startsWith('builtins') &&
    /^(?:[A-Z]\w*\.)?_*[A-Z][A-Z0-9_]*$/.test(name) &&
    /_|\./.test(name)
  );
}

/** Whether a method by which an object of a measured class is taken for a value opens, starts or runs something. */
export function reaches(operator: Operator): boolean {
  if (ARRAY_WRAPPERS.test(tableName(operator))) return false;
  return findClass(sameOperator(operator) ?? operator)?.methodReaches === true;
}

/** An operator that is handed over by its name. */
export function namedArm(operator: Operator): Arm {
  return { how: 'named', operator, through: fullName(operator) };
}

/** `uuid.UUID is given a types.SimpleNamespace that holds …` */
export function armedRuling(operator: Operator, { through }: Arm): Ruling {
  return verdictRuling('pickle/armed-argument', { operator: fullName(operator), through });
}
