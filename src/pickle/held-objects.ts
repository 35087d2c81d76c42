/** Finds the instances that lie in a state, and under which key: the class that takes the state may call methods of them. See https://docs.python.org/3/library/pickle.html#object.__setstate__. */
import type { HeldObject, Operator } from '../facts.ts';
import { KEPT_OBJECTS } from './machine/contents.ts';
import { Held } from './machine/held.ts';
import { type InstanceValue, NODE_DICT, NODE_TUPLE, type Token } from './machine/value.ts';
import type { ValueStore } from './machine/values.ts';

/** Kinds of instances of a state that are listed. */
const LISTED = 512;
const MORE: HeldObject = { key: null, operator: { ecosystem: 'python', module: '<more>', name: '' } };

/**
 * Each class once under each key of a dict; where that is not known, all that the stream made.
 * @param textOf null for a key that is known only when the stream runs
 */
export function objectsOf(
  values: ValueStore,
  dict: Token,
  textOf: (key: Token) => string | null,
): readonly HeldObject[] {
  const found = new Map<string, HeldObject>();
  const note = (key: string | null, operator: Operator): void => {
    if (found.size <= LISTED) found.set(`${key}\0${operator.module}\0${operator.name}`, { key, operator });
  };
  const areAll = values.eachObject(dict, {
    visit(key, object) {
      const value = values.valueOf(object);
      if (value?.kind === 'instance') note(textOf(key), value.operator);
    },
  });
  if (!areAll) for (const { operator } of values.results()) note(null, operator);
  return found.size > LISTED ? [MORE] : [...found.values()];
}

/** Items of a list or tuple that are looked at, those of lists in it included. */
const LOOKED_AT = 256;

/** Each class of instances that lie in a list, tuple or set, or in such a one or a dict in it; where more lie there than are kept, all that the stream made. */
export function itemsOf(values: ValueStore, list: Token): readonly HeldObject[] {
  const found = new Map<string, HeldObject>();
  const note = (operator: Operator, isBuilt = true): void => {
    const built = isBuilt ? ({ isBuilt } as const) : {};
    found.set(`${operator.module}\0${operator.name}\0${isBuilt}`, { key: null, operator, ...built });
  };
  const areAll = eachItem(values, list, note);
  const others = areAll ? [] : values.results();
  for (let index = 0; index < others.length && found.size <= LISTED; index += 1) note(others[index]!.operator);
  return found.size > LISTED ? [MORE] : [...found.values()];
}

/** False where more lie there than were looked at. */
function eachItem(values: ValueStore, list: Token, note: (operator: Operator, isBuilt: boolean) => void): boolean {
  const pending = [list];
  let left = LOOKED_AT;
  for (const token of pending) {
    if (!values.hasChild(token)) continue;
    const items = values.contentOf(token)?.items ?? [];
    for (const item of items) {
      if (item >= 0) continue;
      if (left-- === 0) return false;
      const value = values.isContainer(item) ? null : values.valueOf(item);
      if (value === null) pending.push(item);
      else if (value.kind === 'instance') note(value.operator, values.isMarked(item));
    }
    if (items.length >= KEPT_OBJECTS) return false;
  }
  return true;
}

/** Whether a state of an owner has an instance that none had under that key before, or one that is not known, or slots, whose names are a part of what it does. */
export function hasNewObject(values: ValueStore, owner: InstanceValue, state: Token): boolean {
  if (!values.isContainer(state) || !values.hasChild(state)) return false;
  const dict = dictOf(values, state);
  if (dict === 0) return false;
  if (dict !== state && values.contentOf(dict)?.items.length !== 0) return true;
  owner.held ??= new Held();
  return values.eachObject(dict, owner.held) ? owner.held.takeNew() : true;
}

/** A dict, or the slots of a state that has some. */
function dictOf(values: ValueStore, state: Token): Token {
  const slots = values.kindOf(state) === NODE_TUPLE ? values.contentOf(state)?.items[1] : state;
  return slots !== undefined && values.kindOf(slots) === NODE_DICT ? slots : 0;
}
