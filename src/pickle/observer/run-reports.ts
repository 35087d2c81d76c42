/** What the observer of a pickle reports, and what those who read along may ask of it. */
import type { Anomaly, CallVia, Operator } from '../../facts.ts';
import type { DeclaredStorage } from '../follow/following.ts';
import { MethodTable } from '../follow/methods/method-table.ts';
import { TrackedClasses } from '../follow/tracked-classes.ts';
import type { Token } from '../machine/value.ts';
import type { CallReport } from '../reported.ts';
import type { RunContext } from '../session.ts';
import { type Handed, RunValues } from './run-values.ts';

export abstract class RunReports extends RunValues implements RunContext {
  abstract attribute(target: Token, name: string | null, offset: number): Token;
  abstract methodOf(target: Token, owner: Operator, name: string): Token;
  abstract derived(module: string, name: string, offset: number): Token;
  abstract registerExtension(code: Token, pair: Token): void;
  abstract storageOf(token: Token): DeclaredStorage | null;
  abstract call(callee: Token, args: Token, via: CallVia, offset: number): Token;
  abstract noteParts(instance: Token, parts: Token): void;
  abstract build(instance: Token, state: Token, offset: number): void;

  /** Null where there are none. */
  protected classes: TrackedClasses | null = null;

  #methods: MethodTable | null = null;

  /** Most streams have none. */
  protected get methods(): MethodTable {
    this.#methods ??= new MethodTable(this);
    return this.#methods;
  }

  protected get hasMethods(): boolean {
    return this.#methods?.isEmpty === false;
  }

  /** Cells may be changed before the first method that has them is made. */
  protected get hasCells(): boolean {
    return this.#methods?.cells.isEmpty === false;
  }

  tracked(id: string | null, made: Token): Token {
    this.classes ??= new TrackedClasses(this.values, this.session.keptMethods);
    return this.classes.tracked(id, made);
  }

  anomaly(anomaly: Anomaly, detail: string, offset: number): void {
    this.session.reported.anomaly(anomaly, detail, offset);
  }

  exhausts(detail: string, offset: number): void {
    this.session.reported.exhaustion(detail, offset);
  }

  reportCall(call: CallReport): void {
    this.session.reported.call(call);
  }

  /** A call of what is no operator by name. */
  protected reportUnresolved(callee: Token, via: CallVia, handed: Handed, offset: number): void {
    const value = this.values.valueOf(callee)!; // no literal and no container is called
    const [text, origin] = [this.renderer.value(callee, CALLEE_CHARACTERS), this.originOf(value)];
    this.session.reported.unresolvedCall({ callee: text, origin, via, ...handed, offset });
  }

  reportCode(callee: string, origin: Operator, offset: number): void {
    this.session.reported.unresolvedCall({ callee, origin, via: 'hook', ...UNKNOWN, offset });
  }

  reportAnnotation(text: string | null, offset: number): void {
    this.session.reported.code('annotation', text ?? '<computed>', offset);
  }

  reportHook(owner: Token, method: string, offset: number): void {
    const value = this.values.valueOf(owner)!; // a class or an instance: rich
    const callee = `${this.renderer.value(owner, CALLEE_CHARACTERS)}.${method}`;
    this.session.reported.unresolvedCall({ callee, origin: this.originOf(value), via: 'hook', ...UNKNOWN, offset });
  }
}

const CALLEE_CHARACTERS = 120;
const UNKNOWN: Handed = { arguments: '…', operands: [] };
