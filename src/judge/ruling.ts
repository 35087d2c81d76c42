/** What the judge says of one operator, call or anomaly, before it becomes a finding of a report. */
import { type Effect, type OperatorRule, SEVERITIES, type Severity } from '../rules/rule.ts';
import type { VerdictRow } from '../rules/verdicts/verdict.ts';
import { becauseOf, VERDICTS, type VerdictId, type Words } from '../rules/verdicts.ts';
import type { Standing } from './finding.ts';

export interface Ruling {
  /** The id of a row: about an operator, or a verdict's. */
  readonly rule: string;
  readonly standing: Standing;
  /** Null: nothing to report. */
  readonly severity: Severity | null;
  readonly effect: Effect;
  readonly because: string;
  readonly reference: string | null;
}

/** Positive when `a` is worse than `b`. */
export function compareSeverity(a: Severity, b: Severity): number {
  return SEVERITIES.indexOf(b) - SEVERITIES.indexOf(a);
}

/** The worse of two rulings; the first when they are alike. */
export function worse(first: Ruling, second: Ruling | null): Ruling {
  if (second === null || second.severity === null) return first;
  if (first.severity === null) return second;
  return compareSeverity(second.severity, first.severity) > 0 ? second : first;
}

export function safeRuling(because: string): Ruling {
  return { rule: 'safe', standing: 'safe', severity: null, effect: 'unknown', because, reference: null };
}

/** A ruling of a catalogue row; `severity` overrides the row's where the context makes it worse. */
export function rowRuling(row: OperatorRule, severity: Severity = row.severity): Ruling {
  return {
    rule: row.id,
    standing: 'dangerous',
    severity,
    effect: row.effect,
    because: row.because,
    reference: row.provenance[0].reference,
  };
}

/**
 * A ruling of a verdict's row, its sentence filled in: `verdictRuling('unknown-operator/elsewhere', { operator: 'mylib.Net' })`.
 * @param severity where it is not the row's; the row says in `varies` when
 */
export function verdictRuling<Id extends VerdictId>(id: Id, words: Words<Id>, severity?: Severity): Ruling {
  const row: VerdictRow = VERDICTS[id];
  return {
    rule: id,
    standing: row.standing ?? 'dangerous',
    severity: severity ?? row.severity,
    effect: row.effect,
    because: becauseOf(id, words),
    reference: row.provenance[0].reference,
  };
}
