/** Rules on the machinery by which cloudpickle and dill carry functions and classes by value: honest where it builds what the file carries, an attack where it is turned on anything else. */
import type { Fact, Operand, Operator } from '../../facts.ts';
import { findClass } from '../../rules/class-index.ts';
import { sameOperator } from '../../rules/python/aliases.ts';
import { ACTING_MODULES, isMachineryModule } from '../../rules/python/machinery.ts';
import { ACTS_ON_SUBCLASS } from '../../rules/python/uses.ts';
import { POWERFUL_MODULES } from '../../rules/python/walked-names.ts';
import { compareSeverity, type Ruling, safeRuling, verdictRuling } from '../ruling.ts';
import { classify } from '../who/classify.ts';
import { armOf, fullName } from './arms.ts';
import type { CallFact, UseContext } from './call.ts';
import { importRuling } from './judge-import.ts';

/** Makers of functions and classes: a member that calls one carries code. */
const MAKERS =
  /^(?:.*\.)?(?:cloudpickle|cloudpickle_fast|_dill|dill)\.(?:_make_function|_make_skel_func|_fill_function|_make_skeleton_class|_make_skeleton_enum|_create_function|_create_type)$/;
/** They change their first argument, which must be something that the machinery itself made. */
const SETTERS =
  /^(?:_function_setstate|_class_setstate|_fill_function|_rehydrate_skeleton_class|_cell_set|_setattr|_setitems)$/;
/** They call their first argument. */
const CALLERS = /^(?:_create_type|_create_ftype|_create_array|_make_skeleton_class)$/;
/** Positions at which they keep whatever they are given. */
const KEEPS: ReadonlyMap<string, readonly number[]> = new Map([
  ['_make_cell', [0]],
  ['_create_cell', [0]],
  ['_cell_set', [1]],
  ['_setattr', [2]],
  ['_create_weakref', [0]],
  ['_create_weakproxy', [0]],
  ['_make_typevar', [1, 2, 3]],
  ['_create_ftype', [1]],
  ['_create_array', [1, 2, 3]],
  ['_create_dtypemeta', [0]],
]);
/** They only find or rebuild what is there: a file that carries no code is full of them. */
const FINDERS =
  /^(?:_load_type|_builtin_type|_create_array|_create_namedtuple|_get_attr|_eval_repr|_create_dtypemeta)$/;
/** They wrap a function of a class; a wrapper of what the file itself made is part of its code. */
const WRAPPERS = /^builtins\.(?:classmethod|property|staticmethod)$/;
const IMPORTERS = /^(?:subimport|dynamic_subimport|_import_module)$/;
const CALLABLE_TYPES =
  /^(?:builtins\.type|abc\.ABCMeta|enum\.EnumMeta|enum\.EnumType|functools\.partial|numpy\.core\.multiarray\._reconstruct)$/;

/** Whether a call makes a function or a class of parts that the file carries. */
export function makesCode({ module, name }: Operator): boolean {
  const full = `${module}.${name}`;
  return (full.includes('pickle') || full.includes('dill')) && MAKERS.test(full); // most files bring neither word
}

/** `_builtin_type('CodeType')(…)`: a type of which code is made, by its name, called once. */
export function isTypeLookup({ origin, callee }: Extract<Fact, { kind: 'unresolved-call' }>): boolean {
  const isLookup = /^(?:_builtin_type|_load_type)$/.test(origin?.name ?? '');
  return isLookup && /^[\w.]+\('(?:Code|Function|Lambda|Cell)Type'\)$/.test(callee);
}

/** Null where the row alone decides. */
export function codeRuling(fact: CallFact, context: UseContext): Ruling | null {
  const { module } = fact.operator;
  const name = fact.operator.name.slice(fact.operator.name.lastIndexOf('.') + 1);
  const [first, second] = fact.operands;
  if (SETTERS.test(name) && !isMade(first)) {
    return misuse('changes an object that it did not make, a function or a class of the interpreter');
  }
  if (CALLERS.test(name) && !isTypeMaker(first)) {
    return misuse('calls its first argument, which is no type that an honest writer ever gives it');
  }
  // It updates the names of a new module by them.
  if (name === 'dynamic_subimport' && !(second?.kind === 'container' && second.type === 'dict'))
    return misuse('is given an object that no pickler gives it, and may call methods of that');
  if (IMPORTERS.test(name)) return importerRuling(name, first, context);
  if (!isMachineryModule(module)) return null;
  if (!fact.operands.every((operand, position) => isExpected(name, operand, position))) {
    return misuse('is given an object that no pickler gives it, and may call methods of that');
  }
  return FINDERS.test(name) && !context.carriesCode ? safeRuling('It finds or rebuilds what is there.') : null;
}

