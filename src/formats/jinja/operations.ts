/** Operators and slices on what is known of their operands. See https://jinja.palletsprojects.com/en/stable/templates/#math. */
import { percents } from './text-functions.ts';
import {
  ALTERNATIVES,
  alternativesOf,
  bounded,
  DATA,
  type Items,
  isChosen,
  listOf,
  mixed,
  NUMBER,
  TEXT,
  TEXT_CHARACTERS,
  textFrom,
  textValue,
  type Value,
} from './value.ts';

type Operation = (left: Value, right: Value) => Value;

/** Too many texts to distinguish. */
const BUILT_OPERATION = TEXT;

const OPERATIONS: Readonly<Record<string, Operation>> = { '~': concatenate, '+': add, '*': repeat, '%': format };

/** From left to right. */
export function operate(operators: readonly string[], operands: readonly (readonly Value[])[]): readonly Value[] {
  const [first = [], ...others] = operands;
  let results = first;
  for (const [index, right] of others.entries()) {
    const operation = OPERATIONS[operators[index] ?? ''] ?? calculate;
    results =
      results.length * right.length > ALTERNATIVES * 4
        ? [operation === calculate ? DATA : mixed([BUILT_OPERATION, ...results, ...right])]
        : bounded(results.flatMap((left) => right.map((one) => operation(left, one))));
  }
  return results;
}

/** `-`, `/`, `//`, `**`: of numbers, or of sets. */
function calculate(left: Value, right: Value): Value {
  return left.kind === 'number' && right.kind === 'number' ? NUMBER : mixed([left, right]);
}

/** `~` makes text of everything. */
export function concatenate(left: Value, right: Value): Value {
  if (left.kind === 'built') return textFrom(left.prefix);
  const [before, behind] = [shownText(left), shownText(right)];
  if (before === null) return TEXT;
  if (behind !== null) return textValue(before + behind);
  return textFrom(before + (right.kind === 'built' ? right.prefix : ''));
}

function shownText(value: Value): string | null {
  if (value.kind === 'text') return value.text;
  return value.kind === 'number' && value.value !== null && Number.isInteger(value.value) ? String(value.value) : null;
}

function add(left: Value, right: Value): Value {
  if (left.kind === 'items' || right.kind === 'items') return addItems(left, right);
  if (left.kind === 'text' || right.kind === 'text' || left.kind === 'built' || right.kind === 'built') {
    return concatenate(left, right);
  }
  // Of what the program passes in, one number makes the other one; two texts may come to any.
  return left.kind === 'number' || right.kind === 'number' ? NUMBER : mixed([TEXT, left, right]);
}

function addItems(left: Value, right: Value): Value {
  // Lists are put together in loops, without end as far as is known: each item once, wherever it stands.
  if (left.kind === 'items' && right.kind === 'items') return listOf(distinct([...left.items, ...right.items]), true);
  const [list, other] = left.kind === 'items' ? [left, right] : [right as Items, left];
  return listOf(distinct(isChosen(other) ? [...list.items, mixed([other])] : list.items), true);
}

function distinct(items: readonly Value[]): readonly Value[] {
  return items.length === 0 ? items : bounded(items);
}

function repeat(left: Value, right: Value): Value {
  const [some, times] = left.kind === 'number' ? [right, left] : [left, right];
  if (some.kind === 'items') return listOf(some.items, true);
  if (some.kind !== 'text') return some.kind === 'number' && times.kind === 'number' ? NUMBER : mixed([left, right]);
  if (times.kind !== 'number' || times.value === null) return TEXT;
  const count = Math.max(0, times.value);
  return count * some.text.length > TEXT_CHARACTERS ? TEXT : textValue(some.text.repeat(count));
}

/** `'%s' % x` */
function format(left: Value, right: Value): Value {
  if (left.kind === 'number') return NUMBER;
  if (left.kind === 'text') {
    const given = right.kind === 'items' && !right.isLoose ? right.items : [right];
    const plain = given.every((one) => one.kind !== 'any');
    return (plain ? percents(left.text, given) : null) ?? TEXT;
  }
  return left.kind === 'data' && right.kind === 'number' ? NUMBER : TEXT;
}

