/** Rules on calls whose danger is in what they are given: `getattr`, `type`, code by value. See https://docs.python.org/3/library/pickle.html on how bound methods travel. */
import type { Operand, Operator } from '../../facts.ts';
import { sameOperator } from '../../rules/python/aliases.ts';
import { isDillModule, isMachineryModule } from '../../rules/python/machinery.ts';
import { isKeptMethod, isNamedSlot, TYPE_TAKERS } from '../../rules/python/uses.ts';
import { type Ruling, safeRuling, verdictRuling } from '../ruling.ts';
import { type ClassifyContext, classify } from '../who/classify.ts';
import { armedRuling, armOf, fullName, tableName } from './arms.ts';
import type { CallFact } from './call.ts';
import { annotationRuling } from './judge-annotations.ts';
import { importRuling } from './judge-import.ts';
import { libraryRuling } from './judge-library.ts';
import { FILLS, isOfEnumeration } from './judge-unknown.ts';

/** Null where the call is judged by the operator alone. */
export function contextRuling(fact: CallFact, context: ClassifyContext): Ruling | null {
  const { module, name } = sameOperator(fact.operator) ?? fact.operator;
  if (module === 'builtins' && name === 'getattr') return getattrRuling(fact, context);
  if (isDillModule(fact.operator.module) && name === '_get_attr') return getattrRuling(fact, context);
  if (module === 'builtins' && name.includes('.') && !FILLS.has(fact.via)) return valueMethodRuling(fact, context);
  if (module === 'builtins' && name === 'type') return typeRuling(fact);
  if (module === 'types' && name === 'MethodType') return boundRuling(fact, context);
  if (module === 'torch._tensor' && name === '_rebuild_from_type_v2') return subclassRuling(fact, context);
  if (module === 'copyreg' && name === '_reconstructor') return reconstructorRuling(fact);
  if (module.startsWith('torch')) {
    const tensor = tensorRuling(fact);
    if (tensor !== null) return tensor;
  }
  if (SCIPY_DISTRIBUTION.test(module) && /_gen$|^rv_(?:histogram|sample|discrete|continuous)$/.test(name))
    return executedRuling(fact);
  if (module === 'statsmodels.base.data') return executedRuling(fact);
  if (TYPE_TAKERS.has(`${module}.${name}`)) return annotationRuling(fact);
  if (module === 'torch.storage' && name === '_load_from_bytes') return storageRuling(fact);
  if (isDillModule(fact.operator.module) && name === '_eval_repr') return rangeRuling(fact);
  if (isDillModule(fact.operator.module) && name === '_getattr') return memberRuling(fact);
  return libraryRuling(fact, context);
}

/** Classes of tensors, whose hidden keyword `cdata` is the address of one. */
const TENSORS = /^torch(?:\.\w+)*\.\w*(?:Tensor|TensorBase|Parameter|Buffer)$/;
const ENDINGS = ['Tensor', 'TensorBase', 'Parameter', 'Buffer'];

function isTensor(path: string): boolean {
  return ENDINGS.some((ending) => path.endsWith(ending)) && TENSORS.test(path);
}

/** They are made of numbers and of tensors; keywords come with NEWOBJ_EX or from a partial, and no honest file gives them any. */
function tensorRuling({ operator, via, operands }: CallFact): Ruling | null {
  if (FILLS.has(via) || !isTensor(fullName(operator))) return null;
  const hasKeywords = operands.some(
    (operand) =>
      operand.kind === 'opaque' ||
      (operand.kind === 'container' && operand.type === 'dict' && operand.isEmpty !== true),
  );
  return hasKeywords ? verdictRuling('python/forged-address', { detail: 'a tensor is made with keywords' }) : null;
}

function getattrRuling(fact: CallFact, context: ClassifyContext): Ruling {
  const [target, attribute] = fact.operands;
  const name = attribute?.kind === 'literal' && attribute.type === 'str' ? attribute.text.slice(1, -1) : null;
  if (target === undefined || name === null) {
    return verdictRuling('python/getattr', { what: 'an attribute whose name the file computes' });
  }
  // `partial(cls.__new__, cls, …)` is how objects with keyword arguments travel below protocol 4; calling it is judged as making a cls.
  if (name === '__new__' && target.kind === 'operator')
    return safeRuling('The maker of a class that is judged by itself.');
  const owner = target.kind === 'instance' || target.kind === 'operator' ? tableName(target.operator) : null;
  const isNamed = target.kind === 'operator' && isNamedSlot(`${owner}.${name}`);
  const isKept = isNamed || (owner !== null && isKeptMethod(`${owner}.${name}`));
  if (/^_?_.*__$/.test(name) && !isKept) {
    return verdictRuling('python/getattr', { what: `${name}, which leads to the interpreter's own objects` });
  }
  return targetRuling(target, name, context);
}

