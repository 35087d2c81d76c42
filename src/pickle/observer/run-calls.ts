/** What the observer of a pickle makes of calls of operators by name: each is reported once for each shape of its arguments, and what reviewed ones return is followed. https://docs.python.org/3/library/pickle.html#object.__reduce__ */
import type { CallVia, Operator } from '../../facts.ts';
import { checkParts } from '../follow/asked-parts.ts';
import { Exhaustion } from '../follow/exhaustion.ts';
import { followingOf } from '../follow/followed.ts';
import type { Following } from '../follow/following.ts';
import { instanceValue } from '../follow/instances.ts';
import { ASKED_BEFORE } from '../follow/methods/method-names.ts';
import { isOfSignature, ModuleTemplates } from '../follow/module-templates.ts';
import { collectPayloads, noteNumbers } from '../follow/payloads.ts';
import { checkInnerTensor } from '../follow/tensor-storages.ts';
import type { OperatorValue, Token } from '../machine/value.ts';
import { operatorText } from '../render.ts';
import { RunOtherCalls, SEEDS } from './run-other-calls.ts';

/** `(function, class, arguments, state)`: the class sets the state, or each of it is set as an attribute. */
const REBUILDS_OF_TYPE = /^_rebuild_from_type(?:_v2)?$/;

interface CallPlace {
  readonly via: CallVia;
  readonly offset: number;
}

export abstract class RunCalls extends RunOtherCalls {
  protected readonly templates = new ModuleTemplates();
  readonly #exhaustion = new Exhaustion(this);
  /** What reviewed functions made of classes of the stream. */
  readonly #madeOf = new Map<Token, Token>();
  /** Whether the stream has made a class. */
  #hasClasses = false;
  /** Operators whose instances are parts of those. */
  readonly #templated = new Set<OperatorValue>();

  call(callee: Token, args: Token, via: CallVia, offset: number): Token {
    const value = this.values.valueOf(callee);
    if (value === null) return 0;
    this.calls += 1;
    if (this.session.reported.isFull) return this.opaque('…', null, 'one fact too many', 'computed');
    if (value.kind !== 'operator' || value.operator.module !== 'copyreg') this.reportHandedReader(args, offset);
    if (this.hasMethods || this.hasCells) this.methods.noteUse(value.kind === 'operator' ? value.operator : null, args);
    if (value.kind === 'operator' && value.asksParts) checkParts(this, value.operator, args, offset);
    if (value.kind === 'operator')
      return value.plain ? this.#plainCall(value, args, via, offset) : this.#followedCall(value, args, via, offset);
    return this.otherCall(callee, args, via, offset);
  }

  callWithKeywords(callee: Token, args: Token, keywords: Token, offset: number): Token {
    const result = this.call(callee, args, 'NEWOBJ_EX', offset);
    if (!this.values.isContainer(keywords)) this.reportItems(keywords, offset);
    const value = this.values.valueOf(callee);
    if (value?.kind === 'operator' && !this.isEmpty(keywords)) {
      const operands = [...this.operands(args), this.operand(keywords)];
      const text = `*${this.text(args)}, **${this.text(keywords)}`;
      this.reportCall({ operator: value.operator, via: 'NEWOBJ_EX', arguments: text, operands, offset });
      const given = [...this.#givenTo(args), ...(this.itemsOf(keywords) ?? []).filter((_, index) => index % 2 === 1)];
      if (value.isCostly) this.#reportExhausted(value.operator, given, result, offset);
    }
    return result;
  }

  #plainCall(value: OperatorValue, args: Token, via: CallVia, offset: number): Token {
    const isCode = value.makesCode && value.operator.name === '_create_code';
    const code = isCode ? this.reportCodeObject(args, offset, value.operator) : 0;
    const shape = this.#shapeFor(value, args, via);
    if (shape < 0 || (shape !== value.lastShape && !value.shapes.has(shape))) {
      if (shape >= 0) value.shapes.add(shape);
      this.#reportPlain(value.operator, this.#isHashed(value.operator, args) ? this.tuple([]) : args, via, offset);
    }
    const classes = this.#hasClasses && value.takesClasses ? this.#reportMade(value, args, offset) : [];
    value.lastShape = shape;
    if (value.takesClasses && value.operator.name === '_rebuild_from_type_v2')
      checkInnerTensor(this, this.#givenTo(args), offset);
    const known = this.#asksMethods(value) ? this.methods.result(value.operator, this.#givenTo(args)) : 0;
    if (known !== 0 || code !== 0) return known === 0 ? code : known;
    const result = this.#resultOf(value, args, via);
    for (const one of classes) this.#noteMade(result, one);
    if (value.isCostly) this.#reportExhausted(value.operator, this.#givenTo(args), result, offset);
    return result;
  }

  /** Whether a call of it may have to do with known methods: also those before the first one share dicts with it. */
  #asksMethods({ makesCode, operator }: OperatorValue): boolean {
    return makesCode || this.hasMethods || ASKED_BEFORE.has(operator.name);
  }

