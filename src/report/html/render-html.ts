/** The report as one page that needs nothing else and may load nothing: readable without its script, which sorts and filters. See https://www.w3.org/TR/CSP3/ and https://www.w3.org/WAI/ARIA/apg/patterns/table/examples/sortable-table/. */
import { createHash } from 'node:crypto';
import type { FileReport, Finding } from '../../judge/finding.ts';
import { escapeForTerminal } from '../../printable.ts';
import { proceedWith } from '../../rules/proceed.ts';
import { SEVERITIES, type Severity } from '../../rules/rule.ts';
import { adviceOf } from '../advice.ts';
import { coverageLines } from '../coverage.ts';
import { exceptionLines } from '../exception-lines.ts';
import { counted, sizeText } from '../layout.ts';
import {
  addressOf,
  type MachineOptions,
  memberOf,
  type ReportedFinding,
  reportedFindings,
  unchecked,
} from '../machine.ts';
import { asStarted, commandAsStarted, PROGRAM_NAME } from '../program-name.ts';
import type { Report } from '../report.ts';
import type { Target } from '../report-types.ts';
import { styleFor } from '../style.ts';
import { worstFirst } from '../worst-first.ts';
import { PAGE_SCRIPT } from './page-script.ts';
import { PAGE_STYLE } from './page-style.ts';
import { headOf, tableOf } from './rows.ts';

export interface HtmlOptions extends MachineOptions {
  /** How the program was started. Default: `git model-check`. */
  readonly program?: string;
}

export function* renderHtml(report: Report, options: HtmlOptions = {}): Generator<string> {
  yield* head(report);
  yield* summary(report);
  yield* findings(report, options);
  yield* section('Could not be checked', unchecked(report), ({ file, entry }) => {
    return `<li>${code(file.path)} ${text(entry.detail)} <small>${text(entry.reason)}</small></li>\n`;
  });
  yield* advice(report, options);
  yield* section(
    'Notes',
    report.notices ?? [],
    (notice) => `<li>${text(asStarted(notice, programOf(options)))}</li>\n`,
  );
  yield* section('Exceptions', exceptionLines(report), (line) => `<li>${text(line)}</li>\n`);
  yield* models(report);
  yield `</main>\n<script>${PAGE_SCRIPT}</script>\n</body>\n</html>\n`;
}

