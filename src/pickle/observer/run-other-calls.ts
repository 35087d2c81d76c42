/** What the observer of a pickle makes of calls of anything but operators by name: of what a call returned, of partials and getters, of classes of the stream. https://docs.python.org/3/library/functools.html#functools.partial */
import type { CallVia, Operator } from '../../facts.ts';
import { codeDigest, UNKNOWN } from '../follow/code-digests.ts';
import { callsItsFirst } from '../follow/instances.ts';
import { collectPayloads } from '../follow/payloads.ts';
import type { BoundValue, Token } from '../machine/value.ts';
import { RunClasses } from './run-classes.ts';

export abstract class RunOtherCalls extends RunClasses {
  calls = 0;
  /** How many calls of what is bound lie inside each other. */
  #boundDepth = 0;
  /** What such calls returned, by callee and by the shape of the arguments. */
  readonly #unresolved = new Map<Token, Map<number, Token>>();
  #codeObjects = 0;

  /** A call of what a call returned. */
  protected otherCall(callee: Token, args: Token, via: CallVia, offset: number): Token {
    const value = this.values.valueOf(callee)!; // the caller looked
    if (value.kind === 'text' || value.kind === 'bytes' || value.kind === 'integer' || value.kind === 'payload')
      return 0;
    if (value.kind === 'class') return this.classCall(value, callee, args, { via, offset });
    if (value.kind === 'bound' && this.#boundDepth < BOUND_DEPTH) {
      this.#boundDepth += 1;
      const result = this.#boundCall(value, args, offset);
      this.#boundDepth -= 1;
      if (result !== 0) return result;
    }
    const [first, ...rest] = callsItsFirst(value) && this.isTuple(args) ? (this.itemsOf(args) ?? []) : [];
    if (first !== undefined && this.values.valueOf(first)?.kind === 'operator')
      return this.call(first, this.tuple(rest), 'REDUCE', offset);
    return this.#unresolvedCall(callee, args, via, offset);
  }

  /** Reported once for each shape of the arguments: a hostile stream calls what a call returned millions of times. */
  #unresolvedCall(callee: Token, args: Token, via: CallVia, offset: number): Token {
    const value = this.values.valueOf(callee)!; // as in otherCall
    const maker = this.originOf(value);
    const code = maker?.name === '_builtin_type' ? this.reportCodeObject(args, offset, maker) : 0;
    // What is bound, and the namespace of a class, may change between two calls.
    const isFixed = value.kind === 'opaque' || value.kind === 'instance';
    const shape = isFixed ? this.values.shapeOf(args, SEEDS[via] ?? 0, this.literalCode) : -1;
    if (shape < 0 || code !== 0) {
      const result = this.#reportUnresolvedCall(callee, args, via, offset);
      return code === 0 ? result : code;
    }
    const results = this.#unresolved.get(callee) ?? new Map<number, Token>();
    const result = results.get(shape) ?? this.#reportUnresolvedCall(callee, args, via, offset);
    if (results.size === 0) this.#unresolved.set(callee, results);
    results.set(shape, result);
    return result;
  }

  #reportUnresolvedCall(callee: Token, args: Token, via: CallVia, offset: number): Token {
    const value = this.values.valueOf(callee)!; // as in otherCall
    this.reportUnresolved(callee, via, this.handedArguments(args), offset);
    collectPayloads(this, null, args, offset, false);
    const text = this.renderer.value(callee, 80);
    return this.opaque(`${text}(…)`, this.originOf(value), 'what a computed call returns', 'computed');
  }

  /**
   * `_builtin_type('CodeType')(…)`, and `_create_code(…)` of dill, which may be given a table of lines before.
   * @returns what it gives, where the code is a known method; else 0
   */
  protected reportCodeObject(args: Token, offset: number, maker: Operator): Token {
    if (this.session.reported.isFull) return 0;
    this.#codeObjects += 1;
    const content = this.isTuple(args) ? this.values.contentOf(args) : null;
    const all = content?.complete === true ? content.items : [];
    const items = all[0] !== undefined && this.bytesOf(all[0]) !== null ? all.slice(1) : all;
    const first = this.values.valueOf(items[0] ?? 0);
    // `_builtin_type('LambdaType')(code, globals, name, defaults, closure)` makes a function of a code object that was reported.
    if (items.length === 5 && first !== null && this.originOf(first)?.name === '_builtin_type') return 0;
    const digest = this.#codeObjects > MAX_CODE_OBJECTS ? UNKNOWN : codeDigest(this, items);
    this.session.reported.code('python-function', digest, offset);
    return this.#codeObjects > MAX_CODE_OBJECTS ? 0 : this.methods.code(maker, items, digest);
  }

  #boundCall(value: BoundValue, args: Token, offset: number): Token {
    const content = this.isTuple(args) ? this.values.contentOf(args) : null;
    if (content?.complete !== true) return 0;
    if (value.how === 'partial') {
      const [inner, ...first] = value.arguments;
      return inner === undefined ? 0 : this.call(inner, this.tuple([...first, ...content.items]), 'REDUCE', offset);
    }
    const [target] = content.items;
    if (target === undefined) return 0;
    if (value.how === 'new') return this.#newCall(value, target, content.items.slice(1), offset);
    if (value.how === 'attrgetter') return this.#getterCall(target, value.arguments, offset);
    if (value.how !== 'methodcaller') return 0;
    const method = this.attribute(target, this.textOf(value.arguments[0] ?? 0) ?? null, offset);
    return method === 0 ? 0 : this.call(method, this.tuple(value.arguments.slice(1)), 'REDUCE', offset);
  }

  /** It reads each attribute as `getattr` does; of several it gives a tuple. */
  #getterCall(target: Token, names: readonly Token[], offset: number): Token {
    const read = names.map((name) => {
      const handed = this.handedArguments(this.tuple([target, name]));
      this.reportCall({ operator: GETATTR, via: 'REDUCE', ...handed, offset });
      return this.attribute(target, this.textOf(name) ?? null, offset);
    });
    return read.length === 1 ? read[0]! : this.tuple(read); // one
  }

  /** `owner.__new__(cls, …)` makes a cls by what `owner` does: both are judged. */
  #newCall({ arguments: [owner = 0] }: BoundValue, target: Token, rest: readonly Token[], offset: number): Token {
    const args = this.tuple(rest);
    const result = this.call(owner, args, 'NEWOBJ', offset);
    return owner === target ? result : this.call(target, args, 'NEWOBJ', offset);
  }
}

/** What a call of an attrgetter is. */
const GETATTR: Operator = { ecosystem: 'python', module: 'builtins', name: 'getattr' };
/** Of one stream: no model that holds known code alone has more. Each may share tables of any size. */
const MAX_CODE_OBJECTS = 1_000;
/** `partial(partial(…))`: functools itself flattens them. CWE-674. */
const BOUND_DEPTH = 64;
/** By which the shapes of calls of different kinds differ. */
export const SEEDS: Partial<Record<CallVia, number>> = { REDUCE: 1, NEWOBJ: 2, OBJ: 3, INST: 4, NEWOBJ_EX: 5 };
