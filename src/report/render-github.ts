/** The report as workflow commands, which GitHub shows beside the files. See https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions. */
import { escapeForTerminal } from '../printable.ts';
import { coverageLines } from './coverage.ts';
import { rejectsByDefault } from './file-block.ts';
import { inert } from './layout.ts';
import { type MachineOptions, type ReportedFinding, reportedFindings, sentence, unchecked } from './machine.ts';
import type { Report } from './report.ts';
import { styleFor } from './style.ts';

/** One line per finding that counts, worst first (GitHub shows the first ten of a step), then what was examined. */
export function* renderGithub(report: Report, options: MachineOptions = {}): Generator<string> {
  for (const reported of reportedFindings(report, options)) {
    const { finding, file } = reported;
    if (finding.allowed === null)
      yield command(levelOf(reported, options), file.path, finding.rule, sentence(reported));
  }
  for (const { file, entry } of unchecked(report)) {
    yield command('error', file.path, 'could not be checked', `${entry.detail} (${entry.reason})`);
  }
  for (const notice of report.notices ?? []) yield `::notice title=git model-check::${data(notice)}\n`;
  const coverage = coverageLines(report, { style: styleFor(false), columns: 80, showSkipped: false, quiet: false });
  for (const line of coverage) yield `${inert(line)}\n`;
}

function levelOf({ finding, file }: ReportedFinding, { rejects = rejectsByDefault }: MachineOptions) {
  if (rejects(finding, file)) return 'error';
  return finding.severity === 'low' ? 'notice' : 'warning';
}

function command(level: string, path: string, title: string, message: string): string {
  const place = `file=${property(path)},line=1,title=${property(`git model-check: ${title}`)}`;
  return `::${level} ${place}::${data(message)}\n`;
}

/** The runner turns `%0A` back into a line break: a percent sign of ours must not be one of its escapes. */
function data(text: string): string {
  return escapeForTerminal(text).replaceAll('%', '%25');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
