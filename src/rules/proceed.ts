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

/** What a finding says of the file, in a few words: the title of a rule. */
export const TITLES = {
  'code-execution': 'Loading the model runs code',
  'process-execution': 'Loading the model starts or controls a process',
  import: 'Loading the model imports a module by its name',
  'file-write': 'Loading the model writes files',
  'file-delete': 'Loading the model deletes files',
  'file-read': 'Loading the model reads other files',
  network: 'Loading the model opens the network',
  'native-code': 'Loading the model loads a native library',
  'nested-load': 'Loading the model loads another one',
  'attribute-access': 'Loading the model reaches attributes by their names',
  trampoline: 'Loading the model calls what it is given',
  'class-factory': 'Loading the model makes a class',
  'interpreter-state': 'Loading the model changes the interpreter',
  'code-by-value': 'The model carries code',
  evasion: 'The file is built so that its readers disagree',
  unexaminable: 'The model cannot be examined',
  unknown: 'The model uses what nobody has reviewed',
} as const satisfies Readonly<Record<Effect, string>>;

/** What to do about a finding, in a sentence. */
export function proceedWith({ rule, effect }: { readonly rule: string; readonly effect: Effect }): string {
  if (rule.startsWith('java/')) return DO_NOT_READ_JAVA;
  const rows: Readonly<Record<string, VerdictRow>> = VERDICTS;
  return (Object.hasOwn(rows, rule) ? rows[rule]?.proceed : undefined) ?? PROCEED[effect];
}
