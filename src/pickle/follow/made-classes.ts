/** Classes that a stream carries by value, and which of their methods the loader itself calls on later opcodes. See https://docs.python.org/3/reference/datamodel.html#special-method-names and https://github.com/cloudpipe/cloudpickle. */
import type { CallVia } from '../../facts.ts';
import type { ClassValue, Token } from '../machine/values.ts';
import { type FollowContext, type Following, type Result, rows } from './following.ts';

/** Which methods of its class an opcode calls. */
const CALLED_BY: Partial<Record<CallVia, readonly string[]>> = {
  REDUCE: ['__new__', '__init__', '__del__'],
  OBJ: ['__new__', '__init__', '__del__'],
  INST: ['__new__', '__init__', '__del__'],
  NEWOBJ: ['__new__', '__del__'],
  NEWOBJ_EX: ['__new__', '__del__'],
  BUILD: ['__setstate__', '__setattr__', '__getattribute__', '__getattr__'],
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

/** The first method of the class that such an opcode calls; null when the file brings none. */
export function calledMethod(made: ClassValue, via: CallVia): string | null {
  return firstOf(made, CALLED_BY[via] ?? []);
}

export function firstOf(made: ClassValue, names: readonly string[]): string | null {
  if (made.namespace.unknown) return names[0] ?? null;
  return names.find((name) => made.namespace.names.has(name)) ?? null;
}

/** `type(name, bases, namespace)`, `_create_type(type, name, bases, namespace)`, `_make_skeleton_class(type, name, bases, …)` */
const makeClass: Result = (context, args, offset, maker) => {
  if (args.length < 3) return 0;
  const made: ClassValue = { kind: 'class', maker, namespace: { names: new Set(), unknown: false } };
  const last = args.at(-1) ?? 0;
  if (!/_make_skeleton/.test(maker.name)) addNames(context, made, last);
  for (const base of args.flatMap((arg) => [arg, ...itemsOf(context, arg)])) {
    const value = context.values.valueOf(base);
    const hook =
      value?.kind === 'class' ? firstOf(value, ['__init_subclass__', '__mro_entries__', '__prepare__']) : null;
    if (hook !== null) context.tellHook(base, hook, offset);
  }
  return context.values.newValue(made);
};

/** `_class_setstate(cls, (attributes, slots))`, `_rehydrate_skeleton_class(cls, attributes)` */
const fillClass: Result = (context, [target, state]) => {
  const made = context.values.valueOf(target ?? 0);
  if (made?.kind !== 'class' || state === undefined) return 0;
  const isTuple = context.values.isContainer(state) && context.values.kindOf(state) === 1;
  addNames(context, made, isTuple ? (itemsOf(context, state)[0] ?? 0) : state);
  return target ?? 0;
};

function addNames(context: FollowContext, made: ClassValue, namespace: Token): void {
  const content = context.values.isContainer(namespace) ? context.values.contentOf(namespace) : null;
  if (content?.complete !== true) made.namespace.unknown = true;
  const items = content?.items ?? [];
  for (let index = 0; index + 1 < items.length; index += 2) {
    const name = context.textOf(items[index]!);
    // `__hash__ = None` and other constants are no methods.
    if (typeof name === 'string' && items[index + 1]! < 0) made.namespace.names.add(name);
    else if (typeof name !== 'string') made.namespace.unknown = true;
  }
}

function itemsOf(context: FollowContext, token: Token): readonly Token[] {
  return (context.values.isContainer(token) ? context.values.contentOf(token)?.items : null) ?? [];
}

const MAKERS = ['_make_skeleton_class', '_make_skeleton_enum'];
const FILLERS = ['_class_setstate', '_rehydrate_skeleton_class'];
const CLOUDPICKLES = [
  'cloudpickle.cloudpickle',
  'cloudpickle.cloudpickle_fast',
  'joblib.externals.cloudpickle.cloudpickle',
  'joblib.externals.cloudpickle.cloudpickle_fast',
  'ray.cloudpickle.cloudpickle',
  'ray.cloudpickle.cloudpickle_fast',
  'pyspark.cloudpickle.cloudpickle',
];

function inEach(names: readonly string[]): string {
  return CLOUDPICKLES.flatMap((module) => names.map((name) => `${module}.${name}`)).join(' ');
}

/** By `module.name`. */
export const CLASSES_FOLLOWED: readonly (readonly [string, Following])[] = [
  ...rows(`builtins.type types.new_class dill._dill._create_type dill.dill._create_type ${inEach(MAKERS)}`, {
    result: makeClass,
  }),
  ...rows(inEach(FILLERS), { result: fillClass }),
];
