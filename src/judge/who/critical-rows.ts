/** The critical rows of the catalogue that a pattern of a policy speaks of: `builtins.*` lets `builtins.exec` through. */
import { OPERATOR_RULES } from '../../rules/all-rows.ts';
import { matchesOperator } from './own-rows.ts';

/** @returns ids, each once, in the catalogue's order */
export function criticalRowsOf(pattern: string): readonly string[] {
  const rows = OPERATOR_RULES.filter(({ severity, module, names }) => {
    if (severity !== 'critical') return false;
    const home = module.replace(/\.\*$/, '');
    return (names === '*' ? ['*'] : names).some((name) => speaksOf(pattern, `${home}.${name}`));
  });
  return [...new Set(rows.map(({ id }) => id))];
}

/** Either may be the wider one: a row may be about a whole module. */
function speaksOf(pattern: string, row: string): boolean {
  return matchesOperator(pattern, row) || (row.endsWith('.*') && matchesOperator(row, pattern));
}
