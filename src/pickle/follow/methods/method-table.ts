/** The known methods of the classes that a stream carries: what they are given together, and whether all of it is harmless. What is bound, set or handed over at any time counts, so it is asked at the end. */
import type { Operator } from '../../../facts.ts';
import { type ClassValue, type Namespace, NODE_DICT, NODE_TUPLE, type Token } from '../../machine/value.ts';
import { lineOf } from '../class-methods.ts';
import type { FollowContext } from '../following.ts';
import { instanceValue } from '../instances.ts';
import { isMachinery } from '../machinery.ts';
import { type KnownMethod, knownMethod } from './known-methods.ts';
import { answers, arePlain, keepsPlain, looksUp, pairsOf } from './method-checks.ts';

/** All functions of one stream with such code, whose values lie behind one token. Mutable. */
interface Tracked {
  readonly method: KnownMethod;
  /** The dicts in which it looks names up. */
  readonly globals: Token[];
  isSpoilt: boolean;
}

/** A method of a class of the stream that a loader called, and that is known. */
export interface Deferred {
  /** The class, or an object of it. */
  readonly owner: Token;
  readonly name: string;
  readonly offset: number;
}

/** What each is known for. */
const DOES: ReadonlyMap<string, KnownMethod['does']> = new Map([
  ['__new__', 'tuple'],
  ['__hash__', 'hash'],
  ['__eq__', 'equal'],
  ['__setstate__', 'update'],
]);

/** Different functions: what is held of values is a list of what may be called. */
const MAX_KNOWN = 24;
/** Functions whose globals are asked together. */
const MAX_GLOBALS = 10_000;

export class MethodTable {
  readonly #context: FollowContext;
  /** By the token of a code object. */
  readonly #codes = new Map<Token, string>();
  /** By the token of a function, or of what wraps it. */
  readonly #functions = new Map<Token, Tracked>();
  readonly #tracked = new Map<string, Tracked>();
  /** The globals of functions that are not known may be those of known ones. */
  readonly #otherGlobals: Token[] = [];
  /** Whether something may have changed any of them. */
  #areOpen = false;
  /** By the object and the name of the method. */
  readonly deferred = new Map<string, Deferred>();

  constructor(context: FollowContext) {
    this.#context = context;
  }

  get isEmpty(): boolean {
    return this.#codes.size === 0;
  }

  /** The token of a code object; 0 where nobody knows it. */
  code(maker: Operator, args: readonly Token[]): Token {
    const method = knownMethod(this.#context, args);
    if (method === null) return 0;
    const key = `${method.does} ${method.attributes.join(' ')}`;
    if (!this.#tracked.has(key)) {
      if (this.#tracked.size >= MAX_KNOWN) return 0;
      this.#tracked.set(key, { method, globals: [], isSpoilt: false });
    }
    const token = this.#valueOf(maker, `code ${key}`);
    this.#codes.set(token, key);
    return token;
  }

  #valueOf(maker: Operator, key: string): Token {
    return this.#context.values.intern(`${maker.module}.${maker.name} ${key}`, () =>
      instanceValue(maker, 'REDUCE', ''),
    );
  }

  /** What a call of an operator gives where a known method takes part in it; 0 where none does. */
  result(operator: Operator, args: readonly Token[]): Token {
    const [first = 0, second = 0] = args;
    if (isFunctionMaker(operator)) return this.#made(operator, first, second);
    if (SETTERS.has(operator.name) && isMachinery(operator)) this.#set(first, second);
    const tracked = this.#functions.get(first);
    if (operator.name !== 'staticmethod' || operator.module !== 'builtins' || tracked === undefined) return 0;
    const token = this.#valueOf(operator, `of ${first}`);
    this.#context.values.hold(token, first, false);
    this.#functions.set(token, tracked);
    return token;
  }

