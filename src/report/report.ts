/** The report, version 1: what every format is a pure function of. The same input gives the same bytes: no times, no machine paths, sorted. */
import type { InertCounts } from '../judge/cannot-run-code.ts';
import type { Mode, Report as WrittenReport } from './report-types.ts';

export const REPORT_SCHEMA = 'git-model-check/report/1' satisfies WrittenReport['schema'];

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
] as const satisfies readonly Mode[];

export interface Report extends WrittenReport {
  /** Models that cannot run code and are not among `files`; no format but text shows them so. */
  readonly inert?: InertCounts;
}
