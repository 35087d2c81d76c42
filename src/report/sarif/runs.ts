/** The runs of a SARIF file: one, or one for each report that this one is made of. See https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning. */
import type { FileReport } from '../../judge/finding.ts';
import { type MachineOptions, type ReportedFinding, reportedFindings, unchecked } from '../machine.ts';
import type { Report } from '../report.ts';
import type { Target } from '../report-types.ts';

/** Of one file: GitHub refuses one with more. See https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit. */
const MOST_RUNS = 20;

/** A run of SARIF: all that was reported, or what one of several reports has. */
export interface Run {
  readonly id: string;
  readonly isWhole: boolean;
  readonly reported: Iterable<ReportedFinding>;
  readonly unchecked: ReturnType<typeof unchecked>;
  readonly notices: readonly string[];
}

/** One for each report that this one is made of; what is said of all of them stands in the first. */
export function runsOf(report: Report, options: MachineOptions): readonly Run[] {
  const { merged = [], target, verdict, notices = [] } = report;
  const reported = reportedFindings(report, options);
  const open = unchecked(report);
  const isWhole = verdict !== 'incomplete';
  const ids = merged.map((each) => categoryOf(each.target, each.repository));
  const categories = [...new Set(ids)];
  const isApart = ({ mergedFrom }: FileReport): boolean => mergedFrom === undefined;
  if (categories.length < 2 || categories.length > MOST_RUNS || report.files.some(isApart))
    return [{ id: categoryOf(target), isWhole, reported, unchecked: open, notices }];
  return categories.map((id, position) => {
    const isOf = (file: FileReport) => ids[file.mergedFrom ?? 0] === id;
    const own = merged.filter((_, index) => ids[index] === id);
    return {
      id,
      isWhole: isWhole && own.every((each) => each.verdict !== 'incomplete'),
      reported: { [Symbol.iterator]: () => reported.of(isOf) },
      unchecked: open.filter(({ file }) => isOf(file)),
      notices: position === 0 ? notices : [],
    };
  });
}

/** What is uploaded under one id takes the place of what was there: each part of a run has its own. See SARIF 3.17.3. */
function categoryOf({ mode, shard }: Target, repository?: string): string {
  const names = [
    ...(repository === undefined ? [] : [repository]),
    mode,
    ...(shard === undefined ? [] : [shard.replace('/', '-of-')]),
  ];
  return `git-model-check/${names.join('/')}/`;
}
