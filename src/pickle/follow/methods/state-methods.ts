/** Methods that take the state of a class with slots: those of dataclasses, which lie in its module, and of attrs, which travel with the class. Each sets attributes past what a class says of setting, by names that stand elsewhere than in the state. https://docs.python.org/3/library/dataclasses.html, https://www.attrs.org/en/stable/glossary.html#term-slotted-classes */
import type { Operator } from '../../../facts.ts';
import type { ClassValue, Token } from '../../machine/value.ts';
import type { ValueStore } from '../../machine/values.ts';
import { INSTANCE_HOOKS, lineOf } from '../class-methods.ts';
import type { FollowContext } from '../following.ts';
import type { KnownMethod } from './known-methods.ts';
import { pairsOf } from './method-checks.ts';

/** `object.__setattr__(self, field.name, value)` for the fields of a dataclass and the values of a list. */
export const SETS_FIELDS: KnownMethod = { does: 'fields', attributes: [], globals: [] };
/** The same for the names that attrs has kept in the function. */
const SETS_SLOTS: KnownMethod = {
  does: 'slots',
  attributes: [],
  globals: ['_OBJ_SETATTR', '_obj_setattr', 'zip', 'isinstance', 'tuple', 'Attribute'],
};

/** `slots_setstate` of attrs from 19.3 on, as Python 3.7 to 3.13 compile it: its codeDigest, as tools/known_code.py prints it. */
const SLOT_SETTERS: ReadonlySet<string> = new Set(
  [
    '0287dcc0a7413ac97f36 06062c9094e87c8df220 1289bee185a3b2127788 13c25e0e941a352636ee 17300371b75e47de8ac3',
    '407b1b6e20feff7e302c 51d41d2dab00f44d29f2 55d1918b74efe0836305 598b0fd6ea23086b6d42 60b11fe9c311eb6be280',
    '7146119edff21593d067 795a08cf60a280dc8378 967710e91741f8813eec 997bac5719811539f84f 99bce367a031030f08ba',
    'a3741956f649eceb2f9d b21eb612d0cf502cb3ed c7590ef596faeb247c59 c76a7433845d06741d8b d08486880599b9bbe3cc',
    'd1e93af1d4258ae28530 d4c92df9ce764c54485a d4f0370223ff5e21b114 d654173daacce7403855 e3646f63025ca9ccbf07',
    'f7311f7cab9a409c2862 f90017d0f11893e81c69',
  ].flatMap((line) => line.split(' ')),
);

export function slotSetter(digest: string): KnownMethod | null {
  return SLOT_SETTERS.has(digest) ? SETS_SLOTS : null;
}

/** Whether it is the function that dataclasses with slots take their state by. */
export function isFieldSetter(values: ValueStore, token: Token): boolean {
  const value = values.valueOf(token);
  return value?.kind === 'operator' && value.operator.module === 'dataclasses' && SETTERS.test(value.operator.name);
}

const SETTERS = /^_dataclass_setstate$/;

/** What a state is, as far as a method that takes one asks. */
export type StateKind = 'dict' | 'sequence';

export function stateKind(type: string | undefined): StateKind | null {
  if (type === 'dict') return 'dict';
  return type === 'tuple' || type === 'list' ? 'sequence' : null;
}

export const TAKES: ReadonlyMap<KnownMethod['does'], readonly StateKind[]> = new Map([
  ['update', ['dict']],
  ['fields', ['sequence']],
  ['slots', ['dict', 'sequence']],
] as const);

/** The names of all fields that a stream makes. Mutable. */
export class FieldNames {
  readonly #names = new Set<string>();
  /** Whether one is no name of an attribute, or is not known. */
  #isOdd = false;

  /** The state of a field: `(None, {'name': 'x', …})`. */
  note(context: FollowContext, state: Token): void {
    const items = context.values.isContainer(state) ? context.values.contentOf(state)?.items : undefined;
    const pairs = items?.length === 2 ? pairsOf(context, items[1]!) : null; // two
    const names = pairs?.filter(([key]) => key === 'name') ?? [];
    if (pairs === null || names.length !== 1) this.#isOdd = true;
    for (const [, token] of names) this.#add(context.textOf(token) ?? null);
  }

  #add(name: string | null): void {
    if (name === null || !ATTRIBUTE.test(name) || LOOKED_UP.has(name)) this.#isOdd = true;
    else this.#names.add(name);
  }

  /** Whether setting them on an object of these classes only stores, and each class says of its fields what a dataclass says. */
  areStored(context: FollowContext, line: readonly ClassValue[]): boolean {
    if (this.#isOdd || !line.some(({ namespace }) => namespace.bound.has(FIELDS))) return false;
    return line.every(({ namespace: { bound, setters } }) => {
      const fields = [...(bound.get(FIELDS) ?? [])];
      const isStored = [...setters].every((name) => !this.#names.has(name));
      return isStored && fields.every((dict) => pairsOf(context, dict)?.every(([, one]) => isFieldValue(context, one)));
    });
  }
}

export const FIELDS = '__dataclass_fields__';
const ATTRIBUTE = /^(?!__)[A-Za-z_]\w*$/;
const LOOKED_UP: ReadonlySet<string> = new Set(['append', 'extend', 'add', 'update', ...INSTANCE_HOOKS]);

function isFieldValue({ values }: FollowContext, token: Token): boolean {
  const value = values.valueOf(token);
  return value?.kind === 'instance' && isField(value.operator);
}

export function isField({ module, name }: Operator): boolean {
  return module === 'dataclasses' && name === 'Field';
}

/** Whether nothing of a state can be called or is a class, whatever names its values get, and setting an attribute of these classes only stores. */
export function setsPlain(context: FollowContext, line: readonly ClassValue[], owner: Token): boolean {
  const { values } = context;
  const { operators, isEverything } = values.heldBy(owner);
  if (isEverything === true || !line.every((one) => hasNoSetter(values, one))) return false;
  return operators.every((token) => {
    const value = values.valueOf(token);
    return token === owner || (value?.kind === 'made' && lacks(values, value.classToken, '__call__'));
  });
}

/** Whether setting an attribute of it calls nothing: its properties are only read, and objects in its body are set by no method of their own. */
function hasNoSetter(values: ValueStore, { namespace: { setters, bound } }: ClassValue): boolean {
  return [...setters].every((name) => [...(bound.get(name) ?? [0])].every((token) => isOnlyRead(values, token)));
}

function isOnlyRead(values: ValueStore, token: Token): boolean {
  const value = values.valueOf(token);
  if (value?.kind === 'made') return lacks(values, value.classToken, '__set__');
  const [args = 0] = value?.kind === 'instance' && value.operator.name === 'property' ? values.partsOf(token) : [];
  const items = args !== 0 && values.isContainer(args) ? values.contentOf(args)?.items : undefined;
  // A literal is no function.
  return items !== undefined && (items[1] ?? 1) > 0;
}

function lacks(values: ValueStore, owner: Token, method: string): boolean {
  const line = lineOf(values, values.valueOf(owner));
  return line.length > 0 && line.every(({ namespace: { names, unknown } }) => !unknown && !names.has(method));
}
