/** Every rule that a report can name, by its id: rows about operators and verdicts alike. Heavy with data, for who asks about a rule. */
import { OPERATOR_RULES } from './all-rows.ts';
import { PROCEED } from './proceed.ts';
import type { Effect, OperatorRule, Provenance, Severity } from './rule.ts';
import type { VerdictRow } from './verdicts/verdict.ts';
import { VERDICTS } from './verdicts.ts';

/** What a row says, whichever table it stands in. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  /** In which cases it is another severity. */
  readonly varies?: string;
  readonly effect: Effect;
  /** A word in braces stands for what the file holds. */
  readonly because: string;
  readonly provenance: readonly [Provenance, ...Provenance[]];
  /** What to do about it, in a sentence. */
  readonly proceed: string;
  /** The operators that it names; null where it is about what a file does. */
  readonly operators: Pick<OperatorRule, 'ecosystem' | 'module' | 'names'> | null;
}

let rules: ReadonlyMap<string, Rule> | null = null;

/** All of them, sorted by id. */
export function everyRule(): ReadonlyMap<string, Rule> {
  rules ??= new Map([...operatorRules(), ...verdictRules()].sort(byId).map((rule) => [rule.id, rule]));
  return rules;
}

function operatorRules(): Rule[] {
  return OPERATOR_RULES.map((row) => {
    const { id, severity, effect, because, provenance } = row; // a row makes them when it is asked: they are no properties of its own
    return { id, severity, effect, because, provenance, proceed: PROCEED[effect], operators: row };
  });
}

function verdictRules(): Rule[] {
  const rows: Readonly<Record<string, VerdictRow>> = VERDICTS;
  return Object.entries(rows).map(([id, row]) => ({ ...row, id, operators: null }));
}

function byId(a: Rule, b: Rule): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
