/** Several reports as one: the files of all, the worst of their verdicts, and what is missing between them. Nothing is judged anew. */
import type { FileReport, Finding } from '../../judge/finding.ts';
import { buildReport, type Counted, compareFiles } from '../build-report.ts';
import { counted } from '../layout.ts';
import type { Report } from '../report.ts';
import type { ListedException, MergedReport, Target } from '../report-types.ts';
import { ReportFault } from './fields.ts';
import { partsOf, sameRun } from './parts.ts';

export interface GivenReport {
  /** Before the paths of its files, with a slash; absent: they stay. */
  readonly repository?: string;
  /** @param place what becomes of each file, as soon as it is read. @throws ReportFault */
  read(place: (file: FileReport) => FileReport): Report;
}

interface NamedReport {
  readonly repository?: string;
  readonly report: Report;
}

/**
 * @param given one at a time: of each only what goes into the whole is kept
 * @param compact what is kept of a file
 * @throws ReportFault where a report contradicts itself
 */
export function mergeReports(given: Iterable<GivenReport>, compact: (file: FileReport) => FileReport = same): Report {
  const all = gathered(given, compact);
  const { merged, exceptions } = all;
  const parts = partsOf(merged);
  const { files, repeated } = withoutRepeated(all.files);
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

function same(file: FileReport): FileReport {
  return file;
}

/** What all reports say, one after the other. */
interface Gathered {
  readonly merged: MergedReport[];
  readonly files: FileReport[];
  readonly exceptions: ListedException[];
  readonly notices: Set<string>;
  counted: Counted;
  isIncomplete: boolean;
  isRejected: boolean;
  isNothing: boolean;
}

function gathered(given: Iterable<GivenReport>, compact: (file: FileReport) => FileReport): Gathered {
  const all: Gathered = {
    merged: [],
    files: [],
    exceptions: [],
    notices: new Set(),
    counted: { files: 0, bytes: 0 },
    isIncomplete: false,
    isRejected: false,
    isNothing: true,
  };
  for (const { repository, read } of given) {
    const report = read((file) => compact(repository === undefined ? file : prefixed(file, repository)));
    const each = { ...(repository === undefined ? {} : { repository }), report };
    for (const file of report.files) all.files.push(placed(file, report, all.merged.length));
    all.merged.push(...mergedOf(each));
    all.exceptions.push(...exceptionsOf(each));
    for (const notice of noticesOf(each)) all.notices.add(notice);
    all.counted = sum(all.counted, countedOf(report));
    all.isIncomplete ||= isIncomplete(report);
    all.isRejected ||= report.verdict === 'rejected' || report.exitCode === 1;
    all.isNothing &&= report.exitCode === 3;
  }
  return all;
}

/** With the place of its own report among all; @param before how many come before its report */
function placed({ mergedFrom, ...file }: FileReport, { merged }: Report, before: number): FileReport {
  const count = merged?.length ?? 1;
  const inner = mergedFrom ?? (count === 1 ? 0 : undefined);
  if (inner === undefined) return file;
  if (inner >= count) throw new ReportFault(`mergedFrom: found ${inner}, expected one of ${count} reports`);
  return { ...file, mergedFrom: before + inner };
}

/** Whether a finding of a merged report stops: its own policy is not here, its file's status is. */
export function rejectsAsReported({ files }: Report): (finding: Finding, path: string) => boolean {
  const rejected = new Map(files.filter(({ status }) => status === 'rejected').map((file) => [file.path, file]));
  const isSevere = ({ severity, allowed }: Finding): boolean =>
    allowed === null && (severity === 'critical' || severity === 'high');
  return (finding, path) => {
    const file = rejected.get(path);
    if (file === undefined || finding.allowed !== null) return false;
    return isSevere(finding) || !file.findings.some(isSevere);
  };
}

function isIncomplete({ verdict, exitCode, summary }: Report): boolean {
  return verdict === 'incomplete' || exitCode === 2 || exitCode === 4 || summary.incomplete > 0;
}

function mergedOf({ repository, report }: NamedReport): MergedReport[] {
  const { target, tool, policy, verdict, exitCode } = report;
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

/** Each file once where two reports say the same of it. */
function withoutRepeated(files: FileReport[]): { readonly files: FileReport[]; readonly repeated: number } {
  const kept: FileReport[] = [];
  let first = 0;
  for (const file of files.sort(compareFiles)) {
    const earlier = kept[first];
    const isOther = earlier === undefined || compareFiles(earlier, file) !== 0;
    if (isOther) first = kept.length;
    if (isOther || !kept.slice(first).some((other) => saysSame(other, file))) kept.push(file);
  }
  return { files: kept, repeated: files.length - kept.length };
}

/** Whichever report it is of. */
function saysSame(a: FileReport, b: FileReport): boolean {
  return JSON.stringify({ ...a, mergedFrom: 0 }) === JSON.stringify({ ...b, mergedFrom: 0 });
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

const EXAMINED: ReadonlySet<FileReport['status']> = new Set(['rejected', 'warned', 'clean', 'allowed']);

/** Clean models that a report counts and does not list. */
function countedOf({ files, summary }: Report): Counted {
  const listed = files.filter(({ status }) => EXAMINED.has(status));
  const unlisted = summary.examined - listed.length;
  if (unlisted < 0) {
    throw new ReportFault(`summary.examined: found ${summary.examined}, expected at least ${listed.length}`);
  }
  return { files: unlisted, bytes: Math.max(0, summary.bytes - listed.reduce((bytes, { size }) => bytes + size, 0)) };
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
