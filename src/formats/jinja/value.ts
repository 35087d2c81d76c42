/** What is known of a value in a template. Whatever is not known to be the program's own is one that the author of the template chose. */

export type Value =
  | { readonly kind: 'text'; readonly text: string }
  /** Null: some number. */
  | { readonly kind: 'number'; readonly value: number | null }
  /** `isLoose`: the places are not known, and what the program passes in may stand between the items. */
  | { readonly kind: 'items'; readonly items: readonly Value[]; readonly isLoose: boolean }
  | {
      readonly kind: 'dict';
      readonly entries: readonly (readonly [Value, Value])[];
      /** Made by `namespace(…)`: `set x.name` changes it. */
      readonly isNamespace: boolean;
    }
  /** A function that Jinja gives to every template, by its name. */
  | { readonly kind: 'function'; readonly name: string }
  /** A macro of the template, or `caller`. */
  | { readonly kind: 'macro'; readonly name: string }
  /** One of these. */
  | { readonly kind: 'any'; readonly values: readonly Value[] }
  /**
   * Anything that the author chose; as text it begins with `prefix`. `isText`: text, or what holds nothing else;
   * otherwise it may be a macro as well, or a list or dictionary of the template.
   */
  | { readonly kind: 'built'; readonly prefix: string; readonly isText: boolean }
  /** What the program passes in, or computes of it: no name in it is of the author's choice. */
  | { readonly kind: 'data' };

export type Items = Extract<Value, { kind: 'items' }>;
export type Dict = Extract<Value, { kind: 'dict' }>;

export const DATA: Value = { kind: 'data' };
export const BUILT: Value = { kind: 'built', prefix: '', isText: false };
export const TEXT: Value = { kind: 'built', prefix: '', isText: true };
export const NUMBER: Value = { kind: 'number', value: null };

/** Stands in a text for a character that is not known. */
export const UNKNOWN_CHARACTER = '\uffff';
/** Longer texts, which are no names, are known by their beginning. CWE-770. */
export const TEXT_CHARACTERS = 1024;
/** Items of a list whose places are known. */
const ITEMS = 1024;
/** Alternatives of one expression; more are no longer distinguished. CWE-407. */
export const ALTERNATIVES = 64;
/** Containers inside each other that are looked at. CWE-674. */
const DEPTH = 8;

export function textValue(text: string): Value {
  const unknown = text.indexOf(UNKNOWN_CHARACTER);
  if (unknown >= 0) return textFrom(text.slice(0, unknown));
  return text.length > TEXT_CHARACTERS ? textFrom(text) : { kind: 'text', text };
}

/** Text of which only the beginning is known. */
export function textFrom(prefix: string): Value {
  return { kind: 'built', prefix: prefix.slice(0, PREFIX_CHARACTERS), isText: true };
}

/** Enough to say that it is no inner name. */
const PREFIX_CHARACTERS = 64;

export function isText(value: Value): boolean {
  return value.kind === 'text' || value.kind === 'built' || (value.kind === 'any' && value.values.some(isText));
}

/** Whether the author chose it, or something in it, that may become a name. */
export function isChosen(value: Value): boolean {
  switch (value.kind) {
    case 'data':
    case 'number':
    case 'function':
      return false;
    case 'text':
      return value.text !== '';
    case 'items':
      return value.items.some(isChosen);
    case 'dict':
      return value.isNamespace || value.entries.some(([key, one]) => isChosen(key) || isChosen(one));
    case 'any':
      return value.values.some(isChosen);
    default:
      return true;
  }
}

/** What a function that is not known may make of them. */
export function mixed(values: readonly Value[]): Value {
  if (values.some(holdsMore)) return BUILT;
  return values.some(isChosen) ? TEXT : DATA;
}

/** Whether it may be more than text and what the program passes in: a macro, or something that can still be filled. */
export function holdsMore(value: Value): boolean {
  switch (value.kind) {
    case 'macro':
    case 'items':
    case 'dict':
      return true;
    case 'built':
      return !value.isText;
    case 'any':
      return value.values.some(holdsMore);
    default:
      return false;
  }
}

