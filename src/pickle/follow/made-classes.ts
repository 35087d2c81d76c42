/** Classes that a stream carries by value, and which of their methods the loader itself calls on later opcodes. See https://docs.python.org/3/reference/datamodel.html#special-method-names and https://github.com/cloudpipe/cloudpickle. */
import type { CallVia, Operator } from '../../facts.ts';
import type { ClassValue, Token, Value } from '../machine/value.ts';
import type { ValueStore } from '../machine/values.ts';
import { reportAnnotations } from './annotations.ts';
import { type FollowContext, type Following, itemsOf, type Result, rows } from './following.ts';

/** What calling a class runs, beyond its other hooks. */
const CONSTRUCTORS = ['__init__', '_missing_'];
const FILLED_BY: Partial<Record<CallVia, readonly string[]>> = {
  REDUCE: CONSTRUCTORS,
  OBJ: CONSTRUCTORS,
  INST: CONSTRUCTORS,
  APPEND: ['append'],
  APPENDS: ['extend', 'append'],
  ADDITEMS: ['add', 'update'],
  SETITEM: ['__setitem__'],
  SETITEMS: ['__setitem__'],
};

/** Called where an instance is a key of a dict or lies in a set. */
export const KEY_HOOKS: readonly string[] = ['__hash__', '__eq__'];

/** Dunder attributes that the loader looks up on the instance itself. */
export const INSTANCE_HOOKS: ReadonlySet<string> = new Set(['__setstate__']);

/**
 * What a class may define without that making an instance of it, or setting its state as a dict, calls it. An instance
 * that is handed to something else is another matter: then any method may be called.
 */
const HARMLESS: ReadonlySet<string> = new Set(
  `module doc qualname name weakref slots annotations orig_bases parameters abstractmethods firstlineno static_attributes
   init call len getitem delitem missing iter next reversed contains repr str bytes format hash eq ne lt gt le ge bool float int
   complex index round trunc floor ceil abs neg pos invert add radd iadd sub rsub isub mul rmul imul matmul rmatmul imatmul
   truediv rtruediv itruediv floordiv rfloordiv ifloordiv mod rmod imod divmod rdivmod pow rpow ipow lshift rlshift ilshift
   rshift rrshift irshift and rand iand or ror ior xor rxor ixor enter exit aenter aexit aiter anext await reduce reduce_ex
   getstate getnewargs getnewargs_ex dataclass_fields dataclass_params match_args post_init replace copy deepcopy sizeof dir
   signature text_signature wrapped type_params annotate annotate_func annotations_cache conditional_annotations
   class_getitem subclasshook length_hint setitem sklearn_tags metadata_request__fit metadata_request__score
   attrs_attrs attrs_props attrs_own_setattr attrs_base_of_slotted attrs_init attrs_pre_init attrs_post_init`
    .replaceAll('\n', ' ')
    .split(' ')
    .filter((name) => name !== '')
    .map((name) => `__${name}__`)
    .concat('__metadata_request__fit', '__metadata_request__score'),
);

/** Functions that classes inherit from the standard library and that travel with a class. */
const INHERITED = /^(?:enum|builtins|abc|typing|object)$/;

/** The first method that such an opcode calls, of a class and of those of the stream that it inherits from; null when the file brings none. */
export function calledMethod(line: readonly ClassValue[], via: CallVia): string | null {
  const names = FILLED_BY[via] ?? [];
  if (line.some(({ namespace }) => namespace.unknown))
    return via === 'BUILD' ? '__setstate__' : (names[0] ?? '__new__');
  for (const { namespace } of line) {
    for (const name of namespace.names) {
      const isHook = DUNDER.test(name) && !HARMLESS.has(name) && !FILLS.has(via);
      // What is called when the state is set is reported there.
      if (names.includes(name) || (isHook && STATE_HOOKS.has(name) === (via === 'BUILD'))) return name;
    }
  }
  return null;
}

