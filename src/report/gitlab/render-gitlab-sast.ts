/** The report as GitLab's SAST artifact, which its security dashboard and merge requests read. See https://gitlab.com/gitlab-org/security-products/security-report-schemas and https://docs.gitlab.com/user/application_security/sast/. */
import { createHash } from 'node:crypto';
import type { FileReport, Unexamined } from '../../judge/finding.ts';
import { escapeForTerminal } from '../../printable.ts';
import { proceedWith } from '../../rules/proceed.ts';
import type { Severity } from '../../rules/rule.ts';
import { jsonPieces, lazyList } from '../json-pieces.ts';
import {
  addressOf,
  type MachineOptions,
  type ReportedFinding,
  reportedFindings,
  unchecked,
  uniqueNames,
} from '../machine.ts';
import { code, prose } from '../markdown/text.ts';
import type { Report } from '../report.ts';

/** The version whose schema this follows. */
const VERSION = '15.1.4';
const SCHEMA = `https://gitlab.com/gitlab-org/security-products/security-report-schemas/-/raw/v${VERSION}/dist/sast-report-format.json`;

/** The schema wants times, and the same input gives the same bytes. */
const NO_TIME = '1970-01-01T00:00:00';

/** Of a name and of a solution, by the schema. */
const NAME_CHARACTERS = 255;
const SOLUTION_CHARACTERS = 7000;

const SEVERITIES: Readonly<Record<Severity, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
};

const CWE = { type: 'cwe', name: 'CWE-502', value: '502', url: 'https://cwe.mitre.org/data/definitions/502.html' };

/** What counts, worst first, then what could not be checked. */
export function renderGitlabSast(report: Report, options: MachineOptions = {}): Iterable<string> {
  return jsonPieces({
    version: VERSION,
    schema: SCHEMA,
    scan: scanOf(report),
    vulnerabilities: lazyList(vulnerabilitiesOf(report, options), (each) => each),
  });
}

function scanOf({ tool, verdict, notices = [] }: Report): object {
  const program = { id: tool.name, name: tool.name, version: tool.version, vendor: { name: tool.name } };
  const isIncomplete = verdict === 'incomplete';
  return {
    analyzer: program,
    scanner: program,
    type: 'sast',
    start_time: NO_TIME,
    end_time: NO_TIME,
    status: isIncomplete ? 'failure' : 'success',
    messages: [
      ...(isIncomplete ? [{ level: 'fatal', value: 'Not all could be checked, so nothing is approved.' }] : []),
      ...notices.map((notice) => ({ level: 'info', value: escapeForTerminal(notice) || '-' })),
    ],
  };
}

function* vulnerabilitiesOf(report: Report, options: MachineOptions): Generator<object> {
  const unique = uniqueNames();
  for (const reported of reportedFindings(report, options)) {
    if (reported.finding.allowed === null) yield vulnerability(reported, unique);
  }
  for (const { file, entry } of unchecked(report)) yield uncheckedEntry(file, entry, unique);
}

function vulnerability({ finding, file, member }: ReportedFinding, unique: (name: string) => string): object {
  const { rule, severity, because, call, message, offset, fingerprint } = finding;
  const url = addressOf(finding);
  const place = member === '' ? `at byte ${offset}` : `in ${code(member)} at byte ${offset}`;
  return {
    id: uuidOf(unique(`${fingerprint}/${file.path}`)),
    name: cut(message, NAME_CHARACTERS),
    description: `${code(call ?? message)} ${place}: ${prose(because)}`,
    severity: SEVERITIES[severity],
    solution: cut(proceedWith(finding), SOLUTION_CHARACTERS),
    identifiers: [identifierOf(rule), CWE],
    ...(url === null ? {} : { links: [{ url }] }),
    location: { file: escapeForTerminal(file.path), start_line: 1, end_line: 1 },
  };
}

function uncheckedEntry(file: FileReport, { reason, detail }: Unexamined, unique: (name: string) => string): object {
  return {
    id: uuidOf(unique(`incomplete/${reason}/${file.path}`)),
    name: 'A file could not be checked',
    description: prose(detail),
    severity: 'Unknown',
    identifiers: [identifierOf(`incomplete/${reason}`)],
    location: { file: escapeForTerminal(file.path), start_line: 1, end_line: 1 },
  };
}

function identifierOf(rule: string): object {
  const name = escapeForTerminal(rule);
  return { type: 'git_model_check_rule', name: `git-model-check ${name}`, value: name };
}

function cut(text: string, characters: number): string {
  const shown = escapeForTerminal(text);
  return shown.length > characters ? `${shown.slice(0, characters - 1)}…` : shown;
}

/** The same for the same finding: version 8 of RFC 9562, which leaves the bits to the writer. */
function uuidOf(name: string): string {
  const digits = createHash('sha256').update(name).digest('hex');
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `8${digits.slice(13, 16)}`, `8${digits.slice(17, 20)}`];
  return [...parts, digits.slice(20, 32)].join('-');
}
