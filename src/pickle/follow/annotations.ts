/** Types of annotations as they travel: `List[int]`, `list[int]`, `int | None`, `Callable[[int], str]`. See https://docs.python.org/3/library/stdtypes.html#types-genericalias and https://docs.python.org/3/library/typing.html. */
import { isSubscripted, type Operator } from '../../facts.ts';
import type { ClassValue, Token, Value } from '../machine/value.ts';
import { type FollowContext, type Following, itemsOf, type Result, rows } from './following.ts';
import { instanceValue } from './instances.ts';

/** The values of `__annotations__`: each text is the source of a type. */
export function reportAnnotations(context: FollowContext, annotations: Token, offset: number): void {
  if (annotations >= 0 && !context.values.isContainer(annotations)) return;
  const content = context.values.isContainer(annotations) ? context.values.contentOf(annotations) : null;
  if (content?.complete !== true) context.reportAnnotation(null, offset);
  for (const item of content?.items.filter((_, index) => index % 2 === 1) ?? []) reportType(context, item, offset);
}

/** Functions and methods that make text. */
const TEXT_MAKERS =
  /^(?:(?:builtins|__builtin__)\.(?:str|bytes|bytearray|unicode|repr|format|chr|ascii)\b|_?codecs\.|_?operator\.(?:add|concat|mod|mul)$|numpy\.(?:str_|unicode_)$)/;

function reportType(context: FollowContext, type: Token, offset: number): void {
  const text = context.textOf(type);
  const value = type < 0 ? context.values.valueOf(type) : null;
  if (typeof text === 'string') context.reportAnnotation(text, offset);
  else if (text === null && (value === null || isText(value))) context.reportAnnotation(null, offset);
}

function isText(value: Value): boolean {
  const maker = value.kind === 'instance' ? value.operator : value.kind === 'opaque' ? value.origin : null;
  return value.kind === 'text' || (maker !== null && TEXT_MAKERS.test(`${maker.module}.${maker.name}`));
}

/** Such a type is none of its parts; whoever has it has these, too. */
function typeOf(context: FollowContext, args: readonly Token[], maker: Operator): Token {
  const token = context.values.newValue(instanceValue(maker, 'REDUCE', ''));
  context.values.hold(token, context.tuple(args), false);
  return token;
}

const SUBSCRIBERS = /^(?:_?operator\.getitem|types\.GenericAlias)$/;

/** The class that a type of an annotation is of: `List` of `List[int]`, which stands for it among the bases of a class; anything else itself. */
export function originOf(context: FollowContext, type: Token): Token {
  const value = type < 0 ? context.values.valueOf(type) : null;
  const isType = value?.kind === 'instance' && SUBSCRIBERS.test(`${value.operator.module}.${value.operator.name}`);
  // Its state would say what it stands for.
  if (!isType || context.values.isMarked(type)) return type;
  const [args = 0] = context.values.partsOf(type);
  return itemsOf(context, args)[0] ?? type;
}

/** Of a class of the stream: what is looked up by is the method that it brings, or `Generic`'s, which asks its parameters. */
function subscriptedClass(context: FollowContext, args: readonly Token[], maker: Operator, offset: number): Token {
  const [target = 0] = args;
  const owner = asksItself(context, target, CLASSES_DEPTH);
  if (owner !== 0) context.reportHook(owner, '__class_getitem__', offset);
  return parameterised(context, args, maker, offset);
}

/** Classes of the stream that inherit from each other. CWE-674. */
const CLASSES_DEPTH = 16;

/** The class among it and its bases whose own code may run; 0: none. */
function asksItself(context: FollowContext, target: Token, depth: number): Token {
  const value = context.values.valueOf(target);
  if (value?.kind === 'operator')
    return value.operator.module === 'typing' || isSubscripted(value.operator) ? 0 : target;
  if (value?.kind !== 'class' || depth === 0 || bringsItem(context, value)) return target;
  for (const base of value.bases) {
    const owner = asksItself(context, base, depth - 1);
    if (owner !== 0) return owner;
  }
  return 0;
}

function bringsItem({ values }: FollowContext, { namespace, metaclass }: ClassValue): boolean {
  const isPlain = metaclass === null || values.valueOf(metaclass)?.kind === 'operator';
  return (
    !isPlain || namespace.unknown || namespace.names.has('__class_getitem__') || namespace.names.has('__parameters__')
  );
}

/** `getitem(typing.List, int)`; 0 where something else is looked up. */
export function subscriptedType(
  context: FollowContext,
  args: readonly Token[],
  maker: Operator,
  offset: number,
): Token {
  const target = context.values.valueOf(args[0] ?? 0);
  if (target?.kind === 'class') return subscriptedClass(context, args, maker, offset);
  const isType = target?.kind === 'operator' && isSubscripted(target.operator);
  return isType && target.operator.name !== '' ? parameterised(context, args, maker, offset) : 0;
}

/** Each text among the parameters is the source of a type, but for values of `Literal` and what stands behind a type in `Annotated`. */
function parameterised(context: FollowContext, args: readonly Token[], maker: Operator, offset: number): Token {
  const [target = 0, given = 0] = args;
  const value = context.values.valueOf(target);
  const name = value?.kind === 'operator' ? value.operator.name : '';
  const items = context.values.isContainer(given) ? (context.values.contentOf(given)?.items ?? []) : [given];
  const types = name === 'Annotated' ? items.slice(0, 1) : items;
  if (name !== 'Literal') for (const type of types) reportType(context, type, offset);
  return typeOf(context, args, maker);
}

/** `GenericAlias(list, (int,))` */
const genericAlias: Result = (context, args, offset, maker) =>
  context.values.valueOf(args[0] ?? 0)?.kind === 'operator' ? parameterised(context, args, maker, offset) : 0;

/** `reduce(or_, (int, NoneType))` */
const union: Result = (context, args, _offset, maker) => {
  const [how] = args;
  const value = context.values.valueOf(how ?? 0);
  const isOr =
    value?.kind === 'operator' && /^_?operator\.or_$/.test(`${value.operator.module}.${value.operator.name}`);
  return isOr && args.length === 2 ? typeOf(context, args, maker) : 0;
};

export const ANNOTATIONS: readonly (readonly [string, Following])[] = [
  ...rows('types.GenericAlias collections.abc._CallableGenericAlias _collections_abc._CallableGenericAlias', {
    result: genericAlias,
    opaque: true,
  }),
  ...rows('functools.reduce _functools.reduce', { result: union, opaque: true }),
];
