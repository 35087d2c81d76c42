/** Classes that a stream carries by value, and what making and filling them calls. See https://docs.python.org/3/reference/datamodel.html#creating-the-class-object and https://github.com/cloudpipe/cloudpickle. */
import type { Operator, Receiver } from '../../facts.ts';
import type { ClassValue, Token } from '../machine/value.ts';
import { originOf, reportAnnotations } from './annotations.ts';
import { addName, firstOf, lineOf, receiverOf } from './class-methods.ts';
import { type FollowContext, type Following, itemsOf, type Result, rows } from './following.ts';
import { instanceValue } from './instances.ts';

function newClass(maker: Operator, bases: readonly Token[], metaclass: Token | null = null): ClassValue {
  const namespace = { names: new Set<string>(), setters: new Set<string>(), bound: new Map(), unknown: false };
  return { kind: 'class', maker, bases: [...bases], metaclass, namespace, isMade: false, madeOn: new Map() };
}

/** What a class has called of it when another inherits from it. */
const SUBCLASS_HOOKS = ['__init_subclass__', '__mro_entries__', '__prepare__'];
/** The same where the other is an enumeration, whose members are made at once. */
const MEMBER_HOOKS =
  '__new__ __init__ __set_name__ __setattr__ __getattribute__ __getattr__ __hash__ __eq__ _generate_next_value_ _missing_'.split(
    ' ',
  );

/** `type(name, bases, namespace)`, `_create_type(type, name, bases, namespace)`, `_make_skeleton_class(type, name, bases, …)` */
const makeClass: Result = (context, args, offset, maker) => {
  if (args.length < 3) return 0;
  const isEnum = maker.name === '_make_skeleton_enum';
  const named = maker.name.startsWith('_');
  const bases = args[isEnum ? 0 : named ? 2 : 1] ?? 0;
  const [metaclass = 0] = args;
  const origins = itemsOf(context, bases).map((base) => originOf(context, base));
  const made = newClass(maker, origins, named && !isEnum ? metaclass : null);
  if (named && !isEnum && context.values.valueOf(metaclass)?.kind === 'class') {
    context.reportHook(metaclass, '__call__', offset);
  }
  const body = args[isEnum ? 3 : named && maker.name.startsWith('_make') ? 3 : args.length - 1] ?? 0;
  addNames(context, made, body, offset);
  reportBody(context, made, body, offset);
  if (isEnum) runMembers(context, made, metaclass, offset);
  const receiver = receiverOf(lineOf(context.values, made), 'NEWOBJ');
  reportInherited(context, [metaclass, ...made.bases], body, { offset, receiver });
  reportBases(context, made.bases, isEnum ? [...SUBCLASS_HOOKS, ...MEMBER_HOOKS] : SUBCLASS_HOOKS, offset);
  const id = args[isEnum ? 5 : named && maker.name.startsWith('_make') ? 4 : args.length] ?? 0;
  const token = context.values.newValue(made);
  return id === 0 || context.isNone(id) ? token : context.tracked(context.textOf(id) ?? null, token);
};

/** A class is asked for what it does with those that inherit from it, anything else for the classes that it stands for. */
function reportBases(context: FollowContext, bases: readonly Token[], hooks: readonly string[], offset: number): void {
  for (const base of bases) {
    const value = context.values.valueOf(base);
    if (value?.kind === 'operator') continue;
    const hook = value?.kind === 'class' ? firstOf(lineOf(context.values, value), hooks) : '__mro_entries__';
    if (hook !== null) context.reportHook(base, hook, offset);
  }
}

/** What is asked of the objects that the body of a class brings, as the class is made: the names in `__slots__`, whether a method is abstract, whether a base is `Generic`. */
function reportBody(context: FollowContext, made: ClassValue, body: Token, offset: number): void {
  const isAsked = made.bases.concat(made.metaclass ?? 0).some((token) => asksOfBody(context, token));
  const given = isAsked ? itemsOf(context, body).filter((_, index) => index % 2 === 1) : [];
  const compared = itemsOf(context, valueUnder(context, body, '__orig_bases__'));
  for (const token of [valueUnder(context, body, '__slots__'), ...compared]) {
    if (context.values.valueOf(token)?.kind === 'made') context.reportHook(token, '__iter__', offset);
  }
  for (const token of given) {
    const value = context.values.valueOf(token);
    const line = value?.kind === 'made' ? lineOf(context.values, context.values.valueOf(value.classToken)) : [];
    const hook = line.length === 0 ? null : firstOf(line, ON_LOOK_UP);
    if (hook !== null) context.reportHook(token, hook, offset);
  }
}

