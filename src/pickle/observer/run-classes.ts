/** What the observer of a pickle makes of classes that the stream itself carries: the methods that a loader calls by itself, and what they inherit from. https://docs.python.org/3/reference/datamodel.html#special-method-names */
import type { CallVia, Operator } from '../../facts.ts';
import { checkKeys, checkState } from '../follow/asked-parts.ts';
import {
  calledMethod,
  callsSetter,
  firstOf,
  INSTANCE_HOOKS,
  type IsKnown,
  isOnLibrary,
  KEY_HOOKS,
  lineOf,
  markMade,
  operatorsOf,
  receiverOf,
} from '../follow/class-methods.ts';
import { type StateKind, stateKind } from '../follow/methods/state-methods.ts';
import { ARGUMENT_PARSER_KEY } from '../machine/executed-state.ts';
import { type ClassValue, CONTAINER_TYPES, NODE_DICT, type OperatorValue, type Token } from '../machine/value.ts';
import type { CallReport } from '../reported.ts';
import { RunStorages } from './run-storages.ts';

export abstract class RunClasses extends RunStorages {
  /** Instances of classes of the stream that were given such a method in a state. */
  readonly #fillers = new Map<Token, string>();

  /** A class of the stream is called: reported where it brings a method that this calls, and of what it inherits from. */
  protected classCall(value: ClassValue, callee: Token, args: Token, { via, offset }: CallSite): Token {
    const line = lineOf(this.values, value);
    markMade(this.values, line);
    const circumstances = { isOnLibrary: isOnLibrary(this.values, line), setsAttributes: false };
    const method = calledMethod(line, via, circumstances, this.#deferring(callee, offset));
    if (method !== null) this.reportHook(callee, method, offset);
    if (!this.isTuple(args)) this.reportItems(args, offset);
    const receiver = receiverOf(line, via);
    this.#reportBases(callee, { via, ...this.handedArguments(args), offset, receiver });
    return this.values.intern(`made ${callee}`, () => ({ kind: 'made', classToken: callee }));
  }

  protected buildMade(classToken: Token, instance: Token, state: Token, offset: number): void {
    this.values.hold(instance, state, false);
    const line = lineOf(this.values, this.values.valueOf(classToken));
    const isDict = this.values.isContainer(state) && this.values.kindOf(state) === NODE_DICT;
    const operators = operatorsOf(this.values, line);
    // What takes its state itself is not given attributes by the loader.
    const takesState = firstOf(line, ['__setstate__']) !== null;
    const setsAttributes = !takesState && (!isDict || operators.some(isException));
    this.madeCall(classToken, instance, { via: 'BUILD', offset }, { setsAttributes, state: this.#kindOf(state) });
    if (isDict && isOnLibrary(this.values, line, isException)) this.#reportSetter(classToken, instance, state, offset);
    checkState(this, operators, state, offset);
    this.reportItems(state, offset);
    this.#noteFillers(instance, state);
    const receiver = receiverOf(line, 'NEWOBJ');
    this.#reportBases(classToken, { via: 'BUILD', ...this.handed(state), offset, receiver });
    if (this.isNoted(state)) this.reportParser(state, offset);
    const parts = this.isTuple(state) ? (this.itemsOf(state) ?? []) : [];
    if (parts.length === 2) this.#reportSetter(classToken, instance, parts[1] ?? 0, offset);
  }

  /** What is set one by one, whether or not it is a state with slots. */
  protected setMade(classToken: Token, instance: Token, state: Token, offset: number): void {
    this.madeCall(classToken, instance, { via: 'BUILD', offset }, { setsAttributes: true });
    for (const part of this.isTuple(state) ? (this.itemsOf(state) ?? []) : [state])
      this.#reportSetter(classToken, instance, part, offset);
  }

  #reportSetter(classToken: Token, instance: Token, slots: Token, offset: number): void {
    const line = lineOf(this.values, this.values.valueOf(classToken));
    // Anything but a dict is no state with slots.
    if (line.length === 0 || !this.values.isContainer(slots) || this.values.kindOf(slots) !== NODE_DICT) return;
    const content = this.values.contentOf(slots);
    const keys = content?.complete === true ? content.items.filter((_, index) => index % 2 === 0) : null;
    const names = keys?.map((key) => this.textOf(key) ?? null) ?? null;
    if (callsSetter(line, names)) this.reportHook(instance, '__set__', offset);
    // It becomes an object of another class, or its attributes those of another dict.
    else if (names?.some((name) => name === null || OWN_ATTRIBUTES.test(name)) !== false)
      this.reportHook(instance, '__class__', offset);
  }

  #kindOf(state: Token): StateKind | null {
    return this.values.isContainer(state) ? stateKind(CONTAINER_TYPES[this.values.kindOf(state)]) : null;
  }

  /** Asks at the end of the stream whether a method that is known is harmless with all that it was given. */
  #deferring(owner: Token, offset: number, state: StateKind | null = null): IsKnown {
    return (namespace, name) => this.methods.defer({ owner, name, offset, state }, namespace);
  }