function targetRuling(target: Operand, name: string, context: ClassifyContext): Ruling {
  if (target.kind === 'instance') return methodRuling(target.operator, name, context);
  if (target.kind === 'operator') {
    const { ecosystem, module, name: owner } = target.operator;
    // Of a module: the operator that it names, which is judged as one.
    if (owner === '') return importRuling({ ecosystem, module, name }, context);
    const walked = { ecosystem, module, name: `${owner}.${name}` } as const;
    const walk = classify(walked, context);
    if (walk.kind === 'ruled')
      return isOfEnumeration(walked, walk.ruling) ? safeRuling('A member of an enumeration.') : walk.ruling;
    if (walk.kind === 'safe' && walk.use === 'reference') return safeRuling(walk.because);
    if (isClass(target.operator, context))
      return safeRuling('A method or an inner class of a class that is judged by itself.');
  }
  const isValue = target.kind === 'literal' || target.kind === 'container';
  // A format reads attributes of what it is given.
  if (isValue && !/^format/.test(name)) return safeRuling('A method of a plain value.');
  return verdictRuling('python/getattr', { what: 'an attribute of a module, a function or a computed object' });
}

/** `str.split('a b')`: harmless with values; what it is given beside them it may call, and a format reads attributes of it. */
function valueMethodRuling(fact: CallFact, context: ClassifyContext): Ruling | null {
  const { operator, operands } = fact;
  const arm = operands.map((operand) => armOf(operand, context)).find((found) => found !== null);
  if (arm != null) return armedRuling(operator, arm);
  const isFormat = /\.format/.test(operator.name);
  const isPlain = ({ kind }: Operand): boolean => kind === 'literal' || (kind === 'container' && !isFormat);
  return operands.every(isPlain) ? null : verdictRuling('python/unreviewed-call', { operator: fullName(operator) });
}

/** A bound method travels as a look-up on its object: whoever gets it may call it, with what else the file has. */
function methodRuling(owner: Operator, name: string, context: ClassifyContext): Ruling {
  const classification = classify(owner, context);
  if (classification.kind === 'ruled' && classification.ruling.severity !== 'low') return classification.ruling;
  const method = `${fullName(owner)}.${name}`;
  if (isKeptMethod(method)) return safeRuling('Honest files keep it.');
  const isOwn = classification.kind === 'first-party';
  const isUnknown = classification.kind === 'unknown' && classification.home !== 'standard-library';
  return verdictRuling('pickle/method', { method }, isOwn ? 'low' : isUnknown ? 'medium' : 'high');
}

/** `MethodType(Class.method, object)`: the method of that object, however the two were brought together. */
function boundRuling({ operands: [method, owner, ...more] }: CallFact, context: ClassifyContext): Ruling {
  const plain = verdictRuling('python/getattr', { what: 'a method of what the file chose' });
  if (method === undefined || owner === undefined || more.length > 0) return plain;
  if (method.kind === 'instance' && isCodeMaker(method.operator)) return verdictRuling('python/wrapped-code', {});
  if (method.kind !== 'operator') return plain;
  const { ecosystem, module, name } = method.operator;
  const dot = name.lastIndexOf('.');
  if (dot <= 0 || (/^_?_.*__$/.test(name.slice(dot + 1)) && !isKeptMethod(fullName(method.operator)))) return plain;
  return methodRuling({ ecosystem, module, name: name.slice(0, dot) }, name.slice(dot + 1), context);
}

function isCodeMaker({ module }: Operator): boolean {
  return isMachineryModule(module);
}

function isClass(operator: Operator, context: ClassifyContext): boolean {
  const owner = classify(operator, context);
  if (owner.kind === 'inert' || (owner.kind === 'safe' && owner.use === 'rebuild')) return true;
  return /^_*[A-Z]/.test(operator.name) || BUILTIN_TYPES.test(operator.name);
}

