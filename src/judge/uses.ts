/** How an operator would be judged in each way that a pickle can use it, for a person who asks. */
import type { CallVia, Operator } from '../facts.ts';
import { DEFAULT_POLICY } from '../policy/policy.ts';
import { callRuling, importRuling } from './judge-use.ts';
import type { Ruling } from './ruling.ts';

export interface JudgedUse {
  readonly how: string;
  readonly ruling: Ruling;
}

const CALLS: readonly (readonly [how: string, via: CallVia])[] = [
  ['called (REDUCE)', 'REDUCE'],
  ['rebuilt without __init__ (NEWOBJ)', 'NEWOBJ'],
];

/** Under the default policy, outside of any repository. */
export function usesOf(operator: Operator): readonly JudgedUse[] {
  const { operators, unknown } = DEFAULT_POLICY;
  const context = { operators, unknown, firstParty: undefined, carriesCode: false };
  const called = CALLS.map(([how, via]) => ({
    how,
    ruling: callRuling({ kind: 'call', operator, via, arguments: '', operands: [], offset: 0 }, context),
  }));
  return [{ how: 'only named', ruling: importRuling(operator, context) }, ...called];
}
