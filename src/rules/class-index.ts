/** Looks up what was found of a class of an indexed package: what rebuilding it runs, and with which values. data/index/ is its source, tools/pack-classes.ts writes the file that is read here. */
import { createHash } from 'node:crypto';
import type { Operator } from '../facts.ts';
import { shippedFile } from '../shipped-data.ts';
import { formerNames } from './python/former-names.ts';

/** What holds of a class in the worst of all versions that were looked at. tools/class_index/classes.py says how each is found. */
export interface ClassFacts {
  /** `cls.__new__(cls)` and a plain dict state run nothing that an attacker could use, unless the state holds what may be called: see `stores`. */
  readonly rebuilds: boolean;
  /** It calls nothing of the values of its state, whatever they are, but of those under `keys`. */
  readonly stores: boolean;
  /** Keys of the state whose values it calls, or looks into. */
  readonly keys: readonly string[];
  /** `cls.__new__(cls, values)` only stores them. */
  readonly takesArguments: boolean;
  /** Its hash and its comparison are builtin, or compare parts: it may be a key. */
  readonly isKey: boolean;
  /** `setattr(instance, name, value)` only stores, as a state of slots does, but under the names of `setters`. */
  readonly sets: boolean;
  /** Attributes whose setting does more than to store. */
  readonly setters: readonly string[];
  /** Keys of the state under which stands what a hook of the loader calls, `__del__` among them, by more than an everyday method; `*`: any. */
  readonly calls: readonly string[];
  /** It is filled as the dict or list that it is. */
  readonly fills: 'dict' | 'list' | null;
  /** Its `__setitem__`, by which the loader fills it, reaches a resource, or calls something of its state or of the item. */
  readonly setItemCalls: boolean;
  /** So does its `append`, `extend` or `add`. */
  readonly appendCalls: boolean;
  /** To make a class that inherits from it calls what the body of that class brings, or reaches a resource. */
  readonly subclassCalls: boolean;
  /** Called with one value it looks a member of an enumeration up. */
  readonly enumerates: boolean;
  /** A hook that the loader calls reaches code, a file, a module, a process or the network, or hands a pointer of the file to a native library. */
  readonly hookReaches: boolean;
  /** So does its constructor. */
  readonly constructorReaches: boolean;
  /** So does a method by which a function takes it for a value: iterates, converts, compares, shows or calls it. */
  readonly methodReaches: boolean;
}

/** An entry is 8 bytes: the start of the SHA-256 of `module name`, then 24 bits: the number of its list of keys, and the eleven below. */
export const ENTRY_BYTES = 8;
export const KEY_BYTES = 5;
export const FLAG_BITS = 11;
/** `GMCI` and the count of entries stand before them, the lists of keys, a line each, after them. */
export const HEAD = 'GMCI';
/** What stands before the name of a setter in a list of keys. */
const SETTER = '!';
/** What stands before a key whose value is called. */
const CALLED = '~';
/** Stand for what is called where it is filled with an item by its key, and where something is appended or added. */
const SET = '@';
const APPENDED = '@+';
/** The same where a class inherits from it. */
const INHERITED = '^';
/** How keys begin that count whether or not a class only stores its state. */
export const COUNTS_ALWAYS = /^[~@^]/;

export const CLASS_BITS = {
  rebuilds: 1,
  stores: 2,
  takesArguments: 4,
  isKey: 8,
  sets: 16,
  fillsDict: 32,
  fillsList: 64,
  enumerates: 128,
  hookReaches: 256,
  constructorReaches: 512,
  methodReaches: 1024,
} as const;

interface Index {
  readonly bytes: Uint8Array;
  readonly count: number;
  readonly keys: readonly string[];
}

let index: Index | null = null;

/** What was found of a class; null for all that nobody looked at, and for what was looked at without a result. */
export function findClass({ ecosystem, module, name }: Operator): ClassFacts | null {
  if (ecosystem !== 'python') return null;
  if (last?.module !== module || last.name !== name) last = { module, name, found: searched(module, name) };
  return last.found;
}

/** What was asked last: all that is asked about one use asks for the same class. */
let last: { readonly module: string; readonly name: string; readonly found: ClassFacts | null } | null = null;

