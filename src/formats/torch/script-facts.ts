/** The facts about operators of TorchScript, in whichever carrier they stand. https://github.com/pytorch/pytorch/blob/main/torch/csrc/jit/docs/serialization.md */
import type { Operator } from '../../facts.ts';
import type { Examination } from '../format.ts';

export interface ScriptPlace {
  /** `__setstate__`, or what it calls: the loader runs it. What is not known to be such runs when the model is called. */
  readonly runsAtLoad: boolean;
  /** The function or method that it stands in; empty where it stands in none. */
  readonly function: string;
  /** The arguments as they are written. */
  readonly text: string;
  readonly offset: number;
}

export function reportOperator(operator: Operator, place: ScriptPlace, examination: Examination): void {
  const { argumentCharacters } = examination.limits;
  examination.report({
    kind: 'call',
    operator,
    via: place.runsAtLoad ? 'state' : 'node',
    arguments: place.text.slice(0, argumentCharacters).replace(/[^\x20-\x7e\u2026]/g, '?'),
    operands: [{ kind: 'opaque', reason: 'computed by the graph' }],
    offset: place.offset,
    ...(place.function === '' ? {} : { at: place.function.slice(0, argumentCharacters).replace(/[^\x20-\x7e]/g, '?') }),
  });
}