const ON_LOOK_UP = ['__getattr__', '__getattribute__', '__isabstractmethod__'];

/** `type` itself asks nothing; abstract classes and protocols look at each attribute. */
function asksOfBody(context: FollowContext, token: Token): boolean {
  const value = context.values.valueOf(token);
  if (value?.kind === 'operator') return !/^(?:builtins|__builtin__)$/.test(value.operator.module);
  return value?.kind === 'class';
}

/** What it inherits from, and its metaclass, may call what the body of a class brings as the class is made: they are judged by what is known of them. */
function reportInherited(
  context: FollowContext,
  bases: readonly Token[],
  namespace: Token,
  { offset, receiver = BARE }: { readonly offset: number; readonly receiver?: Receiver },
): void {
  for (const base of bases) {
    // What a class of the file stands on sees the next one, too.
    const above = lineOf(context.values, context.values.valueOf(base)).flatMap((one) => one.bases);
    if (above.length > MAX_ABOVE) context.reportHook(base, '__init_subclass__', offset);
    for (const token of [base, ...above.slice(0, MAX_ABOVE)]) {
      const owner = context.values.valueOf(token);
      if (owner?.kind !== 'operator' || SILENT_BASES.test(owner.operator.module)) continue;
      const handed = { arguments: context.text(namespace), operands: [context.operand(namespace)] };
      context.reportCall({ operator: owner.operator, via: 'inherit', ...handed, offset, receiver });
    }
  }
}

const BARE: Receiver = { kind: 'instance', via: 'NEWOBJ', brings: [] };
/** No honest class stands on so many. CWE-407. */
const MAX_ABOVE = 64;

/** Python's own, of which each is followed by itself. */
const SILENT_BASES = /^(?:builtins|__builtin__|abc|_py_abc|enum|typing|collections(?:\.abc)?)$/;

/** The members of an enumeration are made while it is: what among them is code may run. */
function runMembers(context: FollowContext, made: ClassValue, owner: Token, offset: number): void {
  const [name] = made.namespace.unknown ? ['…'] : made.namespace.names;
  if (name !== undefined && owner < 0) context.reportCode(`<enumeration>.${name}`, made.maker, offset);
}

/** `_class_setstate(cls, (attributes, slots))`, `_rehydrate_skeleton_class(cls, attributes)` */
const fillClass: Result = (context, [target, state], offset) => {
  const made = context.values.valueOf(target ?? 0);
  if (made?.kind !== 'class' || state === undefined) return 0;
  const isTuple = context.values.isContainer(state) && context.values.kindOf(state) === 1;
  const attributes = isTuple ? (itemsOf(context, state)[0] ?? 0) : state;
  addNames(context, made, attributes, offset);
  // Whatever was made of it before ends some time.
  reportMade(context, target ?? 0, made, offset);
  reportRegistered(context, target ?? 0, valueUnder(context, attributes, '_abc_impl'), offset);
  return target ?? 0;
};

/** What instances of it are given after they were made: their end, and what their libraries call until then. */
function reportMade(context: FollowContext, target: Token, made: ClassValue, offset: number): void {
  if (made.isMade && made.namespace.names.has('__del__')) context.reportHook(target, '__del__', offset);
  const receiver = receiverOf(lineOf(context.values, made), 'NEWOBJ');
  for (const operator of made.madeOn.values())
    context.reportCall({ operator, via: 'NEWOBJ', arguments: '()', operands: [], offset, receiver });
}

/** `_setattr(cls, name, value)` of dill, whose name it may spell as a builtin's. */
const setAttribute: Result = (context, [target = 0, name = 0, value = 0], offset) => {
  const made = context.values.valueOf(target);
  if (made?.kind !== 'class') return 0;
  setName(context, made, [name, value], offset);
  reportMade(context, target, made, offset);
  return 0;
};

/** The classes registered with an abstract class are registered again, by its own method, which asks it and them whether one is of the other. */
function reportRegistered(context: FollowContext, target: Token, registry: Token, offset: number): void {
  if (registry === 0) return;
  const content = context.values.isContainer(registry) ? context.values.contentOf(registry) : null;
  if (content?.complete === true && content.items.length === 0) return;
  for (const token of [target, ...(content?.items ?? [])]) {
    const line = lineOf(context.values, context.values.valueOf(token));
    const hook = line.length === 0 ? null : firstOf(line, ['register', '__subclasshook__']);
    if (hook !== null) context.reportHook(token, hook, offset);
  }
}