function programOf({ program = PROGRAM_NAME }: HtmlOptions): string {
  return program;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Inert as text and as the value of an attribute. */
function text(given: string): string {
  return escapeForTerminal(given).replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

function code(given: string): string {
  return `<code>${text(given)}</code>`;
}

/** What the policy of the page lets run: exactly this. */
function digest(content: string): string {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}

function* head(report: Report): Generator<string> {
  const policy = `default-src 'none'; base-uri 'none'; form-action 'none'; style-src ${digest(PAGE_STYLE)}; script-src ${digest(PAGE_SCRIPT)}`;
  yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n';
  yield `<meta http-equiv="Content-Security-Policy" content="${policy}">\n`;
  yield '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n';
  yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n';
  yield `<title>git model-check: ${report.verdict}, ${text(subjectOf(report.target))}</title>\n`;
  yield `<style>${PAGE_STYLE}</style>\n</head>\n<body>\n<main>\n`;
}

function subjectOf({ mode, revision, paths = [], shard }: Target): string {
  const part = shard === undefined ? [] : [`part ${shard.replace('/', ' of ')}`];
  return [mode, ...(revision === undefined ? paths : [revision]), ...part].join(' ');
}

function* summary(report: Report): Generator<string> {
  const { verdict, target, tool } = report;
  const covered = { style: styleFor(false), columns: Number.POSITIVE_INFINITY, showSkipped: false, quiet: false };
  yield `<header class="${verdict}">\n<h1>${verdict}</h1>\n`;
  yield `<p>${text(subjectOf(target))}</p>\n`;
  for (const line of coverageLines(report, covered)) yield `<p>${text(line)}</p>\n`;
  yield `<p><small>git model-check ${text(tool.version)}, catalogue ${code(tool.catalogue)}, exit code ${report.exitCode}</small></p>\n</header>\n`;
}

function* section<T>(title: string, entries: readonly T[], write: (entry: T) => string): Generator<string> {
  if (entries.length === 0) return;
  yield `<section>\n<h2>${title}</h2>\n<ul>\n`;
  for (const entry of entries) yield write(entry);
  yield '</ul>\n</section>\n';
}

function* findings(report: Report, options: HtmlOptions): Generator<string> {
  const reported = reportedFindings(report, options);
  yield '<section>\n<h2>Findings</h2>\n';
  const counts = countsOf(reported);
  if (counts.size === 0) {
    yield '<p>None.</p>\n</section>\n';
    return;
  }
  yield filters(counts);
  const head = [headOf('severity', 'Severity'), headOf('file', 'File'), headOf('call', 'What loading it does')];
  yield* tableOf('findings', head, reported, findingRow);
  yield '</section>\n';
}

function countsOf(reported: Iterable<ReportedFinding>): ReadonlyMap<Severity, number> {
  const counts = new Map<Severity, number>();
  for (const { finding } of reported) counts.set(finding.severity, (counts.get(finding.severity) ?? 0) + 1);
  return counts;
}

/** Hidden until the script is there that heeds them. */
function filters(counts: ReadonlyMap<Severity, number>): string {
  const boxes = SEVERITIES.flatMap((severity) => {
    const count = counts.get(severity) ?? 0;
    return count === 0
      ? []
      : [`<label><input type="checkbox" value="${severity}" checked> ${severity} <small>${count}</small></label>`];
  });
  const total = counted(
    [...counts.values()].reduce((sum, count) => sum + count, 0),
    'finding',
  );
  return `<form id="filters" hidden><label>Filter <input type="search" id="words" placeholder="file, call, rule" autocomplete="off" spellcheck="false"></label> ${boxes.join(' ')} <output id="shown">${total}</output></form>\n`;
}

function findingRow({ finding, file }: ReportedFinding): string {
  const { severity, call, message, because, allowed, rule } = finding;
  const address = addressOf(finding);
  const badge = `<span class="severity ${severity}">${severity}</span>${allowed === null ? '' : ' <small>allowed</small>'}`;
  const rows = [
    `<p>${text(because)}</p>`,
    ...(allowed === null ? [] : [`<p><b>Allowed:</b> ${text(allowed)}</p>`]),
    `<p><b>What to do:</b> ${text(proceedWith(finding))}</p>`,
    `<p><small>rule ${code(rule)}${referenceOf(finding.reference, address)}</small></p>`,
  ];
  return `<tr data-severity="${SEVERITIES.indexOf(severity)}"><td>${badge}</td><td>${placeOf(finding, file)}</td><td><details><summary>${code(call ?? message)}</summary>${rows.join('')}</details></td></tr>\n`;
}

function referenceOf(reference: string | null, address: string | null): string {
  if (reference === null) return '';
  return address === null
    ? `, ${text(reference)}`
    : `, <a href="${text(address)}" rel="noreferrer">${text(reference)}</a>`;
}

function placeOf(finding: Finding, file: FileReport): string {
  const member = memberOf(finding.source, file.path);
  const inside = member === '' ? '' : `<br>in ${code(member)}`;
  const commit = file.commit === undefined ? '' : `, commit ${code(file.commit.slice(0, 12))}`;
  return `${code(file.path)}${inside}<br><small>at byte ${finding.offset}${commit}</small>`;
}

function* advice(report: Report, options: HtmlOptions): Generator<string> {
  const pieces = adviceOf(report, worstFirst(report));
  if (pieces.length === 0) return;
  yield '<section>\n<h2>What to do now</h2>\n';
  for (const { purpose, commands } of pieces) {
    yield `<p>${text(purpose)}</p>\n`;
    const lines = commands.map((command) => text(commandAsStarted(command, programOf(options))));
    if (lines.length > 0) yield `<pre>${lines.join('\n')}</pre>\n`;
  }
  yield '</section>\n';
}

function* models({ files }: Report): Generator<string> {
  if (files.length === 0) return;
  yield `<section>\n<details><summary><h2>Files</h2> <small>${files.length}</small></summary>\n`;
  const head = [
    headOf('status', 'Status'),
    headOf('path', 'File'),
    headOf('formats', 'Formats'),
    headOf('size', 'Size'),
  ];
  yield* tableOf('files', head, files, modelRow);
  yield '</details>\n</section>\n';
}

function modelRow({ path, status, formats, size, leftOut }: FileReport): string {
  const why = leftOut === undefined ? '' : `<br><small>${text(leftOut)}</small>`;
  return `<tr><td>${status}</td><td>${code(path)}${why}</td><td>${text(formats.join(', '))}</td><td data-value="${size}">${sizeText(size)}</td></tr>\n`;
}
