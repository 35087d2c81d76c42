/** Which methods of a class that a stream carries the loader itself calls on later opcodes: its own, and those that it inherits from others that the stream carries. See https://docs.python.org/3/reference/datamodel.html#special-method-names. */
import { type CallVia, lastPart, type Operator, type Receiver } from '../../facts.ts';
import type { ClassValue, Namespace, Token, Value } from '../machine/value.ts';
import type { ValueStore } from '../machine/values.ts';

/** What calling a class runs, beyond its other hooks. */
const CONSTRUCTORS = ['__init__', '_missing_'];
const FILLED_BY: Partial<Record<CallVia, readonly string[]>> = {
  REDUCE: CONSTRUCTORS,
  OBJ: CONSTRUCTORS,
  INST: CONSTRUCTORS,
  // CPython extends what has such a method by a list of one.
  APPEND: ['append', 'extend', '__getattribute__'],
  APPENDS: ['extend', 'append', '__getattribute__'],
  ADDITEMS: ['add', 'update', '__getattribute__'],
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

/** What else takes part in a call. */
export interface Circumstances {
  /** A class of a library is among the bases, whose own hooks may look up, set and delete attributes. */
  readonly isOnLibrary: boolean;
  /** The loader sets attributes one by one: a state with slots. */
  readonly setsAttributes: boolean;
}

/** Whether what such a namespace has under the name is code that is known to be harmless. */
export type IsKnown = (namespace: Namespace, name: string) => boolean;
const NEVER: IsKnown = () => false;

/** The first method that such an opcode calls, of a class and of those of the stream that it inherits from; null when the file brings none. */
export function calledMethod(
  line: readonly ClassValue[],
  via: CallVia,
  circumstances: Circumstances,
  isKnown: IsKnown = NEVER,
): string | null {
  const names = FILLED_BY[via] ?? [];
  if (line.some(({ namespace }) => namespace.unknown))
    return via === 'BUILD' ? '__setstate__' : (names[0] ?? '__new__');
  for (const { namespace } of line) {
    for (const name of namespace.names) {
      const isHook = DUNDER.test(name) && !HARMLESS.has(name) && !FILLS.has(via);
      if (!names.includes(name) && !(isHook && isCalledBy(name, via, circumstances))) continue;
      if (!isKnown(namespace, name)) return name;
    }
  }
  return null;
}

/** What is called when the state is set is reported there. */
function isCalledBy(name: string, via: CallVia, { isOnLibrary, setsAttributes }: Circumstances): boolean {
  if (ATTRIBUTE_HOOKS.has(name) && isOnLibrary) return true;
  if (name === '__setattr__') return via === 'BUILD' && setsAttributes;
  return name !== '__delattr__' && STATE_HOOKS.has(name) === (via === 'BUILD');
}

const dunders = (names: string): ReadonlySet<string> => new Set(names.split(' ').map((name) => `__${name}__`));
const STATE_HOOKS = dunders('setstate getattr getattribute dict class');
const ATTRIBUTE_HOOKS = dunders('setattr delattr getattr getattribute dict class');

/** Notes that the stream made an instance of a class, and with it of all that it inherits from. */
export function markMade(values: ValueStore, line: readonly ClassValue[]): void {
  const operators = operatorsOf(values, line).filter((operator) => !isPythonsOwn(operator));
  for (const one of line) {
    one.isMade = true;
    for (const operator of operators) one.madeOn.set(`${operator.module} ${operator.name}`, operator);
  }
}

/** What they inherit from by its name. */
export function operatorsOf(values: ValueStore, line: readonly ClassValue[]): readonly Operator[] {
  const found = line.flatMap(({ bases }) => bases.map((base) => values.valueOf(base)));
  return found.flatMap((value) => (value?.kind === 'operator' ? [value.operator] : []));
}

/** Whether one of them inherits from a class of a library, or from what nobody knows. @param isOne says of what else it counts */
export function isOnLibrary(
  values: ValueStore,
  line: readonly ClassValue[],
  isOne: (operator: Operator) => boolean = () => false,
): boolean {
  return line.some(({ bases }) =>
    bases.some((base) => {
      const value = values.valueOf(base);
      if (value?.kind !== 'operator') return value?.kind !== 'class';
      return !isPythonsOwn(value.operator) || isOne(value.operator);
    }),
  );
}

/** Their classes look nothing up on an object that is made; those that are written in Python do. */
function isPythonsOwn({ module, name }: Pick<Operator, 'module' | 'name'>): boolean {
  return PYTHONS_OWN.test(module) && !(module === 'collections' && /^(?:ChainMap|Counter|User)/.test(name));
}

const PYTHONS_OWN = /^(?:builtins|__builtin__|abc|_py_abc|enum|typing|collections(?:\.abc)?)$/;

const DUNDER = /^__.+__$/s;
const FILLS: ReadonlySet<CallVia> = new Set(['APPEND', 'APPENDS', 'ADDITEMS', 'SETITEM', 'SETITEMS']);

/** The first of these that a class of the line has. */
export function firstOf(
  line: readonly ClassValue[],
  names: readonly string[],
  isKnown: IsKnown = NEVER,
): string | null {
  if (line.some(({ namespace }) => namespace.unknown)) return names[0] ?? null;
  const has = (name: string) => line.some(({ namespace }) => namespace.names.has(name) && !isKnown(namespace, name));
  return names.find(has) ?? null;
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
  metaclass: null,
  namespace: { names: new Set(), setters: new Set(), bound: new Map(), unknown: true },
  isMade: false,
  madeOn: new Map(),
};

/** An instance of the last of these classes, as what they inherit from has it. */
export function receiverOf(line: readonly ClassValue[], via: CallVia): Receiver {
  const brings = namesOf(line, ({ names }) => names);
  const described = namesOf(line, ({ setters }) => setters);
  return { kind: 'instance', via, brings, ...(described.length === 0 ? {} : { described }) };
}

function namesOf(
  line: readonly ClassValue[],
  of: (namespace: ClassValue['namespace']) => ReadonlySet<string>,
): readonly string[] {
  const found = new Set<string>();
  for (const { namespace } of line) {
    if (namespace.unknown || found.size + of(namespace).size > MAX_BROUGHT) return ['*'];
    for (const name of of(namespace)) found.add(name);
  }
  return [...found].sort();
}

/** A class of a network has some hundred methods. */
const MAX_BROUGHT = 1_000;

/** Functions that classes inherit from the standard library and that travel with a class. */
const INHERITED = /^(?:enum|builtins|abc|typing|object)$/;

/**
 * Enumerations and protocols bring methods of the builtins under their own names. Under another one a builtin does more than a class that says
 * nothing: `__getattr__ = dict.get` finds items, `__setstate__ = sorted` compares what the state holds.
 */
function isOwnName(name: string, { name: inherited }: Operator): boolean {
  return lastPart(inherited) === name || !(DUNDER.test(name) || FILLERS.has(name));
}

const FILLERS: ReadonlySet<string> = new Set(Object.values(FILLED_BY).flat());

function bind({ names, bound }: Namespace, name: string, token: Token): void {
  names.add(name);
  const tokens = bound.get(name);
  if (tokens === undefined) bound.set(name, new Set([token]));
  else tokens.add(token);
}

/** `__hash__ = None` and other constants are no methods. */
export function addName(values: ValueStore, { namespace }: ClassValue, name: string, token: Token): void {
  // What a dataclass says of its fields is asked when a state is set; where a class says that it takes none, a loader may set attributes.
  if (name === '__dataclass_fields__' || (name === '__setstate__' && token >= 0)) bind(namespace, name, token);
  if (token >= 0) return;
  const value = values.valueOf(token);
  if (value?.kind === 'operator' && INHERITED.test(value.operator.module) && isOwnName(name, value.operator)) return;
  if (value !== null && value.kind !== 'text') bind(namespace, name, token);
  const isProperty = value?.kind === 'instance' && value.operator.name === 'property';
  if (isProperty || value?.kind === 'made' || value?.kind === 'opaque') namespace.setters.add(name);
}
