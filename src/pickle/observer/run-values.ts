/** What the observer of a pickle reads of its symbolic values: texts, numbers, items, and the terms in which a report names them. After https://github.com/python/cpython/blob/main/Lib/pickle.py, whose stack holds the values themselves. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Operand, Operator } from '../../facts.ts';
import type { NestedPickle } from '../follow/following.ts';
import { literalCode } from '../machine/literal-kinds.ts';
import { LiteralReader } from '../machine/literal-reader.ts';
import { NODE_TUPLE, type OpaqueValue, type Token, type Value } from '../machine/value.ts';
import type { ValueStore } from '../machine/values.ts';
import { operandOf, operandsOf } from '../operands.ts';
import { Renderer } from '../render.ts';
import type { Session } from '../session.ts';

/** What a call is handed, for a report. */
export interface Handed {
  readonly arguments: string;
  readonly operands: readonly Operand[];
}

/** Of the machine that runs the pickle. */
export interface ObservedMachine {
  readonly values: ValueStore;
  readonly protocol: number;
}

export abstract class RunValues {
  readonly values: ValueStore;
  readonly source: ByteSource;
  readonly session: Session;
  /** Literals that are the bytes of plain numbers. */
  readonly numbers = new Set<Token>();
  protected readonly machine: ObservedMachine;
  protected readonly renderer: Renderer;
  protected readonly literalCode = (token: Token): number => literalCode(this.source, token);
  readonly #literals: LiteralReader;

  constructor(session: Session, source: ByteSource, machine: ObservedMachine) {
    this.session = session;
    this.source = source;
    this.values = machine.values;
    this.machine = machine;
    this.renderer = new Renderer(machine.values, source);
    this.#literals = new LiteralReader(machine.values, source, session.limits.pickleNameBytes);
  }

  textOf(token: Token): string | null | undefined {
    return this.#literals.textOf(token);
  }

  modelTextOf(token: Token): string | null | undefined {
    return this.#literals.modelTextOf(token);
  }

  nested(bytes: Uint8Array): NestedPickle | null {
    return this.session.nested?.(bytes) ?? null;
  }

  bytesOf(token: Token): Uint8Array | null {
    return this.#literals.bytesOf(token);
  }

  literalBytes(token: Token): number {
    return this.#literals.literalBytes(token);
  }

  isNone(token: Token): boolean {
    return this.#literals.isNone(token);
  }

  isInteger(token: Token): boolean {
    return this.#literals.isInteger(token);
  }

  integerOf(token: Token): number | null {
    return this.#literals.integerOf(token);
  }

  text(token: Token, isArguments = false): string {
    const characters = this.session.limits.argumentCharacters;
    return isArguments ? this.renderer.arguments(token, characters) : this.renderer.value(token, characters);
  }

  operand(token: Token): Operand {
    return operandOf(this.values, this.source, this.renderer, token);
  }

  operands(args: Token): readonly Operand[] {
    return operandsOf(this.values, this.source, this.renderer, args);
  }

  /** What BUILD, or what fills a container, hands over. */
  protected handed(token: Token): Handed {
    return { arguments: this.text(token), operands: [this.operand(token)] };
  }

  /** The arguments of a call. */
  protected handedArguments(args: Token): Handed {
    return { arguments: this.text(args, true), operands: this.operands(args) };
  }

  opaque(text: string, origin: Operator | null, reason: string, arms: OpaqueValue['arms']): Token {
    const shown = text.slice(0, 200);
    const make = (): OpaqueValue => ({ kind: 'opaque', text: shown, origin, reason, arms });
    return this.values.intern(`opaque ${arms} ${shown}|${reason}`, make);
  }

  tuple(items: readonly Token[]): Token {
    return this.values.containerFrom(NODE_TUPLE, Float64Array.from(items), 0, items.length);
  }

  protected itemsOf(container: Token): readonly Token[] | null {
    return this.values.isContainer(container) ? (this.values.contentOf(container)?.items ?? null) : null;
  }

  protected valueUnder(state: Token, key: string): Token | undefined {
    const items = this.itemsOf(state) ?? [];
    const at = items.findLastIndex((item, index) => index % 2 === 0 && this.textOf(item) === key);
    return at === -1 ? undefined : items[at + 1];
  }

  protected originOf(value: Value): Operator | null {
    if (value.kind === 'instance' || value.kind === 'operator') return value.operator;
    if (value.kind === 'bound' || value.kind === 'class') return value.maker;
    if (value.kind === 'made') return this.originOf(this.values.valueOf(value.classToken)!); // a class is rich
    return value.kind === 'opaque' ? value.origin : null;
  }

  protected isComputed(token: Token): boolean {
    const value = this.values.valueOf(token);
    return value?.kind === 'text' && value.computed;
  }

  protected isTuple(token: Token): boolean {
    return this.values.isContainer(token) && this.values.kindOf(token) === NODE_TUPLE;
  }

  /** Whether it may hold something that is called, or a name that a loader looks up. */
  protected isNoted(container: Token): boolean {
    return this.values.isContainer(container) && this.values.summaryIdOf(container) !== 0;
  }

  protected isEmpty(token: Token): boolean {
    const content = this.values.isContainer(token) ? this.values.contentOf(token) : null;
    return content?.complete === true && content.items.length === 0;
  }
}
