/** What filters give of a value, as far as it is known. See https://jinja.palletsprojects.com/en/stable/templates/#list-of-builtin-filters. */
import type { ValueReader } from './methods.ts';
import { allGiven, type Given, givenOf } from './operations.ts';
import { filterOfText, joined } from './text-functions.ts';
import { alternativesOf, DATA, isChosen, listOf, mixed, NUMBER, oneOf, TEXT, textValue, type Value } from './value.ts';

/** They give numbers. */
const COUNTING = new Set(['length', 'count', 'int', 'float', 'abs', 'round', 'wordcount']);
/** They give items of what they are given, in some order. */
const CHOOSING = new Set(['unique', 'sort', 'select', 'reject', 'selectattr', 'rejectattr']);
/** They give one of the items. */
const PICKING = new Set(['first', 'last', 'random', 'min', 'max']);
/** They put text together of what they are given, whoever gave it. */
const COMBINING = new Set([
  'join',
  'format',
  'replace',
  'indent',
  'wordwrap',
  'truncate',
  'xmlattr',
  'urlize',
  'center',
]);
/** Of text that the program passes in they give parts of it, whatever they are given. */
const PARTING = new Set([
  'trim',
  'lower',
  'upper',
  'title',
  'capitalize',
  'string',
  'safe',
  'escape',
  'e',
  'forceescape',
  'striptags',
  'tojson',
  'batch',
  'slice',
  'groupby',
  'dictsort',
  'items',
  'list',
  'reverse',
]);

/** `value | name(…)`; of a value without alternatives. */
export function filtered(value: Value, name: string, given: Given, reader: ValueReader): readonly Value[] {
  if (COUNTING.has(name)) return [NUMBER];
  const all = allGiven(given);
  if (name === 'default' || name === 'd') return [value, ...all.flatMap(alternativesOf)];
  if (name === 'attr') return attributes(value, all, reader);
  if (value.kind === 'text') {
    const exact = givenOf(given)?.map((args) => filterOfText(name, value.text, args));
    if (exact !== undefined && !exact.includes(null)) return exact.filter((one) => one !== null);
  }
  if (value.kind === 'number' && name === 'string') {
    return [value.value === null || !Number.isInteger(value.value) ? DATA : textValue(String(value.value))];
  }
  if (name === 'join') return joinedOf(value, given);
  if (name === 'sum')
    return [
      given.positional.length > 1 || given.named.has('start') || given.rest.length > 0 || isChosen(value)
        ? mixed([TEXT, value, ...all])
        : NUMBER,
    ];
  return ofSequence(value, name, given, reader) ?? ofAny(value, name, all);
}

function ofAny(value: Value, name: string, all: readonly Value[]): readonly Value[] {
  if (COMBINING.has(name)) return [all.every((one) => one.kind === 'number') && !isChosen(value) ? DATA : TEXT];
  return [mixed(PARTING.has(name) ? [value] : [value, ...all])];
}

/** Null where the filter does not work on items. */
function ofSequence(value: Value, name: string, given: Given, reader: ValueReader): readonly Value[] | null {
  const isSequence = value.kind === 'items' || value.kind === 'dict' || value.kind === 'text';
  if (!isSequence && value.kind !== 'data') return null;
  if (name === 'map') return mapped(value, given, reader);
  // What the program passes in stays what it is.
  if (value.kind === 'data') return PICKING.has(name) || CHOOSING.has(name) ? reader.eachOf(value) : null;
  if (value.kind === 'dict' && (name === 'items' || name === 'dictsort')) {
    return [
      listOf(
        value.entries.map((entry) => listOf(entry)),
        true,
      ),
    ];
  }
  // Jinja stops here.
  if (name === 'items' || name === 'dictsort') return [DATA];
  const each = reader.eachOf(value);
  if (name === 'list')
    return [
      value.kind === 'items'
        ? value
        : listOf(each, value.kind !== 'text' || new Set(value.text).size !== value.text.length),
    ];
  if (name === 'first' && value.kind === 'items' && !value.isLoose)
    return reader.itemOf(value, { kind: 'number', value: 0 });
  if (name === 'last' && value.kind === 'items' && !value.isLoose)
    return reader.itemOf(value, { kind: 'number', value: -1 });
  if (PICKING.has(name)) return [...each, ...allGiven(given).flatMap(alternativesOf)];
  if (name === 'reverse' && value.kind === 'items' && !value.isLoose) return [listOf([...value.items].reverse())];
  if (CHOOSING.has(name) || (name === 'reverse' && value.kind !== 'text')) return [listOf(each, true)];
  if (name === 'batch' || name === 'slice') return [listOf([listOf([...each, ...allGiven(given)], true)], true)];
  return null;
}

function joinedOf(value: Value, given: Given): readonly Value[] {
  const [by = null] = given.positional;
  const isPlain = given.named.size === 0 && given.rest.length === 0 && given.positional.length < 2;
  const separator = by === null ? '' : by.kind === 'text' ? by.text : null;
  const result = isPlain && separator !== null ? joined(value, separator) : null;
  return [result ?? TEXT];
}

/** `value | attr(name)`: an attribute, never an item. */
function attributes(value: Value, names: readonly Value[], reader: ValueReader): readonly Value[] {
  return names
    .flatMap(alternativesOf)
    .flatMap((name) => (name.kind === 'text' ? reader.attributeOf(value, name.text) : [mixed([value, name])]));
}

/** `value | map(attribute='a')`, `value | map('upper')` */
function mapped(value: Value, given: Given, reader: ValueReader): readonly Value[] {
  const each = reader.eachOf(value);
  const attribute = given.named.get('attribute');
  if (attribute !== undefined) {
    const presets = [...given.named].flatMap(([name, one]) => (name === 'default' ? alternativesOf(one) : []));
    const read = each.flatMap((one) => attributesAlong(one, attribute, reader));
    return [listOf([oneOf([...read, ...presets])], true)];
  }
  const [filter, ...args] = given.positional;
  if (filter?.kind !== 'text' || given.rest.length > 0) return [listOf([mixed([...each, ...allGiven(given)])], true)];
  const inner: Given = { positional: args, named: given.named, rest: [] };
  return [listOf([oneOf(each.flatMap((one) => filtered(one, filter.text, inner, reader)))], true)];
}

/** `a.b.0` */
function attributesAlong(value: Value, path: Value, reader: ValueReader): readonly Value[] {
  return alternativesOf(path).flatMap((one): readonly Value[] => {
    if (one.kind === 'number') return reader.itemOf(value, one);
    if (one.kind !== 'text') return [mixed([value, one])];
    return one.text
      .split('.')
      .reduce<readonly Value[]>(
        (values, part) =>
          values.flatMap((each) =>
            /^\d+$/.test(part)
              ? reader.itemOf(each, { kind: 'number', value: Number(part) })
              : reader.attributeOf(each, part),
          ),
        [value],
      );
  });
}
