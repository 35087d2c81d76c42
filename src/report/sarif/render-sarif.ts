/** The report as SARIF 2.1.0 with what GitHub code scanning asks for. See https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html. */
import type { FileReport, Finding } from '../../judge/finding.ts';
import { escapeForTerminal } from '../../printable.ts';
import { proceedWith, TITLES } from '../../rules/proceed.ts';
import type { Severity } from '../../rules/rule.ts';
import { jsonPieces, lazyList } from '../json-pieces.ts';
import { addressOf, type MachineOptions, type ReportedFinding, sentence } from '../machine.ts';
import { code, prose } from '../markdown/text.ts';
import type { Report } from '../report.ts';
import { type Run, runsOf } from './runs.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const LEVELS: Readonly<Record<Severity, string>> = { critical: 'error', high: 'error', medium: 'warning', low: 'note' };

/** GitHub's bands: critical above 9.0, high from 7.0, medium from 4.0. */
const SECURITY_SEVERITIES: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
};

/** GitHub takes no more: https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning. */
const DESCRIPTION_CHARACTERS = 1024;

/** `results` is there, and empty, when all is clean: that is how alerts are closed. */
export function renderSarif(report: Report, options: MachineOptions = {}): Iterable<string> {
  return jsonPieces({
    $schema: SCHEMA,
    version: '2.1.0',
    runs: lazyList(runsOf(report, options), (run) => runObject(report, run)),
  });
}

function runObject({ tool, exitCode }: Report, run: Run): object {
  const rules = rulesOf(run.reported);
  const index = new Map(rules.map(({ rule }, position) => [rule, position]));
  return {
    tool: {
      driver: {
        name: tool.name,
        version: tool.version,
        semanticVersion: tool.version,
        rules: rules.map(ruleOf),
        properties: { catalogue: tool.catalogue },
      },
    },
    automationDetails: { id: run.id },
    invocations: [invocationOf(run, exitCode)],
    columnKind: 'utf16CodeUnits',
    results: lazyList(run.reported, (finding) => resultOf(finding, index.get(finding.finding.rule) ?? -1)),
  };
}

function rulesOf(reported: Iterable<ReportedFinding>): readonly Finding[] {
  const worstOfRule = new Map<string, Finding>();
  for (const { finding } of reported) if (!worstOfRule.has(finding.rule)) worstOfRule.set(finding.rule, finding);
  return [...worstOfRule.values()].sort((a, b) => (a.rule < b.rule ? -1 : 1));
}

/** The worst finding of a rule speaks for it: the catalogue is not at hand here. */
function ruleOf(finding: Finding): object {
  const { rule, severity, effect, because } = finding;
  const helpUri = addressOf(finding);
  return {
    id: rule,
    name: rule,
    shortDescription: { text: TITLES[effect] },
    fullDescription: {
      text: messageText(because)
        .slice(0, DESCRIPTION_CHARACTERS)
        .replace(/\p{Surrogate}$/u, ''),
    },
    defaultConfiguration: { level: LEVELS[severity] },
    ...(helpUri === null ? {} : { helpUri }),
    help: helpOf(finding),
    properties: {
      tags: ['security', 'external/cwe/cwe-502', effect],
      precision: severity === 'critical' || severity === 'high' ? 'high' : 'medium',
      'security-severity': SECURITY_SEVERITIES[severity],
    },
  };
}

function helpOf({ rule, effect, because, reference, operator }: Finding): object {
  const helpUri = addressOf({ reference });
  const source = helpUri ?? reference;
  const example = operator === null ? null : `${operator.module}.${operator.name}`;
  const proceed = proceedWith({ rule, effect });
  const lookUp = `git model-check rules ${rule}`;
  return {
    text: messageText(
      [
        because,
        ...(example === null ? [] : [`For example: ${example}.`]),
        ...(source === null ? [] : [`See ${source}.`]),
        proceed,
        `More: ${lookUp}`,
      ].join(' '),
    ),
    markdown: [
      prose(because),
      `**What to do.** ${prose(proceed)}`,
      ...(example === null ? [] : [`For example: ${code(example)}`]),
      ...(source === null ? [] : [`Source: ${helpUri === null ? code(source) : `<${helpUri}>`}`]),
      `More: ${code(lookUp)}`,
    ].join('\n\n'),
  };
}

function resultOf(reported: ReportedFinding, ruleIndex: number): object {
  const { file, finding, member, occurrence } = reported;
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: LEVELS[finding.severity],
    message: { text: messageText(sentence(reported)) },
    locations: [locationOf(file, member, finding.offset)],
    partialFingerprints: {
      primaryLocationLineHash: `${finding.fingerprint}:${occurrence}`,
      'gitModelCheckFinding/v1': finding.fingerprint,
    },
    ...(finding.allowed === null ? {} : { suppressions: [{ kind: 'external', justification: finding.allowed }] }),
    properties: {
      severity: finding.severity,
      effect: finding.effect,
      blob: file.blob,
      member,
      offset: finding.offset,
      'security-severity': SECURITY_SEVERITIES[finding.severity],
    },
  };
}

/**
 * A binary file has no lines: the first one stands for all. An offset inside a member is not one of the file,
 * so `byteOffset` is given for the file itself alone; `properties.offset` always.
 */
function locationOf(file: FileReport, member: string, offset: number): object {
  const binary = member === '' ? { byteOffset: offset, byteLength: 1 } : {};
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file), uriBaseId: '%SRCROOT%' },
      region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1, ...binary },
    },
    ...(member === ''
      ? {}
      : { logicalLocations: [{ name: member.split('!').at(-1), fullyQualifiedName: member, kind: 'member' }] }),
  };
}

function invocationOf({ unchecked, notices, isWhole }: Run, exitCode: number): object {
  const notifications = unchecked.map(({ file, entry }) => ({
    level: 'error',
    message: { text: messageText(`Could not be checked: ${entry.detail} (${entry.reason})`) },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file), uriBaseId: '%SRCROOT%' } } }],
  }));
  const notes = notices.map((notice) => ({ level: 'note', message: { text: messageText(notice) } }));
  return { executionSuccessful: isWhole, exitCode, toolExecutionNotifications: [...notifications, ...notes] };
}

/** Each part percent-encoded, byte for byte where the path is not UTF-8; half a surrogate pair has no bytes and is replaced. */
function uriOf({ path, pathBytes }: Pick<FileReport, 'path' | 'pathBytes'>): string {
  if (pathBytes !== undefined) return Array.from(Buffer.from(pathBytes, 'base64'), uriByte).join('');
  return path
    .split('/')
    .map((part) => encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd')))
    .join('/');
}

function uriByte(byte: number): string {
  const character = String.fromCharCode(byte);
  return /[\w.~/-]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

/** Plain text of SARIF: brackets would be read as a link (3.11.6), `{0}` as a placeholder (3.11.5). */
function messageText(text: string): string {
  return escapeForTerminal(text)
    .replaceAll(/[[\]]/g, '\\$&')
    .replaceAll(/\{(\d+)\}/g, '{{$1}}');
}
