/** How an operator would be judged in each way that a pickle can use it, for a person who asks. */
import type { CallVia, Operand, Operator } from '../facts.ts';
import { type Ruling, worse } from './ruling.ts';
import { callRuling, importRuling } from './use/judge-use.ts';
import type { ClassifyContext } from './who/classify.ts';

export interface JudgedUse {
  readonly how: string;
  readonly ruling: Ruling;
}

const CALLS: readonly (readonly [how: string, via: CallVia])[] = [
  ['called (REDUCE)', 'REDUCE'],
  ['rebuilt without __init__ (NEWOBJ)', 'NEWOBJ'],
];

/** Without arguments, and with a text: what is called with some may do more. */
const ARGUMENTS: readonly (readonly Operand[])[] = [[], [{ kind: 'literal', type: 'str', text: "'x'" }]];

export function usesOf(operator: Operator, context: ClassifyContext): readonly [JudgedUse, ...JudgedUse[]] {
  const judged = (via: CallVia, operands: readonly Operand[]) =>
    callRuling(
      { kind: 'call', operator, via, arguments: '', operands, offset: 0 },
      { ...context, carriesCode: false, lookedUp: new Set() },
    );
  const called = CALLS.map(([how, via]) => ({
    how,
    ruling: ARGUMENTS.map((operands) => judged(via, operands)).reduce(worse),
  }));
  return [{ how: 'only named', ruling: importRuling(operator, context) }, ...called];
}
