/** The report as a CycloneDX 1.6 bill of materials: the models that were found with their digests, and the findings as vulnerabilities. See https://cyclonedx.org/docs/1.6/json/. */
import type { FileReport, FileStatus } from '../judge/finding.ts';
import { escapeForTerminal } from '../printable.ts';
import { proceedWith } from '../rules/proceed.ts';
import { jsonPieces, lazyList } from './json-pieces.ts';
import {
  addressOf,
  type MachineOptions,
  memberOf,
  type ReportedFinding,
  reportedFindings,
  uniqueNames,
} from './machine.ts';
import type { Report } from './report.ts';
import type { Target } from './report-types.ts';

/** What is a model, or may be one that nobody could look into. */
const MODELS: ReadonlySet<FileStatus> = new Set(['rejected', 'warned', 'clean', 'allowed', 'incomplete']);

const SOURCE = { name: 'git-model-check' };
const EXAMINED = 'examined';

/** No serial number and no time: the same input gives the same bytes. */
export function renderCyclonedx(report: Report, options: MachineOptions = {}): Iterable<string> {
  const models = report.files.filter(({ status }) => MODELS.has(status));
  const refOf = refsOf(models);
  const reported = reportedFindings(report, options).of(({ status }) => MODELS.has(status));
  return jsonPieces({
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: metadataOf(report),
    components: lazyList(models, (file) => componentOf(file, refOf)),
    compositions: [{ aggregate: isWhole(report) ? 'complete' : 'incomplete', assemblies: [EXAMINED] }],
    vulnerabilities: lazyList(reported, (each) => vulnerability(each, refOf)),
  });
}

/** A bill with a part missing says so: nothing is taken for absent that was not looked at. */
function isWhole({ verdict, target, summary }: Report): boolean {
  return verdict !== 'incomplete' && summary.incomplete === 0 && target.shard === undefined;
}

/** Unique also for two versions of one file, and for two files whose names are shown alike. */
function refsOf(models: readonly FileReport[]): RefOf {
  const unique = uniqueNames();
  const plain = ({ path, blob }: FileReport): string => `model:${shown(path)}@${blob ?? 'disk'}`;
  /** Those that are not what the file says by itself: of many files the others would fill the memory. */
  const others = new Map<FileReport, string>();
  for (const file of models) {
    const [wanted, given] = [plain(file), unique(plain(file))];
    if (given !== wanted) others.set(file, given);
  }
  return (file) => others.get(file) ?? plain(file);
}

type RefOf = (file: FileReport) => string;

function metadataOf({ tool, target, verdict, exitCode, notices = [] }: Report): object {
  return {
    tools: { components: [{ type: 'application', name: tool.name, version: tool.version }] },
    component: { type: 'data', 'bom-ref': EXAMINED, name: nameOf(target) },
    properties: [
      ...propertiesOf({ verdict, exitCode, catalogue: tool.catalogue, shard: target.shard }),
      ...notices.map((notice) => ({ name: 'git-model-check:notice', value: shown(notice) })),
    ],
  };
}

function nameOf({ mode, revision, paths = [] }: Target): string {
  return shown([mode, ...(revision === undefined ? paths : [revision])].join(' '));
}

function componentOf(file: FileReport, refOf: RefOf): object {
  const { path, blob, size, formats, status, commit } = file;
  return {
    type: 'machine-learning-model',
    'bom-ref': refOf(file),
    name: shown(path),
    ...digestsOf(file),
    evidence: { occurrences: [{ location: shown(path) || '-' }] },
    properties: propertiesOf({ status, size, formats: formats.join(' '), blob: blob ?? undefined, commit }),
  };
}

/** A git object names a content with a head before it: those have fields of their own. See https://swhid.org and https://gitoid.dev. */
function digestsOf({ blob, sha256 }: FileReport): object {
  return {
    ...(sha256 === undefined ? {} : { hashes: [{ alg: 'SHA-256', content: sha256 }] }),
    ...(blob?.length === 40 ? { omniborId: [`gitoid:blob:sha1:${blob}`], swhid: [`swh:1:cnt:${blob}`] } : {}),
  };
}

/** A running number for each fingerprint of a file: no name is there twice. */
function vulnerability({ finding, file, occurrence }: ReportedFinding, refOf: RefOf): object {
  const { rule, severity, effect, call, message, because, offset, fingerprint, allowed } = finding;
  const member = memberOf(finding.source, file.path);
  const ref = refOf(file);
  const url = addressOf(finding);
  return {
    'bom-ref': `finding:${fingerprint}:${occurrence}:${ref}`,
    id: shown(rule),
    source: SOURCE,
    ratings: [{ source: SOURCE, severity, method: 'other' }],
    cwes: [502],
    description: shown(because),
    detail: shown(`${call ?? message} (${member === '' ? '' : `in ${member} `}at byte ${offset})`),
    recommendation: proceedWith(finding),
    ...(url === null ? {} : { advisories: [{ url }] }),
    ...(allowed === null ? {} : { analysis: { state: 'not_affected', detail: shown(allowed) } }),
    affects: [{ ref }],
    properties: propertiesOf({ effect, member, offset, fingerprint }),
  };
}

/** Those that have a value, as text. */
function propertiesOf(values: Readonly<Record<string, string | number | undefined>>): object[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [{ name: `git-model-check:${name}`, value: shown(String(value)) }],
  );
}

const shown = escapeForTerminal;
