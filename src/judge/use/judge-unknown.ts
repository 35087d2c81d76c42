/** Rules on what nobody has reviewed: named, rebuilt without its constructor, constructed, or called as a function, each by what a file can do with it. */
import { type CallVia, isMemberText, lastPart, type Operand, type Operator } from '../../facts.ts';
import { findDangerous } from '../../rules/catalogue.ts';
import { enumerationMember, findClass } from '../../rules/class-index.ts';
import { sameOperator } from '../../rules/python/aliases.ts';
import { ACTING_MODULES } from '../../rules/python/machinery.ts';
import { packageKind } from '../../rules/python/packages.ts';
import { isStandardLibrary } from '../../rules/python/standard-library.ts';
import { ENUMERATION_NAMES, EXCEPTION_NAMES, EXECUTES_STATE, RESOURCE_WORDS } from '../../rules/python/uses.ts';
import type { Effect, Severity } from '../../rules/rule.ts';
import { compareSeverity, type Ruling, verdictRuling, worse } from '../ruling.ts';
import type { Home } from '../who/classification.ts';
import type { ClassifyContext } from '../who/classify.ts';
import { fullName } from './arms.ts';

/** What is done with it, as far as that counts here. */
export interface Use {
  /** Null: it is only named. */
  readonly via: CallVia | null;
  readonly operands: readonly Operand[];
}

/** Ways that make an instance without calling `__init__`, or set its state. */
export const REBUILDS: ReadonlySet<CallVia> = new Set(['NEWOBJ', 'NEWOBJ_EX', 'RECONSTRUCTOR', 'BUILD']);
/** Ways that fill an object that is there. */
export const FILLS: ReadonlySet<CallVia> = new Set(['BUILD', 'APPEND', 'APPENDS', 'ADDITEMS', 'SETITEM', 'SETITEMS']);
/** Where these have no arguments, the loader calls `cls.__new__` alone: https://docs.python.org/3/library/pickle.html#object.__getinitargs__. */
const INSTANCES: ReadonlySet<CallVia> = new Set(['INST', 'OBJ']);
/** Modules of the standard library whose classes honest files carry the state of. */
const CARRIED = /^argparse$/;

export function unknownRuling(operator: Operator, home: Home, use: Use, context: ClassifyContext): Ruling {
  const { via } = use;
  const words = { operator: fullName(operator) };
  if (home === 'standard-library' && !(CARRIED.test(operator.module) && via !== null && REBUILDS.has(via))) {
    return verdictRuling('unknown-operator/standard-library', words);
  }
  if (via === null) return verdictRuling(`unknown-operator/${home}`, words, 'low');
  if (home === 'other-ecosystem') return verdictRuling('unknown-operator/other-ecosystem', words);
  if (FILLS.has(via)) return classRuling(operator, context);
  if (REBUILDS.has(via) || (INSTANCES.has(via) && use.operands.length === 0 && isClassName(operator))) {
    const isBare =
      use.operands.length === 0 ||
      operator.module === '__main__' ||
      (use.operands.every(isNumber) && !RESOURCE_WORDS.test(lastPart(operator.name)));
    return isBare ? classRuling(operator, context) : constructorRuling(operator, use.operands, context);
  }
  // Cython's function makes an object by its class and sets its state.
  if (home !== 'tool' && /^__pyx_unpickle_\w+$/.test(operator.name)) return classRuling(operator, context);
  if (isClassName(operator)) {
    return home === 'tool' ? callRuling(operator, 'high') : constructorRuling(operator, use.operands, context);
  }
  return callRuling(operator, home === 'tool' ? 'high' : context.unknown.function);
}

function callRuling(operator: Operator, severity: Severity): Ruling {
  return verdictRuling('pickle/unknown-call', { operator: fullName(operator) }, severity);
}

function classRuling(operator: Operator, context: ClassifyContext): Ruling {
  const owner = operator.module === '__main__' ? ', a class of the program that loads the file' : '';
  const words = { operator: `${fullName(operator)}${owner}` };
  const usual = verdictRuling('pickle/unknown-class', words, context.unknown.class);
  if (!EXECUTES_STATE.test(operator.name)) return usual;
  return worse(usual, verdictRuling('pickle/unknown-class', words, 'high'));
}

/** A constructor that takes nothing, or looks a member of an enumeration up, has little to work with. */
export function constructorRuling(operator: Operator, operands: readonly Operand[], context: ClassifyContext): Ruling {
  const severity = context.unknown.constructor;
  const isSmall =
    operands.length === 0 ||
    // Whatever loads the file brings that class.
    (operator.module === '__main__' && operands.every((operand) => operand.kind === 'literal')) ||
    (operands.length === 1 && isMember(operator, operands[0]));
  const isMedium = isSmall && !RESOURCE_WORDS.test(lastPart(operator.name));
  return callRuling(operator, isMedium && compareSeverity(severity, 'medium') > 0 ? 'medium' : severity);
}

