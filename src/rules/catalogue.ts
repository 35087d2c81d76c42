/** The catalogue: finds the rows that speak of an operator. Import it only where a model is judged. */
import type { Ecosystem, Operator } from '../facts.ts';
import { dangerousRowsOf, safeRowsOf } from './row-index.ts';
import { type OperatorRule, type SafeRule, SEVERITIES } from './rule.ts';

/** A row about danger and how it names the operator: `exact`, by its whole module, or by a package above. */
export interface DangerousMatch {
  readonly rule: OperatorRule;
  readonly by: 'name' | 'module' | 'package';
}

/** Of all rows that name it the worst, of those the first. */
function dangerousRow(ecosystem: Ecosystem, module: string, name: string): OperatorRule | null {
  const named = dangerousRowsOf(ecosystem, module).filter(({ names }) =>
    name === '*' ? names === '*' : names !== '*' && names.includes(name),
  );
  const worst = named.reduce<OperatorRule | null>(
    (found, rule) =>
      found === null || SEVERITIES.indexOf(rule.severity) < SEVERITIES.indexOf(found.severity) ? rule : found,
    null,
  );
  return worst;
}

/** No row names a package that is deeper. CWE-407. */
export const PACKAGE_DEPTH = 16;

/** Where the packages above a module end, the innermost first. */
function packageEnds(module: string): readonly number[] {
  const ends: number[] = [];
  for (let dot = module.indexOf('.', 1); dot !== -1 && ends.length < PACKAGE_DEPTH; dot = module.indexOf('.', dot + 1))
    ends.push(dot);
  return ends.reverse();
}

/** The most specific row that says why this operator is dangerous. */
export function findDangerous({ ecosystem, module, name }: Operator): DangerousMatch | null {
  const exact = dangerousRow(ecosystem, module, name);
  if (exact !== null) return { rule: exact, by: name === '*' ? 'module' : 'name' };
  const whole = dangerousRow(ecosystem, module, '*');
  if (whole !== null) return { rule: whole, by: 'module' };
  for (const dot of packageEnds(module)) {
    const above = dangerousRow(ecosystem, `${module.slice(0, dot)}.*`, '*');
    if (above !== null) return { rule: above, by: 'package' };
  }
  return null;
}

/** The row that says why this operator is harmless: exact names only; the last one counts. */
export function findSafe({ ecosystem, module, name }: Operator): SafeRule | null {
  return safeRowsOf(ecosystem, module).findLast(({ names }) => names.includes(name)) ?? null;
}
