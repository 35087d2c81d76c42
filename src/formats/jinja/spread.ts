/** Lays out lists and dictionaries where a template does: `**options`, `dict(pairs)`, `for k, v in …`. See https://jinja.palletsprojects.com/en/stable/templates/#jinja-globals.dict. */
import type { ValueReader } from './methods.ts';
import type { Given } from './operations.ts';
import { alternativesOf, BUILT, bounded, DATA, dictOf, isChosen, mixed, textValue, type Value } from './value.ts';

/** `**values`: what is known of them goes into `named`, all else into `rest`. @param kept what dictionaries may hold besides their entries */
export function spreadNamed(
  values: readonly Value[],
  kept: readonly Value[],
  named: Map<string, Value>,
  rest: Value[],
): void {
  for (const value of values) {
    if (value.kind !== 'dict' || value.isNamespace) rest.push(isChosen(value) ? BUILT : DATA);
    else {
      for (const [key, one] of value.entries) {
        if (key.kind === 'text' && values.length === 1) named.set(key.text, one);
        else rest.push(key, one);
      }
      rest.push(...kept);
    }
  }
}

/** What lies in values, so many levels deep. */
export function unpacked(values: readonly Value[], depth: number, reader: ValueReader): readonly Value[] {
  let level = values;
  const all: Value[] = depth === 0 ? [...values] : [];
  for (let deep = 0; deep < depth; deep += 1) {
    level = bounded(level.flatMap((value) => reader.eachOf(value)));
    all.push(...level);
  }
  return all;
}

/** `dict(a=1)`, `dict({…})`, `dict([[key, value]])` */
export function dictionaryOf({ positional, named, rest }: Given, isNamespace: boolean, reader: ValueReader): Value {
  const entries: (readonly [Value, Value])[] = [...named].map(([name, value]) => [textValue(name), value]);
  for (const value of positional.flatMap(alternativesOf)) {
    if (value.kind === 'dict') entries.push(...value.entries);
    else if (isChosen(value)) {
      for (const pair of reader.eachOf(value)) {
        const [key, one, ...others] = pair.kind === 'items' && !pair.isLoose ? pair.items : [];
        entries.push(
          key === undefined || one === undefined || others.length > 0 ? [mixed([pair]), mixed([pair])] : [key, one],
        );
      }
    }
  }
  for (const value of rest) entries.push([mixed([value]), value]);
  return dictOf(entries, isNamespace);
}