const STATE_HOOKS: ReadonlySet<string> = new Set(
  ['setstate', 'setattr', 'getattr', 'getattribute', 'dict', 'class'].map((name) => `__${name}__`),
);

const DUNDER = /^__.+__$/s;
const FILLS: ReadonlySet<CallVia> = new Set(['APPEND', 'APPENDS', 'ADDITEMS', 'SETITEM', 'SETITEMS']);

/** The first of these that a class of the line has. */
export function firstOf(line: readonly ClassValue[], names: readonly string[]): string | null {
  if (line.some(({ namespace }) => namespace.unknown)) return names[0] ?? null;
  return names.find((name) => line.some(({ namespace }) => namespace.names.has(name))) ?? null;
}

/** Whether setting these attributes of an instance one by one may call a setter that a class of the line brings; null: they are not known. */
export function callsSetter(line: readonly ClassValue[], keys: readonly (string | null)[] | null): boolean {
  return line.some(({ namespace: { setters, unknown } }) => {
    if (unknown) return true;
    return setters.size > 0 && (keys === null || keys.some((key) => key === null || setters.has(key)));
  });
}

/** A class of the stream, and those of the stream that it inherits from; nothing where the value is no such class. */
export function lineOf(values: ValueStore, owner: Value | null): readonly ClassValue[] {
  if (owner?.kind !== 'class') return [];
  const line = new Set([owner]);
  for (const { bases } of line) {
    for (const base of bases) {
      const value = values.valueOf(base);
      if (value?.kind === 'class') line.add(value);
      // No honest class stands on so many: what the last ones have is left open.
      if (line.size > LINE_CLASSES) return [...line, OPEN_CLASS];
    }
  }
  return [...line];
}

const LINE_CLASSES = 32;
const OPEN_CLASS: ClassValue = {
  kind: 'class',
  maker: { ecosystem: 'python', module: 'builtins', name: 'type' },
  bases: [],
  namespace: { names: new Set(), setters: new Set(), unknown: true },
  isMade: false,
};

function newClass(maker: Operator, bases: readonly Token[], names: readonly string[] = []): ClassValue {
  const namespace = { names: new Set(names), setters: new Set<string>(), unknown: false };
  return { kind: 'class', maker, bases: [...bases], namespace, isMade: false };
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
  const made = newClass(maker, itemsOf(context, bases));
  const [metaclass = 0] = args;
  if (named && !isEnum && context.values.valueOf(metaclass)?.kind === 'class') {
    context.reportHook(metaclass, '__call__', offset);
  }
  const body = args[isEnum ? 3 : named && maker.name.startsWith('_make') ? 3 : args.length - 1] ?? 0;
  addNames(context, made, body, offset);
  if (isEnum) runMembers(context, made, metaclass, offset);
  reportInherited(context, [metaclass, ...made.bases], body, offset);
  for (const base of made.bases) {
    const line = lineOf(context.values, context.values.valueOf(base));
    const hook = firstOf(line, isEnum ? [...SUBCLASS_HOOKS, ...MEMBER_HOOKS] : SUBCLASS_HOOKS);
    if (hook !== null) context.reportHook(base, hook, offset);
  }
  return context.values.newValue(made);
};

/** What it inherits from, and its metaclass, may call what the body of a class brings as the class is made: they are judged by what is known of them. */
function reportInherited(context: FollowContext, bases: readonly Token[], namespace: Token, offset: number): void {
  for (const base of bases) {
    const value = context.values.valueOf(base);
    if (value?.kind !== 'operator' || SILENT_BASES.test(value.operator.module)) continue;
    const handed = { arguments: context.text(namespace), operands: [context.operand(namespace)] };
    context.reportCall({ operator: value.operator, via: 'inherit', ...handed, offset });
  }
}

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
  if (made.isMade && made.namespace.names.has('__del__')) context.reportHook(target ?? 0, '__del__', offset);
  // The classes registered with an abstract class are registered again, by its own method.
  if (made.namespace.names.has('register') && registers(context, attributes)) {
    context.reportHook(target ?? 0, 'register', offset);
  }
  return target ?? 0;
};

