/** Rules on filling what is there, with a state or with items: what is filled must be an object that the stream made, and a state must not bring what its class or its loader calls. See https://docs.python.org/3/library/pickle.html#object.__setstate__. */

import type { Operand, Operator } from '../../facts.ts';
import { type ClassFacts, findClass } from '../../rules/class-index.ts';
import { sameOperator } from '../../rules/python/aliases.ts';
import { CALLED_KEYS, CALLS_OF_STATE, STORES_STATE } from '../../rules/python/state-setters.ts';
import {
  DICTS,
  FILL_KEYS,
  FORWARDERS,
  LOADER_KEYS,
  MAKERS,
  SHARED,
  VALUE_METHODS,
  VALUES,
} from '../../rules/python/uses.ts';
import type { Ruling } from '../ruling.ts';
import type { Classification } from '../who/classification.ts';
import { type ClassifyContext, classify } from '../who/classify.ts';
import { armOf, fullName, reaches, tableName } from './arms.ts';
import type { CallFact } from './call.ts';
import { APPENDS, badState, COMPUTED_KEY, endingOf, isDict, itemRuling } from './judge-items.ts';
import { isMember, liveRuling, sharedRuling } from './judge-live.ts';
import { FILLS, isClassName, REBUILDS } from './judge-unknown.ts';

/** Null where the receiver and what it is given are what honest files have. */
export function fillRuling(fact: CallFact, classification: Classification, context: ClassifyContext): Ruling | null {
  if (!FILLS.has(fact.via) || fact.operator.ecosystem !== 'python') return null;
  if (isMember(fact, classification)) return liveRuling(fact);
  if (!isOwnObject(fact, classification)) return sharedRuling(fact, context) ?? liveRuling(fact);
  if (fact.via !== 'BUILD') return itemRuling(fact, classification, context);
  // The call that a partial keeps is judged by itself.
  if (tableName(fact.operator) === 'functools.partial') return null;
  return keyRuling(fact, context) ?? stateRuling(fact, classification, context);
}

/** Whether it changes an object that the stream made, and changes it as what it is. */
function isOwnObject({ operator, via, receiver }: CallFact, classification: Classification): boolean {
  if (receiver?.kind !== 'instance' || isCode(classification)) return true;
  // The loader calls `extend` of the object, which its state may have brought.
  if (APPENDS.has(via)) return receiver.isBuilt !== true;
  // What the repository's own function made is reviewed as code.
  if (classification.kind === 'first-party' && classification.otherwise === null) return true;
  const full = tableName(operator);
  if (SHARED.has(full)) return false;
  const isRebuilt = REBUILDS.has(receiver.via) || receiver.via === 'tag';
  if (via !== 'BUILD') return DICTS.test(full) || isDict(operator) || (isRebuilt && classification.kind !== 'safe');
  return isRebuilt || isClass(operator, classification) || MAKERS.test(full);
}

/** What may be called and lies where a hook of the class calls, as its source was read. */
function calledByHooks(
  operator: Operator,
  state: Extract<Operand, { kind: 'container' }>,
  context: ClassifyContext,
): string | null {
  const arm = armOf(state, context);
  if (arm === null) return null;
  const calls = findClass(sameOperator(operator) ?? operator)?.calls ?? [];
  const isCalled =
    calls.includes('*') ||
    state.armedKeys?.some((key) => calls.includes(key)) === true ||
    state.objects?.some(({ key }) => key !== null && calls.includes(key)) === true;
  return isCalled ? arm.through : null;
}

/** What carries code by value is judged by its own rules. */
function isCode(classification: Classification): boolean {
  return classification.kind === 'ruled' && classification.ruling.effect === 'code-by-value';
}

/** A row or a measurement says so first, its capitals last. */
function isClass(operator: Operator, classification: Classification): boolean {
  if (classification.kind === 'inert') return true;
  return (classification.kind === 'safe' && classification.use === 'rebuild') || isClassName(operator);
}

function keyRuling({ operator, operands: [state] }: CallFact, context: ClassifyContext): Ruling | null {
  if (state?.kind !== 'container') return null;
  const isSlots = state.type === 'tuple';
  const hidden = state.armedKeys?.find((key) => VALUE_METHODS.has(key) && !isValue(state, key));
  if (hidden !== undefined && armOf(state, context) !== null)
    return badState(operator, `a state that hides its method ${hidden}, which whoever takes it for a value calls`);
  const ending = endingOf(state, context);
  if (ending !== null) return badState(operator, `a state that brings ${ending}, which is called when an object ends`);
  const called = calledByHooks(operator, state, context);
  if (called !== null) return badState(operator, `a state that holds ${called}, which a hook of its class may call`);
  for (const key of state.keys ?? []) {
    if (LOADER_KEYS.has(key) && (!FILL_KEYS.has(key) || armOf(state, context) !== null))
      return badState(operator, `a state with the key ${key}, under which a loader looks up a method`);
    if (key === COMPUTED_KEY) return badState(operator, 'a state with a key that the file computes');
    if (isSlots && /^__(?:class|dict)__$/.test(key)) {
      return badState(operator, `a state with the key ${key}, which is the interpreter's`);
    }
  }
  return null;
}

/** Whether all that lies under the key are objects that nobody can call: a defaultdict is asked for its items, whatever makes them. */
function isValue({ calledKeys, objects }: Extract<Operand, { kind: 'container' }>, key: string): boolean {
  if (calledKeys?.includes(key) === true || objects === undefined) return false;
  const held = objects.filter((object) => object.key === key || object.key === null);
  return held.length > 0 && held.every(({ operator }) => VALUES.test(tableName(operator)));
}

