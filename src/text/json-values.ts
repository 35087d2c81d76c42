/** The values of a JSON text as a configuration is examined: keys that stand twice are both there. See https://docs.python.org/3/library/json.html. */
import type { FormatError } from '../bytes/format-error.ts';
import { keepWithin } from '../bytes/limit-error.ts';

export type JsonValue = string | number | boolean | null | JsonArray | JsonObject;

export interface JsonArray {
  readonly kind: 'array';
  /** Of a long array those that are kept, see `JsonReading`. */
  readonly items: readonly JsonValue[];
  /** Bytes from the start of the text. */
  readonly offset: number;
}

export interface JsonObject {
  readonly kind: 'object';
  /** In the order of the text; a key that stands twice is here twice. */
  readonly entries: readonly (readonly [key: string, value: JsonValue])[];
  readonly offset: number;
}

/** What was read, and why it ended early if it did: objects seen before a break are kept. */
export interface JsonDocuments {
  /** One, or several where values follow each other (JSON lines). */
  readonly values: readonly JsonValue[];
  readonly failure: FormatError | null;
}

/** Where a value stands in its document: kept as a chain so that nothing is built for what is not reported. */
export type Place = Step | null;
interface Step {
  readonly parent: Place;
  readonly key: string | number;
}

/** How much is read, and what of it is kept: a text may have millions of values, of which few are of interest. */
export interface JsonReading {
  readonly values: number;
  /** Objects, arrays and keys that are kept at one time. */
  readonly kept: number;
  /** Whether an array keeps a text that begins so, beyond its first items; default: all is kept. Asked of texts of some length only. */
  readonly keepsItem?: (beginning: string) => boolean;
  /** Reported of each object when it is complete; what it returns is kept instead. `isItem`: it stands in an array. `document`: how many come before. */
  readonly release?: (object: JsonObject, where: { place: Place; isItem: boolean; document: number }) => JsonObject;
}

export function isContainer(value: JsonValue | undefined): value is JsonArray | JsonObject {
  return typeof value === 'object' && value !== null;
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return isContainer(value) && value.kind === 'object';
}

/** All that stands under a key. Readers differ in which one counts where it stands twice: so each is examined, never the first or last alone. */
export function valuesOf({ entries }: JsonObject, wanted: string): readonly JsonValue[] {
  return entries.flatMap(([key, value]) => (key === wanted ? [value] : []));
}

/** Of those the texts, each once. */
export function textsOf(object: JsonObject, wanted: string): readonly string[] {
  const texts = valuesOf(object, wanted).filter((value) => typeof value === 'string');
  return texts.length < 2 ? texts : [...new Set(texts)];
}

/** The items of a list; none of what is no list. */
export function listItemsOf(value: JsonValue): readonly JsonValue[] {
  return isContainer(value) && value.kind === 'array' ? value.items : [];
}

/** The items of a list, or the one value that stands in its place. */
export function itemsOf(value: JsonValue): readonly JsonValue[] {
  return isContainer(value) && value.kind === 'array' ? value.items : [value];
}

/** Every way to take one of each list, for names that several keys make together. @throws LimitError at `offset` */
export function combinationsOf(lists: readonly (readonly string[])[], offset: number): readonly (readonly string[])[] {
  const count = lists.reduce((product, { length }) => product * length, 1);
  keepWithin('keyCombinations', count, offset);
  return lists.reduce<readonly (readonly string[])[]>(
    (taken, list) => taken.flatMap((some) => list.map((one) => [...some, one])),
    [[]],
  );
}
