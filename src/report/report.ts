/** The report, version 1: what every format is a pure function of. The same input gives the same bytes: no times, no machine paths, sorted. */

import type { InertCounts } from '../judge/cannot-run-code.ts';
import type { FileReport } from '../judge/finding.ts';
import type { Severity } from '../rules/rule.ts';

export const REPORT_SCHEMA = 'git-model-check/report/1';

export const MODES = [
  'staged',
  'pre-commit',
  'pre-merge-commit',
  'pre-push',
  'pre-receive',
  'update',
  'range',
  'tree',
  'history',
  'scan',
  /** Several reports that are not of one run. */
  'merge',
] as const;

export type Mode = (typeof MODES)[number];
export type Verdict = 'clean' | 'rejected' | 'incomplete';
export type ExitCode = 0 | 1 | 2 | 3 | 4;

export interface Target {
  readonly mode: Mode;
  readonly revision?: string;
  readonly paths?: readonly string[];
  /** `1/4`: only this part was examined. */
  readonly shard?: string;
  /** The branch has no commit yet: there is nothing to restore from. */
  readonly unborn?: true;
}

export interface Report {
  readonly schema: typeof REPORT_SCHEMA;
  readonly tool: { readonly name: 'git-model-check'; readonly version: string; readonly catalogue: string };
  readonly target: Target;
  /** Absent where several reports are one. */
  readonly policy?: UsedPolicy;
  readonly verdict: Verdict;
  readonly exitCode: ExitCode;
  readonly summary: Summary;
  /** All for the formats that list all; clean models may be missing where a report only counts them. */
  readonly files: readonly FileReport[];
  /** Those of the policy, each with what became of it. */
  readonly exceptions?: readonly ListedException[];
  /** What is to be said of the whole run: an unused exception, a shallow clone, a loosened policy. One line each. */
  readonly notices?: readonly string[];
  /** The reports that this one is made of. */
  readonly merged?: readonly MergedReport[];
  /** Models that cannot run code and are not among `files`; no format but text shows them so. */
  readonly inert?: InertCounts;
}

/** Which policy judged. */
export interface UsedPolicy {
  /** Null: none. */
  readonly file: string | null;
  /** Of all that the policy says: the same digest, the same policy. */
  readonly digest: string;
  /** What it could not loosen. */
  readonly floor?: string;
}

/** An exception, for one content or for an operator. */
export interface ListedException {
  /** Of several reports: whose it is. */
  readonly repository?: string;
  readonly file?: string;
  readonly blob?: string;
  readonly rule?: string;
  readonly operator?: string;
  readonly because: string;
  readonly owner?: string;
  /** `YYYY-MM-DD` */
  readonly expires?: string;
  readonly state: 'used' | 'unused' | 'expired' | 'out-of-reach';
}

export interface MergedReport {
  readonly repository?: string;
  readonly target: Target;
  readonly version: string;
  readonly catalogue: string;
  readonly policy?: UsedPolicy;
  readonly verdict: Verdict;
  readonly exitCode: ExitCode;
}

export interface Summary {
  readonly candidates: number;
  readonly examined: number;
  readonly leftOut: number;
  readonly incomplete: number;
  readonly bytes: number;
  readonly findings: Readonly<Record<Severity, number>>;
}
