/** What the formats for machines share: which findings they tell, and each one's place and running number. */
import type { FileReport, Finding, Unexamined } from '../judge/finding.ts';
import { SEVERITIES } from '../rules/rule.ts';
import type { Report } from './report.ts';

export interface MachineOptions {
  /** Low findings too. */
  readonly verbose?: boolean;
  /** Whether a finding stops the commit under the policy; default: high and critical do. */
  readonly rejects?: (finding: Finding, path: string) => boolean;
}

export interface ToldFinding {
  readonly file: FileReport;
  readonly finding: Finding;
  /** `archive/data.pkl`; empty for the file itself. */
  readonly member: string;
  /** 1 for the first finding of its fingerprint in the file, 2 for the next, … */
  readonly occurrence: number;
}

/** Worst first, then by file and offset; allowed ones included. */
export function toldFindings(report: Report, { verbose = false }: MachineOptions): ToldFinding[] {
  return report.files
    .flatMap((file) => told(file))
    .filter(({ finding }) => verbose || finding.severity !== 'low')
    .sort((a, b) => SEVERITIES.indexOf(a.finding.severity) - SEVERITIES.indexOf(b.finding.severity));
}

function told(file: FileReport): ToldFinding[] {
  const counts = new Map<string, number>();
  return file.findings.map((finding) => {
    const occurrence = (counts.get(finding.fingerprint) ?? 0) + 1;
    counts.set(finding.fingerprint, occurrence);
    return { file, finding, member: memberOf(finding.source, file.path), occurrence };
  });
}

export function memberOf(source: string, path: string): string {
  return source.startsWith(`${path}!`) ? source.slice(path.length + 1) : '';
}

/** What could not be checked through no fault of the content. */
export function unchecked(report: Report): { readonly file: FileReport; readonly entry: Unexamined }[] {
  return report.files
    .filter(({ status }) => status === 'incomplete')
    .flatMap((file) => file.unexamined.map((entry) => ({ file, entry })));
}

/** What is done, where, and why that matters, for one line. */
export function sentence({ finding, member }: ToldFinding): string {
  const where = member === '' ? `at byte ${finding.offset}` : `in ${member} at byte ${finding.offset}`;
  return `${finding.call ?? finding.message} (${where}): ${finding.because}`;
}
