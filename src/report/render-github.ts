/** The report as workflow commands, which GitHub shows beside the files, and as the Markdown of a job's summary. See https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions. */
import { escapeForTerminal } from '../printable.ts';
import { SEVERITIES } from '../rules/rule.ts';
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
  if (rejects(finding, file.path)) return 'error';
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

/** Rows that the summary shows; GitHub takes 1 MiB a step. */
const SUMMARY_ROWS = 100;

/** For the file that `GITHUB_STEP_SUMMARY` names. */
export function renderGithubSummary(report: Report, options: MachineOptions = {}): string {
  const reported = reportedFindings(report, options).filter(({ finding }) => finding.allowed === null);
  const rows = reported.slice(0, SUMMARY_ROWS).map(summaryRow);
  const dropped = reported.length - rows.length;
  const table =
    rows.length === 0
      ? []
      : ['| severity | file | what loading does | why it matters |', '|---|---|---|---|', ...rows, ''];
  const incomplete = unchecked(report).map(
    ({ file, entry }) => `- could not be checked: ${code(file.path)}: ${markdown(entry.detail)}`,
  );
  return [
    `### git model-check: ${report.verdict}`,
    '',
    ...table,
    ...(dropped === 0 ? [] : [`and ${dropped} more`, '']),
    ...(incomplete.length === 0 ? [] : [...incomplete, '']),
    ...(report.notices ?? []).map((notice) => `- ${markdown(notice)}`),
    ...(report.notices === undefined ? [] : ['']),
    ...coverageLines(report, {
      style: styleFor(false),
      columns: Number.POSITIVE_INFINITY,
      showSkipped: false,
      quiet: false,
    }).map((line) => `${markdown(line)}  `),
    '',
  ].join('\n');
}

function summaryRow({ finding, file, member }: ReportedFinding): string {
  const place = member === '' ? file.path : `${file.path}!${member}`;
  const what = code(finding.call ?? finding.message);
  const rank = SEVERITIES.indexOf(finding.severity) < 2 ? `**${finding.severity}**` : finding.severity;
  return `| ${rank} | ${code(place)}, byte ${finding.offset} | ${what} | ${markdown(finding.because)} ${code(finding.rule)} |`;
}

function code(text: string): string {
  return `<code>${markdown(text)}</code>`;
}

/** Every character that Markdown or HTML could act on as an entity; a mention too. */
function markdown(text: string): string {
  return escapeForTerminal(text).replaceAll(
    /[\\`*_{}[\]()#+!|<>&@~$:"'^=-]/g,
    (character) => `&#${character.charCodeAt(0)};`,
  );
}
