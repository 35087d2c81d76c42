/** Builds catalogue rows from tables: one line of a table is one row, what the rows of a table share stands once above it. */
import type { Effect, OperatorRule, Provenance, SafeRule, SafeUse, Severity } from './rule.ts';

/** What all rows of one table have in common. */
export interface Shared {
  readonly severity: Severity;
  readonly effect: Effect;
  readonly because: string;
  readonly provenance: readonly [Provenance, ...Provenance[]];
}

/** `[module, 'name name …' or '*', because?, reference?]`; `because` and the first reference replace the table's. */
export type Row = readonly [module: string, names: string, because?: string, reference?: string];

/** The rows of one effect of the Python ecosystem; the id of each is `python/<module>/<effect>`. */
export function dangerousRows(shared: Shared, table: readonly Row[]): OperatorRule[] {
  return table.map(([module, names, because, reference]) => ({
    id: `python/${module}/${shared.effect}`,
    ecosystem: 'python',
    module,
    get names() {
      return names === '*' ? '*' : splitOnce(names);
    },
    severity: shared.severity,
    effect: shared.effect,
    because: because ?? shared.because,
    provenance: reference === undefined ? shared.provenance : [{ kind: kindOf(reference), reference }],
  }));
}

/** `[module, 'name name …', because?]` of the Python ecosystem. */
export function safeRows(
  use: SafeUse,
  shared: string,
  table: readonly (readonly [module: string, names: string, because?: string])[],
): SafeRule[] {
  return table.map(([module, names, because]) => ({
    ecosystem: 'python',
    module,
    get names() {
      return splitOnce(names);
    },
    use,
    because: because ?? shared,
  }));
}

function kindOf(reference: string): Provenance['kind'] {
  if (/^(CVE|GHSA)-/.test(reference)) return 'advisory';
  return reference.startsWith('https://arxiv.org/') ? 'paper' : 'documentation';
}

const split = new Map<string, readonly [string, ...string[]]>();

/** Most rows are never looked at: their names are taken apart when one is. */
function splitOnce(names: string): readonly [string, ...string[]] {
  const known = split.get(names) ?? splitNames(names);
  split.set(names, known);
  return known;
}

/** `a b` as a list of at least one name. */
export function splitNames(names: string): readonly [string, ...string[]] {
  const [first, ...rest] = names.trim().split(/\s+/);
  if (first === undefined || first === '') throw new Error('a row of the catalogue names no operator');
  return [first, ...rest];
}
