/** Filters and methods of text that are followed on constants. See https://jinja.palletsprojects.com/en/stable/templates/#list-of-builtin-filters. */
import { BUILT, DATA, isText, textValue, type Value } from './value.ts';

type TextFunction = (text: string, given: readonly Value[]) => Value | null;

const trimmed =
  (start: boolean, end: boolean): TextFunction =>
  (text, [characters]) => {
    if (characters !== undefined && characters.kind !== 'text') return null;
    const strip = characters === undefined ? /\s/u : null;
    const isStripped = (character = '') =>
      character !== '' && (strip?.test(character) ?? (characters?.text ?? '').includes(character));
    let from = 0;
    let to = text.length;
    while (start && from < to && isStripped(text[from])) from += 1;
    while (end && to > from && isStripped(text[to - 1])) to -= 1;
    return textValue(text.slice(from, to));
  };

const same: TextFunction = (text) => textValue(text);
const lower: TextFunction = (text) => textValue(text.toLowerCase());
const upper: TextFunction = (text) => textValue(text.toUpperCase());
const titled: TextFunction = (text) => textValue(text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase());
const replace: TextFunction = (text, [from, to]) =>
  from?.kind === 'text' && to?.kind === 'text' ? textValue(text.replaceAll(from.text, () => to.text)) : null;
const split: TextFunction = (text, [by]) => {
  if (by !== undefined && by.kind !== 'text') return null;
  const parts = by === undefined || by.text === '' ? text.trim().split(/\s+/) : text.split(by.text);
  return parts.length > 1024 ? null : { kind: 'items', items: parts.map(textValue) };
};

const METHODS: Readonly<Record<string, TextFunction>> = {
  ...{ lower, casefold: lower, upper, capitalize: titled, title: titled, replace, split, rsplit: split },
  ...{ strip: trimmed(true, true), lstrip: trimmed(true, false), rstrip: trimmed(false, true) },
  removeprefix: (text, [part]) =>
    part?.kind === 'text' ? textValue(text.startsWith(part.text) ? text.slice(part.text.length) : text) : null,
  removesuffix: (text, [part]) =>
    part?.kind === 'text'
      ? textValue(text.endsWith(part.text) ? text.slice(0, text.length - part.text.length) : text)
      : null,
  join: (text, [items]) => (items === undefined ? null : joined(items, text)),
  format: (text, given) => braces(text, given),
};

const FILTERS: Readonly<Record<string, TextFunction>> = {
  ...{ lower, upper, capitalize: titled, title: titled, replace, trim: trimmed(true, true), string: same, safe: same },
  ...{ e: same, escape: same, forceescape: same, striptags: same, default: same, d: same },
  reverse: (text) => textValue([...text].reverse().join('')),
  list: (text) => (text.length > 1024 ? null : { kind: 'items', items: [...text].map(textValue) }),
  first: (text) => textValue(text.slice(0, 1)),
  last: (text) => textValue(text.slice(-1)),
  join: (text, [by]) =>
    joined(
      { kind: 'items', items: [...text.slice(0, 1024)].map(textValue) },
      by === undefined ? '' : by.kind === 'text' ? by.text : null,
    ),
  format: percents,
};

/** Filters that give items of what they are given. */
const KEEPING = new Set(['list', 'unique', 'sort', 'select', 'reject', 'selectattr', 'rejectattr', 'batch', 'slice']);
/** Filters that give no text, whatever they are given. */
const NUMBERS = new Set(['length', 'count', 'int', 'float', 'abs', 'round', 'wordcount']);

/** `value.name(…)` */
export function callText(value: Value, name: string, given: readonly Value[]): readonly Value[] {
  if (value.kind === 'text') {
    const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
    if (method !== undefined) return [method(value.text, given) ?? BUILT];
    return [/^(?:is|index$|find$|rfind$|count$|startswith$|endswith$)/.test(name) ? DATA : BUILT];
  }
  if (value.kind === 'dict') return dictMethod(value, name, given);
  if (value.kind === 'items') return value.items.length === 0 ? [DATA] : value.items;
  // `x.join(…)` and `x.format(…)` put text together, whatever x is.
  return [value.kind === 'built' || name === 'join' || name === 'format' ? BUILT : DATA];
}

