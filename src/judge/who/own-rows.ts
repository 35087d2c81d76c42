/** What a repository itself says of operators: rows that win over the catalogue's, and how much it weighs what nobody has reviewed. */
import type { Operator } from '../../facts.ts';
import type { Severity } from '../../rules/rule.ts';

/** This repository's own catalogue rows; they win over the built-in ones. */
export interface OwnOperators {
  readonly safe: readonly { readonly operator: string; readonly because: string }[];
  readonly dangerous: readonly { readonly operator: string; readonly severity: Severity; readonly because: string }[];
}

/** How much it weighs that a file uses what nobody has reviewed. */
export interface UnknownSeverities {
  /** A function is called. */
  readonly function: Severity;
  /** A class is called: its constructor runs with arguments of the file. */
  readonly constructor: Severity;
  /** An object is rebuilt without its constructor and given its state. */
  readonly class: Severity;
}

/** The row that counts: the longer pattern, of two alike the dangerous one; null where none speaks of the operator. */
export function ownRow(
  { module, name }: Operator,
  { safe, dangerous }: OwnOperators,
): OwnOperators['safe'][number] | OwnOperators['dangerous'][number] | null {
  const full = `${module}.${name}`;
  const harmless = safe.find((row) => matchesOperator(row.operator, full));
  const harmful = dangerous.find((row) => matchesOperator(row.operator, full));
  if (harmful === undefined) return harmless ?? null;
  return harmless !== undefined && harmless.operator.length > harmful.operator.length ? harmless : harmful;
}

/**
 * Whether `pattern` names `operator` (`module.name`): `*` stands for one dotted part, or, at the end, for all below.
 */
export function matchesOperator(pattern: string, operator: string): boolean {
  const wanted = pattern.split('.');
  const parts = operator.split('.');
  for (const [position, part] of wanted.entries()) {
    if (part === '*' && position === wanted.length - 1) return parts.length > position;
    if (parts[position] === undefined || (part !== '*' && part !== parts[position])) return false;
  }
  return parts.length === wanted.length;
}
