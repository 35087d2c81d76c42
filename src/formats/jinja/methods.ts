/** What attributes, items and methods of a value give, as far as it is known. See https://jinja.palletsprojects.com/en/stable/templates/#variables. */

import { KEPT, type Knowledge } from './knowledge.ts';
import {
  COMBINING,
  COUNTING,
  DICT_METHODS,
  FILLING,
  LIST_METHODS,
  LOOP_NUMBERS,
  PARTING,
  REORDERING,
} from './known-methods.ts';
import { allGiven, byPlace, type Given, givenOf } from './operations.ts';
import { callOfText, characterAt } from './text-functions.ts';
import {
  alternativesOf,
  BUILT,
  DATA,
  type Dict,
  dictOf,
  eachOf,
  type Items,
  isChosen,
  listOf,
  mayEqual,
  mixed,
  NUMBER,
  oneOf,
  TEXT,
  textValue,
  type Value,
} from './value.ts';

/** Reads values in the light of what the template keeps in them. */
export class ValueReader {
  readonly #knowledge: Knowledge;
  readonly #parametersOf: (macro: string) => readonly string[];

  constructor(knowledge: Knowledge, parametersOf: (macro: string) => readonly string[]) {
    this.#knowledge = knowledge;
    this.#parametersOf = parametersOf;
  }

