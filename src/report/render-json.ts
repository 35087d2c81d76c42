/** The report as JSON, version 1: the contract's keys in the contract's order. See schema/report.schema.json. */
import type { FileReport, Finding } from '../judge/finding.ts';
import { jsonPieces, lazyList } from './json-pieces.ts';
import type { Report } from './report.ts';

export function renderJson(report: Report): Iterable<string> {
  return jsonPieces({ ...ordered(report, REPORT_KEYS), files: lazyList(report.files, file) });
}

const REPORT_KEYS = [
  'schema',
  'tool',
  'target',
  'policy',
  'verdict',
  'exitCode',
  'summary',
  'files',
  'exceptions',
  'notices',
  'merged',
] as const satisfies readonly (keyof Report)[];
const FILE_KEYS = [
  'path',
  'pathBytes',
  'blob',
  'sha256',
  'size',
  'formats',
  'status',
  'members',
  'imports',
  'findings',
  'unexamined',
  'leftOut',
  'commit',
  'mergedFrom',
] as const satisfies readonly (keyof FileReport)[];
const IMPORT_KEYS = ['module', 'name', 'called', 'standing', 'member', 'offset'] as const;
const FINDING_KEYS = [
  'rule',
  'severity',
  'effect',
  'operator',
  'call',
  'source',
  'offset',
  'message',
  'because',
  'reference',
  'fingerprint',
  'allowed',
] as const satisfies readonly (keyof Finding)[];

function file(report: FileReport): object {
  return {
    ...ordered(report, FILE_KEYS),
    imports: lazyList(report.imports, (entry) => ordered(entry, IMPORT_KEYS)),
    findings: lazyList(report.findings, (finding) => ordered(finding, FINDING_KEYS)),
  };
}

/** The named keys alone, in that order; what is absent stays absent. */
function ordered<T extends object>(value: T, keys: readonly (keyof T)[]): Partial<T> {
  const result: Partial<T> = {};
  for (const key of keys) if (value[key] !== undefined) result[key] = value[key];
  return result;
}