/** `value[from:to:by]`; a part that is absent is null. */
export function sliceOf(value: Value, parts: readonly (Value | null)[]): Value {
  if (value.kind !== 'text' && value.kind !== 'items') return mixed([value]);
  const numbers = parts.map((part) => (part === null ? null : part.kind === 'number' ? part.value : Number.NaN));
  const isKnown = parts.every(
    (part, index) => part === null || (numbers[index] !== null && !Number.isNaN(numbers[index])),
  );
  if (value.kind === 'items' && (value.isLoose || !isKnown)) return listOf(value.items, true);
  if (!isKnown) return TEXT;
  const [from = null, to = null, by = null] = numbers;
  if (value.kind === 'items') return listOf(pick(value.items, from, to, by ?? 1));
  return textValue(pick([...value.text], from, to, by ?? 1).join(''));
}

/** As Python slices. */
function pick<Item>(sequence: readonly Item[], from: number | null, to: number | null, by: number): Item[] {
  const { length } = sequence;
  const at = (position: number) => (position < 0 ? position + length : position);
  const picked: Item[] = [];
  if (by > 0) {
    const last = Math.min(at(to ?? length), length);
    for (let index = Math.max(at(from ?? 0), 0); index < last; index += by) picked.push(sequence[index] as Item); // in range
  } else if (by < 0) {
    const last = to === null ? -1 : Math.max(at(to), -1);
    for (let index = Math.min(at(from ?? length - 1), length - 1); index > last; index += by)
      picked.push(sequence[index] as Item); // in range
  }
  return picked;
}

/** Every way to take one alternative of each; null where they are too many. */
export function combinationsOf(values: readonly Value[]): readonly (readonly Value[])[] | null {
  let results: readonly (readonly Value[])[] = [[]];
  for (const value of values) {
    const alternatives = alternativesOf(value);
    if (results.length * alternatives.length > ALTERNATIVES) return null;
    results = results.flatMap((taken) => alternatives.map((one) => [...taken, one]));
  }
  return results;
}

/** The text that parts of a block make; blanks beside tags may be taken away. */
export function renderedOf(
  parts: readonly { readonly values: readonly Value[]; readonly isData: boolean }[],
): readonly Value[] {
  const [only, ...others] = parts;
  if (only === undefined) return [textValue('')];
  if (others.length === 0 && only.isData) {
    return bounded(only.values.flatMap((value) => (value.kind === 'text' ? trimmings(value.text) : [value])));
  }
  const hasBlanks = parts.some(
    ({ values, isData }) => isData && values.some((value) => value.kind === 'text' && value.text.trim() !== value.text),
  );
  const stripped = parts.map(({ values, isData }) =>
    isData ? values.map((value) => (value.kind === 'text' ? textValue(value.text.trim()) : value)) : values,
  );
  const made = operate(
    stripped.slice(1).map(() => '~'),
    stripped,
  );
  return hasBlanks ? bounded([...made, TEXT]) : made;
}

function trimmings(text: string): readonly Value[] {
  return [text, text.trim(), text.trimStart(), text.trimEnd()].map(textValue);
}

/** A spread list or dictionary, and what else is given. */
export interface Given {
  readonly positional: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
  /** At any place or under any name. */
  readonly rest: readonly Value[];
}

export function allGiven({ positional, named, rest }: Given): readonly Value[] {
  return [...positional, ...named.values(), ...rest];
}

/** What is given by place alone; null where anything else is given. */
export function byPlace({ positional, named, rest }: Given): readonly Value[] | null {
  return named.size === 0 && rest.length === 0 ? positional : null;
}

/** Every value that is given, its alternatives apart; null where that is more than is distinguished. */
export function givenOf(given: Given): readonly (readonly Value[])[] | null {
  const positional = byPlace(given);
  return positional === null ? null : combinationsOf(positional);
}