function dictMethod(
  { entries }: Extract<Value, { kind: 'dict' }>,
  name: string,
  [key]: readonly Value[],
): readonly Value[] {
  if (name === 'keys') return [{ kind: 'items', items: entries.map(([one]) => one) }];
  if (name === 'values') return [{ kind: 'items', items: entries.map(([, one]) => one) }];
  if (name === 'items') return [{ kind: 'items', items: entries.map((entry) => ({ kind: 'items', items: entry })) }];
  if (name !== 'get' && name !== 'pop') return [DATA];
  return [
    DATA,
    ...entries
      .filter(([one]) => key?.kind !== 'text' || one.kind !== 'text' || one.text === key.text)
      .map(([, one]) => one),
  ];
}

/** `value | name(…)` */
export function filterText(value: Value, name: string, given: readonly Value[]): readonly Value[] {
  if (NUMBERS.has(name)) return [DATA];
  if (value.kind === 'number') return [name === 'string' ? textValue(String(value.value)) : DATA];
  if (value.kind === 'text') {
    const filter = Object.hasOwn(FILTERS, name) ? FILTERS[name] : undefined;
    return [filter?.(value.text, given) ?? BUILT];
  }
  if (value.kind === 'dict' && (name === 'items' || name === 'dictsort')) return dictMethod(value, 'items', []);
  if (value.kind === 'dict')
    return filterText({ kind: 'items', items: value.entries.map(([key]) => key) }, name, given);
  if (value.kind === 'items') return filterItems(value, name, given);
  if (name === 'default' || name === 'd') return [value, ...given.slice(0, 1)];
  return [value.kind === 'built' || name === 'join' || name === 'format' || name === 'replace' ? BUILT : DATA];
}

function filterItems(
  value: Extract<Value, { kind: 'items' }>,
  name: string,
  [given]: readonly Value[],
): readonly Value[] {
  if (name === 'join') return [joined(value, given === undefined ? '' : given.kind === 'text' ? given.text : null)];
  if (name === 'first') return [value.items[0] ?? DATA];
  if (name === 'last') return [value.items.at(-1) ?? DATA];
  if (name === 'reverse') return [{ kind: 'items', items: [...value.items].reverse() }];
  if (KEEPING.has(name)) return [value];
  if (name === 'random') return value.items;
  // Numbers and what the program passes in stay what they are; other texts may become any.
  if (!value.items.some(isText)) return [DATA];
  return name === 'map' ? [{ kind: 'items', items: [BUILT] }] : [BUILT];
}

/** @param by null: not known */
function joined(items: Value, by: string | null): Value {
  if (items.kind === 'text') return joined({ kind: 'items', items: [...items.text.slice(0, 1024)].map(textValue) }, by);
  if (items.kind === 'dict') return joined({ kind: 'items', items: items.entries.map(([key]) => key) }, by);
  if (items.kind !== 'items') return BUILT;
  let text = '';
  for (const [index, item] of items.items.entries()) {
    if (index > 0 && by === null) return { kind: 'built', prefix: text };
    if (index > 0) text += by;
    if (item.kind === 'text') text += item.text;
    else if (item.kind === 'number') text += String(item.value);
    else return { kind: 'built', prefix: item.kind === 'built' ? text + item.prefix : text };
  }
  return textValue(text);
}

/** `'%s%c' % (…)` */
function percents(text: string, given: readonly Value[]): Value | null {
  let at = 0;
  let isKnown = true;
  const result = text.replace(/%(?:%|[-+ #0]*\d*(?:\.\d+)?([a-zA-Z]))/g, (_whole, letter?: string) => {
    if (letter === undefined) return '%';
    const value = given[at];
    at += 1;
    if (value?.kind === 'number')
      return letter === 'c' ? String.fromCodePoint(codePoint(value.value)) : String(value.value);
    if (value?.kind === 'text') return value.text;
    isKnown = false;
    return '';
  });
  return isKnown ? textValue(result) : null;
}

/** `'{}{0}{:c}'.format(…)` */
function braces(text: string, given: readonly Value[]): Value | null {
  let at = 0;
  let isKnown = true;
  const result = text.replace(/\{\{|\}\}|\{(\d*)(?::([^{}]*))?\}|[{}]/g, (whole, index?: string, format?: string) => {
    if (whole === '{{' || whole === '}}') return whole.slice(0, 1);
    const value = index === undefined ? undefined : given[index === '' ? at++ : Number(index)];
    if (value?.kind === 'number')
      return format === 'c' ? String.fromCodePoint(codePoint(value.value)) : String(value.value);
    if (value?.kind === 'text') return value.text;
    isKnown = false;
    return '';
  });
  return isKnown ? textValue(result) : null;
}

function codePoint(value: number): number {
  return Number.isInteger(value) && value >= 0 && value <= 0x10ffff ? value : 0xfffd;
}
