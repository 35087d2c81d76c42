/** Several reports as one: the files of all, the worst of their verdicts, and what is missing between them. Nothing is judged anew. */
import type { FileReport, Finding } from '../../judge/finding.ts';
import { buildReport, type Counted } from '../build-report.ts';
import { counted } from '../layout.ts';
import type { Report } from '../report.ts';
import type { ListedException, MergedReport, Target } from '../report-types.ts';
import { ReportFault } from './fields.ts';
import { KeptFiles, type Store, type Totals } from './kept-files.ts';
import { partsOf, sameRun } from './parts.ts';
import type { ReadReport } from './read-report.ts';

export interface GivenReport {
  /** Before the paths of its files, with a slash; absent: they stay. */
  readonly repository?: string;
  /** @param place gets each file, as soon as it is read. @throws ReportFault */
  read(place: (file: FileReport) => void): ReadReport;
}

interface NamedReport {
  readonly repository?: string;
  readonly report: ReadReport;
}

/**
 * @param given one at a time: of each only what goes into the whole is kept
 * @param store where its files are kept, as long as the report is in use
 * @throws ReportFault where a report contradicts itself
 */
export function mergeReports(given: Iterable<GivenReport>, store: Store): Report {
  const kept = new KeptFiles(store);
  const all = gathered(given, kept);
  const { merged, exceptions } = all;
  const parts = partsOf(merged);
  const { files, repeated } = kept.finish();
  const catalogues = new Set(merged.map(({ catalogue }) => catalogue));
  return buildReport({
    target: targetOf(merged),
    files,
    catalogue: [...catalogues].sort().join(' '),
    counted: all.counted,
    incomplete: !parts.isWhole || all.isIncomplete,
    refused: all.isRejected,
    nothing: all.isNothing,
    notices: [
      ...parts.notices,
      ...differences(merged),
      ...(repeated === 0 ? [] : [`${counted(repeated, 'file')} stood in more than one report, with the same findings`]),
      ...all.notices,
    ],
    ...(exceptions.length === 0 ? {} : { exceptions }),
    merged,
  });
}

/** What all reports say, one after the other. */
interface Gathered {
  readonly merged: MergedReport[];
  readonly exceptions: ListedException[];
  readonly notices: Set<string>;
  counted: Counted;
  isIncomplete: boolean;
  isRejected: boolean;
  isNothing: boolean;
}

function gathered(given: Iterable<GivenReport>, kept: KeptFiles): Gathered {
  const all: Gathered = {
    merged: [],
    exceptions: [],
    notices: new Set(),
    counted: { files: 0, bytes: 0 },
    isIncomplete: false,
    isRejected: false,
    isNothing: true,
  };
  for (const { repository, read } of given) {
    const report = read((file) => kept.add(repository === undefined ? file : prefixed(file, repository)));
    const each = { ...(repository === undefined ? {} : { repository }), report };
    const before = all.merged.length;
    const totals = kept.endReport((inner) => placeOf(inner, report, before));
    all.merged.push(...mergedOf(each));
    all.exceptions.push(...exceptionsOf(each));
    for (const notice of noticesOf(each)) all.notices.add(notice);
    all.counted = sum(all.counted, countedOf(report, totals));
    all.isIncomplete ||= isIncomplete(report);
    all.isRejected ||= [report, ...(report.merged ?? [])].some(isRejected);
    all.isNothing &&= report.exitCode === 3;
  }
  return all;
}

/** The place of its own report among all; @param before how many come before the report that it stands in */
function placeOf(inner: number | undefined, { merged }: ReadReport, before: number): number | undefined {
  const count = merged?.length ?? 1;
  const own = inner ?? (count === 1 ? 0 : undefined);
  if (own === undefined) return undefined;
  if (own >= count) throw new ReportFault(`mergedFrom: found ${own}, expected one of ${count} reports`);
  return before + own;
}

/** Whether a finding of a merged report stops: its own policy is not here, its file's status is. */
export function rejectsAsReported(finding: Finding, { status, findings }: FileReport): boolean {
  if (status !== 'rejected' || finding.allowed !== null) return false;
  return isSevere(finding) || !findings.some(isSevere);
}

