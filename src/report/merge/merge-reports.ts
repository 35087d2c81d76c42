/** Several reports as one: the files of all, the worst of their verdicts, and what is missing between them. Nothing is judged anew. */
import type { FileReport, Finding } from '../../judge/finding.ts';
import { buildReport, type Counted } from '../build-report.ts';
import { counted } from '../layout.ts';
import type { ListedException, MergedReport, Report, Target } from '../report.ts';
import { ReportFault } from './fields.ts';
import { partsOf, sameRun } from './parts.ts';

export interface GivenReport {
  /** Before the paths of its files, with a slash; absent: they stay. */
  readonly repository?: string;
  readonly report: Report;
}

/** @throws ReportFault where a report contradicts itself */
export function mergeReports(given: readonly GivenReport[]): Report {
  const merged = given.flatMap(mergedOf);
  const parts = partsOf(merged);
  const { files, repeated } = filesOf(given);
  const catalogues = new Set(merged.map(({ catalogue }) => catalogue));
  const exceptions = given.flatMap(exceptionsOf);
  return buildReport({
    target: targetOf(merged),
    files,
    catalogue: [...catalogues].sort().join(' '),
    counted: countedOf(given),
    incomplete: !parts.isWhole || given.some(({ report }) => isIncomplete(report)),
    refused: given.some(({ report }) => report.verdict === 'rejected' || report.exitCode === 1),
    nothing: given.every(({ report }) => report.exitCode === 3),
    notices: [
      ...parts.notices,
      ...differences(merged),
      ...(repeated === 0 ? [] : [`${counted(repeated, 'file')} stood in more than one report, with the same findings`]),
      ...new Set(given.flatMap(noticesOf)),
    ],
    ...(exceptions.length === 0 ? {} : { exceptions }),
    merged,
  });
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

function mergedOf({ repository, report }: GivenReport): MergedReport[] {
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
function filesOf(given: readonly GivenReport[]): { readonly files: FileReport[]; readonly repeated: number } {
  const known = new Map<string, FileReport[]>();
  let repeated = 0;
  for (const { repository, report } of given) {
    for (const own of report.files) {
      const file = repository === undefined ? own : prefixed(own, repository);
      const key = JSON.stringify([file.path, file.blob, file.commit]);
      const others = known.get(key) ?? [];
      const text = others.length === 0 ? '' : JSON.stringify(file);
      if (others.some((other) => JSON.stringify(other) === text)) repeated += 1;
      else known.set(key, [...others, file]);
    }
  }
  return { files: [...known.values()].flat(), repeated };
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
function countedOf(given: readonly GivenReport[]): Counted {
  let files = 0;
  let bytes = 0;
  for (const { report } of given) {
    const listed = report.files.filter(({ status }) => EXAMINED.has(status));
    const unlisted = report.summary.examined - listed.length;
    if (unlisted < 0) {
      throw new ReportFault(`summary.examined: found ${report.summary.examined}, expected at least ${listed.length}`);
    }
    files += unlisted;
    bytes += Math.max(0, report.summary.bytes - listed.reduce((sum, { size }) => sum + size, 0));
  }
  return { files, bytes };
}

function exceptionsOf({ repository, report }: GivenReport): ListedException[] {
  return (report.exceptions ?? []).map((exception) => ({ ...exception, ...within(repository, exception) }));
}

function noticesOf({ repository, report }: GivenReport): string[] {
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
