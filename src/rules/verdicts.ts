/** Every verdict that is not a row about an operator, by its id. A new finding of the judge is a row of these tables, and `verdictRuling` of judge/ruling.ts makes the ruling of it. */
import { ANOMALY_VERDICTS } from './verdicts/anomalies.ts';
import { CODE_VERDICTS, MODEL_VERDICTS, UNEXAMINABLE_VERDICTS } from './verdicts/models.ts';
import { PICKLE_VERDICTS } from './verdicts/pickle.ts';
import { PYTHON_VERDICTS } from './verdicts/python.ts';
import type { VerdictRow } from './verdicts/verdict.ts';

export const VERDICTS = {
  ...PYTHON_VERDICTS,
  ...PICKLE_VERDICTS,
  ...MODEL_VERDICTS,
  ...CODE_VERDICTS,
  ...UNEXAMINABLE_VERDICTS,
  ...ANOMALY_VERDICTS,
} as const;

export type VerdictId = keyof typeof VERDICTS;

type Blanks<Text extends string> = Text extends `${string}{${infer Blank}}${infer Rest}` ? Blank | Blanks<Rest> : never;

/** The words that the sentence of a verdict leaves to be filled in: `{ operator }` for `Nobody has reviewed {operator}.` */
export type Words<Id extends VerdictId> = Readonly<Record<Blanks<(typeof VERDICTS)[Id]['because']>, string>>;

/** The sentence with its words. */
export function becauseOf<Id extends VerdictId>(id: Id, words: Words<Id>): string {
  const filled: Readonly<Record<string, string>> = words;
  return VERDICTS[id].because.replace(/\{(\w+)\}/g, (blank, word: string) => filled[word] ?? blank);
}

/** The first line of a finding. @param detail what was seen */
export function headlineOf(id: VerdictId, detail: string): string {
  const { headline = '{detail}' }: VerdictRow = VERDICTS[id];
  return headline.replace('{detail}', () => detail);
}

/** How often a report needs to say what the rule says: once a file, or once a run; null: for each operator. */
export function onceOf(rule: string): 'file' | 'run' | null {
  const rows: Readonly<Record<string, VerdictRow>> = VERDICTS;
  return (Object.hasOwn(rows, rule) ? rows[rule]?.once : null) ?? null;
}

/** Whether the rule is about something that nobody has reviewed, so that a person may. */
export function isUnreviewed(rule: string): boolean {
  const rows: Readonly<Record<string, VerdictRow>> = VERDICTS;
  return Object.hasOwn(rows, rule) && rows[rule]?.standing === 'unknown';
}