/** 0 where there is no such key. */
function valueUnder(context: FollowContext, dict: Token, key: string): Token {
  const items = itemsOf(context, dict);
  const at = items.findIndex((item, index) => index % 2 === 0 && context.textOf(item) === key);
  return at === -1 ? 0 : (items[at + 1] ?? 0);
}

function addNames(context: FollowContext, made: ClassValue, namespace: Token, offset: number): void {
  const content = context.values.isContainer(namespace) ? context.values.contentOf(namespace) : null;
  if (content?.complete !== true) made.namespace.unknown = true;
  const items = content?.items ?? [];
  for (let index = 0; index + 1 < items.length; index += 2) {
    setName(context, made, [items[index]!, items[index + 1]!], offset);
  }
}

function setName(
  context: FollowContext,
  made: ClassValue,
  [key, value]: readonly [Token, Token],
  offset: number,
): void {
  const name = context.textOf(key) ?? null; // null where the stream computes it
  if (name === null) made.namespace.unknown = true;
  else if (name === '__bases__') addBases(context, made, value, offset);
  else addName(context.values, made, name, value);
  if (name === '__annotations__') reportAnnotations(context, value, offset);
  if (name === '__parameters__' && !areTypeVariables(context, value)) made.namespace.names.add(name);
}

/** What a class is subscripted by: whoever subscripts it asks them. https://docs.python.org/3/library/typing.html#typing.TypeVar */
function areTypeVariables(context: FollowContext, parameters: Token): boolean {
  const content = context.values.isContainer(parameters) ? context.values.contentOf(parameters) : null;
  return (
    content?.complete === true &&
    content.items.every((item) => {
      const value = context.values.valueOf(item);
      return value?.kind === 'operator' || (value?.kind === 'instance' && value.operator.name === '_make_typevar');
    })
  );
}

/** A class may be given others to inherit from, after it was made. */
function addBases(context: FollowContext, made: ClassValue, bases: Token, offset: number): void {
  const content = context.values.isContainer(bases) ? context.values.contentOf(bases) : null;
  if (content?.complete !== true) made.namespace.unknown = true;
  made.bases.push(...(content?.items ?? []));
  reportInherited(context, content?.items ?? [], bases, { offset });
}

/** `meta_create('Individual', list, {'fitness': FitnessMax})` of DEAP: what among the attributes is a type is called whenever an instance is made. */
const createClass: Result = (context, args, offset, maker) => {
  const [, base, attributes] = args;
  if (base === undefined || attributes === undefined) return 0;
  const made = newClass(maker, [base]);
  addNames(context, made, attributes, offset);
  reportInherited(context, [base], attributes, { offset });
  for (const part of itemsOf(context, attributes)) {
    const value = context.values.valueOf(part);
    const isType = value?.kind === 'class' || (value?.kind === 'operator' && value.operator.module !== 'builtins');
    if (isType) context.call(part, context.tuple([]), 'REDUCE', offset);
  }
  return context.values.newValue(made);
};

/** `MetaEphemeral('rand', function, object, address)` of DEAP: the constructor calls the function. What rebuilds an instance calls no constructor. */
const createEphemeral: Result = (context, _args, _offset, maker) => {
  const made = newClass(maker, []);
  made.namespace.names.add('__init__');
  return context.values.newValue(made);
};

/** `_make_typevar(name, bound, constraints, covariant, contravariant, id)` */
const makeTypeVariable: Result = (context, args, _offset, maker) => {
  const id = args[5] ?? 0;
  const token = context.values.newValue(instanceValue(maker, 'REDUCE', ''));
  return id === 0 || context.isNone(id) ? token : context.tracked(context.textOf(id) ?? null, token);
};

/** By `module.name`; the machinery of cloudpickle and dill by name. */
export const CLASSES_FOLLOWED: readonly (readonly [string, Following])[] = [
  ...rows('builtins.type types.new_class', { result: makeClass }),
  ...rows('deap.creator.meta_create', { result: createClass }),
  ...rows('deap.gp.MetaEphemeral', { result: createEphemeral }),
];

/** By name, in whatever package a copy of cloudpickle or dill lies. */
export const CLASS_MACHINERY: readonly (readonly [string, Following])[] = [
  ...rows('_create_type _make_skeleton_class _make_skeleton_enum', { result: makeClass }),
  ...rows('_class_setstate _rehydrate_skeleton_class', { result: fillClass }),
  ...rows('_setattr', { result: setAttribute }),
  ...rows('_make_typevar', { result: makeTypeVariable }),
];
