/** Methods and filters of text, computed on constants exactly as Python does or not at all. See https://docs.python.org/3/library/stdtypes.html#string-methods. */
import { BUILT, charactersOf, listOf, textFrom, textValue, type Value } from './value.ts';

/** Null: not computed, any text may come of it. */
type TextFunction = (text: string, given: readonly Value[]) => Value | null;

/** What `str.strip` takes off. */
const SPACES =
  '\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a';
const BLANKS = new RegExp(`[${SPACES}]+`);
const ASCII = /^[\0-\x7f]*$/;
/** Items of a text that is cut into many; a name has few. */
const PARTS = 1024;

function textOf(value: Value | undefined): string | null {
  return value?.kind === 'text' ? value.text : null;
}

const trimmed =
  (start: boolean, end: boolean): TextFunction =>
  (text, [characters, ...others]) => {
    const strip = characters === undefined ? SPACES : textOf(characters);
    if (strip === null || others.length > 0) return null;
    let from = 0;
    let to = text.length;
    while (start && from < to && strip.includes(text.charAt(from))) from += 1;
    while (end && to > from && strip.includes(text.charAt(to - 1))) to -= 1;
    return textValue(text.slice(from, to));
  };

const plain =
  (change: (text: string) => string): TextFunction =>
  (text, given) =>
    given.length === 0 && ASCII.test(text) ? textValue(change(text)) : null;

const lower = plain((text) => text.toLowerCase());
const upper = plain((text) => text.toUpperCase());
const capitalized = plain((text) => text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase());
const same = plain((text) => text);
/** Where nothing is to be escaped. */
const unescaped: TextFunction = (text, given) => (/[<>&'"]/.test(text) ? null : same(text, given));
const untagged: TextFunction = (text, given) => (/[<>&]|\s/.test(text) ? null : same(text, given));
const unquoted: TextFunction = (text, given) => (/^[\w.~/-]*$/.test(text) ? same(text, given) : null);

const replace: TextFunction = (text, [from, to, ...others]) => {
  const [old, fresh] = [textOf(from), textOf(to)];
  return old === null || fresh === null || others.length > 0 ? null : textValue(text.replaceAll(old, () => fresh));
};

const split: TextFunction = (text, [by, ...others]) => {
  const mark = by === undefined ? null : textOf(by);
  if (others.length > 0 || (by !== undefined && (mark === null || mark === ''))) return null;
  const parts = mark === null ? text.split(BLANKS).filter((part) => part !== '') : text.split(mark);
  return parts.length > PARTS || !ASCII.test(text) ? null : listOf(parts.map(textValue));
};

const partition: TextFunction = (text, [by, ...others]) => {
  const mark = textOf(by);
  if (mark === null || mark === '' || others.length > 0) return null;
  const at = text.indexOf(mark);
  const parts = at < 0 ? [text, '', ''] : [text.slice(0, at), mark, text.slice(at + mark.length)];
  return listOf(parts.map(textValue));
};

const METHODS: ReadonlyMap<string, TextFunction> = new Map<string, TextFunction>([
  ['lower', lower],
  ['casefold', lower],
  ['upper', upper],
  ['capitalize', capitalized],
  ['replace', replace],
  ['split', split],
  ['rsplit', split],
  ['partition', partition],
  ['strip', trimmed(true, true)],
  ['lstrip', trimmed(true, false)],
  ['rstrip', trimmed(false, true)],
  [
    'removeprefix',
    (text, given) => cut(text, given, (part) => (text.startsWith(part) ? text.slice(part.length) : text)),
  ],
  [
    'removesuffix',
    (text, given) =>
      cut(text, given, (part) => (text.endsWith(part) ? text.slice(0, text.length - part.length) : text)),
  ],
  ['join', (text, given) => (given.length === 1 ? joined(given[0] ?? BUILT, text) : null)],
  ['format', braces],
]);

function cut(_text: string, [given, ...others]: readonly Value[], change: (part: string) => string): Value | null {
  const part = textOf(given);
  return part === null || others.length > 0 ? null : textValue(change(part));
}

const FILTERS: ReadonlyMap<string, TextFunction> = new Map<string, TextFunction>([
  ['lower', lower],
  ['upper', upper],
  ['capitalize', capitalized],
  ['replace', replace],
  ['trim', trimmed(true, true)],
  ['string', same],
  ['safe', same],
  ['e', unescaped],
  ['escape', unescaped],
  ['forceescape', unescaped],
  ['striptags', untagged],
  ['urlencode', unquoted],
  ['reverse', plain((text) => [...text].reverse().join(''))],
  ['format', percents],
]);

/** Null where the function is not known, or its result is not. */
export function callOfText(name: string, text: string, given: readonly Value[]): Value | null {
  return METHODS.get(name)?.(text, given) ?? null;
}

export function filterOfText(name: string, text: string, given: readonly Value[]): Value | null {
  return FILTERS.get(name)?.(text, given) ?? null;
}

/** `by.join(values)`; null where it cannot be computed. */
export function joined(values: Value, by: string): Value | null {
  const items =
    values.kind === 'text'
      ? [...values.text].map(textValue)
      : values.kind === 'dict'
        ? values.entries.map(([key]) => key)
        : values.kind === 'items' && !values.isLoose
          ? values.items
          : null;
  if (items === null || items.length > PARTS) return null;
  let text = '';
  for (const [index, item] of items.entries()) {
    if (index > 0) text += by;
    if (item.kind === 'text') text += item.text;
    else if (item.kind === 'number' && item.value !== null) text += String(item.value);
    else return textFrom(item.kind === 'built' ? text + item.prefix : text);
  }
  return textValue(text);
}

/** `'%s%c' % (…)`: conversions without flags or widths. */
export function percents(text: string, given: readonly Value[]): Value | null {
  let at = 0;
  let isKnown = true;
  const result = text.replace(/%([%scd]?)/g, (_whole, letter: string) => {
    if (letter === '%') return '%';
    const shown = letter === '' ? null : converted(given[at], letter);
    at += 1;
    isKnown &&= shown !== null;
    return shown ?? '';
  });
  return isKnown ? textValue(result) : null;
}

/** `'{}{0}{:c}'.format(…)`: fields without names, conversions or widths. */
function braces(text: string, given: readonly Value[]): Value | null {
  let at = 0;
  let isKnown = true;
  const result = text.replace(/\{\{|\}\}|\{(\d*)(?::([scd]))?\}|[{}]/g, (whole, index?: string, letter?: string) => {
    if (whole === '{{' || whole === '}}') return whole.slice(0, 1);
    const shown = index === undefined ? null : converted(given[index === '' ? at : Number(index)], letter ?? 's');
    if (index === '') at += 1;
    isKnown &&= shown !== null;
    return shown ?? '';
  });
  return isKnown ? textValue(result) : null;
}

function converted(value: Value | undefined, letter: string): string | null {
  if (value?.kind === 'text')
    return letter === 's' || (letter === 'c' && [...value.text].length === 1) ? value.text : null;
  if (value?.kind !== 'number' || value.value === null || !Number.isInteger(value.value)) return null;
  if (letter !== 'c') return String(value.value);
  return value.value >= 0 && value.value <= 0x10ffff ? String.fromCodePoint(value.value) : null;
}

/** One character of a text, or what a slice of it gives. */
export function characterAt(text: string, index: number | null): readonly Value[] {
  if (index === null) return charactersOf(text);
  const character = [...text].at(index);
  return character === undefined ? [] : [textValue(character)];
}
