/** What the opcodes of a pickle mean: reports imports and calls as facts, each once however often it repeats, and follows what calls return. What its opcodes do: https://github.com/python/cpython/blob/main/Lib/pickle.py */
import type { CallVia, Receiver } from '../../facts.ts';
import { reportActing } from '../follow/acting-states.ts';
import { dtypeBuilt, forgedBy } from '../follow/array-dtypes.ts';
import { checkState } from '../follow/asked-parts.ts';
import { registerExtensions } from '../follow/extensions.ts';
import { isField } from '../follow/methods/state-methods.ts';
import { collectLoose, collectPlan, collectStream, noteArrayNumbers } from '../follow/payloads.ts';
import { rebuildTensor } from '../follow/tensor-storages.ts';
import { forgedTree } from '../follow/tree-nodes.ts';
import { hasNewObject } from '../held-objects.ts';
import type { MachineDelegate } from '../machine/delegate.ts';
import { type BoundValue, type InstanceValue, NODE_DICT, type OperatorValue, type Token } from '../machine/value.ts';
import { builtOf } from '../operands.ts';
import { RunCalls } from './run-calls.ts';

/** BUILD and what fills objects; imports and calls are in the classes below it. */
export class PickleObserver extends RunCalls implements MachineDelegate {
  #built: { readonly instance: InstanceValue; readonly state: Token } | null = null;
  /** Bytes that begin like a model. */
  readonly #loose: Token[] = [];

  afterBuild(end: number): number {
    const listen = this.session.afterBuild;
    const built = this.#built;
    this.#built = null;
    return listen === null || built === null ? end : listen.readOn({ ...built, end }, this);
  }

  build(instance: Token, state: Token, offset: number): void {
    this.#built = null;
    const value = this.values.valueOf(instance);
    if (value === null) return;
    this.calls += 1;
    this.reportHandedReader(state, offset);
    if (this.hasMethods) this.methods.built(instance, state);
    this.reportInstanceHooks(instance, state, offset);
    if (value.kind === 'instance') this.#buildInstance(value, instance, state, offset);
    else if (value.kind === 'operator') {
      const receiver = { kind: 'operator' } as const;
      this.reportCall({ operator: value.operator, via: 'BUILD', ...this.handed(state), offset, receiver });
    } else if (value.kind === 'bound') this.#buildBound(value, instance, state, offset);
    else if (value.kind === 'made') this.buildMade(value.classToken, instance, state, offset);
    else this.reportUnresolved(instance, 'BUILD', this.handed(state), offset);
  }

  /** Text that its class executes: of certain classes, and of all that inherit the parser of scipy's distributions. */
  #reportExecuted({ executed }: InstanceValue, instance: Token, state: Token, offset: number): void {
    for (const { key, language } of executed) {
      if (language === 'module-template') {
        this.templates.build(this, instance, state, (text) => this.#reportTemplate(text, offset));
        continue;
      }
      if (language === 'owned-file' || language === 'loaded-bytes' || language === 'cache-folder') {
        reportActing(this, { language, key, state, offset });
        continue;
      }
      const value = this.valueUnder(state, key);
      if (value !== undefined) this.session.reported.code(language, this.textOf(value) ?? '<computed>', offset);
    }
  }

