/** Rules on the machinery by which cloudpickle and dill carry functions and classes by value: honest where it builds what the file carries, an attack where it is turned on anything else. */
import type { Operand, Operator } from '../facts.ts';
import { sameOperator } from '../rules/python/aliases.ts';
import { type ClassifyContext, classify } from './classify.ts';
import type { CallFact } from './judge-context.ts';
import { type Ruling, verdictRuling } from './ruling.ts';

/** Makers of functions and classes: a member that calls one carries code. */
const MAKERS =
  /^(?:.*\.)?(?:cloudpickle|cloudpickle_fast|_dill|dill)\.(?:_make_function|_make_skel_func|_fill_function|_make_skeleton_class|_make_skeleton_enum|_create_function|_create_type)$/;
/** They change their first argument, which must be something that the machinery itself made. */
const SETTERS: ReadonlySet<string> = new Set([
  '_function_setstate',
  '_class_setstate',
  '_fill_function',
  '_rehydrate_skeleton_class',
  '_cell_set',
  '_setattr',
  '_setitems',
]);
/** They call their first argument. */
const CALLERS: ReadonlySet<string> = new Set([
  '_create_type',
  '_create_ftype',
  '_create_array',
  '_make_skeleton_class',
]);
/** They wrap a function of a class; a wrapper of what the file itself made is part of its code. */
const WRAPPERS = /^builtins\.(?:classmethod|property|staticmethod)$/;
const IMPORTERS: ReadonlySet<string> = new Set(['subimport', 'dynamic_subimport', '_import_module']);
const CALLABLE_TYPES =
  /^(?:builtins\.type|abc\.ABCMeta|enum\.EnumMeta|enum\.EnumType|functools\.partial|numpy\.core\.multiarray\._reconstruct)$/;
/** Modules that act when they are imported. */
const ACTING_MODULES =
  /^(?:antigravity|this|idlelib|test|turtledemo|site|sitecustomize|usercustomize|__main__|ensurepip|lib2to3|__hello__|__phello__)(?:\.|$)/;

/** Whether a call makes a function or a class of parts that the file carries. */
export function makesCode({ module, name }: Operator): boolean {
  return MAKERS.test(`${module}.${name}`);
}

/** @param carriesCode whether the same member makes functions or classes; null where the row alone decides */
export function codeRuling(fact: CallFact, context: ClassifyContext, carriesCode: boolean): Ruling | null {
  const { name } = fact.operator;
  const [first] = fact.operands;
  if (SETTERS.has(name) && !isMachinery(first)) {
    return misuse('changes an object that it did not make, a function or a class of the interpreter');
  }
  if (CALLERS.has(name) && !isTypeMaker(first)) {
    return misuse('calls its first argument, which is no type that an honest writer ever gives it');
  }
  return IMPORTERS.has(name) ? importerRuling(first, context, carriesCode) : null;
}

function misuse(does: string): Ruling {
  return verdictRuling('python/code-machinery', { does });
}

function isMachinery(operand: Operand | undefined): boolean {
  if (operand?.kind !== 'instance') return false;
  return (
    /(?:^|\.)(?:cloudpickle|cloudpickle_fast|_dill|dill)$/.test(operand.operator.module) ||
    operand.operator.module === 'types'
  );
}

function isTypeMaker(operand: Operand | undefined): boolean {
  if (operand?.kind === 'instance') return isMachinery(operand) || operand.operator.name === 'type';
  if (operand?.kind !== 'operator')
    return operand?.kind === 'opaque' && /_load_type|_builtin_type|<class/.test(operand.reason);
  const { module, name } = sameOperator(operand.operator) ?? operand.operator;
  return CALLABLE_TYPES.test(`${module}.${name}`) || /Meta(?:class)?$/.test(name);
}

function importerRuling(first: Operand | undefined, context: ClassifyContext, carriesCode: boolean): Ruling | null {
  if (first?.kind !== 'literal' || first.type !== 'str' || !carriesCode) {
    return misuse('imports a module by name, although the file carries no function that would need it');
  }
  const module = first.text.slice(1, -1);
  if (ACTING_MODULES.test(module)) return misuse(`imports ${module}, which acts when it is imported`);
  const dot = module.lastIndexOf('.');
  if (dot === -1) return null;
  const reached = { ecosystem: 'python', module: module.slice(0, dot), name: module.slice(dot + 1) } as const;
  const classification = classify(reached, context);
  return classification.kind === 'ruled' && classification.ruling.severity === 'critical'
    ? classification.ruling
    : null;
}

/** `property(<function of the file>)`: a warning as the function is; null where anything else is wrapped. */
export function wrapperRuling(fact: CallFact, carriesCode: boolean): Ruling | null {
  const { module, name } = sameOperator(fact.operator) ?? fact.operator;
  if (!carriesCode || !WRAPPERS.test(`${module}.${name}`) || !fact.operands.every(isWrapped)) return null;
  return verdictRuling('python/wrapped-code', {});
}

function isWrapped(operand: Operand): boolean {
  return operand.kind === 'literal' || isMachinery(operand);
}
