/** What the opcodes of a pickle mean: reports imports and calls as facts, each once however often it repeats, and follows what calls return. */
import type { ByteSource } from '../bytes/byte-source.ts';
import type { Anomaly, Arm, CallVia, ImportVia, Operand, Operator, Receiver } from '../facts.ts';
import { dtypeBuilt } from './follow/array-dtypes.ts';
import { codeDigest } from './follow/code-digests.ts';
import { exhaustedBy } from './follow/exhaustion.ts';
import { registerExtension, registerExtensions } from './follow/extensions.ts';
import { followingOf } from './follow/followed.ts';
import type { DeclaredStorage, Following, NestedPickle } from './follow/following.ts';
import { instanceValue } from './follow/instances.ts';
import { makesCode } from './follow/machinery.ts';
import { calledMethod, callsSetter, firstOf, INSTANCE_HOOKS, KEY_HOOKS } from './follow/made-classes.ts';
import { isOfSignature, ModuleTemplates } from './follow/module-templates.ts';
import { collectLoose, collectPayloads, collectStream, noteArrayNumbers, noteNumbers } from './follow/payloads.ts';
import { mappedFromPython2 } from './follow/python2-names.ts';
import { checkRecord, declaredStorage } from './follow/tensor-storages.ts';
import { hasNewObject } from './held-objects.ts';
import type { MachineDelegate } from './machine/delegate.ts';
import { ARGUMENT_PARSER_KEY } from './machine/executed-state.ts';
import { literalCode, literalsOf } from './machine/literal-kinds.ts';
import { LiteralReader } from './machine/literal-reader.ts';
import {
  type BoundValue,
  type ClassValue,
  CONTAINER_TYPES,
  type InstanceValue,
  NODE_TUPLE,
  type OpaqueValue,
  type OperatorValue,
  type Token,
  type Value,
} from './machine/value.ts';
import type { ValueStore } from './machine/values.ts';
import { operandOf, operandsOf } from './operands.ts';
import { operatorText, Renderer } from './render.ts';
import type { RunContext, Session } from './session.ts';

export class PickleObserver implements MachineDelegate, RunContext {
  readonly values: ValueStore;
  readonly source: ByteSource;
  readonly session: Session;
  imports = 0;
  calls = 0;
  readonly #renderer: Renderer;
  readonly #literals: LiteralReader;
  readonly #machine: { readonly protocol: number };
  /** How many calls of what is bound lie inside each other. */
  #boundDepth = 0;
  /** Bytes that begin like a model. */
  readonly #loose: Token[] = [];
  /** What such calls returned, by callee and by the shape of the arguments. */
  readonly #unresolved = new Map<Token, Map<number, Token>>();
  /** What persistent ids declare. */
  readonly #storages = new Map<Token, DeclaredStorage>();
  readonly #templates = new ModuleTemplates();
  /** Operators whose instances are parts of those. */
  readonly #templated = new Set<OperatorValue>();
  #built: { readonly instance: InstanceValue; readonly state: Token } | null = null;
  /** Whether an operator was resolved after whose instances the loader reads on. */
  #namesReader = false;
  readonly numbers = new Set<Token>();
  readonly #literalCode = (token: Token): number => literalCode(this.source, token);

  constructor(
    session: Session,
    source: ByteSource,
    machine: { readonly values: ValueStore; readonly protocol: number },
  ) {
    this.session = session;
    this.source = source;
    this.values = machine.values;
    this.#machine = machine;
    this.#renderer = new Renderer(machine.values, source);
    this.#literals = new LiteralReader(machine.values, source, session.limits.pickleNameBytes);
  }

  afterBuild(end: number): number {
    const listen = this.session.afterBuild;
    const built = this.#built;
    this.#built = null;
    return listen === null || built === null ? end : listen.readOn({ ...built, end }, this);
  }

  resolve(module: string, name: string, via: ImportVia, offset: number): Token {
    this.imports += 1;
    if (this.session.reported.isFull) return this.opaque('…', null, 'one fact too many', 'computed');
    if (module.length + name.length > LONGEST_NAME) return this.#resolveLong(`${module}.${name}`, via, offset);
    const below3 = this.#machine.protocol < 3;
    const token = this.#operator(module, name, below3);
    const { operator, spelled, readsOn } = this.values.valueOf(token) as OperatorValue; // interned under `operator`
    this.session.reported.import(operator, via, offset, spelled);
    if (readsOn) this.#nameReader(operator, offset);
    return token;
  }

