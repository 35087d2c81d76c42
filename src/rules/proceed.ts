/** What to do about an operator of the catalogue, by what it would do. */
import type { Effect } from './rule.ts';
import { DO_NOT_LOAD, DO_NOT_READ_JAVA, REVIEW_AND_ALLOW, type VerdictRow } from './verdicts/verdict.ts';
import { VERDICTS } from './verdicts.ts';

const TRUST_ITS_AUTHOR = 'Load it only if you trust its author as you trust the author of a program.';

export const PROCEED = {
  'code-execution': DO_NOT_LOAD,
  'process-execution': DO_NOT_LOAD,
  import: DO_NOT_LOAD,
  'file-write': DO_NOT_LOAD,
  'file-delete': DO_NOT_LOAD,
  'file-read': DO_NOT_LOAD,
  network: DO_NOT_LOAD,
  'native-code': DO_NOT_LOAD,
  'nested-load': DO_NOT_LOAD,
  'attribute-access': DO_NOT_LOAD,
  trampoline: DO_NOT_LOAD,
  'class-factory': DO_NOT_LOAD,
  'interpreter-state': DO_NOT_LOAD,
  'code-by-value': TRUST_ITS_AUTHOR,
  evasion: DO_NOT_LOAD,
  unexaminable: REVIEW_AND_ALLOW,
  unknown: REVIEW_AND_ALLOW,
} as const satisfies Readonly<Record<Effect, string>>;

/** What to do about a finding, in a sentence. */
export function proceedWith({ rule, effect }: { readonly rule: string; readonly effect: Effect }): string {
  if (rule.startsWith('java/')) return DO_NOT_READ_JAVA;
  const rows: Readonly<Record<string, VerdictRow>> = VERDICTS;
  return (Object.hasOwn(rows, rule) ? rows[rule]?.proceed : undefined) ?? PROCEED[effect];
}