/** Alternatives as one value. */
export function oneOf(values: readonly Value[]): Value {
  const [only = DATA, ...others] = bounded(values);
  return others.length === 0 ? only : { kind: 'any', values: [only, ...others] };
}

/** A value as its alternatives. */
export function alternativesOf(value: Value): readonly Value[] {
  return value.kind === 'any' ? value.values.flatMap(alternativesOf) : [value];
}

export function listOf(items: readonly Value[], isLoose = false): Value {
  if (items.length <= ITEMS) return { kind: 'items', items, isLoose };
  return { kind: 'items', items: bounded(items), isLoose: true };
}

export function dictOf(entries: readonly (readonly [Value, Value])[], isNamespace = false): Value {
  if (entries.length <= ITEMS) return { kind: 'dict', entries, isNamespace };
  const merged = [oneOf(entries.map(([key]) => key)), oneOf(entries.map(([, value]) => value))] as const;
  return { kind: 'dict', entries: [merged], isNamespace };
}

/** Distinct alternatives, none of them `any`; never empty. */
export function bounded(values: readonly Value[]): readonly Value[] {
  if (values.length === 0) return [DATA];
  const distinct = new Map<string, Value>();
  for (const value of values) {
    for (const one of alternativesOf(value)) {
      const key = keyOf(one, 0);
      // What is nested too deeply is known as chosen or not.
      const merged = key === null ? mixed([one]) : one;
      distinct.set(key ?? keyOf(merged, 0) ?? '', merged);
    }
  }
  if (distinct.size <= ALTERNATIVES) return [...distinct.values()];
  const merged = mixed([...distinct.values()]);
  return merged === DATA ? [DATA] : [merged, DATA];
}

/** Null where it is nested too deeply. */
export function keyOf(value: Value, depth: number): string | null {
  switch (value.kind) {
    case 'text':
      return `text ${JSON.stringify(value.text)}`;
    case 'built':
      return `built ${value.isText} ${JSON.stringify(value.prefix)}`;
    case 'number':
      return `number ${value.value}`;
    case 'function':
    case 'macro':
      return `${value.kind} ${value.name}`;
    case 'data':
      return 'data';
    case 'any':
      return keyOfAll(`any`, value.values, depth);
    case 'items':
      return keyOfAll(`items ${value.isLoose}`, value.items, depth);
    case 'dict':
      return keyOfAll(`dict ${value.isNamespace}`, value.entries.flat(), depth);
  }
}

function keyOfAll(kind: string, values: readonly Value[], depth: number): string | null {
  if (depth >= DEPTH) return null;
  const keys: string[] = [];
  let characters = 0;
  for (const value of values) {
    const key = keyOf(value, depth + 1);
    characters += key?.length ?? 0;
    if (key === null || characters > KEY_CHARACTERS) return null;
    keys.push(key);
  }
  return `${kind}(${keys.join(',')})`;
}

/** A container of more is only known as chosen or not. CWE-770. */
const KEY_CHARACTERS = 64 * TEXT_CHARACTERS;

/** What a loop or an unpacking gives of one value. */
export function eachOf(value: Value): readonly Value[] {
  switch (value.kind) {
    case 'items':
      return value.isLoose ? [DATA, ...value.items] : value.items;
    case 'dict':
      return value.entries.map(([key]) => key);
    case 'text':
      return charactersOf(value.text);
    case 'any':
      return value.values.flatMap(eachOf);
    case 'built':
      return [value.isText ? TEXT : BUILT];
    case 'macro':
      return [BUILT];
    default:
      return [DATA];
  }
}

export function charactersOf(text: string): readonly Value[] {
  const distinct = new Set(text);
  return distinct.size > ALTERNATIVES ? [TEXT] : [...distinct].map(textValue);
}

/** Whether they may be one key of a dictionary. */
export function mayEqual(own: Value, key: Value): boolean {
  if (own.kind === 'text' && key.kind === 'text') return own.text === key.text;
  if (own.kind === 'number' && key.kind === 'number')
    return own.value === key.value || own.value === null || key.value === null;
  if ((own.kind === 'text' && key.kind === 'number') || (own.kind === 'number' && key.kind === 'text')) return false;
  return true;
}