  #operator(module: string, name: string, below3: boolean): Token {
    return this.values.intern(`operator ${below3} ${module}\0${name}`, () => {
      const value = operatorValue(module, name, below3);
      return { ...value, readsOn: this.session.afterBuild?.wants(value.operator) ?? false };
    });
  }

  #nameReader(operator: Operator, offset: number): void {
    this.#namesReader = true;
    this.session.afterBuild?.named(operator, this, offset);
  }

  /** A class after whose instances the loader reads on, where no pickler puts it: what is made of it is such an instance. */
  #reportHandedReader(args: Token, offset: number): void {
    if (this.#namesReader && this.#holdsReader(args, READER_DEPTH)) this.session.afterBuild?.handedOver(this, offset);
  }

  #holdsReader(token: Token, depth: number): boolean {
    if (token >= 0) return false;
    const value = this.values.valueOf(token);
    if (value !== null) return value.kind === 'operator' && value.readsOn;
    const items = depth === 0 ? [] : (this.values.contentOf(token)?.items ?? []);
    return items.some((item) => this.#holdsReader(item, depth - 1));
  }

  /** A name that nobody writes, `os.path.os.path.…` for example: what it names is left open, and it is not repeated in every report. */
  #resolveLong(name: string, via: ImportVia, offset: number): Token {
    const shown = `${name.slice(0, 80)}… (${name.length} characters)`;
    this.session.reported.unresolvedImport(`${via} of ${shown}`, offset);
    return this.opaque(`<global ${shown}>`, null, 'an operator under a computed name', 'computed');
  }

  resolveOperands(module: Token, name: Token, offset: number): Token {
    const [moduleText, nameText] = [this.textOf(module), this.textOf(name)];
    if (moduleText === undefined || nameText === undefined) return 0;
    if (moduleText !== null && nameText !== null) {
      if (this.#isComputed(module) || this.#isComputed(name)) {
        const detail = `the name ${operatorText({ ecosystem: 'python', module: moduleText, name: nameText })} is computed`;
        this.anomaly('computed-name', detail, offset);
      }
      return this.resolve(moduleText, nameText, 'STACK_GLOBAL', offset);
    }
    const shown = `${this.#renderer.value(module, 80)}.${this.#renderer.value(name, 80)}`;
    this.imports += 1;
    this.session.reported.unresolvedImport(`STACK_GLOBAL of ${shown}`, offset);
    return this.opaque(`<global ${shown}>`, null, 'an operator under a computed name', 'computed');
  }

  extension(code: number, offset: number): Token {
    const registered = this.session.extensions.get(code);
    if (registered !== undefined) return this.resolve(registered.module, registered.name, 'EXT', offset);
    // No import is counted: in random bytes such an opcode is nothing to go by.
    this.session.reported.unresolvedImport(`extension code ${code}, which the stream does not register`, offset);
    return this.opaque(`<extension ${code}>`, null, 'an operator of the extension registry', 'computed');
  }

  call(callee: Token, args: Token, via: CallVia, offset: number): Token {
    const value = this.values.valueOf(callee);
    if (value === null) return 0;
    this.calls += 1;
    if (this.session.reported.isFull) return this.opaque('…', null, 'one fact too many', 'computed');
    if (value.kind !== 'operator' || value.operator.module !== 'copyreg') this.#reportHandedReader(args, offset);
    if (value.kind === 'operator')
      return value.plain ? this.#plainCall(value, args, via, offset) : this.#followedCall(value, args, via, offset);
    return this.#otherCall(value, callee, args, via, offset);
  }

  callWithKeywords(callee: Token, args: Token, keywords: Token, offset: number): Token {
    const result = this.call(callee, args, 'NEWOBJ_EX', offset);
    const value = this.values.valueOf(callee);
    if (value?.kind === 'operator' && !this.#isEmpty(keywords)) {
      const operands = [...this.operands(args), this.operand(keywords)];
      this.reportCall(value.operator, 'NEWOBJ_EX', `*${this.text(args)}, **${this.text(keywords)}`, operands, offset);
    }
    return result;
  }

  build(instance: Token, state: Token, offset: number): void {
    this.#built = null;
    const value = this.values.valueOf(instance);
    if (value === null) return;
    this.calls += 1;
    this.#reportHandedReader(state, offset);
    this.#reportInstanceHooks(instance, state, offset);
    if (value.kind === 'instance') this.#buildInstance(value, instance, state, offset);
    else if (value.kind === 'operator') {
      this.reportCall(value.operator, 'BUILD', this.text(state), [this.operand(state)], offset, { kind: 'operator' });
    } else if (value.kind === 'bound') this.#buildBound(value, instance, state, offset);
    else if (value.kind === 'made') this.#buildMade(value.classToken, instance, state, offset);
    else this.#reportUnresolved(value, instance, 'BUILD', this.text(state), [this.operand(state)], offset);
  }

  /** Text that its class executes: of certain classes, and of all that inherit the parser of scipy's distributions. */
  #reportExecuted({ executed }: InstanceValue, instance: Token, state: Token, offset: number): void {
    for (const { key, language } of executed) {
      if (language === 'module-template') {
        this.#templates.build(this, instance, state, (text) => this.#reportTemplate(text, offset));
        continue;
      }
      const value = this.#valueUnder(state, key);
      if (value !== undefined) this.session.reported.code(language, this.textOf(value) ?? '<computed>', offset);
    }
  }

  #reportTemplate(text: string | null, offset: number): void {
    this.session.reported.code('module-template', text ?? '<computed>', offset);
  }

  #reportParser(state: Token, offset: number): void {
    if (!this.values.summaryOf(state).dunderKeys.includes(ARGUMENT_PARSER_KEY)) return;
    const value = this.#valueUnder(state, ARGUMENT_PARSER_KEY);
    if (value === undefined) return;
    this.session.reported.code('scipy-argument-parser', this.textOf(value) ?? '<computed>', offset);
  }

  #valueUnder(state: Token, key: string): Token | undefined {
    const items = this.#itemsOf(state) ?? [];
    const at = items.findLastIndex((item, index) => index % 2 === 0 && this.textOf(item) === key);
    return at === -1 ? undefined : items[at + 1];
  }

  /** `partial.__setstate__((function, arguments, keywords, attributes))`: its operands are those of the call that it stands for. */
  #buildBound(value: BoundValue, instance: Token, state: Token, offset: number): void {
    const receiver: Receiver = { kind: 'instance', via: 'REDUCE' };
    const [callee, args, ...rest] = this.#itemsOf(state) ?? [];
    const first = args === undefined ? null : this.#itemsOf(args);
    const isKnown = value.how === 'partial' && callee !== undefined && first !== null && this.#isTuple(args!); // known where `first` is
    const parts = isKnown ? [callee, ...first, ...rest] : [state];
    const operands = parts.map((part) => this.operand(part));
    this.reportCall(value.maker, 'BUILD', this.text(state), operands, offset, receiver);
    this.values.hold(instance, state, false);
    if (isKnown) value.arguments = [callee, ...first];
  }

  #itemsOf(container: Token): readonly Token[] | null {
    return this.values.isContainer(container) ? (this.values.contentOf(container)?.items ?? null) : null;
  }

  #buildInstance(value: InstanceValue, instance: Token, state: Token, offset: number): void {
    if (value.readsOn === true) this.#built = { instance: value, state };
    if (value.dtype !== undefined) value.dtype = value.dtype && dtypeBuilt(this, value.dtype, state);
    noteArrayNumbers(this, value.operator, state);
    collectStream(this, value.operator, state, offset);
    if (value.executed.length > 0) this.#reportExecuted(value, instance, state, offset);
    if (this.values.isContainer(state) && this.values.summaryIdOf(state) !== 0) this.#reportParser(state, offset);
    this.values.hold(instance, state, false);
    this.values.mark(instance);
    const shape = hasNewObject(this.values, value, state) ? -1 : this.values.shapeOf(state, 0, this.#literalCode);
    if (shape >= 0) {
      if (shape === value.lastShape || value.shapes.has(shape)) return;
      value.lastShape = shape;
      value.shapes.add(shape);
    }
    const receiver: Receiver = { kind: 'instance', via: value.via };
    this.reportCall(value.operator, 'BUILD', this.text(state), [this.operand(state)], offset, receiver);
  }

  #buildMade(classToken: Token, instance: Token, state: Token, offset: number): void {
    this.values.hold(instance, state, false);
    const receiver: Receiver = { kind: 'instance', via: 'NEWOBJ' };
    this.#madeCall(classToken, instance, 'BUILD', offset);
    this.#reportBases(classToken, 'BUILD', this.text(state), [this.operand(state)], offset, receiver);
    if (this.values.isContainer(state) && this.values.summaryIdOf(state) !== 0) this.#reportParser(state, offset);
    const owner = this.values.valueOf(classToken);
    if (owner?.kind !== 'class' || !this.values.isContainer(state) || this.values.kindOf(state) !== NODE_TUPLE) return;
    const [, slots = 0] = this.#itemsOf(state) ?? [];
    const content = this.values.isContainer(slots) ? this.values.contentOf(slots) : null;
    const keys = content?.complete === true ? content.items.filter((_, index) => index % 2 === 0) : null;
    if (slots < 0 && callsSetter(owner, keys?.map((key) => this.textOf(key) ?? null) ?? null)) {
      this.reportHook(instance, '__set__', offset);
    }
  }

  /** What is done with a class of the stream is done with what it inherits from. */
  #reportBases(
    classToken: Token,
    via: CallVia,
    text: string,
    operands: readonly Operand[],
    offset: number,
    receiver: Receiver | null,
    depth = 0,
  ): void {
    const owner = this.values.valueOf(classToken);
    if (owner?.kind !== 'class') return;
    // No honest class stands on so many: what the last ones inherit is left open.
    const bases = depth > BASES_DEPTH ? [] : owner.bases;
    if (depth > BASES_DEPTH) this.reportHook(classToken, '__mro_entries__', offset);
    for (const base of bases) {
      const value = this.values.valueOf(base);
      if (value?.kind === 'class') this.#reportBases(base, via, text, operands, offset, receiver, depth + 1);
      else if (value?.kind !== 'operator') this.reportHook(classToken, '__mro_entries__', offset);
      else if (!PLAIN_BASES.has(`${value.operator.module}.${value.operator.name}`)) {
        this.reportCall(value.operator, via, text, operands, offset, receiver);
      }
    }
  }

  fill(receiver: Token, items: Token, via: CallVia, offset: number): void {
    const value = this.values.valueOf(receiver);
    if (value === null) return;
    this.calls += 1;
    const [text, operands] = [this.text(items), [this.operand(items)]];
    this.values.hold(receiver, items, false);
    if (value.kind === 'instance') {
      const built = this.values.isMarked(receiver) ? ({ isBuilt: true } as const) : {};
      this.reportCall(value.operator, via, text, operands, offset, { kind: 'instance', via: value.via, ...built });
    } else if (value.kind === 'operator') this.#fillOperator(value, items, via, offset);
    else if (value.kind === 'made') this.#madeCall(value.classToken, receiver, via, offset);
    else this.#reportUnresolved(value, receiver, via, text, operands, offset);
  }

  persistent(id: Token | string, via: 'PERSID' | 'BINPERSID', offset: number): Token {
    const isTuple = typeof id !== 'string' && this.values.isContainer(id);
    const [kind, operator] = (isTuple ? this.values.contentOf(id)?.items : null) ?? [];
    // PyTorch before 1.6 saves the class of a layer as `('module', class, file, source)`, and loads the class.
    if (kind !== undefined && operator !== undefined && this.textOf(kind) === 'module') return operator;
    if (typeof id !== 'string') this.#reportAsked(id, via, offset);
    const object = this.opaque(`<persistent object>`, null, `an object that ${via} asks the loader for`, 'none');
    const items = isTuple ? (this.values.contentOf(id)?.items ?? []) : [];
    const declared = declaredStorage(this, items);
    if (declared === null) return object;
    checkRecord(this, declared, items, this.session.storages, offset);
    return this.#storage(declared);
  }

  /** One value for all storages that are alike. */
  #storage(declared: DeclaredStorage): Token {
    const { elements, itemBytes, packed } = declared;
    const token = this.values.intern(`storage ${elements} ${itemBytes} ${packed}`, () => STORAGE);
    this.#storages.set(token, declared);
    return token;
  }

  storageOf(token: Token): DeclaredStorage | null {
    return this.#storages.get(token) ?? null;
  }

  /** The loader is given the id: classes of storages are what it expects in it, nothing else that may be called. */
  #reportAsked(id: Token, via: 'PERSID' | 'BINPERSID', offset: number): void {
    if (id >= 0 || (this.values.isContainer(id) && this.values.summaryIdOf(id) === 0)) return;
    const operand = this.operand(id);
    if (operand.arms === undefined || operand.arms.every(isStorageClass)) return;
    this.session.reported.unresolvedCall('persistent_load', null, via, this.text(id), [operand], offset);
  }

  anomaly(anomaly: Anomaly, detail: string, offset: number): void {
    this.session.reported.anomaly(anomaly, detail, offset);
  }

  #fillOperator(value: OperatorValue, items: Token, via: CallVia, offset: number): void {
    this.reportCall(value.operator, via, this.text(items), [this.operand(items)], offset, { kind: 'operator' });
    registerExtensions(this, value.operator, items);
  }

  noteParts(instance: Token, parts: Token): void {
    this.#templates.note(instance, parts);
  }

  registerExtension(code: Token, pair: Token): void {
    registerExtension(this, code, pair);
  }

  #plainCall(value: OperatorValue, args: Token, via: CallVia, offset: number): Token {
    const shape = this.#shapeFor(value, args, via);
    if (shape < 0 || (shape !== value.lastShape && !value.shapes.has(shape))) {
      if (shape >= 0) value.shapes.add(shape);
      this.#reportPlain(value.operator, args, via, offset);
      if (value.takesClasses) this.#reportMade(args, offset);
    }
    value.lastShape = shape;
    return this.resultOf(value, args, via);
  }

  #shapeFor({ literals }: OperatorValue, args: Token, via: CallVia): number {
    if (literals === 'each') return -1;
    return this.values.shapeOf(args, SEEDS[via] ?? 0, literals === 'alike' ? null : this.#literalCode);
  }

  /** A class of the stream of which a reviewed function makes an instance: `_reconstruct(cls, …)`. */
  #reportMade(args: Token, offset: number): void {
    const [callee = 0] = this.#itemsOf(args) ?? [];
    const value = this.values.valueOf(callee);
    if (value?.kind === 'class') this.#classCall(value, callee, this.tuple([]), 'NEWOBJ', offset);
  }

  /** The instance that calling an operator gives. Code is one value for each way of making it. */
  resultOf(value: OperatorValue, args: Token, via: CallVia): Token {
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
    if (this.#templated.size > 0 && result !== shared && this.#templated.has(value)) this.#templates.note(result, args);
    this.values.hold(result, args, value.takesClasses);
    return result;
  }

  #reportPlain(operator: Operator, args: Token, via: CallVia, offset: number): void {
    if (!this.#isTuple(args)) this.anomaly('call-without-tuple', 'the arguments of a call are no tuple', offset);
    this.reportCall(operator, via, this.text(args, true), this.operands(args), offset);
    noteNumbers(this, operator, args);
    this.#reportExhausted(operator, args, offset);
    collectPayloads(this, operator, args, offset, false);
  }

  #reportExhausted(operator: Operator, args: Token, offset: number): void {
    const items = this.#isTuple(args) ? (this.values.contentOf(args)?.items ?? []) : [];
    const detail = exhaustedBy(this, operator, items);
    if (detail !== null) this.exhausts(detail, offset);
  }

  exhausts(detail: string, offset: number): void {
    this.session.reported.exhaustion(detail, offset);
  }

  #followedCall(value: OperatorValue, args: Token, via: CallVia, offset: number): Token {
    const following = followingOf(value.operator)!; // not plain: it is there
    const shape = following.byShape === true ? this.values.shapeOf(args, SEEDS[via] ?? 0, this.#literalCode) : -1;
    const known = shape < 0 ? undefined : value.resultsByShape.get(shape);
    if (known !== undefined) return this.#again(known, following, args);
    this.#reportPlain(value.operator, args, via, offset);
    if (following.loads === true) collectPayloads(this, value.operator, args, offset, true);
    const content = this.#isTuple(args) ? this.values.contentOf(args) : null;
    const followed =
      content?.complete === true ? (following.result?.(this, content.items, offset, value.operator) ?? 0) : 0;
    const result = followed !== 0 ? followed : this.#unfollowed(following, value, args, via);
    if (shape >= 0 && !this.#isOfReader(result)) value.resultsByShape.set(shape, result);
    return result;
  }

  /** What such a call gave before; of an instance a new one, with what it is made of. */
  #again(known: Token, { holds }: Following, args: Token): Token {
    if (this.values.valueOf(known)?.kind !== 'instance') return known;
    const instance = this.values.newInstance(known);
    const part = holds === undefined ? 0 : (this.#itemsOf(args)?.[holds] ?? 0);
    if (part < 0) {
      this.values.hold(instance, part, false);
      const value = this.values.valueOf(known);
      if (this.#templated.size > 0 && value?.kind === 'instance' && isOfSignature(value.operator))
        this.#templates.note(instance, part);
    }
    return instance;
  }

  /** Such instances differ in their state. */
  #isOfReader(token: Token): boolean {
    const value = this.values.valueOf(token);
    return value?.kind === 'instance' && value.readsOn === true;
  }

  #unfollowed(following: Following, value: OperatorValue, args: Token, via: CallVia): Token {
    if (following.opaque !== true) return this.resultOf(value, args, via);
    const name = operatorText(value.operator);
    const isData = following.isData === true && this.values.isContainer(args) && this.values.summaryIdOf(args) === 0;
    return this.opaque(`${name}(…)`, value.operator, `what ${name} returns`, isData ? 'none' : 'computed');
  }

  /** A class of the stream is called: reported where it brings a method that this calls, and of what it inherits from. */
  #classCall(value: ClassValue, callee: Token, args: Token, via: CallVia, offset: number): Token {
    const method = calledMethod(value, via);
    if (method !== null) this.reportHook(callee, method, offset);
    this.#reportBases(callee, via, this.text(args, true), this.operands(args), offset, null);
    return this.values.intern(`made ${callee}`, () => ({ kind: 'made', classToken: callee }));
  }

  #madeCall(classToken: Token, instance: Token, via: CallVia, offset: number): void {
    const owner = this.values.valueOf(classToken);
    const method = owner?.kind === 'class' ? calledMethod(owner, via) : null;
    if (method !== null) this.reportHook(instance, method, offset);
  }

  reportCode(callee: string, origin: Operator, offset: number): void {
    this.session.reported.unresolvedCall(callee, origin, 'hook', '…', [], offset);
  }

  reportHook(owner: Token, method: string, offset: number): void {
    const value = this.values.valueOf(owner)!; // a class or an instance: rich
    const callee = `${this.#renderer.value(owner, 120)}.${method}`;
    this.session.reported.unresolvedCall(callee, this.#originOf(value), 'hook', '…', [], offset);
  }

  payload(token: Token): void {
    if (this.#loose.length < MAX_LOOSE) this.#loose.push(token);
  }

  /** Reported at the end of the pickle: what hashing called. */
  finish(end: number): void {
    // Behind those of calls, which know where they are used. Where no class is named, nobody loads them: they are data.
    if (this.imports > 0) collectLoose(this, this.#loose);
    if (this.values.hasHeavyKey)
      this.exhausts('hashing a key visits a tuple or set inside others millions of times', end);
    // No honest pickle has so many: what the others would call is left open.
    const [first] = this.values.hashed;
    if (first !== undefined && this.values.hashesMore) this.reportHook(first, '__hash__', end);
    for (const token of this.values.hashed) {
      const value = this.values.valueOf(token);
      const owner = value?.kind === 'made' ? this.values.valueOf(value.classToken) : null;
      const method = owner?.kind === 'class' ? firstOf(owner, KEY_HOOKS) : null;
      if (method !== null) this.reportHook(token, method, end);
      else if (owner === null) this.reportCall(HASH, 'hook', this.text(token), [this.operand(token)], end);
    }
  }

  /** `__setstate__` and its like among the attributes of an instance: the next BUILD calls it. */
  #reportInstanceHooks(instance: Token, state: Token, offset: number): void {
    if (!this.values.isContainer(state) || this.values.summaryIdOf(state) === 0) return;
    for (const method of this.values.summaryOf(state).dunderKeys) {
      if (INSTANCE_HOOKS.has(method)) this.reportHook(instance, method, offset);
    }
  }

  /** A call of what a call returned. */
  #otherCall(value: Value, callee: Token, args: Token, via: CallVia, offset: number): Token {
    if (value.kind === 'text' || value.kind === 'bytes' || value.kind === 'integer' || value.kind === 'payload')
      return 0;
    if (value.kind === 'class') return this.#classCall(value, callee, args, via, offset);
    if (value.kind === 'bound' && this.#boundDepth < BOUND_DEPTH) {
      this.#boundDepth += 1;
      const result = this.#boundCall(value, args, offset);
      this.#boundDepth -= 1;
      if (result !== 0) return result;
    }
    return this.#unresolvedCall(value, callee, args, via, offset);
  }

  /** Reported once for each shape of the arguments: a hostile stream calls what a call returned millions of times. */
  #unresolvedCall(value: Value, callee: Token, args: Token, via: CallVia, offset: number): Token {
    if (this.#originOf(value)?.name === '_builtin_type') this.#reportCodeObject(args, offset);
    // What is bound, and the namespace of a class, may change between two calls.
    const isFixed = value.kind === 'opaque' || value.kind === 'instance';
    const shape = isFixed ? this.values.shapeOf(args, SEEDS[via] ?? 0, this.#literalCode) : -1;
    if (shape < 0) return this.#reportUnresolvedCall(value, callee, args, via, offset);
    const results = this.#unresolved.get(callee) ?? new Map<number, Token>();
    const result = results.get(shape) ?? this.#reportUnresolvedCall(value, callee, args, via, offset);
    if (results.size === 0) this.#unresolved.set(callee, results);
    results.set(shape, result);
    return result;
  }

  /** `_builtin_type('CodeType')(…)` */
  #reportCodeObject(args: Token, offset: number): void {
    if (this.session.reported.isFull) return;
    const content = this.#isTuple(args) ? this.values.contentOf(args) : null;
    const items = content?.complete === true ? content.items : [];
    const first = this.values.valueOf(items[0] ?? 0);
    // `_builtin_type('LambdaType')(code, globals, name, defaults, closure)` makes a function of a code object that was reported.
    if (items.length === 5 && first !== null && this.#originOf(first)?.name === '_builtin_type') return;
    this.session.reported.code('python-function', codeDigest(this, items), offset);
  }

  #reportUnresolvedCall(value: Value, callee: Token, args: Token, via: CallVia, offset: number): Token {
    this.#reportUnresolved(value, callee, via, this.text(args, true), this.operands(args), offset);
    collectPayloads(this, null, args, offset, false);
    const text = this.#renderer.value(callee, 80);
    return this.opaque(`${text}(…)`, this.#originOf(value), 'what a computed call returns', 'computed');
  }

  #boundCall(value: Extract<Value, { kind: 'bound' }>, args: Token, offset: number): Token {
    const content = this.#isTuple(args) ? this.values.contentOf(args) : null;
    if (content?.complete !== true) return 0;
    if (value.how === 'partial') {
      const [inner, ...first] = value.arguments;
      return inner === undefined ? 0 : this.call(inner, this.tuple([...first, ...content.items]), 'REDUCE', offset);
    }
    const [target] = content.items;
    if (target === undefined) return 0;
    if (value.how === 'new') return this.#newCall(value, target, content.items.slice(1), offset);
    if (value.how === 'attrgetter') return this.attribute(target, this.textOf(value.arguments[0] ?? 0) ?? null, offset);
    if (value.how !== 'methodcaller') return 0;
    const method = this.attribute(target, this.textOf(value.arguments[0] ?? 0) ?? null, offset);
    return method === 0 ? 0 : this.call(method, this.tuple(value.arguments.slice(1)), 'REDUCE', offset);
  }

  /** `owner.__new__(cls, …)` makes a cls by what `owner` does: both are judged. */
  #newCall({ arguments: [owner = 0] }: BoundValue, target: Token, rest: readonly Token[], offset: number): Token {
    const args = this.tuple(rest);
    const result = this.call(owner, args, 'NEWOBJ', offset);
    return owner === target ? result : this.call(target, args, 'NEWOBJ', offset);
  }

  /** The attribute of a value; 0 where it is not known. Reports the operator that it names. */
  attribute(target: Token, name: string | null, offset: number): Token {
    const value = this.values.valueOf(target);
    if (name === null) return 0;
    if (this.values.isContainer(target)) return this.#containerMethod(target, name);
    if (value === null) return 0;
    if (value.kind === 'operator' && value.operator.name.length > WALKED_CHARACTERS) return 0;
    if (value.kind === 'module') return this.derived(value.module, name, offset);
    if (value.kind === 'operator' && name === '__new__') {
      return this.values.newValue({ kind: 'bound', maker: GETATTR, how: 'new', arguments: [target] });
    }
    if (value.kind === 'operator') return this.derived(value.operator.module, `${value.operator.name}.${name}`, offset);
    if (value.kind !== 'instance' && value.kind !== 'opaque') return 0;
    const owner = this.#renderer.value(target, 80);
    if (value.kind === 'instance') return this.#method(target, value.operator, name, owner);
    return this.opaque(`${owner}.${name.slice(0, 80)}`, this.#originOf(value), `an attribute of ${owner}`, 'method');
  }

  #containerMethod(target: Token, name: string): Token {
    const type = CONTAINER_TYPES[this.values.kindOf(target)] ?? '';
    return this.#method(target, { ecosystem: 'python', module: 'builtins', name: type }, name, type);
  }

  methodOf(target: Token, owner: Operator, name: string): Token {
    return this.#method(target, owner, name, this.#renderer.value(target, 80));
  }

  /** What it does it does with the object that it is of. */
  #method(target: Token, owner: Operator, name: string, shown: string): Token {
    const [text, reason] = [`${shown}.${name.slice(0, 80)}`, `an attribute of ${shown}`];
    const make = (): OpaqueValue => ({ kind: 'opaque', text, origin: owner, reason, arms: 'method', method: name });
    const token = this.values.intern(`method ${name} of ${operatorText(owner)}`, make);
    this.values.hold(token, target, false);
    return token;
  }

  /** An operator that a followed function names. */
  derived(module: string, name: string, offset: number): Token {
    const token = this.#operator(module, name, false);
    const { operator, readsOn } = this.values.valueOf(token) as OperatorValue; // interned under `operator`
    this.session.reported.import(operator, 'derived', offset, null);
    if (readsOn) this.#nameReader(operator, offset);
    return token;
  }

  opaque(text: string, origin: Operator | null, reason: string, arms: OpaqueValue['arms']): Token {
    const shown = text.slice(0, 200);
    const make = (): OpaqueValue => ({ kind: 'opaque', text: shown, origin, reason, arms });
    return this.values.intern(`opaque ${arms} ${shown}|${reason}`, make);
  }

  tuple(items: readonly Token[]): Token {
    return this.values.containerFrom(1, Float64Array.from(items), 0, items.length);
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
    return isArguments ? this.#renderer.arguments(token, characters) : this.#renderer.value(token, characters);
  }

  operand(token: Token): Operand {
    return operandOf(this.values, this.source, this.#renderer, token);
  }

  operands(args: Token): readonly Operand[] {
    return operandsOf(this.values, this.source, this.#renderer, args);
  }

  reportCall(
    operator: Operator,
    via: CallVia,
    text: string,
    operands: readonly Operand[],
    offset: number,
    receiver: Receiver | null = null,
  ): void {
    this.session.reported.call(operator, via, text, operands, offset, receiver);
  }

  #reportUnresolved(
    value: Value,
    callee: Token,
    via: CallVia,
    text: string,
    operands: readonly Operand[],
    offset: number,
  ): void {
    this.session.reported.unresolvedCall(
      this.#renderer.value(callee, 120),
      this.#originOf(value),
      via,
      text,
      operands,
      offset,
    );
  }

  #originOf(value: Value): Operator | null {
    if (value.kind === 'instance' || value.kind === 'operator') return value.operator;
    if (value.kind === 'bound' || value.kind === 'class') return value.maker;
    if (value.kind === 'made') return this.#originOf(this.values.valueOf(value.classToken)!); // a class is rich
    return value.kind === 'opaque' ? value.origin : null;
  }

  #isComputed(token: Token): boolean {
    const value = this.values.valueOf(token);
    return value?.kind === 'text' && value.computed;
  }

  #isTuple(token: Token): boolean {
    return this.values.isContainer(token) && this.values.kindOf(token) === 1;
  }

  #isEmpty(token: Token): boolean {
    const content = this.values.isContainer(token) ? this.values.contentOf(token) : null;
    return content?.complete === true && content.items.length === 0;
  }
}