  eachOf(value: Value): readonly Value[] {
    return alternativesOf(value).flatMap((one) => [...eachOf(one), ...this.#keptIn(one)]);
  }

  /** `value.name`, and `value['name']`: environments try both for each. */
  attributeOf(value: Value, name: string): readonly Value[] {
    switch (value.kind) {
      case 'data':
        return FILLING.has(name) && name !== 'add' && name !== 'update'
          ? [DATA, BUILT]
          : [DATA, ...this.#knowledge.of(KEPT.data)];
      case 'dict':
        return this.#entryOf(value, textValue(name));
      case 'function':
        return value.name === 'loop' ? this.#loopAttribute(name) : [DATA];
      case 'macro':
        if (name === 'name') return [textValue(value.name)];
        return name === 'arguments' ? [listOf(this.#parametersOf(value.name).map(textValue), true)] : [DATA];
      case 'number':
        return [NUMBER];
      case 'items':
        return this.#bound(value, name);
      case 'any':
        return value.values.flatMap((one) => this.attributeOf(one, name));
      case 'text':
        return [TEXT];
      case 'built':
        // It may be the method of a list that is kept in it.
        return [value.isText && !FILLING.has(name) && !REORDERING.has(name) ? TEXT : BUILT];
    }
  }

  /** `value[key]` */
  itemOf(value: Value, key: Value): readonly Value[] {
    if (value.kind === 'any') return value.values.flatMap((one) => this.itemOf(one, key));
    if (key.kind === 'any') return key.values.flatMap((one) => this.itemOf(value, one));
    if (value.kind === 'dict') return this.#entryOf(value, key);
    if (key.kind === 'text') return this.attributeOf(value, key.text);
    if (value.kind === 'items') return this.#indexed(value, key);
    if (value.kind === 'text')
      return key.kind === 'built' ? [TEXT] : characterAt(value.text, key.kind === 'number' ? key.value : null);
    if (value.kind === 'data') return [DATA, ...this.#knowledge.of(KEPT.data)];
    return [mixed([value])];
  }

  /** `value.name(…)` */
  methodOf(value: Value, name: string, given: Given): readonly Value[] | null {
    switch (value.kind) {
      case 'text':
        return this.#textMethod(value.text, name, given);
      case 'built':
        if (FILLING.has(name) || REORDERING.has(name)) this.keepAnywhere(allGiven(given));
        if (COUNTING.test(name)) return [NUMBER];
        return value.isText ? [mixed([TEXT, ...allGiven(given)])] : null;
      case 'dict':
        return value.isNamespace || !DICT_METHODS.has(name) ? null : this.#dictMethod(value, name, given);
      case 'items':
        return this.#itemsMethod(value, name, given);
      case 'data':
        return this.#dataMethod(name, given);
      case 'function':
        return value.name === 'loop' && name === 'cycle' ? allGiven(given).flatMap(alternativesOf) : null;
      default:
        return null;
    }
  }

  /** Whatever it fills with them is not known. */
  keepAnywhere(values: readonly Value[]): void {
    const inner = values.flatMap(alternativesOf).flatMap((value) => {
      return value.kind === 'dict' ? value.entries.flat() : this.eachOf(value);
    });
    const pairs = inner.flatMap((value) => (value.kind === 'items' ? value.items : []));
    const chosen = [...values, ...inner, ...pairs].filter(isChosen);
    for (const place of [KEPT.items, KEPT.entries, KEPT.data]) this.#knowledge.add(place, chosen);
  }

  #keptIn(value: Value): readonly Value[] {
    if (value.kind === 'items') return this.#knowledge.of(KEPT.items);
    if (value.kind === 'dict') return this.#knowledge.of(KEPT.entries);
    return value.kind === 'data' ? this.#knowledge.of(KEPT.data) : [];
  }

  #loopAttribute(name: string): readonly Value[] {
    if (LOOP_NUMBERS.has(name)) return [NUMBER];
    return /^(?:previtem|nextitem)$/.test(name) ? [DATA, ...this.#knowledge.of(KEPT.looped)] : [DATA];
  }

  #entryOf(dict: Dict, key: Value): readonly Value[] {
    const found = dict.entries
      .filter(([one]) => alternativesOf(one).some((own) => mayEqual(own, key)))
      .map(([, value]) => value);
    const attributes = !dict.isNamespace
      ? []
      : key.kind === 'text'
        ? this.#knowledge.of(`.${key.text}`)
        : key.kind === 'number'
          ? []
          : this.#knowledge.ofAttributes();
    const kept = this.#knowledge.of(KEPT.entries);
    const all = [...found.flatMap(alternativesOf), ...attributes, ...kept];
    if (key.kind === 'text') return found.length > 0 ? all : [...all, ...this.#bound(dict, key.text)];
    return key.kind === 'built' ? [...all, mixed([TEXT, dict])] : [DATA, ...all];
  }

  /** A method that is not called at once. */
  #bound(value: Value, name: string): readonly Value[] {
    if (!(value.kind === 'dict' ? DICT_METHODS : LIST_METHODS).has(name)) return [DATA];
    return [FILLING.has(name) || REORDERING.has(name) ? BUILT : mixed([value])];
  }

  #indexed(list: Items, key: Value): readonly Value[] {
    const kept = this.#knowledge.of(KEPT.items);
    const isExact = key.kind === 'number' && key.value !== null && !list.isLoose && kept.length === 0;
    if (isExact) return alternativesOf(list.items.at(key.value) ?? DATA);
    const all = [...list.items.flatMap(alternativesOf), ...kept, DATA];
    return key.kind === 'built' ? [...all, mixed([TEXT, list])] : all;
  }

  #textMethod(text: string, name: string, given: Given): readonly Value[] {
    if (COUNTING.test(name)) return [NUMBER];
    return givenOf(given)?.map((args) => callOfText(name, text, args) ?? TEXT) ?? [TEXT];
  }

  #dataMethod(name: string, given: Given): readonly Value[] {
    if (COUNTING.test(name)) return [NUMBER];
    if (PARTING.has(name)) return [DATA];
    const all = allGiven(given);
    if (name === 'get' || name === 'pop' || name === 'setdefault') {
      const presets =
        name === 'setdefault' ? all : [...given.positional.slice(1), ...given.named.values(), ...given.rest];
      if (name === 'setdefault') this.#knowledge.add(KEPT.data, all.filter(isChosen));
      return [DATA, ...this.#knowledge.of(KEPT.data), ...presets.flatMap(alternativesOf)];
    }
    if (FILLING.has(name)) {
      this.#knowledge.add(KEPT.data, this.#filling(name, given).filter(isChosen));
      return [name === 'add' ? mixed(all) : DATA];
    }
    return [COMBINING.has(name) ? mixed([TEXT, ...all]) : mixed(all)];
  }

  #dictMethod(dict: Dict, name: string, given: Given): readonly Value[] {
    const entries = [...dict.entries, ...this.#knowledge.of(KEPT.entries).map((value) => [DATA, value] as const)];
    if (FILLING.has(name)) this.#knowledge.add(KEPT.entries, [DATA, ...this.#filling(name, given)]);
    if (REORDERING.has(name)) this.#knowledge.add(KEPT.entries, [DATA]);
    const values = entries.map(([, value]) => value);
    switch (name) {
      case 'keys':
        return [
          listOf(
            entries.map(([key]) => key),
            true,
          ),
        ];
      case 'values':
        return [listOf(values, true)];
      case 'items':
        return [
          listOf(
            entries.map((entry) => listOf(entry)),
            true,
          ),
        ];
      case 'copy':
        return [dictOf(entries)];
      case 'get':
      case 'pop':
      case 'setdefault': {
        const [key = DATA, ...presets] = byPlace(given) ?? [DATA, ...allGiven(given)];
        return [DATA, ...this.itemOf(dict, key), ...presets.flatMap(alternativesOf)];
      }
      case 'popitem':
        return [listOf([oneOf(entries.map(([key]) => key)), oneOf(values)])];
      default:
        return [mixed(allGiven(given))];
    }
  }

  #itemsMethod(list: Items, name: string, given: Given): readonly Value[] {
    if (FILLING.has(name)) this.#knowledge.add(KEPT.items, [DATA, ...this.#filling(name, given)]);
    if (REORDERING.has(name)) this.#knowledge.add(KEPT.items, [DATA, ...list.items]);
    if (name === 'index' || name === 'count') return [NUMBER];
    if (name === 'pop') return this.#indexed(list, NUMBER);
    if (name === 'copy') return [listOf(list.items, true)];
    return [FILLING.has(name) || REORDERING.has(name) ? DATA : mixed([list, ...allGiven(given)])];
  }

  /** What comes into the container. */
  #filling(name: string, given: Given): readonly Value[] {
    const all = allGiven(given);
    if (name !== 'extend' && name !== 'update') return all;
    const inner = all
      .flatMap((value) => alternativesOf(value))
      .flatMap((value) => {
        if (value.kind === 'dict') return value.entries.flat();
        const each = this.eachOf(value);
        // `update` takes pairs as well.
        return name === 'update' ? [...each, ...each.flatMap((one) => (one.kind === 'items' ? one.items : []))] : each;
      });
    return [...inner, ...given.named.values()];
  }
}
