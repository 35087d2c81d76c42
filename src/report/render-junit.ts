/** The report as JUnit XML: a test case per file. There is no standard; this is what Jenkins' schema and GitLab read. See https://github.com/testmoapp/junitxml and https://www.w3.org/TR/xml/#charsets. */
import type { FileReport } from '../judge/finding.ts';
import { escapeForTerminal } from '../printable.ts';
import { findingsByFile, type MachineOptions, type ReportedFinding, sentence } from './machine.ts';
import type { Report } from './report.ts';

/** No times: the same input gives the same bytes. */
export function renderJunit(report: Report, options: MachineOptions = {}): string {
  const reported = findingsByFile(report, options);
  const cases = report.files.map((file) =>
    testCase(
      file,
      reported.filter((finding) => finding.file === file),
    ),
  );
  const of = (status: FileReport['status']): number => report.files.filter((file) => file.status === status).length;
  const skipped = of('left-out') + of('not-a-model');
  const counts = `tests="${report.files.length}" failures="${of('rejected')}" errors="${of('incomplete')}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="git-model-check" ${counts}>`,
    `  <testsuite name="git-model-check ${report.target.mode}" ${counts} skipped="${skipped}">`,
    ...cases.flat().map((line) => `    ${line}`),
    ...systemOut(report.notices ?? []).map((line) => `    ${line}`),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function testCase(file: FileReport, reported: readonly ReportedFinding[]): string[] {
  const inner = outcome(file, reported);
  const open = `<testcase classname="git-model-check" name="${xml(file.path)}"`;
  if (inner.length === 0) return [`${open}/>`];
  return [`${open}>`, ...inner.map((line) => `  ${line}`), '</testcase>'];
}

function outcome(file: FileReport, reported: readonly ReportedFinding[]): string[] {
  const lines = reported.map((finding) => `${finding.finding.severity}: ${sentence(finding)}`);
  const [worst] = reported;
  switch (file.status) {
    case 'rejected':
      return element('failure', worst?.finding.rule ?? 'rejected', lines[0] ?? 'rejected', lines);
    case 'incomplete': {
      const reasons = file.unexamined.map(({ reason, detail }) => `${reason}: ${detail}`);
      return [...element('error', 'incomplete', reasons[0] ?? 'could not be checked', reasons), ...systemOut(lines)];
    }
    case 'left-out':
      return [`<skipped>${xml(`left out: ${file.leftOut ?? 'no reason given'}`)}</skipped>`];
    case 'not-a-model':
      return ['<skipped>not a model</skipped>'];
    default:
      return systemOut(lines);
  }
}

function element(name: 'failure' | 'error', type: string, message: string, lines: readonly string[]): string[] {
  return [`<${name} type="${xml(type)}" message="${xml(message)}">${lines.map(xml).join('\n')}</${name}>`];
}

function systemOut(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`<system-out>${lines.map(xml).join('\n')}</system-out>`];
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
