/** State that the class itself executes when it is set: source inside an object. See rv_generic in https://github.com/scipy/scipy/blob/main/scipy/stats/_distn_infrastructure.py. */
import type { CodeLanguage } from '../../facts.ts';

/** One key of a state whose text is executed by `__setstate__`. */
export interface ExecutedState {
  readonly module: RegExp;
  readonly key: string;
  /** What the code fact calls it. */
  readonly language: CodeLanguage;
}

/** Distributions of scipy.stats keep the source of their argument parser and execute it again. */
export const EXECUTED_STATES: readonly ExecutedState[] = [
  // A result that was fitted from a formula evaluates it again over its data.
  { module: /^statsmodels\.base\.data$/, key: 'formula', language: 'model-formula' },
  { module: /^scipy\.stats\b/, key: '_parse_arg_template', language: 'scipy-argument-parser' },
];