  #reportTemplate(text: string | null, offset: number): void {
    this.session.reported.code('module-template', text ?? '<computed>', offset);
  }

  /** `partial.__setstate__((function, arguments, keywords, attributes))`: its operands are those of the call that it stands for. */
  #buildBound(value: BoundValue, instance: Token, state: Token, offset: number): void {
    const receiver: Receiver = { kind: 'instance', via: 'REDUCE' };
    const [callee, args, ...rest] = this.itemsOf(state) ?? [];
    const first = args === undefined ? null : this.itemsOf(args);
    const isKnown = value.how === 'partial' && callee !== undefined && first !== null && this.isTuple(args!); // known where `first` is
    const parts = isKnown ? [callee, ...first, ...rest] : [state];
    const operands = parts.map((part) => this.operand(part));
    this.reportCall({ operator: value.maker, via: 'BUILD', arguments: this.text(state), operands, offset, receiver });
    this.values.hold(instance, state, false);
    if (isKnown) value.arguments = [callee, ...first];
  }

  #buildInstance(value: InstanceValue, instance: Token, state: Token, offset: number): void {
    this.useMade(instance, 'BUILD', offset);
    if (value.readsOn === true) this.#built = { instance: value, state };
    if (value.dtype !== undefined) this.#buildDtype(value, state, offset);
    if (isField(value.operator)) this.methods.fields.note(this, state);
    const tree = forgedTree(this, value, state);
    if (tree !== null) this.session.reported.forgedAddress(tree.detail, offset, tree.isUnseen);
    noteArrayNumbers(this, value.operator, state);
    checkState(this, [value.operator], state, offset);
    // Anything but a dict in the place of slots; a class with a `__setstate__` of its own writes other pairs.
    const [first, second] = this.isTuple(state) ? (this.itemsOf(state) ?? []) : [];
    if (second !== undefined && this.isNone(first ?? 0) && this.values.valueOf(second)?.kind === 'made')
      this.reportItems(state, offset);
    collectStream(this, value.operator, state, offset);
    collectPlan(this, value.operator, state, offset);
    // `Tensor.__setstate__` takes what `set_` takes.
    if (value.operator.module.startsWith('torch'))
      rebuildTensor(this, this.itemsOf(state) ?? [], offset, value.operator);
    if (value.executed.length > 0) this.#reportExecuted(value, instance, state, offset);
    if (this.isNoted(state)) this.reportParser(state, offset);
    this.values.hold(instance, state, false);
    const built = builtOf(this.values, instance);
    if (!value.operator.module.startsWith('sympy.') || !this.#isOfNumbers(state)) this.values.mark(instance);
    const isOther = hasNewObject(this.values, value, state) || this.#hasSlots(state);
    const shape = isOther ? -1 : this.values.shapeOf(state, built.isBuilt === true ? 1 : 0, this.literalCode);
    if (shape >= 0) {
      if (shape === value.lastShape || value.shapes.has(shape)) return;
      value.lastShape = shape;
      value.shapes.add(shape);
    }
    const receiver: Receiver = { kind: 'instance', via: value.via, ...built };
    this.reportCall({ operator: value.operator, via: 'BUILD', ...this.handed(state), offset, receiver });
  }

  /** A dict without a text or an object in it: it gives an expression no other parts. */
  #isOfNumbers(state: Token): boolean {
    const isDict = this.values.isContainer(state) && this.values.kindOf(state) === NODE_DICT;
    const content = isDict ? this.values.contentOf(state) : null;
    return content?.complete === true && content.items.every((item, at) => at % 2 === 0 || this.isInteger(item)); // two
  }

  /** `(None, {…})`: what it sets as attributes decides what that does. */
  #hasSlots(state: Token): boolean {
    const items = this.isTuple(state) ? this.itemsOf(state) : null;
    return items?.length === 2 && this.values.isContainer(items[1]!); // two
  }

  #buildDtype(value: InstanceValue, state: Token, offset: number): void {
    const forged = forgedBy(this, value, state);
    if (forged !== null) this.session.reported.forgedAddress(forged, offset);
    value.dtype = value.dtype == null ? null : dtypeBuilt(this, value.dtype, state);
  }

  fill(receiver: Token, items: Token, via: CallVia, offset: number): void {
    const value = this.values.valueOf(receiver);
    if (value === null) return;
    this.calls += 1;
    const handed = this.handed(items);
    this.values.hold(receiver, items, false);
    if (value.kind === 'instance') {
      this.useMade(receiver, via, offset);
      const built = this.values.isMarked(receiver) ? ({ isBuilt: true } as const) : {};
      const filled = { kind: 'instance', via: value.via, ...built } as const;
      this.reportCall({ operator: value.operator, via, ...handed, offset, receiver: filled });
    } else if (value.kind === 'operator') this.#fillOperator(value, items, via, offset);
    else if (value.kind === 'made') this.fillMade(value.classToken, receiver, items, { via, offset });
    else this.reportUnresolved(receiver, via, handed, offset);
  }

  #fillOperator(value: OperatorValue, items: Token, via: CallVia, offset: number): void {
    this.reportCall({ operator: value.operator, via, ...this.handed(items), offset, receiver: { kind: 'operator' } });
    registerExtensions(this, value.operator, items);
  }

  payload(token: Token): void {
    if (this.#loose.length < MAX_LOOSE) this.#loose.push(token);
  }

  /** Reported at the end of the pickle: what hashing called. */
  finish(end: number): void {
    // Behind those of calls, which know where they are used. Where no class is named, nobody loads them: they are data.
    if (this.imports > 0) collectLoose(this, this.#loose);
    this.reportHashed(end);
    this.classes?.finish((namespace, name) => this.methods.isKnown(namespace, name));
  }
}

/** More than are examined: the limit is reported there. */
const MAX_LOOSE = 10_001;
