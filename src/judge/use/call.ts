/** A call that is judged, and what it is judged in the light of. */
import type { Fact, Operand, Operator } from '../../facts.ts';
import type { Ruling } from '../ruling.ts';
import type { ClassifyContext } from '../who/classify.ts';

export type CallFact = Extract<Fact, { kind: 'call' }>;

export interface UseContext extends ClassifyContext {
  /** Whether the same member makes functions or classes of code that it carries. */
  readonly carriesCode: boolean;
  /** Modules of which the same member looks names up, and does nothing else with them. */
  readonly lookedUp: ReadonlySet<string>;
}

/** How an operator counts that something may call with these operands. */
export type JudgeCall = (operator: Operator, operands: readonly Operand[]) => Ruling;
