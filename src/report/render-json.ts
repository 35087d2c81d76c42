/** The report as JSON, version 1: the contract's keys in the contract's order; nothing in it can act on a terminal. See https://www.rfc-editor.org/rfc/rfc8259. */
import type { FileReport, Finding } from '../judge/finding.ts';
import type { Report } from './report.ts';

/** Two spaces deep, one newline at the end. */
export function renderJson(report: Report): string {
  return toJson({ ...ordered(report, REPORT_KEYS), files: report.files.map(file) });
}

const REPORT_KEYS = ['schema', 'tool', 'target', 'verdict', 'exitCode', 'summary', 'files', 'notices'] as const;
const FILE_KEYS = [
  'path',
  'pathBytes',
  'blob',
  'size',
  'formats',
  'status',
  'members',
  'imports',
  'findings',
  'unexamined',
  'leftOut',
  'commit',
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
    imports: report.imports.map((entry) => ordered(entry, IMPORT_KEYS)),
    findings: report.findings.map((finding) => ordered(finding, FINDING_KEYS)),
  };
}

/** The named keys alone, in that order; what is absent stays absent. */
function ordered<T extends object>(value: T, keys: readonly (keyof T)[]): Partial<T> {
  const result: Partial<T> = {};
  for (const key of keys) if (value[key] !== undefined) result[key] = value[key];
  return result;
}

/** JSON.stringify escapes C0; DEL, C1, separators and bidi controls are written as escapes here. */
export function toJson(value: unknown): string {
  const text = JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'string' ? wellFormed(inner) : inner), 2);
  const escaped = text.replace(
    /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${escaped}\n`;
}

/** Many parsers refuse an escape of half a surrogate pair: it becomes visible text. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`);
}
