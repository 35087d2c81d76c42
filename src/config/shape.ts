/** Shapes of policy values: each checks a value of unknown type, complains with its key path, and describes itself as JSON schema. See https://json-schema.org/draft/2020-12. */
import { nearestOf } from '../nearest.ts';
import { type Complain, describe, oneOfNames } from './complaint.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

export interface Shape<T> {
  readonly schema: JsonSchema;
  /** The value, or undefined after a complaint. */
  read(value: unknown, at: string, complain: Complain): T | undefined;
}

export interface Field<T = unknown> {
  readonly shape: Shape<T>;
  /** One sentence for editors. */
  readonly about: string;
  readonly required?: true;
}

/** A value that a test accepts or refuses. */
function plain<T>(schema: JsonSchema, expected: string, accept: (value: unknown) => T | undefined): Shape<T> {
  return {
    schema,
    read(value, at, complain) {
      const accepted = accept(value);
      if (accepted === undefined) complain({ at, found: describe(value), expected });
      return accepted;
    },
  };
}

/** Text with something in it; `pattern` as for JSON schema. */
export function text(expected: string, pattern = /\S/u): Shape<string> {
  const matches = (value: unknown): string | undefined =>
    typeof value === 'string' && pattern.test(value) ? value : undefined;
  return plain({ type: 'string', pattern: pattern.source }, expected, matches);
}

export const flag: Shape<boolean> = plain({ type: 'boolean' }, 'true or false', (value) =>
  typeof value === 'boolean' ? value : undefined,
);

export const count: Shape<number> = plain({ type: 'integer', minimum: 1 }, 'a whole number above 0', (value) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined,
);

/** `2027-03-31`; YAML makes a Date of it when it stands without quotes. */
export const day: Shape<string> = plain({ type: 'string', format: 'date' }, 'a day as YYYY-MM-DD', (value) => {
  if (value instanceof Date) return Number.isNaN(value.valueOf()) ? undefined : value.toISOString().slice(0, 10);
  return typeof value === 'string' && isDay(value) ? value : undefined;
});

/** Whether the calendar has that day. */
export function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text);
}

/** One of a few words. @param expected where they are too many to be listed */
export function oneOf<const T extends string>(words: readonly T[], expected = words.join(' | ')): Shape<T> {
  return {
    schema: { enum: words },
    read(value, at, complain) {
      const word = words.find((candidate) => candidate === value);
      if (word !== undefined) return word;
      const near = typeof value === 'string' ? nearestOf(value, words) : undefined;
      const nearest = near === undefined ? {} : { nearest: near };
      complain({ at, found: describe(value), expected, ...nearest });
      return undefined;
    },
  };
}

/** Entries of one list; YAML's aliases can repeat lists inside lists. CWE-776. */
const LIST_ENTRIES = 10_000;

/** A list. */
export function list<T>(
  item: Shape<T>,
  expected: string,
  { minimum = 0, maximum = LIST_ENTRIES }: { minimum?: number; maximum?: number } = {},
): Shape<readonly T[]> {
  return {
    schema: { type: 'array', items: item.schema, ...(minimum === 0 ? {} : { minItems: minimum }), maxItems: maximum },
    read(value, at, complain) {
      if (Array.isArray(value) && value.length > maximum) {
        complain({ at, found: describe(value), expected: `at most ${maximum} entries` });
        return undefined;
      }
      if (!Array.isArray(value) || value.length < minimum) {
        complain({ at, found: describe(value), expected });
        return undefined;
      }
      return value.map((entry: unknown, index) => item.read(entry, `${at}[${index}]`, complain) as T); // a complaint was made where it is undefined
    },
  };
}

/** A mapping with known keys. The result has a key only where the value had one, in the order of `fields`. */
export function record<T>(fields: Readonly<Record<string, Field>>): Shape<T> {
  const names = Object.keys(fields);
  const schemas = names.map((name) => [name, { description: fields[name]?.about, ...fields[name]?.shape.schema }]);
  const required = names.filter((name) => fields[name]?.required);
  return {
    schema: {
      type: 'object',
      properties: Object.fromEntries(schemas),
      ...(required.length === 0 ? {} : { required }),
      additionalProperties: false,
    },
    read(value, at, complain) {
      if (!isMapping(value)) {
        complain({ at, found: describe(value), expected: `a mapping with the keys ${names.join(', ')}` });
        return undefined;
      }
      complainOfUnknownKeys(value, names, at, complain);
      return readFields(value, fields, at, complain) as T; // the caller's fields spell T; a complaint was made where they do not hold
    },
  };
}

function readFields(
  value: Readonly<Record<string, unknown>>,
  fields: Readonly<Record<string, Field>>,
  at: string,
  complain: Complain,
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    if (Object.hasOwn(value, name)) result[name] = field.shape.read(value[name], join(at, name), complain);
    else if (field.required) complain({ at: join(at, name), found: 'nothing', expected: field.about });
  }
  return result;
}

function complainOfUnknownKeys(value: object, names: readonly string[], at: string, complain: Complain): void {
  for (const key of Object.keys(value).filter((name) => !names.includes(name))) {
    const near = nearestOf(key, names);
    const nearest = near === undefined ? {} : { nearest: near };
    complain({ at: join(at, key), found: 'an unknown key', expected: oneOfNames(names), ...nearest });
  }
}

/** The first shape where the value has the key, else the second. */
export function eitherByKey<A, B>(key: string, withKey: Shape<A>, without: Shape<B>): Shape<A | B> {
  return {
    schema: { oneOf: [withKey.schema, without.schema] },
    read(value, at, complain) {
      const chosen: Shape<A | B> = isMapping(value) && Object.hasOwn(value, key) ? withKey : without;
      return chosen.read(value, at, complain);
    },
  };
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function join(at: string, key: string): string {
  const shown = key.length > 40 ? `${key.slice(0, 40)}…` : key;
  return at === '' ? shown : `${at}.${shown}`;
}