  /** `set([…])`, as pickles below protocol 4 write one, does with each item what filling a set does. */
  #isHashed({ module, name }: Operator, args: Token): boolean {
    if (module !== 'builtins' || !(name === 'set' || name === 'frozenset') || !this.hasMethods) return false;
    const [items = 0, ...rest] = this.#givenTo(args);
    return rest.length === 0 && items !== 0 && this.values.hashItems(items);
  }

  #shapeFor({ literals }: OperatorValue, args: Token, via: CallVia): number {
    if (literals === 'each') return -1;
    return this.values.shapeOf(args, SEEDS[via] ?? 0, literals === 'alike' ? null : this.literalCode);
  }

  /**
   * Classes of the stream of which a reviewed function makes an instance: `_reconstruct(cls, …)`; one that makes a tensor of it sets its state, too.
   * @returns those classes
   */
  #reportMade({ operator }: OperatorValue, args: Token, offset: number): readonly Token[] {
    const items = this.itemsOf(args) ?? [];
    const classes = items.filter((item) => item < 0 && this.values.valueOf(item)?.kind === 'class');
    for (const item of classes) {
      const made = this.call(item, this.tuple([]), 'NEWOBJ', offset);
      const state = REBUILDS_OF_TYPE.test(operator.name) ? (items[3] ?? 0) : 0;
      if (state !== 0) this.setMade(item, made, state, offset);
    }
    return classes;
  }

  /** Whoever has such an instance may call its methods; its class takes part in setting its state and in filling it. */
  #noteMade(instance: Token, classToken: Token): void {
    this.values.hold(instance, classToken, false);
    this.#madeOf.set(instance, classToken);
  }

  /** BUILD of an instance that a reviewed function made, or what fills it. */
  protected useMade(instance: Token, via: CallVia, offset: number): void {
    const classToken = this.#madeOf.get(instance);
    if (classToken !== undefined) this.madeCall(classToken, instance, { via, offset }, { setsAttributes: true });
  }

  /** The instance that calling an operator gives. Code is one value for each way of making it. */
  #resultOf(value: OperatorValue, args: Token, via: CallVia): Token {
    if (value.readsOn) return this.values.newValue({ ...instanceValue(value.operator, via, ''), readsOn: true });
    let shared = value.results.get(via);
    if (shared === undefined) {
      const instance = instanceValue(value.operator, via, '');
      if (isOfSignature(value.operator)) this.#templated.add(value);
      shared = this.values.newValue(instance);
      value.results.set(via, shared);
    }
    if (value.makesCode) return shared;
    const result = this.values.newInstance(shared);
    if (this.#templated.size > 0 && result !== shared && this.#templated.has(value)) this.templates.note(result, args);
    this.values.hold(result, args, value.takesClasses);
    return result;
  }

  #reportPlain(operator: Operator, args: Token, via: CallVia, offset: number): void {
    if (!this.isTuple(args)) this.anomaly('call-without-tuple', 'the arguments of a call are no tuple', offset);
    this.reportCall({ operator, via, ...this.handedArguments(args), offset });
    noteNumbers(this, operator, args);
    collectPayloads(this, operator, args, offset, false);
  }

  #givenTo(args: Token): readonly Token[] {
    return this.isTuple(args) ? (this.itemsOf(args) ?? []) : [];
  }

  #reportExhausted(operator: Operator, args: readonly Token[], result: Token, offset: number): void {
    const detail = this.#exhaustion.ofCall(operator, args, result);
    if (detail !== null) this.exhausts(detail, offset);
  }

  #followedCall(value: OperatorValue, args: Token, via: CallVia, offset: number): Token {
    const following = followingOf(value.operator)!; // not plain: it is there
    const shape = following.byShape === true ? this.values.shapeOf(args, SEEDS[via] ?? 0, this.literalCode) : -1;
    const known = shape < 0 ? undefined : value.resultsByShape.get(shape);
    const result =
      known === undefined
        ? this.#newResult(value, following, args, { via, offset })
        : this.#again(known, following, args);
    if (following.result !== undefined && this.values.valueOf(result)?.kind === 'class') this.#hasClasses = true;
    if (known === undefined && shape >= 0 && !this.#isOfReader(result)) value.resultsByShape.set(shape, result);
    if (value.isCostly) this.#reportExhausted(value.operator, this.#givenTo(args), result, offset);
    return result;
  }

  #newResult(value: OperatorValue, following: Following, args: Token, { via, offset }: CallPlace): Token {
    this.#reportPlain(value.operator, args, via, offset);
    if (following.loads === true) collectPayloads(this, value.operator, args, offset, true);
    const content = this.isTuple(args) ? this.values.contentOf(args) : null;
    const followed =
      content?.complete === true ? (following.result?.(this, content.items, offset, value.operator) ?? 0) : 0;
    return followed !== 0 ? followed : this.#unfollowed(following, value, args, via);
  }

  /** What such a call gave before; of an instance a new one, with what it is made of. */
  #again(known: Token, { holds }: Following, args: Token): Token {
    if (this.values.valueOf(known)?.kind !== 'instance') return known;
    const instance = this.values.newInstance(known);
    const part = holds === undefined ? 0 : (this.itemsOf(args)?.[holds] ?? 0);
    if (part < 0) {
      this.values.hold(instance, part, false);
      const value = this.values.valueOf(known);
      if (this.#templated.size > 0 && value?.kind === 'instance' && isOfSignature(value.operator))
        this.templates.note(instance, part);
    }
    return instance;
  }

  /** Such instances differ in their state. */
  #isOfReader(token: Token): boolean {
    const value = this.values.valueOf(token);
    return value?.kind === 'instance' && value.readsOn === true;
  }

  #unfollowed(following: Following, value: OperatorValue, args: Token, via: CallVia): Token {
    if (following.opaque !== true) return this.#resultOf(value, args, via);
    const name = operatorText(value.operator);
    const isData = following.isData === true && this.values.isContainer(args) && this.values.summaryIdOf(args) === 0;
    return this.opaque(`${name}(…)`, value.operator, `what ${name} returns`, isData ? 'none' : 'computed');
  }

  noteParts(instance: Token, parts: Token): void {
    this.templates.note(instance, parts);
  }
}