  /** What is done with a class of the stream is done with what it inherits from. */
  #reportBases(classToken: Token, call: Omit<CallReport, 'operator'>, depth = 0): void {
    const owner = this.values.valueOf(classToken);
    if (owner?.kind !== 'class') return;
    // No honest class stands on so many: what the last ones inherit is left open.
    const bases = depth > BASES_DEPTH ? [] : owner.bases;
    if (depth > BASES_DEPTH) this.reportHook(classToken, '__mro_entries__', call.offset);
    for (const base of bases) {
      const value = this.values.valueOf(base);
      if (value?.kind === 'class') this.#reportBases(base, call, depth + 1);
      else if (value?.kind !== 'operator') this.reportHook(classToken, '__mro_entries__', call.offset);
      else if (
        !PLAIN_BASES.has(`${value.operator.module}.${value.operator.name}`) &&
        !this.#isPacked(owner, value, call)
      ) {
        this.reportCall({ operator: value.operator, ...call });
      }
    }
  }

  /** A named tuple packs what it is given: `tuple` is handed a tuple. */
  #isPacked(
    owner: ClassValue,
    { operator: { module, name } }: OperatorValue,
    { via }: { readonly via: CallVia },
  ): boolean {
    const isTuple = (module === 'builtins' && name === 'tuple') || (module === 'typing' && name === 'NamedTuple');
    return isTuple && via !== 'BUILD' && this.hasMethods && this.methods.isKnown(owner.namespace, '__new__');
  }

  protected madeCall(
    classToken: Token,
    instance: Token,
    { via, offset }: CallSite,
    { setsAttributes, state = null }: { readonly setsAttributes: boolean; readonly state?: StateKind | null },
  ): void {
    const line = lineOf(this.values, this.values.valueOf(classToken));
    if (line.length === 0) return;
    const circumstances = { isOnLibrary: isOnLibrary(this.values, line), setsAttributes };
    const isKnown = state === null ? undefined : this.#deferring(instance, offset, state);
    const method = calledMethod(line, via, circumstances, isKnown);
    if (method !== null) this.reportHook(instance, method, offset);
  }

  /** What its class inherits is what fills it. */
  protected fillMade(classToken: Token, instance: Token, items: Token, { via, offset }: CallSite): void {
    this.madeCall(classToken, instance, { via, offset }, { setsAttributes: false });
    const filler = this.#fillers.get(instance);
    if (filler !== undefined && !via.startsWith('SETITEM')) this.reportHook(instance, filler, offset);
    this.#reportLookUp(classToken, instance, { via, offset });
    if (via.startsWith('SETITEM')) checkKeys(this, items, offset);
    const receiver = receiverOf(lineOf(this.values, this.values.valueOf(classToken)), 'NEWOBJ');
    this.#reportBases(classToken, { via, ...this.handed(items), offset, receiver });
  }

  /** `__setstate__` and its like among the attributes of an instance: the next BUILD calls it. */
  protected reportInstanceHooks(instance: Token, state: Token, offset: number): void {
    if (!this.isNoted(state)) return;
    for (const method of this.values.summaryOf(state).dunderKeys) {
      if (INSTANCE_HOOKS.has(method)) this.reportHook(instance, method, offset);
      // Whoever makes a class with such an object in its body asks whether that is true.
      const value = method === '__isabstractmethod__' ? (this.valueUnder(state, method) ?? 0) : 0;
      if (this.values.valueOf(value)?.kind === 'made') this.reportHook(value, '__bool__', offset);
    }
  }

  /** `append` and its like among the attributes, which the next APPEND calls. */
  #noteFillers(instance: Token, state: Token): void {
    if (!this.isNoted(state)) return;
    const filler = this.values.summaryOf(state).dunderKeys.find((key) => FILLERS.has(key));
    if (filler !== undefined) this.#fillers.set(instance, filler);
  }

  /** `append` and its like are looked up; where no class has them by `__getattr__`. */
  #reportLookUp(classToken: Token, instance: Token, { via, offset }: CallSite): void {
    const line = lineOf(this.values, this.values.valueOf(classToken));
    const has = via === 'ADDITEMS' ? SETS : LISTS;
    if (
      !operatorsOf(this.values, line).some(({ name }) => has.test(name)) &&
      !via.startsWith('SETITEM') &&
      firstOf(line, ['__getattr__']) !== null
    )
      this.reportHook(instance, '__getattr__', offset);
  }

  /** A state that is no dict is asked for its items by loaders that are written in Python. */
  protected reportItems(state: Token, offset: number): void {
    const parts = this.isTuple(state) ? (this.itemsOf(state) ?? []) : [state];
    for (const part of parts.length === 2 ? parts : [state]) {
      const value = this.values.valueOf(part);
      if (
        value?.kind === 'made' &&
        firstOf(lineOf(this.values, this.values.valueOf(value.classToken)), MAPPING) !== null
      )
        this.reportHook(part, 'items', offset);
      // A wrapper of joblib has become the array that it stands for.
      else if (value?.kind === 'instance' && value.readsOn !== true && this.values.heldBy(part).operators.length > 0)
        this.reportHook(part, 'items', offset);
    }
  }

  protected reportParser(state: Token, offset: number): void {
    if (!this.values.summaryOf(state).dunderKeys.includes(ARGUMENT_PARSER_KEY)) return;
    const value = this.valueUnder(state, ARGUMENT_PARSER_KEY);
    if (value === undefined) return;
    this.session.reported.code('scipy-argument-parser', this.textOf(value) ?? '<computed>', offset);
  }

  /** What hashing called. */
  protected reportHashed(end: number): void {
    if (this.values.hasHeavyKey) this.exhausts('hashing a key visits too many tuples or sets inside others', end);
    // No honest pickle has so many: what the others would call is left open.
    const [first] = this.values.hashed;
    if (first !== undefined && this.values.hashesMore) this.reportHook(first, '__hash__', end);
    for (const token of this.values.hashed) this.#reportHashing(token, end);
    for (const one of this.methods.failing(this.values.hashed)) this.reportHook(one.owner, one.name, one.offset);
  }

  #reportHashing(token: Token, end: number): void {
    const value = this.values.valueOf(token);
    if (value?.kind !== 'made') {
      this.reportCall({ operator: HASH, via: 'hook', ...this.handed(token), offset: end });
      return;
    }
    const line = lineOf(this.values, this.values.valueOf(value.classToken));
    const known = this.methods.deferred.size;
    const method = firstOf(line, KEY_HOOKS, this.#deferring(token, end));
    if (method !== null) this.reportHook(token, method, end);
    else if (this.methods.deferred.size > known && !this.values.hashParts(token))
      this.reportHook(token, '__hash__', end);
  }
}