function isMember(operator: Operator, operand: Operand | undefined): boolean {
  if (operand?.kind !== 'literal' || !ENUMERATION_NAMES.test(lastPart(operator.name))) return false;
  return (
    operand.type === 'int' ||
    operand.type === 'float' ||
    (operand.type === 'str' && isMemberText(operand.text.slice(1, -1)))
  );
}

function isNumber(operand: Operand): boolean {
  return (
    operand.kind === 'literal' && operand.type !== 'str' && operand.type !== 'bytes' && operand.type !== 'bytearray'
  );
}

/** CapWords or an acronym in the last part: a function or a method is none, nor is a constant (`DEFAULT_DEVICE`), but for the names of enumerations. */
export function isClassName(operator: Operator): boolean {
  const last = lastPart(operator.name);
  return (
    /^_*[A-Z]\w*$/.test(last) && (/[a-z]/.test(last) || !last.slice(1).includes('_') || ENUMERATION_NAMES.test(last))
  );
}

/**
 * Where a row speaks of a whole package of others: a class of it that is rebuilt without its constructor is judged as
 * any class that nobody has looked at, and a name alone calls nothing. Null where the row decides.
 */
export function packageRuling(operator: Operator, ruling: Ruling, use: Use, context: ClassifyContext): Ruling | null {
  if (!isOfPackageRow(operator, ruling) || ACTING_MODULES.test(operator.module)) return null;
  if (ruling.severity === null || compareSeverity(ruling.severity, 'medium') <= 0) return null;
  const { via, operands } = use;
  const isClass =
    isClassName(operator) && /[a-z]/.test(lastPart(operator.name)) && !/[a-z\d]_[a-z]/.test(lastPart(operator.name));
  if (via === null) {
    if (TABLED.test(fullName(operator))) return { ...ruling, severity: 'low' };
    if (!isClass || !MILD_EFFECTS.has(ruling.effect) || packageKind(operator.module) !== null) return null;
    return { ...ruling, severity: 'low' };
  }
  if (via === 'BUILD') return operands.every(isPlainState) ? classRuling(operator, context) : null;
  if (via === 'SETITEM' || via === 'SETITEMS') return classRuling(operator, context);
  if (!isClass) return null;
  if (REBUILDS.has(via)) return operands.length === 0 ? classRuling(operator, context) : null;
  const isError = operands.length === 0 && EXCEPTION_NAMES.test(lastPart(operator.name));
  const isLookup = operands.length === 1 && isMember(operator, operands[0]);
  return isError || isLookup ? constructorRuling(operator, operands, context) : null;
}

/** What an environment of Jinja keeps in its tables, and calls when a template is rendered; functions of SymPy, which are classes: a call of one is judged by what it is given. */
const TABLED =
  /^sympy\.(?:functions\.(?:elementary|special|combinatorial)\.\w+\.\w+|core\.function\.AppliedUndef)$|^jinja2\.(?:filters\.\w+|tests\.\w+|runtime\.\w*Undefined|defaults\.\w+|utils\.(?:Cycler|Joiner|Namespace|generate_lorem_ipsum))$/;

/** Of names alone; those that run something stay what their row says. */
const MILD_EFFECTS: ReadonlySet<Effect> = new Set(['nested-load', 'file-read', 'file-write', 'network', 'unknown']);

/** An enumeration of a package of which a row speaks as a whole, or a member of one: a value. */
export function isOfEnumeration(operator: Operator, ruling: Ruling): boolean {
  if (!isOfPackageRow(operator, ruling)) return false;
  return findClass(operator)?.enumerates === true || /^(?!_)/.test(enumerationMember(operator) ?? '_');
}

function isOfPackageRow(operator: Operator, { rule }: Ruling): boolean {
  const [topLevel = ''] = operator.module.split('.', 1);
  if (operator.ecosystem !== 'python' || isStandardLibrary(topLevel) || topLevel.startsWith('_')) return false;
  const match = findDangerous(operator) ?? findDangerous(sameOperator(operator) ?? operator);
  return match !== null && match.by === 'package' && match.rule.id === rule;
}

function isPlainState(operand: Operand): boolean {
  if (operand.kind === 'container') return operand.type === 'dict';
  return operand.kind === 'literal' && operand.type === 'NoneType';
}
