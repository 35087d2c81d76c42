/** Types that cloudpickle and dill look up by a name, and methods that travel as a function with its object. See https://docs.python.org/3/library/types.html and https://github.com/uqfoundation/dill/blob/master/dill/_dill.py. */
import type { Operator } from '../../facts.ts';
import type { Token } from '../machine/value.ts';
import { type FollowContext, type Following, type Result, rows } from './following.ts';

const PLAIN_TYPES: ReadonlySet<string> = new Set(
  'type object bool int float complex str bytes bytearray list tuple dict set frozenset range slice property classmethod staticmethod super enumerate reversed zip map filter memoryview'.split(
    ' ',
  ),
);

/** What dill keeps under the names of builtin exceptions. */
const EXCEPTIONS =
  /^[A-Z]\w*(?:Error|Exception|ExceptionGroup|Exit|Interrupt|Iteration|Warning)$|^(?:Exception|Warning)$/;

/** Types of the module `types` that are judged by what they are given. */
const JUDGED_TYPES: ReadonlySet<string> = new Set(
  'MethodType SimpleNamespace MappingProxyType GenericAlias NoneType EllipsisType NotImplementedType'.split(' '),
);

/** What dill calls types that lie elsewhere. */
const DILL_TYPES: ReadonlyMap<string, string> = new Map([
  ['PartialType', 'functools.partial'],
  ['ItemGetterType', 'operator.itemgetter'],
]);

/** What else is looked up is reported with its name: calling it is honest for code alone. */
const lookUp: Result = (context, [name], _offset, maker) => {
  const text = context.textOf(name ?? 0);
  const shown =
    typeof text === 'string' ? `${maker.module}.${maker.name}('${text}')` : `${maker.module}.${maker.name}(…)`;
  return context.opaque(shown, maker, `what ${shown} returns`, 'computed');
};

/** `_load_type('int')` */
const loadType: Result = (context, args, offset, maker) => {
  const text = context.textOf(args[0] ?? 0);
  if (typeof text === 'string' && (PLAIN_TYPES.has(text) || EXCEPTIONS.test(text)))
    return context.derived('builtins', text, offset);
  if (typeof text === 'string' && JUDGED_TYPES.has(text)) return context.derived('types', text, offset);
  const elsewhere = DILL_TYPES.get(text ?? '');
  if (elsewhere === undefined) return lookUp(context, args, offset, maker);
  const dot = elsewhere.lastIndexOf('.');
  return context.derived(elsewhere.slice(0, dot), elsewhere.slice(dot + 1), offset);
};

/** `_builtin_type('MethodType')`: a name of the module `types`; the class of old classes is `type` where there are none. With the type of functions cloudpickle before 2.1 makes them, of the same parts as `_make_function`. */
const builtinType: Result = (context, args, offset, maker) => {
  const text = context.textOf(args[0] ?? 0);
  if (text === 'ClassType') return context.derived('builtins', 'type', offset);
  if (text === 'FunctionType' || text === 'LambdaType') return context.derived(maker.module, '_make_function', offset);
  if (typeof text === 'string' && JUDGED_TYPES.has(text)) return context.derived('types', text, offset);
  return lookUp(context, args, offset, maker);
};

/** `MethodType(Class.method, instance)` is a method of the instance; anything else a call that waits. */
const methodOf: Result = (context, args, offset, maker) => {
  const [method, owner] = args;
  if (args.length !== 2 || method === undefined || owner === undefined) return 0;
  const [held, holder] = [context.values.valueOf(method), context.values.valueOf(owner)];
  const parts = held?.kind === 'operator' ? /^(.+)\.(\w+)$/s.exec(held.operator.name) : null;
  if (parts !== null && held?.kind === 'operator') {
    const [, name = '', last = ''] = parts;
    const { module } = held.operator;
    const isSame = holder?.kind === 'operator' && holder.operator.module === module && holder.operator.name === name;
    if (isSame) return context.attribute(owner, last, offset);
    if (holder?.kind === 'instance') return context.methodOf(owner, { ...held.operator, name }, last);
  }
  return waiting(context, method, owner, maker);
};

function waiting(context: FollowContext, method: Token, owner: Token, maker: Operator): Token {
  const token = context.values.newValue({ kind: 'bound', maker, how: 'partial', arguments: [method, owner] });
  context.values.hold(token, owner, false);
  if (context.values.valueOf(method)?.kind !== 'operator') context.values.hold(token, method, false);
  return token;
}

export const METHODS_FOLLOWED: readonly (readonly [string, Following])[] = rows('types.MethodType', {
  result: methodOf,
});

/** By name, in whatever package a copy of cloudpickle or dill lies. */
export const TYPE_MACHINERY: readonly (readonly [string, Following])[] = [
  ...rows('_load_type', { result: loadType, opaque: true }),
  ...rows('_builtin_type', { result: builtinType, opaque: true }),
];