function stateRuling(
  { operator, operands: [state], receiver }: CallFact,
  classification: Classification,
  context: ClassifyContext,
): Ruling | null {
  const isBuilt = receiver?.kind === 'instance' && receiver.isBuilt === true;
  if (state === undefined || classification.kind === 'first-party') return null;
  const setter = setterOf(operator, state, isBuilt);
  if (setter !== null && (isBuilt || armOf(state, context) !== null || holdsUnknown(state, setter, context)))
    return badState(operator, `a state that sets ${setter}, and its class may call what it holds then`);
  const arm = armOf(state, context, state.arms !== undefined && isCaller(operator) ? operator : null);
  if (arm !== null && callsOfState(operator, state, classification)) {
    return badState(operator, `a state that holds ${arm.through}, and its __setstate__ may call that`);
  }
  if (arm?.how === 'code' && hasObject(state))
    return badState(operator, 'a state in parts, with an object of a class that the file carries');
  const asked = askedObject(operator, state, context);
  if (asked !== null)
    return badState(operator, `a ${fullName(asked)} object in its state, and its __setstate__ asks that for methods`);
  // What nobody has looked at may call methods of its state as well, where that is an object.
  if (classification.kind === 'unknown' && state.kind !== 'instance') return null;
  if (state.kind === 'opaque' && arm === null) return null;
  if (state.kind === 'opaque' || state.kind === 'operator') return badState(operator, 'a state that is no plain value');
  if (state.kind !== 'instance' || isPlainInstance(operator, state, context)) return null;
  return badState(operator, `a ${fullName(state.operator)} as its state, and may call methods of it`);
}

/** What takes anything but a dict may look into each part. */
function hasObject(state: Operand): boolean {
  if (state.kind !== 'container') return false;
  return state.type === 'tuple' ? state.items?.includes('made') === true : state.type === 'list';
}

/** The attribute of a state with slots that is set by code of its class: a property; where nobody knows which are any, one of a second state, which no pickler writes. */
function setterOf(operator: Operator, state: Operand, isBuilt: boolean): string | null {
  if (state.kind !== 'container' || state.type !== 'tuple' || state.items?.length !== 2) return null;
  if (state.items[1] !== 'dict' || state.slots?.length === 0) return null;
  const found = findClass(sameOperator(operator) ?? operator);
  if (found === null) return null;
  const [first = 'more than can be listed'] = state.slots ?? [];
  if (!found.sets) return isBuilt ? first : null;
  return state.slots === undefined ? first : (state.slots.find((key) => found.setters.includes(key)) ?? null);
}

/** What a setter is given may be asked for methods. */
function holdsUnknown(state: Operand, setter: string, context: ClassifyContext): boolean {
  const objects = state.kind === 'container' ? (state.objects ?? []) : [];
  return objects.some(
    ({ key, operator }) => (key === null || key === setter) && classify(operator, context).kind === 'unknown',
  );
}

/** An object of a class that nobody knows, under a key whose value the class calls. Where no keys are named it may call everyday methods of any part. */
function askedObject(operator: Operator, state: Operand, context: ClassifyContext): Operator | null {
  if (state.kind !== 'container' || state.objects === undefined) return null;
  const found = findClass(sameOperator(operator) ?? operator);
  const keys = calledKeys(operator, found);
  const called = [...keys, ...(found?.calls ?? [])];
  const isAny = found?.rebuilds === true && !found.stores && keys.length === 0;
  const asked = state.objects.find(({ key, operator: held }) => {
    const isAsked = called.includes(key ?? '') || (key === null && called.length > 0);
    if (isMade(held)) return false;
    return (isAsked && classify(held, context).kind === 'unknown') || ((isAsked || isAny) && reaches(held));
  });
  return asked?.operator ?? null;
}

/** Of what only a row speaks of, a reader found them. */
export function calledKeys(operator: Operator, found: ClassFacts | null): readonly string[] {
  return CALLED_KEYS.get(tableName(operator)) ?? found?.keys ?? [];
}

/** Its class is judged where a function that is known makes it. */
function isMade(operator: Operator): boolean {
  const full = tableName(operator);
  return (MAKERS.test(full) || FORWARDERS.has(full)) && !/__pyx_unpickle_\w+$/.test(operator.name);
}

/** Layers hold classes of other packages, which they never call while they are loaded. */
function isCaller(operator: Operator): boolean {
  const full = tableName(operator);
  return CALLS_OF_STATE.test(full) && !full.startsWith('torch.nn.');
}

function callsOfState(operator: Operator, state: Operand, classification: Classification): boolean {
  const full = tableName(operator);
  const found = findClass(sameOperator(operator) ?? operator);
  // It was read: what it stores it calls at most by everyday methods, and objects that hide those are reported by themselves.
  if (found?.rebuilds === true && found.keys.length === 0) return false;
  const armedKeys = state.kind === 'container' ? (state.armedKeys ?? []) : [];
  if (calledKeys(operator, found).some((key) => armedKeys.includes(key))) return true;
  if (CALLS_OF_STATE.test(full)) return true;
  return classification.kind === 'safe' && classification.use === 'any' && !STORES_STATE.test(full);
}

/** A dict of its own kind, an array, a number: an object whose methods are known, and with nothing that hides them. */
function isPlainInstance(
  owner: Operator,
  state: Extract<Operand, { kind: 'instance' }>,
  context: ClassifyContext,
): boolean {
  // A look-up that misses calls the factory of a defaultdict.
  if (state.arms !== undefined && armOf(state, context, owner) !== null) return false;
  if (fullName(owner) === fullName(state.operator) || DICTS.test(tableName(state.operator))) return true;
  const { kind } = classify(state.operator, context);
  return kind === 'safe' || MAKERS.test(tableName(state.operator));
}
