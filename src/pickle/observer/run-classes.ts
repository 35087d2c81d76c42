/** What the observer of a pickle makes of classes that the stream itself carries: the methods that a loader calls by itself, and what they inherit from. https://docs.python.org/3/reference/datamodel.html#special-method-names */
import type { CallVia, Operator } from '../../facts.ts';
import {
  bringsOf,
  calledMethod,
  callsSetter,
  firstOf,
  INSTANCE_HOOKS,
  KEY_HOOKS,
  lineOf,
} from '../follow/class-methods.ts';
import { ARGUMENT_PARSER_KEY } from '../machine/executed-state.ts';
import { type ClassValue, NODE_DICT, type Token } from '../machine/value.ts';
import type { CallReport } from '../reported.ts';
import { RunStorages } from './run-storages.ts';

export abstract class RunClasses extends RunStorages {
  /** A class of the stream is called: reported where it brings a method that this calls, and of what it inherits from. */
  protected classCall(value: ClassValue, callee: Token, args: Token, { via, offset }: CallSite): Token {
    const line = lineOf(this.values, value);
    for (const one of line) one.isMade = true;
    const method = calledMethod(line, via);
    if (method !== null) this.reportHook(callee, method, offset);
    const receiver = { kind: 'instance', via, brings: bringsOf(line) } as const;
    this.#reportBases(callee, { via, ...this.handedArguments(args), offset, receiver });
    return this.values.intern(`made ${callee}`, () => ({ kind: 'made', classToken: callee }));
  }

  protected buildMade(classToken: Token, instance: Token, state: Token, offset: number): void {
    this.values.hold(instance, state, false);
    this.madeCall(classToken, instance, 'BUILD', offset);
    const brings = bringsOf(lineOf(this.values, this.values.valueOf(classToken)));
    const receiver = { kind: 'instance', via: 'NEWOBJ', brings } as const;
    this.#reportBases(classToken, { via: 'BUILD', ...this.handed(state), offset, receiver });
    if (this.isNoted(state)) this.reportParser(state, offset);
    const parts = this.isTuple(state) ? (this.itemsOf(state) ?? []) : [];
    if (parts.length === 2) this.#reportSetter(classToken, instance, parts[1] ?? 0, offset);
  }

  /** What is set one by one, whether or not it is a state with slots. */
  protected setMade(classToken: Token, instance: Token, state: Token, offset: number): void {
    this.madeCall(classToken, instance, 'BUILD', offset);
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
      else if (!PLAIN_BASES.has(`${value.operator.module}.${value.operator.name}`)) {
        this.reportCall({ operator: value.operator, ...call });
      }
    }
  }

  protected madeCall(classToken: Token, instance: Token, via: CallVia, offset: number): void {
    const line = lineOf(this.values, this.values.valueOf(classToken));
    const method = line.length === 0 ? null : calledMethod(line, via);
    if (method !== null) this.reportHook(instance, method, offset);
  }

  /** `__setstate__` and its like among the attributes of an instance: the next BUILD calls it. */
  protected reportInstanceHooks(instance: Token, state: Token, offset: number): void {
    if (!this.isNoted(state)) return;
    for (const method of this.values.summaryOf(state).dunderKeys) {
      if (INSTANCE_HOOKS.has(method)) this.reportHook(instance, method, offset);
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
    for (const token of this.values.hashed) {
      const value = this.values.valueOf(token);
      const line = value?.kind === 'made' ? lineOf(this.values, this.values.valueOf(value.classToken)) : [];
      const method = line.length === 0 ? null : firstOf(line, KEY_HOOKS);
      if (method !== null) this.reportHook(token, method, end);
      else if (value?.kind !== 'made')
        this.reportCall({ operator: HASH, via: 'hook', ...this.handed(token), offset: end });
    }
  }
}

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