/** Their state is set as attributes: https://docs.python.org/3/c-api/exceptions.html */
function isException({ module, name }: Operator): boolean {
  return /^(?:builtins|__builtin__|exceptions)$/.test(module) && EXCEPTIONS.test(name);
}

const EXCEPTIONS = /(?:Error|Exception|ExceptionGroup|Warning|Interrupt|Exit|Iteration)$/;
const LISTS = /^(?:list|deque|bytearray|array)$/;
const SETS = /^set$/;
/** What a loader looks up on an instance to fill it. */
const FILLERS: ReadonlySet<string> = new Set(['append', 'extend', 'add']);
/** What is asked of a state, and of keywords. */
const MAPPING = ['items', 'keys', '__iter__', '__len__', '__bool__', '__getitem__', '__getattr__', '__getattribute__'];
const OWN_ATTRIBUTES = /^__(?:class|dict)__$/;

/** How and where something is called. */
export interface CallSite {
  readonly via: CallVia;
  readonly offset: number;
}

/** Classes of the stream that inherit from each other. CWE-674. */
const BASES_DEPTH = 16;
/** What every class has. */
const PLAIN_BASES: ReadonlySet<string> = new Set(
  'builtins.object abc.ABC typing.Generic typing.Protocol enum.Enum enum.IntEnum enum.StrEnum enum.Flag enum.IntFlag enum.ReprEnum'.split(
    ' ',
  ),
);
const HASH: Operator = { ecosystem: 'python', module: 'builtins', name: 'hash' };
