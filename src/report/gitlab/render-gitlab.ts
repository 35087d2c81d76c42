/** The report as GitLab's code quality artifact. See https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format. */
import { escapeForTerminal } from '../../printable.ts';
import type { Severity } from '../../rules/rule.ts';
import { jsonPieces, lazyList } from '../json-pieces.ts';
import { type MachineOptions, reportedFindings, sentence, unchecked, uniqueNames } from '../machine.ts';
import type { Report } from '../report.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = {
  critical: 'blocker',
  high: 'critical',
  medium: 'major',
  low: 'minor',
};

/** What counts, worst first; an empty list when there is nothing. */
export function renderGitlab(report: Report, options: MachineOptions = {}): Iterable<string> {
  return jsonPieces(lazyList(issuesOf(report, options), (issue) => issue));
}

function* issuesOf(report: Report, options: MachineOptions): Generator<object> {
  const unique = uniqueNames();
  for (const reported of reportedFindings(report, options)) {
    if (reported.finding.allowed !== null) continue;
    yield {
      description: escapeForTerminal(sentence(reported)),
      check_name: reported.finding.rule,
      fingerprint: unique(reported.finding.fingerprint),
      severity: SEVERITIES[reported.finding.severity],
      location: { path: reported.file.path, lines: { begin: 1 } },
    };
  }
  for (const { file, entry } of unchecked(report)) {
    yield {
      description: escapeForTerminal(`Could not be checked: ${entry.detail}`),
      check_name: `incomplete/${entry.reason}`,
      fingerprint: unique(`incomplete/${entry.reason}/${file.path}`),
      severity: 'major',
      location: { path: file.path, lines: { begin: 1 } },
    };
  }
}
