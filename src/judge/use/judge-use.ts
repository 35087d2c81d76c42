/** Rules on what a stream does with an operator: the same one may be named, rebuilt without its `__init__`, called, or changed. The decision table of docs/detection.md. */
import type { CallVia, Operand, Operator } from '../../facts.ts';
import { findInert, type Inert } from '../../rules/inert.ts';
import { isKnownStartLine } from '../../rules/path-file.ts';
import { sameOperator } from '../../rules/python/aliases.ts';
import { DEQUES, FORWARDERS, isPlainFunction, KEEPS_ITEMS, LISTS } from '../../rules/python/uses.ts';
import { configuredRuling } from '../judge-configured.ts';
import { placeRuling } from '../judge-place.ts';
import { expressionRuling, handlerRuling, sourceRuling } from '../judge-source.ts';
import { type Ruling, safeRuling, verdictRuling, worse } from '../ruling.ts';
import type { Classification } from '../who/classification.ts';
import { type ClassifyContext, classify } from '../who/classify.ts';
import { armedRuling, armOf, fullName, isHarmless, namedArm, tableName } from './arms.ts';
import type { CallFact, UseContext } from './call.ts';
import { broughtRuling } from './judge-brought.ts';
import { codeRuling, inheritRuling, wrapperRuling } from './judge-code.ts';
import { contextRuling } from './judge-context.ts';
import { firstPartyRuling, INERT, importRuling } from './judge-import.ts';
import { operandRuling } from './judge-operands.ts';
import { partialRuling } from './judge-partial.ts';
import { fillRuling } from './judge-state.ts';
import { constructorRuling, FILLS, isClassName, packageRuling, REBUILDS, unknownRuling } from './judge-unknown.ts';

export { importRuling };

/** An operator that is called, or an instance of it that is filled. */
export function callRuling(fact: CallFact, context: UseContext): Ruling {
  return worse(usedRuling(fact, context), broughtRuling(fact));
}

function usedRuling(fact: CallFact, context: UseContext): Ruling {
  if (fact.receiver?.kind === 'operator' && FILLS.has(fact.via)) return changedRuling(fact);
  if (fact.via === 'hook') return hookRuling(fact, context);
  if (fact.via === 'inherit') return inheritRuling(fact, context);
  if (fact.via === 'source') return sourceRuling(fact);
  if (fact.via === 'handler') return handlerRuling(fact);
  if (fact.via === 'expression') return expressionRuling(fact);
  if (isConfigured(fact.via) && fact.operator.ecosystem === 'python') return configuredRuling(fact, context);
  const classification = classify(fact.operator, context);
  const filled = fillRuling(fact, classification, context);
  if (filled !== null) return worse(filled, specialRuling(fact, context));
  const ruling = specialRuling(fact, context) ?? plainRuling(fact, classification, context);
  if (ruling.severity === null && !FILLS.has(fact.via)) {
    return operandRuling(fact, context, (operator, operands) => judgedCall(operator, operands, context)) ?? ruling;
  }
  const isCode = classification.kind === 'ruled' && classification.ruling.effect === 'code-by-value';
  return (isCode ? codeRuling(fact, context) : null) ?? ruling;
}

function isConfigured(via: CallFact['via']): boolean {
  return via === 'config' || via === 'component' || via === 'own-component';
}

function specialRuling(fact: CallFact, context: UseContext): Ruling | null {
  return (
    contextRuling(fact, context) ??
    partialRuling(fact, context, (operator, operands) => judgedCall(operator, operands, context)) ??
    forwarderRuling(fact, context) ??
    wrapperRuling(fact, context.carriesCode) ??
    placeRuling(fact)
  );
}

/** An operator that something else may call, with what it has. */
function judgedCall(operator: Operator, operands: readonly Operand[], context: UseContext): Ruling {
  const classification = classify(operator, context);
  if (isKnownMaker(operator, classification)) return givenRuling(operator, operands, context) ?? safeRuling(INERT);
  if (isPlainFunction(tableName(operator)) && classification.kind !== 'ruled')
    return givenRuling(operator, operands, context) ?? safeRuling('It computes.');
  if (classification.kind === 'unknown' && classification.home !== 'standard-library' && isClassName(operator)) {
    return constructorRuling(operator, operands, context);
  }
  return callRuling({ kind: 'call', operator, via: 'REDUCE', arguments: '', operands, offset: 0 }, context);
}

