/** The rows of the catalogue: reviewed data without logic. A row is a claim with its source, never copied text. */
import type { Ecosystem } from '../facts.ts';

/** Worst first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What loading would do to the machine that loads. */
export type Effect =
  | 'code-execution'
  | 'process-execution'
  | 'import'
  | 'file-write'
  | 'file-delete'
  | 'file-read'
  | 'network'
  | 'native-code'
  | 'nested-load'
  | 'attribute-access'
  /** Calls what it is given. */
  | 'trampoline'
  | 'class-factory'
  | 'interpreter-state'
  | 'code-by-value'
  /** Built so that a scanner and the loader disagree. */
  | 'evasion'
  /** A model whose own bytes cannot be examined. */
  | 'unexaminable'
  /** Nobody has catalogued the operator. */
  | 'unknown';

/** Where a claim is from: an advisory, documentation, a paper, or a measurement of ours. */
export interface Provenance {
  readonly kind: 'advisory' | 'documentation' | 'paper' | 'measured' | 'peer';
  /** A URL or a name (`CVE-2025-1716`) under which it can be found. */
  readonly reference: string;
}

/** A row about dangerous operators of one module. */
export interface OperatorRule {
  /** `python/posix/process`: stable, named in exceptions. */
  readonly id: string;
  readonly ecosystem: Ecosystem;
  /** Exact module, or a package and all below it when it ends in `.*`. */
  readonly module: string;
  /** Exact names, or `*` for every name of the module. */
  readonly names: '*' | readonly [string, ...string[]];
  readonly severity: Severity;
  readonly effect: Effect;
  /** One sentence for the reader of a report. */
  readonly because: string;
  readonly provenance: readonly [Provenance, ...Provenance[]];
}

/** How an operator may be used so that a safe row holds. */
export type SafeUse =
  /** Whatever a stream does with it: called with any arguments, rebuilt, or only named. */
  | 'any'
  /** Named, or rebuilt without its `__init__` (NEWOBJ, RECONSTRUCTOR, BUILD); a call is judged as unknown. */
  | 'rebuild'
  /** Only named, never called by the stream. */
  | 'reference';

/** A row about operators that were reviewed and found harmless: always exact names, never a package. */
export interface SafeRule {
  readonly ecosystem: Ecosystem;
  readonly module: string;
  readonly names: readonly [string, ...string[]];
  readonly use: SafeUse;
  /** One sentence: what it does with arguments that an attacker chose, and why that is harmless. */
  readonly because: string;
  /** In any use: the methods that it calls of what it is given, as tools/prove_any.py saw; null: that was not seen. */
  readonly calls: readonly string[] | null;
}