const BUILTIN_TYPES =
  /^(?:bool|int|float|complex|str|bytes|bytearray|list|tuple|dict|set|frozenset|datetime|date|time|timedelta)$/;

/** Modules of the functions that rebuild tensors. */
const REBUILDERS = /^torch\.(?:_utils|_tensor|nested\._internal\.nested_tensor)$/;

/** `func(*args)` and then the class: honest writers give it the functions that rebuild tensors. */
function subclassRuling({ operands: [rebuild, , , state] }: CallFact, context: ClassifyContext): Ruling | null {
  // Each of its state is set as an attribute.
  const isClass = state?.kind === 'container' && state.dunderKeys.includes('__class__');
  if (!isClass && rebuild?.kind === 'operator' && REBUILDERS.test(rebuild.operator.module)) {
    if (classify(rebuild.operator, context).kind === 'safe') return null;
  }
  return verdictRuling('python/rebuild-from-type', {});
}

/** `base.__new__(cls, state)` and `base.__init__(obj, state)`: honest writers give it a builtin type as the base. */
function reconstructorRuling({ operands }: CallFact): Ruling | null {
  const base = operands[1];
  if (base === undefined) return null;
  const operator = base.kind === 'operator' ? (sameOperator(base.operator) ?? base.operator) : null;
  if (
    operator?.module === 'builtins' &&
    (BUILTIN_TYPES.test(operator.name) || /^(?:object|BaseException|Exception)$/.test(operator.name))
  )
    return null;
  return verdictRuling('python/reconstructor-base', {});
}

const SCIPY_DISTRIBUTION = /^(?:scipy\.stats(?:\.\w+)?|statsmodels\.distributions\.discrete)$/;

/** Its class executes a part of its state, which is reported and judged as code wherever the state is known. */
function executedRuling({ operator, via, operands: [state] }: CallFact): Ruling | null {
  if (via === 'NEWOBJ' || via === 'RECONSTRUCTOR') return safeRuling('Made without its constructor.');
  if (via !== 'BUILD') return null;
  // Where the key is listed its text is known, and judged as code.
  const isKnown = state?.kind === 'container' && state.type === 'dict';
  const isListed = SCIPY_DISTRIBUTION.test(operator.module) && isKnown && state.keys?.includes('_parse_arg_template');
  if (isListed === true || (isKnown && state.complete)) return safeRuling('A state that is known.');
  return verdictRuling('python/executed-state', {});
}

/** The bytes of a tensor inside a pickle, which are examined as a member of their own. */
function storageRuling({ operands: [bytes] }: CallFact): Ruling | null {
  if (bytes?.kind !== 'literal' || bytes.type !== 'bytes') return null;
  return safeRuling('It loads bytes of this file, which are examined as a member.');
}

/** `_getattr(str, 'lower', "<method 'lower' of 'str' objects>")`: it evaluates `str.__dict__["lower"]`, made of two of those names. */
function memberRuling({ operands: [owner, attribute, shown, ...more] }: CallFact): Ruling | null {
  if (owner?.kind !== 'operator' || attribute?.kind !== 'literal' || shown?.kind !== 'literal') return null;
  const { module, name } = sameOperator(owner.operator) ?? owner.operator;
  const [, member = '', type] =
    /^"<(?:method|member|attribute|slot wrapper) '(\w+)' of '(\w+)' objects>"$/.exec(shown.text) ?? [];
  const full = `builtins.${name}.${member}`;
  const isPlain = BUILTIN_TYPES.test(name) && (/^[a-z]/.test(member) || isKeptMethod(full));
  const isMember = module === 'builtins' && type === name && (isPlain || isNamedSlot(full));
  return isMember && attribute.text === `'${member}'` && more.length === 0
    ? safeRuling('A method of a builtin type.')
    : null;
}

/** `_eval_repr('range(0, 3)')`: how dill up to 0.3 writes a range. */
function rangeRuling({ operands: [text, ...rest] }: CallFact): Ruling | null {
  const isRange =
    text?.kind === 'literal' && /^'(?:range\((?:-?\d+, ){0,2}-?\d+\)|Ellipsis|NotImplemented)'$/.test(text.text);
  return isRange && rest.length === 0
    ? safeRuling('It evaluates the text of a range or the name of a constant.')
    : null;
}

function typeRuling({ operands }: CallFact): Ruling {
  if (operands.length === 1) return safeRuling('With one argument it names the type of a value.');
  return verdictRuling('python/type', {});
}