/** What PyTorch finds in an id, and versions before 1.9 call with a number of the file. */
function isStorageClass({ how, operator }: Arm): boolean {
  return how === 'named' && operator !== null && /(?:^|\.)\w*(?:Storage|Tensor)$/.test(operator.name);
}

/** Characters of a module and a name: longer than any that a library has. CWE-770. */
const LONGEST_NAME = 2048;
/** Characters of a name that attribute after attribute puts together: honest ones are short, and each step makes a longer one. CWE-407. */
const WALKED_CHARACTERS = 1024;
/** `partial(partial(…))`: functools itself flattens them. CWE-674. */
const BOUND_DEPTH = 64;
/** The bases of a class stand in a tuple among the arguments of what makes it, or in those of a partial. */
const READER_DEPTH = 4;
/** More than are examined: the limit is reported there. */
const MAX_LOOSE = 10_001;
/** Classes of the stream that inherit from each other. CWE-674. */
const BASES_DEPTH = 16;
/** What every class has. */
const PLAIN_BASES: ReadonlySet<string> = new Set(
  'builtins.object abc.ABC typing.Generic typing.Protocol enum.Enum enum.IntEnum enum.StrEnum enum.Flag enum.IntFlag enum.ReprEnum'.split(
    ' ',
  ),
);
/** They are given a class of which they make an instance: their result holds no class. */
const TAKES_CLASSES =
  /^(?:_reconstruct(?:or)?|_new_Index|_new_\w+|__newobj__|__pyx_unpickle_\w+|newObj|scalar|_rebuild_\w+)$/;
const HASH: Operator = { ecosystem: 'python', module: 'builtins', name: 'hash' };
const STORAGE: OpaqueValue = {
  kind: 'opaque',
  text: '<persistent object>',
  origin: null,
  reason: 'an object that BINPERSID asks the loader for',
  arms: 'none',
};
const GETATTR: Operator = { ecosystem: 'python', module: 'builtins', name: 'getattr' };
const SEEDS: Partial<Record<CallVia, number>> = { REDUCE: 1, NEWOBJ: 2, OBJ: 3, INST: 4, NEWOBJ_EX: 5 };

function operatorValue(module: string, name: string, below3: boolean): OperatorValue {
  const spelled: Operator = { ecosystem: 'python', module, name };
  const mapped = below3 ? mappedFromPython2(module, name) : null;
  const operator = mapped ?? spelled;
  return {
    kind: 'operator',
    operator,
    spelled: mapped === null ? null : spelled,
    readsOn: false,
    shapes: new Set(),
    lastShape: -1,
    plain: followingOf(operator) === undefined,
    literals: literalsOf(operator),
    results: new Map(),
    resultsByShape: new Map(),
    makesCode: makesCode(operator),
    takesClasses: TAKES_CLASSES.test(operator.name),
  };
}