/** What a harmless operator may call of what it is given, whatever it is called with. */
function givenRuling(operator: Operator, operands: readonly Operand[], context: UseContext): Ruling | null {
  for (const operand of operands) {
    const isNamed = operand.kind === 'operator' && !isHarmless(operand.operator, context);
    const arm = isNamed ? namedArm(operand.operator) : armOf(operand, context);
    if (arm !== null) return armedRuling(operator, arm);
  }
  return null;
}

/** A class that was looked at and whose constructor reaches nothing. */
function isKnownMaker(operator: Operator, classification: Classification): boolean {
  if (classification.kind === 'inert')
    return !classification.inert.constructsFromResources && classification.otherwise.kind !== 'ruled';
  if (classification.kind !== 'safe' || classification.use !== 'rebuild' || !isClassName(operator)) return false;
  return findInert(sameOperator(operator) ?? operator)?.constructsFromResources === false;
}

/** `cls()` of such a class: nothing of the file takes part in it. */
function isBareMaker({ operator, via, operands }: CallFact, classification: Classification): boolean {
  if (via !== 'REDUCE' || operands.length > 0) return false;
  // The index comes last: to read it takes longer than to judge a small model.
  return isKnownMaker(operator, classification) && findInert(sameOperator(operator) ?? operator)?.rebuilds === true;
}

/** What calls its first argument with the rest is judged as that call. */
function forwarderRuling(fact: CallFact, context: UseContext): Ruling | null {
  const forwarder = FORWARDERS.get(tableName(fact.operator));
  if (forwarder === undefined || FILLS.has(fact.via)) return null;
  const callee = fact.operands[forwarder.callee];
  // Rebuilt without arguments it has nothing to call.
  if (fact.operands.length === 0 && REBUILDS.has(fact.via)) return null;
  const rest = fact.operands.slice(forwarder.args === 'rest' ? forwarder.callee + 1 : forwarder.args);
  if (callee?.kind !== 'operator') return verdictRuling('python/unresolved-call', {});
  const isOwnKind = callee.operator.module.split('.')[0] === fact.operator.module.split('.')[0];
  const { kind } = classify(callee.operator, context);
  const arm = rest.map((operand) => armOf(operand, context)).find((found) => found !== null);
  if (arm != null) return armedRuling(fact.operator, arm);
  if (kind === 'unknown' && isOwnKind && isClassName(callee.operator))
    return verdictRuling('pickle/unknown-class', { operator: fullName(callee.operator) });
  return judgedCall(callee.operator, rest, context);
}

function plainRuling(fact: CallFact, classification: Classification, context: UseContext): Ruling {
  if (isBareMaker(fact, classification)) return safeRuling(INERT);
  switch (classification.kind) {
    case 'ruled':
      return packageRuling(fact.operator, classification.ruling, fact, context) ?? classification.ruling;
    case 'safe':
      if (APPENDS.has(fact.via) && !isList(fact)) return ownAppendRuling(fact);
      if (classification.use === 'any' || (classification.use === 'rebuild' && isRebuild(fact.via))) {
        return safeRuling(classification.because);
      }
      return verdictRuling('python/unreviewed-call', { operator: fullName(fact.operator) });
    case 'inert':
      return inertRuling(fact, classification.inert, context) ?? plainRuling(fact, classification.otherwise, context);
    case 'first-party':
      return classification.otherwise === null || REBUILDS.has(fact.via) || FILLS.has(fact.via)
        ? firstPartyRuling(fact.operator)
        : plainRuling(fact, classification.otherwise, context);
    default:
      return unknownRuling(fact.operator, classification.home, fact, context);
  }
}

function isRebuild(via: CallVia): boolean {
  return REBUILDS.has(via) || FILLS.has(via);
}

/** What the loader does by `append`, `extend` or `add` of the object, which its state may bring. */
const APPENDS: ReadonlySet<CallVia> = new Set(['APPEND', 'APPENDS', 'ADDITEMS']);
function isList(fact: CallFact): boolean {
  const name = fullName(fact.operator);
  return LISTS.test(name) || (DEQUES.test(name) && !isBuilt(fact));
}

const ownAppendRuling = ({ operator, via }: CallFact): Ruling =>
  verdictRuling('python/own-append', { operator: fullName(operator), via });

