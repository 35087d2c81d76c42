/** Types of annotations as they travel: `List[int]`, `list[int]`, `int | None`, `Callable[[int], str]`. See https://docs.python.org/3/library/stdtypes.html#types-genericalias and https://docs.python.org/3/library/typing.html. */
import { type Operator, SUBSCRIPTED_MODULES } from '../../facts.ts';
import type { Token } from '../machine/value.ts';
import { type FollowContext, type Following, type Result, rows } from './following.ts';
import { instanceValue } from './instances.ts';

/** Such a type is none of its parts; whoever has it has these, too. */
function typeOf(context: FollowContext, args: readonly Token[], maker: Operator): Token {
  const token = context.values.newValue(instanceValue(maker, 'REDUCE', ''));
  context.values.hold(token, context.tuple(args), false);
  return token;
}

/** `getitem(typing.List, int)`; 0 where something else is looked up. */
export function subscriptedType(context: FollowContext, args: readonly Token[], maker: Operator): Token {
  const target = context.values.valueOf(args[0] ?? 0);
  const isType = target?.kind === 'operator' && SUBSCRIPTED_MODULES.test(target.operator.module);
  return isType && target.operator.name !== '' ? typeOf(context, args, maker) : 0;
}

/** `GenericAlias(list, (int,))` */
const genericAlias: Result = (context, args, _offset, maker) =>
  context.values.valueOf(args[0] ?? 0)?.kind === 'operator' ? typeOf(context, args, maker) : 0;

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
