/** The known methods of the classes that a stream carries: what they are given together, and whether all of it is harmless. What is bound, set or handed over at any time counts, so it is asked at the end. */
import type { Operator } from '../../../facts.ts';
import { type ClassValue, type Namespace, NODE_DICT, NODE_TUPLE, type Token } from '../../machine/value.ts';
import { lineOf } from '../class-methods.ts';
import { type FollowContext, itemsOf } from '../following.ts';
import { instanceValue } from '../instances.ts';
import { isMachinery } from '../machinery.ts';
import { Cells } from './cells.ts';
import { type KnownMethod, knownMethod } from './known-methods.ts';
import { answers, arePlain, keepsPlain, looksUp, pairsOf } from './method-checks.ts';
import {
  CELL_MAKERS,
  type Deferred,
  DOES,
  isFunctionMaker,
  KEEPS,
  PLAIN_KEYS,
  SETTERS,
  type Tracked,
} from './method-names.ts';
import { FieldNames, isFieldSetter, SETS_FIELDS, setsPlain, slotSetter, TAKES } from './state-methods.ts';

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
  readonly fields = new FieldNames();
  readonly cells = new Cells();

  constructor(context: FollowContext) {
    this.#context = context;
  }

  get isEmpty(): boolean {
    return this.#codes.size === 0;
  }

  /** The token of a code object; 0 where nobody knows it. */
  code(maker: Operator, args: readonly Token[], digest: string): Token {
    const method = knownMethod(this.#context, args) ?? slotSetter(digest);
    if (method === null) return 0;
    const key = `${method.does} ${method.attributes.join(' ')}`;
    if (!this.#tracked.has(key)) {
      if (this.#tracked.size >= MAX_KNOWN) return 0;
      this.#tracked.set(key, { method, globals: [], closures: [], isSpoilt: false });
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
    if (isFunctionMaker(operator)) return this.#made(operator, first, second, args[4] ?? 0);
    if (operator.name === '_cell_set') this.cells.change(first);
    if (CELL_MAKERS.has(operator.name)) return this.#cell(operator, first);
    if (SETTERS.has(operator.name) && isMachinery(operator)) this.#set(first, second);
    const tracked = this.#functions.get(first);
    if (operator.name !== 'staticmethod' || operator.module !== 'builtins' || tracked === undefined) return 0;
    const token = this.#valueOf(operator, `of ${first}`);
    this.#context.values.hold(token, first, false);
    this.#functions.set(token, tracked);
    return token;
  }

  #cell(operator: Operator, content: Token): Token {
    this.cells.begin();
    if (operator.name !== '_make_cell' || !Cells.isPlain(this.#context, content)) return 0;
    const cell = this.#context.values.newInstance(this.#valueOf(operator, 'cell'));
    this.cells.add(cell);
    return cell;
  }

  #made(operator: Operator, code: Token, globals: Token, closure: Token): Token {
    this.cells.give(itemsOf(this.#context, closure));
    const key = this.#codes.get(code);
    const tracked = this.#tracked.get(key ?? '');
    if (key === undefined || tracked === undefined) return 0;
    if (tracked.method.does === 'slots') {
      if (operator.name !== '_make_function') return 0;
      this.#add(tracked.closures, closure);
    }
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
        !(PLAIN_KEYS.has(key) || (key === '__closure__' && this.#closes(tracked, value)))
      )
        this.#spoil(tracked);
    }
  }

  /** Whether it may have such cells: those of attrs are looked at in the end. */
  #closes({ method, closures }: Tracked, closure: Token): boolean {
    if (method.does === 'slots') this.#add(closures, closure);
    return method.does === 'slots' || this.#context.isNone(closure);
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
    if (!this.cells.isEmpty) this.cells.hand(this.#context, args);
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
    return [...bound].every((token) => {
      const method = this.#methodOf(token);
      return method !== undefined && does.includes(method.does);
    });
  }

  #methodOf(token: Token): KnownMethod | undefined {
    return this.#functions.get(token)?.method ?? (isFieldSetter(this.#context.values, token) ? SETS_FIELDS : undefined);
  }

  /** Notes a call of such a function; whether it is one. */
  defer(call: Deferred, namespace: Namespace): boolean {
    if (!this.isKnown(namespace, call.name)) return false;
    const methods = [...(namespace.bound.get(call.name) ?? [])].map((token) => this.#methodOf(token));
    const isTaken = methods.every((method) => {
      const taken = method === undefined ? undefined : TAKES.get(method.does);
      return taken === undefined || (call.state !== null && taken.includes(call.state));
    });
    if (!isTaken) return false;
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
      if (isFieldSetter(this.#context.values, token))
        return looksUp(this.#context, SETS_FIELDS, line) && this.fields.areStored(this.#context, line);
      const tracked = this.#functions.get(token);
      return tracked !== undefined && this.#isHarmless(tracked, line, owner);
    });
  }

  #isHarmless({ method, globals, closures, isSpoilt }: Tracked, line: readonly ClassValue[], owner: Token): boolean {
    if (isSpoilt || ![...globals, ...this.#otherGlobals].every((token) => arePlain(this.#context, token, method)))
      return false;
    if (method.does === 'tuple') return true;
    if (method.does === 'slots' && !closures.every((closure) => this.cells.keepNames(this.#context, closure)))
      return false;
    if (method.does === 'slots') return looksUp(this.#context, method, line) && setsPlain(this.#context, line, owner);
    return looksUp(this.#context, method, line) && (method.does === 'update' || keepsPlain(this.#context, owner));
  }
}