  #made(operator: Operator, code: Token, globals: Token): Token {
    const key = this.#codes.get(code);
    const tracked = this.#tracked.get(key ?? '');
    if (key === undefined || tracked === undefined) return 0;
    this.#add(tracked.globals, globals);
    const token = this.#valueOf(operator, `function ${key}`);
    this.#functions.set(token, tracked);
    return token;
  }

  #add(list: Token[], token: Token): void {
    if (list.at(-1) === token) return;
    if (list.length >= MAX_GLOBALS) this.#spoilAll();
    else list.push(token);
  }

  #spoilAll(): void {
    this.#areOpen = true;
  }

  /** `_function_setstate(function, (attributes, {'__globals__': …}))`, `_setitems(globals, items)` */
  #set(target: Token, state: Token): void {
    const { values } = this.#context;
    const tracked = this.#functions.get(target);
    const isPair = values.isContainer(state) && values.kindOf(state) === NODE_TUPLE;
    const slots = isPair ? (values.contentOf(state)?.items[1] ?? 0) : state;
    const pairs = pairsOf(this.#context, slots);
    if (pairs === null) {
      if (tracked === undefined) this.#spoilAll();
      else this.#spoil(tracked);
      return;
    }
    if (!isPair) this.#add(this.#otherGlobals, slots);
    for (const [key, value] of isPair ? pairs : []) {
      if (key === '__globals__') this.#add(tracked?.globals ?? this.#otherGlobals, value);
      else if (
        tracked !== undefined &&
        !(PLAIN_KEYS.has(key) || (key === '__closure__' && this.#context.isNone(value)))
      )
        this.#spoil(tracked);
    }
  }

  /** A dict as a state is kept beside what a function does. */
  built(target: Token, state: Token): void {
    const { values } = this.#context;
    if (!this.#functions.has(target) || (values.isContainer(state) && values.kindOf(state) === NODE_DICT)) return;
    this.#set(target, state);
  }

  #spoil(tracked: Tracked): void {
    tracked.isSpoilt = true;
  }

  /** What else is handed a function may change it. */
  noteUse(operator: Operator | null, args: Token): void {
    if (operator !== null && KEEPS.has(operator.name) && (isMachinery(operator) || operator.module === 'builtins'))
      return;
    this.spoilIn(args);
  }

  /** What lies in these parts, or is one of them. */
  spoilIn(part: Token): void {
    if (part >= 0) return;
    const { values } = this.#context;
    const { operators, isEverything } = values.isContainer(part) ? values.summaryOf(part) : values.heldBy(part);
    if (isEverything === true) this.#spoilAll();
    for (const token of [part, ...operators]) {
      const tracked = this.#functions.get(token);
      if (tracked !== undefined) this.#spoil(tracked);
    }
  }

  /** Whether all that was bound under the name is such a function. */
  isKnown(namespace: Namespace, name: string): boolean {
    const does = DOES.get(name);
    const bound = namespace.bound.get(name);
    if (does === undefined || bound === undefined || bound.size === 0) return false;
    return [...bound].every((token) => this.#functions.get(token)?.method.does === does);
  }

  /** Notes a call of such a function; whether it is one. */
  defer(call: Deferred, namespace: Namespace): boolean {
    if (!this.isKnown(namespace, call.name)) return false;
    this.deferred.set(`${call.owner} ${call.name}`, call);
    return true;
  }

  /** What was deferred and is not harmless with all that the stream did until its end. */
  failing(hashed: Iterable<Token>): readonly Deferred[] {
    const all = [...this.deferred.values()];
    const isAnswered = all.some(({ name }) => name === '__eq__') && answers(this.#context, hashed);
    return all.filter((one) => (isAnswered && one.name === '__eq__') || !this.#holds(one));
  }

  /** Whether what was deferred is harmless with all that the stream did until its end. */
  #holds({ name, owner }: Deferred): boolean {
    const value = this.#context.values.valueOf(owner);
    const line = lineOf(
      this.#context.values,
      value?.kind === 'made' ? this.#context.values.valueOf(value.classToken) : value,
    );
    const found = line.flatMap(({ namespace }) => [...(namespace.bound.get(name) ?? [])]);
    if (this.#areOpen || found.length === 0 || line.some(({ namespace }) => namespace.unknown)) return false;
    return found.every((token) => {
      const tracked = this.#functions.get(token);
      return tracked !== undefined && this.#isHarmless(tracked, line, owner);
    });
  }

  #isHarmless({ method, globals, isSpoilt }: Tracked, line: readonly ClassValue[], owner: Token): boolean {
    if (isSpoilt || ![...globals, ...this.#otherGlobals].every((token) => arePlain(this.#context, token, method)))
      return false;
    if (method.does === 'tuple') return true;
    return looksUp(this.#context, method, line) && (method.does === 'update' || keepsPlain(this.#context, owner));
  }
}

/** What takes functions and leaves them as they are. */
const KEEPS: ReadonlySet<string> = new Set(
  '_class_setstate _make_skeleton_class _create_type _function_setstate _setitems _make_cell _cell_set _make_function _create_function staticmethod classmethod property'.split(
    ' ',
  ),
);
/** What a function is given that changes nothing of what it does with its arguments. */
const PLAIN_KEYS: ReadonlySet<string> = new Set(
  '__name__ __qualname__ __annotations__ __kwdefaults__ __defaults__ __module__ __doc__ __type_params__ _cloudpickle_submodules'.split(
    ' ',
  ),
);

const SETTERS: ReadonlySet<string> = new Set(['_function_setstate', '_setitems']);

function isFunctionMaker(operator: Operator): boolean {
  return (operator.name === '_make_function' || operator.name === '_create_function') && isMachinery(operator);
}