/** `_setattr(cls, name, value)` of dill, whose name it may spell as a builtin's. */
const setAttribute: Result = (context, [target = 0, name = 0, value = 0], offset) => {
  const made = context.values.valueOf(target);
  if (made?.kind !== 'class') return 0;
  const text = context.textOf(name);
  if (typeof text !== 'string') made.namespace.unknown = true;
  else if (text === '__bases__') addBases(context, made, value, offset);
  else addName(context, made, text, value);
  return 0;
};

function registers(context: FollowContext, attributes: Token): boolean {
  const items = itemsOf(context, attributes);
  const at = items.findIndex((item, index) => index % 2 === 0 && context.textOf(item) === '_abc_impl');
  const registry = at === -1 ? undefined : items[at + 1];
  if (registry === undefined) return false;
  const content = context.values.isContainer(registry) ? context.values.contentOf(registry) : null;
  return content === null || !content.complete || content.items.length > 0;
}

function addNames(context: FollowContext, made: ClassValue, namespace: Token, offset: number): void {
  const content = context.values.isContainer(namespace) ? context.values.contentOf(namespace) : null;
  if (content?.complete !== true) made.namespace.unknown = true;
  const items = content?.items ?? [];
  for (let index = 0; index + 1 < items.length; index += 2) {
    const name = context.textOf(items[index]!);
    if (typeof name !== 'string') made.namespace.unknown = true;
    else if (name === '__bases__') addBases(context, made, items[index + 1]!, offset);
    else addName(context, made, name, items[index + 1]!);
    if (name === '__annotations__') reportAnnotations(context, items[index + 1]!, offset);
  }
}

/** A class may be given others to inherit from, after it was made. */
function addBases(context: FollowContext, made: ClassValue, bases: Token, offset: number): void {
  const content = context.values.isContainer(bases) ? context.values.contentOf(bases) : null;
  if (content?.complete !== true) made.namespace.unknown = true;
  made.bases.push(...(content?.items ?? []));
  reportInherited(context, content?.items ?? [], bases, offset);
}

/** `__hash__ = None` and other constants are no methods. */
function addName(context: FollowContext, { namespace }: ClassValue, name: string, token: Token): void {
  if (token >= 0) return;
  const value = context.values.valueOf(token);
  if (value?.kind === 'operator' && INHERITED.test(value.operator.module)) return;
  if (value !== null && value.kind !== 'text') namespace.names.add(name);
  const isProperty = value?.kind === 'instance' && value.operator.name === 'property';
  if (isProperty || value?.kind === 'made' || value?.kind === 'opaque') namespace.setters.add(name);
}

/** `meta_create('Individual', list, {'fitness': FitnessMax})` of DEAP: what among the attributes is a type is called whenever an instance is made. */
const createClass: Result = (context, args, offset, maker) => {
  const [, base, attributes] = args;
  if (base === undefined || attributes === undefined) return 0;
  const made = newClass(maker, [base]);
  addNames(context, made, attributes, offset);
  reportInherited(context, [base], attributes, offset);
  for (const part of itemsOf(context, attributes)) {
    const value = context.values.valueOf(part);
    const isType = value?.kind === 'class' || (value?.kind === 'operator' && value.operator.module !== 'builtins');
    if (isType) context.call(part, context.tuple([]), 'REDUCE', offset);
  }
  return context.values.newValue(made);
};

/** `MetaEphemeral('rand', function, object, address)` of DEAP: the constructor calls the function. What rebuilds an instance calls no constructor. */
const createEphemeral: Result = (context, _args, _offset, maker) =>
  context.values.newValue(newClass(maker, [], ['__init__']));

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
];
