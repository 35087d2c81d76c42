/** Reads values of unknown type out of a report that others wrote: each reader returns the value, or says where what was found instead. */
import { escapeForTerminal } from '../../printable.ts';

/** What stands in a report is not what a report holds. */
export class ReportFault extends Error {}

/** @throws ReportFault; @param at the place: `files[3].size` */
export type Read<T> = (value: unknown, at: string) => T;

/** Characters of one text; the longest that we write are calls under a policy that asks for all of them. CWE-770. */
const TEXT_CHARACTERS = 2 ** 20;
/** Entries of one list. */
const LIST_ENTRIES = 2 ** 21;
/** Characters of what was found that a fault shows. */
const SHOWN_CHARACTERS = 40;

export function fault(at: string, value: unknown, expected: string): never {
  throw new ReportFault(escapeForTerminal(`${at}: found ${shown(value)}, expected ${expected}`));
}

/** Lists and mappings by their kind: they may be deeper than anything that goes through them. */
function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a mapping';
  const found = JSON.stringify(typeof value === 'string' ? value.slice(0, SHOWN_CHARACTERS) : value);
  return found.length > SHOWN_CHARACTERS ? `${found.slice(0, SHOWN_CHARACTERS)}…` : found;
}

export const text: Read<string> = (value, at) => {
  if (typeof value === 'string' && value.length <= TEXT_CHARACTERS) return value;
  return fault(at, value, `a text of at most ${TEXT_CHARACTERS} characters`);
};

export function matching(pattern: RegExp, expected: string): Read<string> {
  return (value, at) => (typeof value === 'string' && pattern.test(value) ? value : fault(at, value, expected));
}

export const count: Read<number> = (value, at) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? value
    : fault(at, value, 'a whole number from 0 on');

export const flag: Read<boolean> = (value, at) =>
  typeof value === 'boolean' ? value : fault(at, value, 'true or false');

export function oneOf<const T extends string | number>(words: readonly T[]): Read<T> {
  return (value, at) => words.find((word) => word === value) ?? fault(at, value, `one of ${words.join(', ')}`);
}

export function orNull<T>(read: Read<T>): Read<T | null> {
  return (value, at) => (value === null ? null : read(value, at));
}

export function list<T>(read: Read<T>): Read<readonly T[]> {
  return (value, at) => {
    if (!Array.isArray(value) || value.length > LIST_ENTRIES) return fault(at, value, 'a list');
    return value.map((entry: unknown, index) => read(entry, `${at}[${index}]`));
  };
}

/** A field that may be missing. */
export interface Optional<T> {
  readonly optional: Read<T>;
}

export function optional<T>(read: Read<T>): Optional<T> {
  return { optional: read };
}

type Fields = Readonly<Record<string, Read<unknown> | Optional<unknown>>>;

type Value<F extends Fields> = {
  readonly [Key in keyof F as F[Key] extends Read<unknown> ? Key : never]: F[Key] extends Read<infer T> ? T : never;
} & {
  readonly [Key in keyof F as F[Key] extends Read<unknown> ? never : Key]?: F[Key] extends Optional<infer T>
    ? T
    : never;
};

/** A mapping with these keys in this order; others, which a later version may write, are left out. */
export function record<const F extends Fields>(fields: F): Read<Value<F>> {
  const entries = Object.entries<Read<unknown> | Optional<unknown>>(fields);
  return (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return fault(at, value, 'a mapping');
    const result: Record<string, unknown> = {};
    for (const [key, read] of entries) {
      const given: unknown = Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
      if (typeof read === 'function') result[key] = read(given, inside(at, key));
      else if (given !== undefined) result[key] = read.optional(given, inside(at, key));
    }
    return result as Value<F>; // each key was read by its reader
  };
}

function inside(at: string, key: string): string {
  return at === '' ? key : `${at}.${key}`;
}