function searched(module: string, name: string): ClassFacts | null {
  for (const home of [module, ...formerNames(module)]) {
    const found = factsOf(home, name);
    if (found !== null) return found;
  }
  return null;
}

/** `VALUE` of `Variable.Role.VALUE`, where the class before the last dot was measured and is an enumeration; else null. */
export function enumerationMember({ ecosystem, module, name }: Operator): string | null {
  const dot = name.lastIndexOf('.');
  if (dot <= 0 || findClass({ ecosystem, module, name: name.slice(0, dot) })?.enumerates !== true) return null;
  return name.slice(dot + 1);
}

/** The first bytes of the digest of a class: two classes that share them are refused when the index is made. */
export function classKey(module: string, name: string): Uint8Array {
  return createHash('sha256').update(`${module} ${name}`).digest().subarray(0, KEY_BYTES);
}

function factsOf(module: string, name: string): ClassFacts | null {
  index ??= open(shippedFile('index.bin'));
  const at = search(index, classKey(module, name));
  return at === null ? null : factsAt(index, at);
}

/** @throws Error when it is no index */
function open(bytes: Uint8Array): Index {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (new TextDecoder('latin1').decode(bytes.subarray(0, 4)) !== HEAD) throw new Error('data/index.bin is no index');
  const count = view.getUint32(4);
  const lists = new TextDecoder().decode(bytes.subarray(ENTRY_BYTES * (count + 1)));
  return { bytes, count, keys: lists.split('\n') };
}

/** Where the entry starts; null when there is none. */
function search({ bytes, count }: Index, key: Uint8Array): number | null {
  let low = 1;
  let high = count;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const order = compareKey(bytes, middle * ENTRY_BYTES, key);
    if (order === 0) return middle * ENTRY_BYTES;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return null;
}

function compareKey(bytes: Uint8Array, at: number, key: Uint8Array): number {
  for (let place = 0; place < KEY_BYTES; place++) {
    const order = (bytes[at + place] ?? 0) - (key[place] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}

function factsAt({ bytes, keys }: Index, at: number): ClassFacts {
  const [high = 0, middle = 0, low = 0] = bytes.subarray(at + KEY_BYTES, at + ENTRY_BYTES);
  const bits = (high << 16) | (middle << 8) | low;
  const list = (keys[bits >>> FLAG_BITS] ?? '').split(',').filter((key) => key !== '');
  const has = (bit: keyof typeof CLASS_BITS): boolean => (bits & CLASS_BITS[bit]) !== 0;
  return {
    rebuilds: has('rebuilds'),
    stores: has('stores'),
    keys: list.filter((key) => !/^[!~@^]/.test(key)),
    takesArguments: has('takesArguments'),
    isKey: has('isKey'),
    sets: has('sets'),
    setters: namesBehind(SETTER, list),
    calls: namesBehind(CALLED, list),
    setItemCalls: list.includes(SET),
    appendCalls: list.includes(APPENDED),
    subclassCalls: list.includes(INHERITED),
    fills: has('fillsDict') ? 'dict' : has('fillsList') ? 'list' : null,
    enumerates: has('enumerates'),
    hookReaches: has('hookReaches'),
    constructorReaches: has('constructorReaches'),
    methodReaches: has('methodReaches'),
  };
}

function namesBehind(sign: string, list: readonly string[]): readonly string[] {
  return list.filter((key) => key.startsWith(sign)).map((key) => key.slice(sign.length));
}

let versions: ReadonlyMap<string, readonly string[]> | null = null;

function allVersions(): ReadonlyMap<string, readonly string[]> {
  const lines = new TextDecoder().decode(shippedFile('index-versions.txt')).trimEnd().split('\n');
  versions ??= new Map(lines.map((line) => line.split(' ')).map(([topLevel = '', ...rest]) => [topLevel, rest]));
  return versions;
}

/** The versions of a package that were looked at, as `name==version`; null where the package is not indexed. */
export function indexedVersions(topLevel: string): readonly string[] | null {
  return allVersions().get(topLevel) ?? null;
}

/** The top-level names of all packages that are indexed, sorted. */
export function indexedPackages(): readonly string[] {
  return [...allVersions().keys()];
}