/** Null where the measurement does not cover this use. */
function inertRuling(fact: CallFact, inert: Inert, context: UseContext): Ruling | null {
  const { operands } = fact;
  const via = isBare(fact) ? 'NEWOBJ' : fact.via;
  if (inert.constructsFromResources && !REBUILDS.has(via) && !FILLS.has(via)) return resourceRuling(fact);
  if (inert.rebuildsFromResources && via === 'BUILD') return resourceRuling(fact);
  if (inert.enumerates && operands.length === 1) return safeRuling('It looks up a member of an enumeration.');
  if (!inert.rebuilds) return null;
  if (via === 'BUILD') {
    const isStored = operands.every(
      (state) =>
        isDictState(state) ||
        isRecordState(state, context, inert) ||
        (inert.sets && isSlotState(state, inert.setters)) ||
        (inert.onlyStores && isListState(state)),
    );
    return isStored ? safeRuling(INERT) : null;
  }
  // Items come before a state; what a state brings may take part in filling it.
  if (via === 'SETITEM' || via === 'SETITEMS')
    return (inert.fills === 'dict' || KEEPS_ITEMS.test(tableName(fact.operator))) && !isBuilt(fact)
      ? safeRuling(INERT)
      : null;
  if (APPENDS.has(via)) return inert.fills === 'list' && via !== 'ADDITEMS' ? safeRuling(INERT) : ownAppendRuling(fact);
  return REBUILDS.has(via) ? safeRuling(INERT) : null;
}

function isBuilt({ receiver }: CallFact): boolean {
  return receiver?.kind === 'instance' && receiver.isBuilt === true;
}

/** Without arguments INST and OBJ make a class by its `__new__` alone, which is how Python 2 wrote the instances of old classes. */
function isBare({ via, operands }: CallFact): boolean {
  return (via === 'INST' || via === 'OBJ') && operands.length === 0;
}

/**
 * Values without names, which only a `__setstate__` of its own takes: a pair would be a dict and slots, unless it begins with a function, and then
 * it is a call that waits. More than that may hold what can be called where it is only stored.
 */
function isRecordState(operand: Operand, context: UseContext, { onlyStores }: Inert): boolean {
  if (operand.kind === 'literal') return true;
  if (operand.kind !== 'container') return false;
  const isArmed = armOf(operand, context) !== null;
  if (operand.type === 'set' || operand.type === 'frozenset') return !isArmed;
  if (operand.type !== 'tuple' || operand.items === undefined) return false;
  const { length } = operand.items;
  if (isArmed) return onlyStores && length > 2;
  return length !== 2 || operand.items[0] === 'operator';
}

/** What a `__setstate__` of its own takes apart. */
function isListState(operand: Operand): boolean {
  return operand.kind === 'container' && operand.type === 'list' && operand.arms === undefined;
}

/** `(None, {'a': 1})`, `({…}, {…})`: each of the second is set as an attribute, and none of those does more than to store. */
function isSlotState(operand: Operand, setters: readonly string[]): boolean {
  if (operand.kind !== 'container' || operand.type !== 'tuple' || operand.items?.length !== 2) return false;
  const isSet = (key: string): boolean => key === '<computed>' || setters.includes(key);
  if (setters.length > 0 && operand.slots?.some(isSet) !== false) return false;
  return operand.items.every((item) => item === 'dict' || item === 'NoneType');
}

/** The state that `__dict__.update` takes; a slot state would call setters. */
function isDictState(operand: Operand): boolean {
  if (operand.kind === 'container') return operand.type === 'dict';
  if (operand.kind === 'literal') return operand.type === 'NoneType';
  return operand.kind === 'instance';
}

const resourceRuling = ({ operator }: CallFact): Ruling =>
  verdictRuling('python/resource-constructor', { operator: fullName(operator) });

function changedRuling({ operator, via }: CallFact): Ruling {
  return verdictRuling('python/changed-operator', { operator: fullName(operator), via });
}

/** What the loader itself calls: methods that a state installs, lines of a path file, the hash of a key. */
function hookRuling(fact: CallFact, context: ClassifyContext): Ruling {
  const { module, name } = fact.operator;
  const [operand] = fact.operands;
  if (module === 'builtins' && name === 'hash') {
    const arm = operand === undefined ? null : armOf(operand, context);
    return arm === null ? safeRuling('Nothing in it may be called.') : armedRuling(fact.operator, arm);
  }
  const isLine = module === 'builtins' && name === 'exec' && operand?.kind === 'literal';
  if (isLine && isKnownStartLine(operand.text.slice(1, -1)))
    return safeRuling('It is a line of setuptools or virtualenv.');
  const standing = importRuling(fact.operator, context).standing;
  return verdictRuling(
    'python/installed-hook',
    { operator: fullName(fact.operator) },
    standing === 'safe' ? 'high' : 'critical',
  );
}
