/** Parts of what the machinery of cloudpickle and dill is given, and of the state of an array, that are hashed, compared, counted or iterated: an instance of a class that the stream carries has its methods called there. See https://github.com/cloudpipe/cloudpickle and https://github.com/uqfoundation/dill. */
import type { Operator } from '../../facts.ts';
import { type ClassValue, NODE_DICT, NODE_TUPLE, type Token } from '../machine/value.ts';
import type { ValueStore } from '../machine/values.ts';
import { lineOf } from './class-methods.ts';
import { type FollowContext, itemsOf } from './following.ts';
import { isMachinery } from './machinery.ts';

type Check = (context: FollowContext, part: Token, offset: number, operator: Operator) => void;

/** Nothing in it may be such an instance, however deep. */
const plain: Check = (context, part, offset, operator) => {
  const { made, isMore } = madeIn(context.values, part);
  if (made !== null) context.reportHook(made.token, made.method, offset);
  else if (isMore) context.reportCode('<parts>', operator, offset);
};

/** The body of a class: its names, and what the interpreter looks into as it makes a class. */
const body: Check = (context, part, offset, operator) => {
  const items = itemsOf(context, part);
  for (let index = 0; index + 1 < items.length; index += 2) {
    plain(context, items[index]!, offset, operator);
    if (ASKED.has(context.textOf(items[index]!) ?? '')) plain(context, items[index + 1]!, offset, operator);
  }
};

/** What is said of a class, in words, numbers and lists of names. */
const ASKED: ReadonlySet<string> = new Set(
  'name qualname module doc slots annotations orig_bases bases abstractmethods match_args type_params parameters dict class flags firstlineno static_attributes classcell isabstractmethod'
    .split(' ')
    .map((name) => `__${name}__`),
);

/** `(attributes, slots)` of a class, or the attributes alone. */
const classState: Check = (context, part, offset, operator) => {
  const isPair = context.values.isContainer(part) && context.values.kindOf(part) === NODE_TUPLE;
  for (const half of isPair ? itemsOf(context, part) : [part]) body(context, half, offset, operator);
};

/** `(attributes, {'__globals__': {…}, '__closure__': (cell, …), …})`: what the globals are updated with is a dict, what stands in the closure are cells. */
const functionState: Check = (context, part, offset) => {
  for (const half of itemsOf(context, part)) {
    const items = itemsOf(context, half);
    for (let index = 0; index + 1 < items.length; index += 2) {
      const key = context.textOf(items[index]!);
      if (GLOBALS.test(key ?? '')) unlessDict(context, items[index + 1]!, offset);
      if (CLOSURES.test(key ?? '')) unlessCells(context, items[index + 1]!, offset);
    }
  }
};

/** Of earlier versions: `{'globals': {…}, 'closure_values': (…), …}` */
const filledState: Check = (context, part, offset, operator) => {
  const { values } = context;
  if (values.isContainer(part) && values.kindOf(part) === NODE_DICT)
    functionState(context, context.tuple([part]), offset, operator);
};

const GLOBALS = /^(?:__globals__|globals|base_globals|dict|__dict__)$/;
const CLOSURES = /^(?:__closure__|closure_values)$/;

function unlessDict(context: FollowContext, token: Token, offset: number): void {
  const { values } = context;
  const isDict = values.isContainer(token) && values.kindOf(token) === NODE_DICT;
  if (!isDict && values.valueOf(token) !== null) context.reportHook(token, 'keys', offset);
}

function unlessCells(context: FollowContext, token: Token, offset: number): void {
  const { values } = context;
  if (!values.isContainer(token) && values.valueOf(token) !== null) context.reportHook(token, '__iter__', offset);
  for (const item of itemsOf(context, token)) {
    const value = values.valueOf(item);
    if (value?.kind === 'made') context.reportHook(item, 'cell_contents', offset);
  }
}

/** `(version, shape, type, order, items, …)`: the items are kept as they are. */
const arrayState: Check = (context, state, offset, operator) => {
  for (const [index, part] of itemsOf(context, state).entries()) {
    if (index !== ARRAY_ITEMS) plain(context, part, offset, operator);
  }
};

const ARRAY_ITEMS = 4;

/** Where it is the state of an array, or of a class that inherits from arrays. */
export function checkState(context: FollowContext, operators: readonly Operator[], state: Token, offset: number): void {
  const [array] = operators.filter(({ module }) => module.startsWith('numpy'));
  const isTuple =
    array !== undefined && context.values.isContainer(state) && context.values.kindOf(state) === NODE_TUPLE;
  if (isTuple) arrayState(context, state, offset, array);
}

function places(...checks: readonly (Check | null)[]): readonly (Check | null)[] {
  return checks;
}

const PLACES: ReadonlyMap<string, readonly (Check | null)[]> = new Map([
  ['_make_skeleton_class', places(null, plain, null, body, plain, plain)],
  ['_make_skeleton_enum', places(null, plain, plain, plain, plain, plain, plain)],
  ['_make_typevar', places(plain, plain, plain, plain, plain, plain)],
  ['_class_setstate', places(null, classState)],
  ['_rehydrate_skeleton_class', places(null, body)],
  ['_function_setstate', places(null, functionState)],
  ['_fill_function', places(null, filledState, filledState, filledState, filledState)],
  ['_create_type', places(null, plain, null, body)],
  ['_create_array', places(null, plain, arrayState)],
  ['_create_dtypemeta', places(plain)],
  ['_create_namedtuple', places(plain, plain, plain)],
  ['_create_code', Array.from({ length: 19 }, () => plain)],
  ['_create_function', places(null, null, plain)],
  ['_setattr', places(null, plain)],
]);

/** The keys by which an object of the stream is filled: its class may be a dict, a list or anything else. */
export function checkKeys(context: FollowContext, pairs: Token, offset: number): void {
  for (const [index, part] of itemsOf(context, pairs).entries()) {
    const { made } = index % 2 === 0 ? madeIn(context.values, part) : { made: null };
    if (made !== null) context.reportHook(made.token, made.method, offset);
  }
}

/** Whether a call of it asks such instances. */
export function asksParts(operator: Operator): boolean {
  return PLACES.has(operator.name) && isMachinery(operator);
}

export function checkParts(context: FollowContext, operator: Operator, args: Token, offset: number): void {
  const checks = PLACES.get(operator.name) ?? [];
  for (const [position, part] of itemsOf(context, args).entries()) checks[position]?.(context, part, offset, operator);
}

interface Found {
  readonly made: { readonly token: Token; readonly method: string } | null;
  /** There was too much to list. */
  readonly isMore: boolean;
}

/** The first instance of a class of the stream in a value, where that class brings anything. */
function madeIn(values: ValueStore, part: Token): Found {
  if (part >= 0) return { made: null, isMore: false };
  const summary = values.isContainer(part) ? values.summaryOf(part) : values.heldBy(part);
  for (const token of [part, ...summary.operators]) {
    const value = values.valueOf(token);
    const method = value?.kind === 'made' ? methodOf(lineOf(values, values.valueOf(value.classToken))) : null;
    if (method !== null) return { made: { token, method }, isMore: false };
  }
  return { made: null, isMore: summary.isEverything === true };
}

function methodOf(line: readonly ClassValue[]): string | null {
  for (const { namespace } of line) {
    if (namespace.unknown) return '__eq__';
    const [first] = namespace.names;
    if (first !== undefined) return first;
  }
  return null;
}
