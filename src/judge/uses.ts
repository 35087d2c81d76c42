/** How an operator would be judged in each way that a pickle can use it, for a person who asks. */
import type { CallVia, Operator } from '../facts.ts';
import type { Ruling } from './ruling.ts';
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

export function usesOf(operator: Operator, context: ClassifyContext): readonly [JudgedUse, ...JudgedUse[]] {
  const called = CALLS.map(([how, via]) => ({
    how,
    ruling: callRuling(
      { kind: 'call', operator, via, arguments: '', operands: [], offset: 0 },
      { ...context, carriesCode: false, lookedUp: new Set() },
    ),
  }));
  return [{ how: 'only named', ruling: importRuling(operator, context) }, ...called];
}
