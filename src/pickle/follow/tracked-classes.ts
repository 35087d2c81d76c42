/** Classes that cloudpickle keeps by an id: who makes one under an id that it knows is given the class that is there. `_lookup_class_or_track` of https://github.com/cloudpipe/cloudpickle/blob/master/cloudpickle/cloudpickle.py */
import type { ClassValue, Namespace, Token } from '../machine/value.ts';
import type { ValueStore } from '../machine/values.ts';

/** The classes of one pickle by their ids, and what earlier ones of the same file gave them. Mutable. */
export class TrackedClasses {
  readonly #values: ValueStore;
  readonly #earlier: Map<string, Set<string>>;
  readonly #tokens = new Map<string, Token>();

  constructor(values: ValueStore, earlier: Map<string, Set<string>>) {
    this.#values = values;
    this.#earlier = earlier;
  }

  /** What making it gives: the first of this id, which has what either is given. @param id null: it is computed */
  tracked(id: string | null, made: Token): Token {
    const value = this.#values.valueOf(made);
    if (id === null) {
      if (value?.kind === 'class') value.namespace.unknown = true;
      return made;
    }
    const first = this.#tokens.get(id);
    if (first === undefined) return this.#begin(id, made, value?.kind === 'class' ? value : null);
    const before = this.#values.valueOf(first);
    if (before?.kind === 'class' && value?.kind === 'class') merge(before, value);
    else if (before?.kind === 'class') before.namespace.unknown = true; // a type variable of its id
    return first;
  }

  #begin(id: string, made: Token, value: ClassValue | null): Token {
    this.#tokens.set(id, made);
    for (const name of this.#earlier.get(id) ?? []) if (value !== null) bindUnknown(value.namespace, name);
    return made;
  }

  /** For the pickles behind this one. @param isKnown says of which methods the code is known to be harmless */
  finish(isKnown: (namespace: Namespace, name: string) => boolean): void {
    for (const [id, token] of this.#tokens) {
      const value = this.#values.valueOf(token);
      if (value?.kind !== 'class') continue;
      const names = [...value.namespace.names].filter((name) => !isKnown(value.namespace, name));
      this.#earlier.set(id, new Set([...(this.#earlier.get(id) ?? []), ...names]));
    }
  }
}

/** No token: something that nobody of this pickle knows. */
const UNKNOWN = 0;

function bindUnknown({ names, bound }: Namespace, name: string): void {
  names.add(name);
  bound.set(name, (bound.get(name) ?? new Set()).add(UNKNOWN));
}

function merge(first: ClassValue, second: ClassValue): void {
  first.bases.push(...second.bases);
  for (const name of second.namespace.names) first.namespace.names.add(name);
  for (const name of second.namespace.setters) first.namespace.setters.add(name);
  for (const [name, tokens] of second.namespace.bound) {
    first.namespace.bound.set(name, new Set([...(first.namespace.bound.get(name) ?? []), ...tokens]));
  }
  if (second.namespace.unknown) first.namespace.unknown = true;
}