/** Literals, plain containers and what the machinery made, but where it keeps anything. */
function isExpected(name: string, operand: Operand, position: number): boolean {
  if (operand.kind === 'literal' || KEEPS.get(name)?.includes(position) === true) return true;
  if (position === 0 && CALLERS.test(name)) return true;
  if (operand.kind === 'container') return isState(name, position, operand.items);
  if (operand.kind === 'instance' && operand.arms === undefined && BYTES.test(fullName(operand.operator))) return true;
  if (operand.kind === 'operator') return isGlobals(operand.operator) && name === '_create_function';
  return isMade(operand);
}

/** Of the module that a function lies in; what changes the builtins changes every function. */
function isGlobals(operator: Operator): boolean {
  const { module, name } = sameOperator(operator) ?? operator;
  return /(?:^|\.)__(?:dict|main)__$/.test(name) && !(module === 'builtins' && name === '__dict__');
}

/** How bytes travel below protocol 3. */
const BYTES = /^(?:_codecs\.encode|codecs\.encode|(?:builtins|__builtin__)\.(?:bytes|bytearray|str))$/;

/** `(attributes, slots)`: two dicts, whose own methods are called. */
function isState(name: string, position: number, items: readonly string[] | undefined): boolean {
  if (position !== 1 || !/^_(?:function|class)_setstate$/.test(name)) return true;
  return items?.length === 2 && items.every((item) => item === 'dict' || item === 'NoneType');
}

function misuse(does: string): Ruling {
  return verdictRuling('python/code-machinery', { does });
}

/** What makes a class: to call that makes another, where a function would run. */
const CLASS_MAKERS = /^(?:_create_type|_make_skeleton_class|_make_skeleton_enum)$/;
const CODE_TYPES = /^(?:Code|Function|Lambda|Method|Cell|BuiltinFunction|Module)Type$/;

/** A function, a class or a cell; an instance of a class that the file carries is none of these, and any method of it may be called. */
function isMade(operand: Operand | undefined): boolean {
  if (operand?.kind === 'instance') {
    const { module, name } = operand.operator;
    return operand.via !== 'NEWOBJ' && (isMachineryModule(module) || (module === 'types' && CODE_TYPES.test(name)));
  }
  if (operand?.kind !== 'opaque') return false;
  const arm = operand.arms?.[0];
  return arm?.how === 'computed' && arm.operator !== null && isMachineryModule(arm.operator.module);
}

/** A class that the file carries, not an instance of one. */
export function isMadeClass(operand: Operand | undefined): boolean {
  return operand?.kind === 'instance' && operand.via !== 'NEWOBJ' && CLASS_MAKERS.test(operand.operator.name);
}

function isTypeMaker(operand: Operand | undefined): boolean {
  if (operand?.kind === 'instance')
    return isMadeClass(operand) || (operand.via !== 'NEWOBJ' && operand.operator.name === 'type');
  if (operand?.kind !== 'operator') return operand?.kind === 'opaque' && /<class/.test(operand.reason);
  const { module, name } = sameOperator(operand.operator) ?? operand.operator;
  return CALLABLE_TYPES.test(`${module}.${name}`) || /Meta(?:class)?$/.test(name);
}

function importerRuling(name: string, first: Operand | undefined, context: UseContext): Ruling | null {
  const isKnown = first?.kind === 'literal' && first.type === 'str';
  const isLookUp = isKnown && context.lookedUp.has(first.text.slice(1, -1));
  if (!isKnown) {
    return misuse('imports a module under a name that the file computes');
  }
  const module = first.text.slice(1, -1);
  if (ACTING_MODULES.test(module)) return misuse(`imports ${module}, which acts when it is imported`);
  if (!context.carriesCode && !isLookUp) {
    return name === '_import_module'
      ? moduleRuling(module, context)
      : misuse('imports a module by name, although the file carries no function that would need it');
  }
  const dot = module.lastIndexOf('.');
  if (isLookUp && !context.carriesCode) return safeRuling('What is looked up in it is judged by itself.');
  if (dot === -1) return null;
  const reached = { ecosystem: 'python', module: module.slice(0, dot), name: module.slice(dot + 1) } as const;
  const classification = classify(reached, context);
  // Importing what calls functions calls none; a name that is looked up in it is judged by itself.
  const isCritical = classification.kind === 'ruled' && classification.ruling.severity === 'critical';
  return isCritical && classification.ruling.effect !== 'trampoline' ? classification.ruling : null;
}

