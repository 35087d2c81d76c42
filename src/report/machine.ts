/** What the formats for machines share: which findings they report, and each one's place and running number. */

import type { FileReport, Finding, Unexamined } from '../judge/finding.ts';
import { SEVERITIES } from '../rules/rule.ts';
import { DigestSet } from '../sums/digest-set.ts';
import { SaidOnce } from './once-a-run.ts';
import type { Report } from './report.ts';

export interface MachineOptions {
  /** Low findings too. */
  readonly verbose?: boolean;
  /** Whether a finding stops the commit under the policy; default: high and critical do. */
  readonly rejects?: (finding: Finding, file: FileReport) => boolean;
}

export interface ReportedFinding {
  readonly file: FileReport;
  readonly finding: Finding;
  /** `archive/data.pkl`; empty for the file itself. */
  readonly member: string;
  /** 1 for the first finding of its fingerprint in the file, 2 for the next, … */
  readonly occurrence: number;
}

/** What a run says, worst first, then by file and offset, allowed findings included: once what many files show and one file of the tree is about. */
export function reportedFindings({ files }: Report, options: MachineOptions): ReportedFindings {
  return new ReportedFindings(files, options);
}

/** Mutable: findings that are made while they are listed, as often as somebody lists them. Of a merge each file is read for that. */
export class ReportedFindings implements Iterable<ReportedFinding> {
  readonly #files: readonly FileReport[];
  readonly #options: MachineOptions;
  readonly #said = new SaidOnce();
  /** By file, a bit for each severity that it has, and one that says that they are known. */
  readonly #severities: Uint8Array;

  constructor(files: readonly FileReport[], options: MachineOptions) {
    this.#files = files;
    this.#options = options;
    this.#severities = new Uint8Array(files.length);
  }

  [Symbol.iterator](): Iterator<ReportedFinding> {
    return this.of(() => true);
  }

  /** Of these files alone. */
  *of(isOf: (file: FileReport) => boolean): Generator<ReportedFinding> {
    for (let rank = 0; rank < SEVERITIES.length; rank += 1) {
      for (const [index, file] of this.#files.entries()) {
        const bits = this.#severities[index] ?? 0;
        const mayHave = bits === 0 || (bits & (1 << rank)) !== 0;
        if (!mayHave || (bits !== 0 && !isOf(file))) continue;
        const reported = this.#reported(file, index, rank);
        if (isOf(file)) yield* reported;
      }
    }
  }

  #reported(file: FileReport, index: number, rank: number): readonly ReportedFinding[] {
    const all = inOrder(file);
    this.#severities[index] = all.reduce((bits, each) => bits | (1 << rankOf(each)), KNOWN);
    return all.filter((each, at) => {
      const isRepeated = this.#said.isRepeated(each.finding, file, at);
      return rankOf(each) === rank && isReported(each, this.#options) && !isRepeated;
    });
  }
}

/** Behind the bits of severities. */
const KNOWN = 1 << SEVERITIES.length;

/** Of one file, worst first, then by offset; allowed ones included. */
export function findingsOf(file: FileReport, options: MachineOptions): ReportedFinding[] {
  return inOrder(file)
    .filter((reported) => isReported(reported, options))
    .sort((a, b) => SEVERITIES.indexOf(a.finding.severity) - SEVERITIES.indexOf(b.finding.severity));
}

function isReported({ finding }: ReportedFinding, { verbose = false }: MachineOptions): boolean {
  return verbose || finding.severity !== 'low';
}

function rankOf({ finding }: ReportedFinding): number {
  return SEVERITIES.indexOf(finding.severity);
}

function inOrder(file: FileReport): ReportedFinding[] {
  const counts = new Map<string, number>();
  return file.findings.map((finding) => {
    const occurrence = (counts.get(finding.fingerprint) ?? 0) + 1;
    counts.set(finding.fingerprint, occurrence);
    return { file, finding, member: memberOf(finding.source, file.path), occurrence };
  });
}

export function memberOf(source: string, path: string): string {
  if (source.startsWith(`${path}#`)) return source.slice(path.length);
  return source.startsWith(`${path}!`) ? source.slice(path.length + 1) : '';
}

/** What could not be checked through no fault of the content. */
export function unchecked(report: Report): { readonly file: FileReport; readonly entry: Unexamined }[] {
  return report.files
    .filter(({ status }) => status === 'incomplete')
    .flatMap((file) => file.unexamined.map((entry) => ({ file, entry })));
}

/** What is done, where, and why that matters, for one line. */
export function sentence({ finding, member }: ReportedFinding): string {
  const where = member === '' ? `at byte ${finding.offset}` : `in ${member} at byte ${finding.offset}`;
  return `${finding.call ?? finding.message} (${where}): ${finding.because}`;
}

/** A name that was there gets a number: what reads a report may drop the second of a kind. */
export function uniqueNames(): (name: string) => string {
  const seen = new DigestSet();
  /** Of those that came more than once. */
  const counts = new Map<string, number>();
  return (name) => {
    if (seen.add(name)) return name;
    const count = (counts.get(name) ?? 1) + 1;
    counts.set(name, count);
    return `${name}-${count}`;
  };
}

/** The reference as an address, or null where it is none. */
export function addressOf({ reference }: Pick<Finding, 'reference'>): string | null {
  if (reference === null || !/^https:\/\/[^\s/]/.test(reference) || /\p{Surrogate}/u.test(reference)) return null;
  return encodeURI(reference);
}
