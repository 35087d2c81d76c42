/** Builds catalogue rows from tables: one line of a table is one row, what the rows of a table share stands once above it. */
import { callsOfArguments } from './python/any-calls.ts';
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
  return table.map((row) => new DangerousRow(shared, row));
}

/** `[module, 'name name …', because?]`; `because` replaces the table's. */
type SafeLine = readonly [module: string, names: string, because?: string];

/** Of the Python ecosystem. */
export function safeRows(use: SafeUse, shared: string, table: readonly SafeLine[]): SafeRule[] {
  return table.map((row) => new SafeRow(use, shared, row));
}

/** A line of a table as a row. Most are never looked at: what the line does not say in so many words is made when it is asked for. */
class DangerousRow implements OperatorRule {
  readonly ecosystem = 'python';
  readonly module: string;
  readonly #shared: Shared;
  readonly #row: Row;

  constructor(shared: Shared, row: Row) {
    this.module = row[0];
    this.#shared = shared;
    this.#row = row;
  }

  get id(): string {
    return `python/${this.module}/${this.effect}`;
  }

  get names(): OperatorRule['names'] {
    return this.#row[1] === '*' ? '*' : splitOnce(this.#row[1]);
  }

  get severity(): Severity {
    return this.#shared.severity;
  }

  get effect(): Effect {
    return this.#shared.effect;
  }

  get because(): string {
    return this.#row[2] ?? this.#shared.because;
  }

  get provenance(): OperatorRule['provenance'] {
    const reference = this.#row[3];
    return reference === undefined ? this.#shared.provenance : [{ kind: kindOf(reference), reference }];
  }

  toJSON(): OperatorRule {
    const { id, ecosystem, module, names, severity, effect, because, provenance } = this;
    return { id, ecosystem, module, names, severity, effect, because, provenance };
  }
}

class SafeRow implements SafeRule {
  readonly ecosystem = 'python';
  readonly module: string;
  readonly use: SafeUse;
  readonly #shared: string;
  readonly #row: SafeLine;

  constructor(use: SafeUse, shared: string, row: SafeLine) {
    this.module = row[0];
    this.use = use;
    this.#shared = shared;
    this.#row = row;
  }

  get because(): string {
    return this.#row[2] ?? this.#shared;
  }

  get names(): SafeRule['names'] {
    return splitOnce(this.#row[1]);
  }

  get calls(): SafeRule['calls'] {
    if (this.use !== 'any') return null;
    const seen = this.names.map((name) => callsOfArguments(this.module, name));
    return seen.includes(null) ? null : [...new Set(seen.flatMap((methods) => methods ?? []))].sort();
  }

  toJSON(): SafeRule {
    const { ecosystem, module, names, use, because, calls } = this;
    return { ecosystem, module, names, use, because, calls };
  }
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

/** What stands between blanks and ends of lines. No pattern: this runs at each start, and to compile one takes longer. */
export function wordsOf(text: string): string[] {
  return text
    .replaceAll('\n', ' ')
    .split(' ')
    .filter((word) => word !== '');
}

/** `a b` as a list of at least one name. */
export function splitNames(names: string): readonly [string, ...string[]] {
  const [first, ...rest] = wordsOf(names);
  if (first === undefined || first === '') throw new Error('a row of the catalogue names no operator');
  return [first, ...rest];
}
