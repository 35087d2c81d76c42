/** The report as Markdown for the summary of a job or a comment: what was found, what to do now, what was examined. See https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#adding-a-job-summary. */
import type { FileReport } from '../../judge/finding.ts';
import { escapeForTerminal } from '../../printable.ts';
import { SEVERITIES } from '../../rules/rule.ts';
import { adviceOf } from '../advice.ts';
import { coverageLines } from '../coverage.ts';
import { exceptionLines } from '../exception-lines.ts';
import { type MachineOptions, type ReportedFinding, reportedFindings, unchecked } from '../machine.ts';
import { asStarted, commandAsStarted, PROGRAM_NAME } from '../program-name.ts';
import type { Report } from '../report.ts';
import { styleFor } from '../style.ts';
import { worstFirst } from '../worst-first.ts';
import { code, codeBlock, prose } from './text.ts';

export interface MarkdownOptions extends MachineOptions {
  /** How the program was started. Default: `git model-check`. */
  readonly program?: string;
}

/** Characters of all lists together; a comment on GitHub may have 65,536. What is left out is counted. */
const LISTED_CHARACTERS = 48 * 1024;

/** One cell of a hostile file must not take the place of all others. */
const CELL_CHARACTERS = 600;

/** Ends with a newline. */
export function* renderMarkdown(report: Report, options: MarkdownOptions = {}): Generator<string> {
  const room = { left: LISTED_CHARACTERS };
  yield `### git model-check: ${report.verdict}\n\n`;
  yield* findingsTable(report, options, room);
  yield* listed(unchecked(report).map(uncheckedLine), room);
  yield* listed(
    (report.notices ?? []).map((notice) => `- ${prose(cut(asStarted(notice, programOf(options))))}\n`),
    room,
  );
  yield* adviceLines(report, options);
  if (report.merged !== undefined) yield* exceptionList(report, room);
  const coverage = { style: styleFor(false), columns: Number.POSITIVE_INFINITY, showSkipped: false, quiet: false };
  for (const line of coverageLines(report, coverage)) yield `${prose(cut(line))}  \n`;
}

interface Room {
  left: number;
}

const HEAD = '| severity | file | what loading does | why it matters |\n|---|---|---|---|\n';

function* findingsTable(report: Report, options: MarkdownOptions, room: Room): Generator<string> {
  if (counting(report, options).next().done === true) return;
  yield HEAD;
  yield* fitting(counting(report, options), tableRow, room);
}

function* counting(report: Report, options: MarkdownOptions): Generator<ReportedFinding> {
  for (const each of reportedFindings(report, options)) if (each.finding.allowed === null) yield each;
}

function* listed(lines: readonly string[], room: Room): Generator<string> {
  if (lines.length > 0) yield* fitting(lines, (line) => line, room);
}

/** As many as there is room for, then how many there are more, then an empty line. */
function* fitting<T>(entries: Iterable<T>, write: (entry: T) => string, room: Room): Generator<string> {
  let more = 0;
  for (const entry of entries) {
    const text = more > 0 ? '' : write(entry);
    if (more > 0 || text.length > room.left) more += 1;
    else {
      room.left -= text.length;
      yield text;
    }
  }
  yield more === 0 ? '\n' : `\nand ${more} more\n\n`;
}

function* exceptionList(report: Report, room: Room): Generator<string> {
  const lines = exceptionLines(report);
  if (lines.length === 0) return;
  yield '<details><summary>Exceptions</summary>\n\n';
  yield* listed(
    lines.map((line) => `- ${prose(cut(line))}\n`),
    room,
  );
  yield '</details>\n\n';
}

function tableRow({ finding, file, member }: ReportedFinding): string {
  const place = member === '' ? file.path : `${file.path}!${member}`;
  const what = code(cut(finding.call ?? finding.message));
  const rank = SEVERITIES.indexOf(finding.severity) < 2 ? `**${finding.severity}**` : finding.severity;
  return `| ${rank} | ${code(cut(place))}, byte ${finding.offset} | ${what} | ${prose(cut(finding.because))} ${code(cut(finding.rule))} |\n`;
}

function uncheckedLine({ file, entry }: { readonly file: FileReport; readonly entry: { readonly detail: string } }) {
  return `- could not be checked: ${code(cut(file.path))}: ${prose(cut(entry.detail))}\n`;
}

function cut(text: string): string {
  return text.length > CELL_CHARACTERS ? `${text.slice(0, CELL_CHARACTERS - 1)}…` : text;
}

function programOf({ program = PROGRAM_NAME }: MarkdownOptions): string {
  return program;
}

function* adviceLines(report: Report, options: MarkdownOptions): Generator<string> {
  const advice = adviceOf(report, worstFirst(report));
  if (advice.length === 0) return;
  yield '<details><summary>What to do now</summary>\n\n';
  for (const { purpose, commands } of advice) {
    yield `${prose(purpose)}\n\n`;
    if (commands.length > 0) {
      yield `${codeBlock(commands.map((command) => commandAsStarted(escapeForTerminal(command), programOf(options))))}\n\n`;
    }
  }
  yield '</details>\n\n';
}
