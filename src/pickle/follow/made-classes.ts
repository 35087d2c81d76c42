/** Classes that a stream carries by value, and which of their methods the loader itself calls on later opcodes. See https://docs.python.org/3/reference/datamodel.html#special-method-names and https://github.com/cloudpipe/cloudpickle. */
import type { CallVia } from '../../facts.ts';
import type { ClassValue, Token } from '../machine/value.ts';
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

/** The first method of the class that such an opcode calls; null when the file brings none. */
export function calledMethod(made: ClassValue, via: CallVia): string | null {
  if (made.namespace.unknown) return via === 'BUILD' ? '__setstate__' : (FILLED_BY[via]?.[0] ?? '__new__');
  const names = FILLED_BY[via] ?? [];
  for (const name of made.namespace.names) {
    const isHook = DUNDER.test(name) && !HARMLESS.has(name) && !FILLS.has(via);
    // What is called when the state is set is reported there.
    if (names.includes(name) || (isHook && STATE_HOOKS.has(name) === (via === 'BUILD'))) return name;
  }
  return null;
}

const STATE_HOOKS: ReadonlySet<string> = new Set(
  ['setstate', 'setattr', 'getattr', 'getattribute', 'dict', 'class'].map((name) => `__${name}__`),
);

const DUNDER = /^__.+__$/s;
const FILLS: ReadonlySet<CallVia> = new Set(['APPEND', 'APPENDS', 'ADDITEMS', 'SETITEM', 'SETITEMS']);

export function firstOf(made: ClassValue, names: readonly string[]): string | null {
  if (made.namespace.unknown) return names[0] ?? null;
  return names.find((name) => made.namespace.names.has(name)) ?? null;
}

/** Whether setting these attributes of an instance one by one may call a setter that the class brings; null: they are not known. */
export function callsSetter(made: ClassValue, keys: readonly (string | null)[] | null): boolean {
  const { setters, unknown } = made.namespace;
  if (unknown) return true;
  return setters.size > 0 && (keys === null || keys.some((key) => key === null || setters.has(key)));
}

/** `type(name, bases, namespace)`, `_create_type(type, name, bases, namespace)`, `_make_skeleton_class(type, name, bases, …)` */
const makeClass: Result = (context, args, offset, maker) => {
  if (args.length < 3) return 0;
  const isEnum = maker.name === '_make_skeleton_enum';
  const named = maker.name.startsWith('_');
  const bases = args[isEnum ? 0 : named ? 2 : 1] ?? 0;
  const namespace = { names: new Set<string>(), setters: new Set<string>(), unknown: false };
  const made: ClassValue = { kind: 'class', maker, bases: itemsOf(context, bases), namespace };
  const [metaclass = 0] = args;
  if (named && !isEnum && context.values.valueOf(metaclass)?.kind === 'class') {
    context.reportHook(metaclass, '__call__', offset);
  }
  const body = args[isEnum ? 3 : named && maker.name.startsWith('_make') ? 3 : args.length - 1] ?? 0;
  addNames(context, made, body, offset);
  if (isEnum) runMembers(context, made, metaclass, offset);
  reportInherited(context, [metaclass, ...made.bases], body, offset);
  for (const base of made.bases) {
    const value = context.values.valueOf(base);
    const hook =
      value?.kind === 'class' ? firstOf(value, ['__init_subclass__', '__mro_entries__', '__prepare__']) : null;
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
  // The classes registered with an abstract class are registered again, by its own method.
  if (made.namespace.names.has('register') && registers(context, attributes)) {
    context.reportHook(target ?? 0, 'register', offset);
  }
  return target ?? 0;
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
    else addName(context, made, name, items[index + 1]!);
    if (name === '__annotations__') reportAnnotations(context, items[index + 1]!, offset);
  }
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
  const namespace = { names: new Set<string>(), setters: new Set<string>(), unknown: false };
  const made: ClassValue = { kind: 'class', maker, bases: [base], namespace };
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
const createEphemeral: Result = (context, _args, _offset, maker) => {
  const namespace = { names: new Set(['__init__']), setters: new Set<string>(), unknown: false };
  return context.values.newValue({ kind: 'class', maker, bases: [], namespace });
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
];
