/** Whether what a known method of a class of the stream takes from its module and asks of its object is harmless: https://docs.python.org/3/reference/datamodel.html#special-method-names. */
import type { Operator } from '../../../facts.ts';
import { type ClassValue, NODE_DICT, type Token } from '../../machine/value.ts';
import { isOnLibrary, lineOf } from '../class-methods.ts';
import type { FollowContext } from '../following.ts';
import type { KnownMethod } from './known-methods.ts';

/** Whether what such an object is compared with is asked for its class, and answers by code of its own. */
export function answers({ values }: FollowContext, hashed: Iterable<Token>): boolean {
  return [...hashed].some((token) => {
    const value = values.valueOf(token);
    const line = value?.kind === 'made' ? lineOf(values, values.valueOf(value.classToken)) : [];
    return line.some(({ namespace: { names, unknown } }) => unknown || OPEN.some((name) => names.has(name)));
  });
}

const OPEN = ['__getattribute__', '__getattr__', '__class__', '__dict__'];

/** Where names are looked up: what the method takes from there is what it is in the interpreter. */
export function arePlain(context: FollowContext, globals: Token, method: KnownMethod): boolean {
  const value = context.values.valueOf(globals);
  if (value?.kind === 'operator') return MAIN.test(`${value.operator.module}.${value.operator.name}`);
  return pairsOf(context, globals)?.every(([key, token]) => isPlain(context, method, key, token)) === true;
}

/** The dict of the program, as dill names it. */
const MAIN = /^(?:__main__\.__dict__|(?:builtins|__builtin__)\.__main__)$/;

function isPlain({ values }: FollowContext, { does, globals }: KnownMethod, key: string, token: Token): boolean {
  if (key === '__builtins__') return false;
  if (!globals.includes(key)) return true;
  const value = does === 'tuple' || does === 'slots' ? values.valueOf(token) : null;
  if (does === 'slots') return value?.kind === 'operator' && isOperator(value.operator, SLOT_GLOBALS.get(key));
  if (value?.kind !== 'bound' || value.how !== 'new') return false;
  const owner = values.valueOf(value.arguments[0] ?? 0);
  return owner?.kind === 'operator' && isOperator(owner.operator, 'builtins.tuple');
}

const SLOT_GLOBALS: ReadonlyMap<string, string> = new Map([
  ['_OBJ_SETATTR', 'builtins.object.__setattr__'],
  ['_obj_setattr', 'builtins.object.__setattr__'],
  ['Attribute', 'attr._make.Attribute'],
]);

function isOperator({ module, name }: Operator, full: string | undefined): boolean {
  return `${module}.${name}` === full;
}

/** Attributes that are looked up on an object are what its state says. */
export function looksUp({ values }: FollowContext, { attributes }: KnownMethod, line: readonly ClassValue[]): boolean {
  if (isOnLibrary(values, line)) return false;
  return line.every(
    ({ namespace: { names, setters } }) =>
      !OPEN.some((name) => names.has(name)) && !attributes.some((one) => names.has(one) || setters.has(one)),
  );
}

/** What is hashed and compared of an object has no methods of its own but known ones: objects of the stream that it holds are asked by themselves. */
export function keepsPlain({ values }: FollowContext, owner: Token): boolean {
  const { operators, isEverything } = values.heldBy(owner);
  if (isEverything === true) return false;
  return operators.every((token) => token === owner || PLAIN.has(values.valueOf(token)?.kind ?? ''));
}

/** Operators are judged where they are named. */
const PLAIN: ReadonlySet<string> = new Set(['operator', 'made']);

/** The keys and values of a dict; null where they are not all known. */
export function pairsOf(context: FollowContext, dict: Token): readonly (readonly [string, Token])[] | null {
  const { values } = context;
  const content = values.isContainer(dict) && values.kindOf(dict) === NODE_DICT ? values.contentOf(dict) : null;
  if (content?.complete !== true) return null;
  const pairs: (readonly [string, Token])[] = [];
  for (let at = 0; at + 1 < content.items.length; at += 2) {
    const key = context.textOf(content.items[at]!); // two for each
    if (typeof key !== 'string') return null;
    pairs.push([key, content.items[at + 1]!]); // as above
  }
  return pairs;
}