/** A module as a value: loading imports it, as it does where a name of it is looked up. */
function moduleRuling(module: string, context: UseContext): Ruling {
  if (POWERFUL_MODULES.has(module.split('.', 1)[0] ?? '')) {
    return misuse(`imports ${module} as a value, which reaches the system`);
  }
  const named = classify({ ecosystem: 'python', module, name: 'value' }, context);
  if (named.kind === 'ruled' && compareSeverity(named.ruling.severity ?? 'low', 'high') >= 0) return named.ruling;
  return verdictRuling('python/module-value', { module });
}

/** What a base or a metaclass calls of the body of a class by value, as soon as the class is made. */
export function inheritRuling({ operator, operands }: CallFact, context: UseContext): Ruling {
  const isArmed = operands.some((operand) => armOf(operand, context) !== null);
  const isActing =
    ACTS_ON_SUBCLASS.test(fullName(operator)) ||
    (isArmed && findClass(sameOperator(operator) ?? operator)?.subclassCalls === true);
  if (!isActing) return importRuling(operator, context);
  return verdictRuling('python/called-code', {});
}

/** `property(<function of the file>)`: a warning as the function is; null where anything else is wrapped. */
export function wrapperRuling(fact: CallFact, carriesCode: boolean): Ruling | null {
  if (!carriesCode) return null;
  const { module, name } = sameOperator(fact.operator) ?? fact.operator;
  if (isPartOfModule(fact)) return verdictRuling('python/wrapped-code', {});
  if (module === 'builtins' && name === 'setattr') return namingRuling(fact.operands);
  if (!WRAPPERS.test(`${module}.${name}`) || !fact.operands.every(isWrapped)) return null;
  return verdictRuling('python/wrapped-code', {});
}

/** How dill names the classes that it makes. */
function namingRuling([target, attribute, value]: readonly Operand[]): Ruling | null {
  const isName = attribute?.kind === 'literal' && /^'__(?:qualname|name|module|doc)__'$/.test(attribute.text);
  const isOwn = isMade(target) || (target?.kind === 'operator' && target.operator.module === '__main__');
  return isName && isOwn && value?.kind === 'literal' ? verdictRuling('python/wrapped-code', {}) : null;
}

/** A function of `enum` that an enumeration brings is one of its parts. */
function isWrapped(operand: Operand): boolean {
  const isPart = operand.kind === 'operator' && isPartOfEnumeration(operand.operator);
  return operand.kind === 'literal' || isPart || isMade(operand) || isGetter(operand);
}

/** What reads an item of an instance: fields of tuples, as attrs made them up to 22. Where a loader looks such a property up, it counts as any that the file brings. */
function isGetter(operand: Operand): boolean {
  return (
    operand.kind === 'instance' && operand.isBuilt !== true && fullName(operand.operator) === 'operator.itemgetter'
  );
}

/** What the machinery is handed where it makes a class, and what a file that carries none has no use for. */
const CLASS_PARTS =
  /^(?:abc\.(?:ABC|ABCMeta)|enum\.(?:Enum\w*|IntEnum|StrEnum|Flag|IntFlag)|types\.GenericAlias|dataclasses\.\w+|typing\.(?:Generic|Protocol|NamedTuple|TypedDict|_TypedDictMeta|_ProtocolMeta|_no_init_or_replace_init|_allow_reckless_class_checks|_is_callable_members_only|_get_protocol_attrs)|builtins\.(?:property|classmethod|staticmethod|setattr|super|map))$/;

/** Whether naming it is part of carrying a class: a base, a metaclass, a wrapper of methods, what fills a closure (`map` that of a named tuple). */
export function isPartOfClass(operator: Operator): boolean {
  const { module, name } = sameOperator(operator) ?? operator;
  return isPartOfEnumeration(operator) || CLASS_PARTS.test(`${module}.${name}`) || name === '__dict__';
}

function isPartOfEnumeration({ module, name }: Operator): boolean {
  return module === 'enum' && /^(?:Enum|IntEnum|StrEnum|Flag|IntFlag|ReprEnum)\.\w+$/.test(name);
}

/** Whether it is the type that wraps a function of a class; naming it calls nothing. */
export function isWrapperType(operator: Operator): boolean {
  const { module, name } = sameOperator(operator) ?? operator;
  return WRAPPERS.test(`${module}.${name}`);
}

/** What dill writes of the module of a function: where it was imported from, rebuilt without a constructor. */
const MODULE_PARTS =
  /^(?:_frozen_importlib\.ModuleSpec|_frozen_importlib_external\.(?:SourceFileLoader|SourcelessFileLoader|ExtensionFileLoader|NamespaceLoader))$/;

function isPartOfModule({ operator, via, operands }: CallFact): boolean {
  if (!MODULE_PARTS.test(fullName(operator))) return false;
  if (via === 'NEWOBJ') return operands.length === 0;
  return via === 'BUILD' && operands.every((operand) => operand.kind === 'container' && operand.type === 'dict');
}
