/** The report as JUnit XML: a test case per file. There is no standard; this is what Jenkins' schema and GitLab read. See https://github.com/testmoapp/junitxml and https://www.w3.org/TR/xml/#charsets. */

import type { FileReport } from '../judge/finding.ts';
import { escapeForTerminal } from '../printable.ts';
import { countWith } from './build-report.ts';
import { findingsOf, type MachineOptions, type ReportedFinding, sentence } from './machine.ts';
import type { Report } from './report.ts';

/** No times: the same input gives the same bytes. */
export function* renderJunit(report: Report, options: MachineOptions = {}): Generator<string> {
  const of = (status: FileReport['status']): number => countWith(report.files, status);
  const skipped = of('left-out') + of('not-a-model');
  const counts = `tests="${report.files.length}" failures="${of('rejected')}" errors="${of('incomplete')}"`;
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuites name="git-model-check" ${counts}>\n`;
  yield `  <testsuite name="git-model-check ${report.target.mode}" ${counts} skipped="${skipped}">\n`;
  for (const file of report.files) yield* testCase(file, findingsOf(file, options));
  yield* systemOut('    ', report.notices ?? []);
  yield '  </testsuite>\n</testsuites>\n';
}

/** Of what stands in a test case. */
const INNER = '      ';

function* testCase(file: FileReport, reported: readonly ReportedFinding[]): Generator<string> {
  const open = `    <testcase classname="git-model-check" name="${xml(file.path)}"`;
  let isEmpty = true;
  for (const piece of outcome(file, reported)) {
    if (isEmpty) yield `${open}>\n`;
    isEmpty = false;
    yield piece;
  }
  yield isEmpty ? `${open}/>\n` : '    </testcase>\n';
}

function outcome(file: FileReport, reported: readonly ReportedFinding[]): Iterable<string> {
  switch (file.status) {
    case 'rejected':
      return element('failure', reported[0]?.finding.rule ?? 'rejected', linesOf(reported));
    case 'incomplete':
      return incomplete(file, reported);
    case 'left-out':
      return [`${INNER}<skipped>${xml(`left out: ${file.leftOut ?? 'no reason given'}`)}</skipped>\n`];
    case 'not-a-model':
      return [`${INNER}<skipped>not a model</skipped>\n`];
    default:
      return systemOut(INNER, linesOf(reported));
  }
}

function* incomplete({ unexamined }: FileReport, reported: readonly ReportedFinding[]): Generator<string> {
  const reasons = unexamined.map(({ reason, detail }) => `${reason}: ${detail}`);
  yield* element('error', 'incomplete', reasons.length === 0 ? ['could not be checked'] : reasons);
  yield* systemOut(INNER, linesOf(reported));
}

function* linesOf(reported: readonly ReportedFinding[]): Generator<string> {
  for (const each of reported) yield `${each.finding.severity}: ${sentence(each)}`;
}

/** The first line is its message, too. */
function* element(name: 'failure' | 'error', type: string, lines: Iterable<string>): Generator<string> {
  let isFirst = true;
  for (const line of lines) {
    yield isFirst ? `${INNER}<${name} type="${xml(type)}" message="${xml(line)}">` : '\n';
    yield xml(line);
    isFirst = false;
  }
  yield isFirst ? `${INNER}<${name} type="${xml(type)}" message="${xml(type)}"></${name}>\n` : `</${name}>\n`;
}

function* systemOut(indent: string, lines: Iterable<string>): Generator<string> {
  let isFirst = true;
  for (const line of lines) {
    yield isFirst ? `${indent}<system-out>` : '\n';
    yield xml(line);
    isFirst = false;
  }
  if (!isFirst) yield '</system-out>\n';
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** What XML 1.0 cannot hold becomes visible text first; `]]>` cannot arise, since `>` is always an entity. */
function xml(text: string): string {
  return escapeForTerminal(text)
    .replaceAll(/[\ufffe\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`)
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
