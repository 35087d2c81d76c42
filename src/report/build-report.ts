/** The verdict on a run: counts, exit code and order, from the reports of its files. Exit codes mean what modelscan's mean. */

import type { InertCounts } from '../judge/cannot-run-code.ts';
import type { FileReport } from '../judge/finding.ts';
import { SEVERITIES, type Severity } from '../rules/rule.ts';
import { VERSION } from '../version.ts';
import { REPORT_SCHEMA, type Report } from './report.ts';
import type { ExitCode, Summary, Target, Verdict } from './report-types.ts';

/** Clean models without a report of their own. */
export interface Counted {
  readonly files: number;
  readonly bytes: number;
  /** Those among them that cannot run code. */
  readonly inert?: InertCounts;
}

export interface ReportInput {
  readonly target: Report['target'];
  readonly files: readonly FileReport[];
  /** `CATALOGUE_DIGEST` of the rules. */
  readonly catalogue: string;
  readonly notices?: readonly string[];
  /** Clean models that no format will list: they count, and are not among `files`. */
  readonly counted?: Counted;
  /** Set where the run itself could not do all that it should, although each file could be read: a shard failed, the time ran out. */
  readonly incomplete?: boolean;
  /** Set where no report of several had anything to read. */
  readonly nothing?: boolean;
  /** Set where the change as a whole is refused, whatever its files: it approves itself. */
  readonly refused?: boolean;
  readonly policy?: Report['policy'];
  readonly exceptions?: Report['exceptions'];
  readonly merged?: Report['merged'];
}

/** Sorted by path, then by content; the same input gives the same report. */
export function buildReport(input: ReportInput): Report {
  const { target, files, catalogue, notices = [], incomplete = false, refused = false, counted = NONE } = input;
  const { policy, exceptions = [], merged, nothing = false } = input;
  const summary = summaryOf(files, counted);
  const verdict = refused ? 'rejected' : verdictOf(files, incomplete);
  return {
    schema: REPORT_SCHEMA,
    tool: { name: 'git-model-check', version: VERSION, catalogue },
    target,
    ...(policy === undefined ? {} : { policy }),
    verdict,
    exitCode: exitCodeOf(verdict, nothing || hasNothingToRead(target, summary)),
    summary,
    files: isSorted(files) ? files : [...files].sort(compareFiles),
    ...(exceptions.length === 0 ? {} : { exceptions }),
    ...(notices.length === 0 ? {} : { notices }),
    ...(merged === undefined ? {} : { merged }),
    ...(counted.inert === undefined ? {} : { inert: counted.inert }),
  };
}

/** `scan` of no model. A part of a scan may well be empty: the others have the models. */
function hasNothingToRead({ mode, shard }: Target, { examined }: Summary): boolean {
  return mode === 'scan' && shard === undefined && examined === 0;
}

function verdictOf(files: readonly FileReport[], incomplete: boolean): Verdict {
  if (files.some(({ status }) => status === 'rejected')) return 'rejected';
  return incomplete || files.some(({ status }) => status === 'incomplete') ? 'incomplete' : 'clean';
}

/** When several apply: 1, then 2, then 3; 4 never comes so far. */
function exitCodeOf(verdict: Verdict, nothingToRead: boolean): ExitCode {
  if (verdict === 'rejected') return 1;
  if (verdict === 'incomplete') return 2;
  return nothingToRead ? 3 : 0;
}

/** Of models that were looked at, and of which a verdict was reached. */
export const EXAMINED: ReadonlySet<FileReport['status']> = new Set(['rejected', 'warned', 'clean', 'allowed']);

const NONE: Counted = { files: 0, bytes: 0 };

function summaryOf(files: readonly FileReport[], counted: Counted): Summary {
  const counts = { examined: counted.files, leftOut: 0, incomplete: 0, bytes: counted.bytes };
  // SEVERITIES holds every key of the record
  const found = Object.fromEntries(SEVERITIES.map((name) => [name, 0])) as Record<Severity, number>;
  for (const { status, size, findings } of files) {
    if (status === 'left-out') counts.leftOut += 1;
    if (status === 'incomplete') counts.incomplete += 1;
    if (EXAMINED.has(status)) {
      counts.examined += 1;
      counts.bytes += size;
    }
    for (const { allowed, severity } of findings) if (allowed === null) found[severity] += 1;
  }
  return { candidates: files.length + counted.files, ...counts, findings: found };
}

/** How many have it: of a million no list is made. */
export function countWith(files: readonly FileReport[], status: FileReport['status']): number {
  return files.reduce((count, file) => (file.status === status ? count + 1 : count), 0);
}

/** As a merge gives them, each of which may have to be read. */
function isSorted(files: readonly FileReport[]): boolean {
  let before: SortedBy | null = null;
  for (const file of files) {
    const { path, blob, commit } = file;
    const key = commit === undefined ? { path, blob } : { path, blob, commit };
    if (before !== null && compareFiles(before, key) > 0) return false;
    before = key;
  }
  return true;
}

/** What reports are sorted by. */
export type SortedBy = Pick<FileReport, 'path' | 'blob' | 'commit'>;

/** By code units, not by locale: the same on every machine. */
export function compareFiles(a: SortedBy, b: SortedBy): number {
  return compare(a.path, b.path) || compare(a.blob ?? '', b.blob ?? '') || compare(a.commit ?? '', b.commit ?? '');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