function isSevere({ severity, allowed }: Finding): boolean {
  return allowed === null && (severity === 'critical' || severity === 'high');
}

type Ended = Pick<MergedReport, 'verdict' | 'exitCode'>;

function isRejected({ verdict, exitCode }: Ended): boolean {
  return verdict === 'rejected' || exitCode === 1;
}

/** As it says itself, or as one of the reports in it does. */
function isIncomplete(report: ReadReport): boolean {
  const isOpen = ({ verdict, exitCode }: Ended) => verdict === 'incomplete' || exitCode === 2 || exitCode === 4;
  return report.summary.incomplete > 0 || [report, ...(report.merged ?? [])].some(isOpen);
}

function mergedOf({ repository, report }: NamedReport): MergedReport[] {
  const { target, tool, policy, verdict, exitCode } = report;
  if (report.merged?.length === 0) throw new ReportFault('merged: found none, expected the reports that it is made of');
  if (report.merged !== undefined && target.shard !== undefined)
    throw new ReportFault(`target.shard: found ${target.shard}, expected none in a report of reports`);
  if (report.merged !== undefined) return report.merged.map((each) => ({ ...each, ...within(repository, each) }));
  return [
    {
      ...within(repository, {}),
      target,
      version: tool.version,
      catalogue: tool.catalogue,
      ...(policy === undefined ? {} : { policy }),
      verdict,
      exitCode,
    },
  ];
}

function within(repository: string | undefined, inner: { readonly repository?: string }): { repository?: string } {
  const names = [repository, inner.repository].filter((name) => name !== undefined);
  return names.length === 0 ? {} : { repository: names.join('/') };
}

/** Of one run when all are its parts; its name stays, so that what is uploaded takes the place of what was there. */
function targetOf(merged: readonly MergedReport[]): Target {
  const runs = new Map(
    merged.map(({ repository, target }) => [JSON.stringify([repository, sameRun(target)]), target] as const),
  );
  const [only] = runs.values();
  const isOne = runs.size === 1 && only !== undefined && merged.every(({ repository }) => repository === undefined);
  return isOne ? sameRun(only) : { mode: 'merge' };
}

function prefixed(file: FileReport, repository: string): FileReport {
  const before = (source: string): string => `${repository}/${source}`;
  return {
    ...file,
    path: before(file.path),
    ...(file.pathBytes === undefined
      ? {}
      : {
          pathBytes: Buffer.concat([Buffer.from(before('')), Buffer.from(file.pathBytes, 'base64')]).toString('base64'),
        }),
    findings: file.findings.map((finding) => ({ ...finding, source: before(finding.source) })),
    unexamined: file.unexamined.map((entry) => ({ ...entry, source: before(entry.source) })),
  };
}

/** Clean models that a report counts and does not list. */
function countedOf({ summary }: ReadReport, { examined, bytes }: Totals): Counted {
  const unlisted = summary.examined - examined;
  if (unlisted < 0) {
    throw new ReportFault(`summary.examined: found ${summary.examined}, expected at least ${examined}`);
  }
  return { files: unlisted, bytes: Math.max(0, summary.bytes - bytes) };
}

function sum(a: Counted, b: Counted): Counted {
  return { files: a.files + b.files, bytes: a.bytes + b.bytes };
}

function exceptionsOf({ repository, report }: NamedReport): ListedException[] {
  return (report.exceptions ?? []).map((exception) => ({ ...exception, ...within(repository, exception) }));
}

function noticesOf({ repository, report }: NamedReport): string[] {
  return (report.notices ?? []).map((notice) => (repository === undefined ? notice : `${repository}: ${notice}`));
}

/** What was not judged alike. */
function differences(merged: readonly MergedReport[]): string[] {
  const versions = [...new Set(merged.map(({ version }) => version))].sort();
  const catalogues = new Set(merged.map(({ catalogue }) => catalogue));
  return [
    ...(versions.length < 2
      ? []
      : [`the reports are of ${versions.length} versions: ${versions.slice(0, 8).join(', ')}`]),
    ...(catalogues.size < 2 ? [] : [`the reports were judged by ${catalogues.size} catalogues of rules`]),
  ];
}
