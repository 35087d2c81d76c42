/** A report of ours, read back from JSON that others may have written: every field that counts is checked. See schema/report.schema.json. */
import type { UnexaminedReason } from '../../facts.ts';
import type { FileReport } from '../../judge/finding.ts';
import { PROCEED } from '../../rules/proceed.ts';
import { type Effect, SEVERITIES } from '../../rules/rule.ts';
import { MODES, REPORT_SCHEMA, type Report } from '../report.ts';
import { EntryCutter } from './entry-cutter.ts';
import { count, fault, flag, list, matching, oneOf, optional, orNull, type Read, record, text } from './fields.ts';

const STATUSES = ['rejected', 'warned', 'clean', 'allowed', 'incomplete', 'left-out', 'not-a-model'] as const;
const EFFECTS = Object.keys(PROCEED) as Effect[]; // the table has them all
const REASONS = [
  ...(['encrypted', 'limit', 'malformed', 'unrecognised', 'truncated'] as const),
  ...(['unsupported', 'foreign', 'missing-object', 'unreadable', 'timeout'] as const),
] as const satisfies readonly UnexaminedReason[];

const object = matching(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'a git object or a SHA-256');
const shard: Read<string> = (value, at) => {
  const [, index, parts] = /^([1-9]\d{0,8})\/([1-9]\d{0,8})$/.exec(typeof value === 'string' ? value : '') ?? [];
  const isPart = index !== undefined && Number(index) <= Number(parts);
  return isPart ? `${index}/${parts}` : fault(at, value, 'I/N such as 1/4');
};

const imported = record({
  module: text,
  name: text,
  called: flag,
  standing: oneOf(['dangerous', 'safe', 'unknown']),
  member: text,
  offset: count,
});

const finding = record({
  rule: text,
  severity: oneOf(SEVERITIES),
  effect: oneOf(EFFECTS),
  operator: orNull(record({ module: text, name: text })),
  call: orNull(text),
  source: text,
  offset: count,
  message: text,
  because: text,
  reference: orNull(text),
  fingerprint: text,
  allowed: orNull(text),
});

const fields = record({
  path: text,
  pathBytes: optional(matching(/^[A-Za-z0-9+/]+={0,2}$/, 'Base64')),
  blob: orNull(object),
  sha256: optional(matching(/^[0-9a-f]{64}$/, 'a SHA-256')),
  size: count,
  formats: list(text),
  status: oneOf(STATUSES),
  members: list(text),
  imports: list(imported),
  findings: list(finding),
  unexamined: list(record({ source: text, reason: oneOf(REASONS), detail: text })),
  leftOut: optional(text),
  commit: optional(object),
  mergedFrom: optional(count),
});

/** Where nothing counts that was found. */
const QUIET: ReadonlySet<FileReport['status']> = new Set(['clean', 'allowed', 'left-out', 'not-a-model']);

const file: Read<FileReport> = (value, at) => {
  const read = fields(value, at);
  const counts = read.findings.find(({ severity, allowed }) => severity !== 'low' && allowed === null);
  if (counts === undefined || !QUIET.has(read.status)) return read;
  return fault(`${at}.status`, read.status, `another beside a finding that is ${counts.severity}`);
};

const target = record({
  mode: oneOf(MODES),
  revision: optional(text),
  paths: optional(list(text)),
  shard: optional(shard),
  unborn: optional(oneOfTrue()),
});

const verdict = oneOf(['clean', 'rejected', 'incomplete']);
const exitCode = oneOf([0, 1, 2, 3, 4]);

const exception = record({
  repository: optional(text),
  file: optional(text),
  blob: optional(object),
  rule: optional(text),
  operator: optional(text),
  because: text,
  owner: optional(text),
  expires: optional(matching(/^\d{4}-\d\d-\d\d$/, 'a day as YYYY-MM-DD')),
  state: oneOf(['used', 'unused', 'expired', 'out-of-reach']),
});

const policy = record({ file: orNull(text), digest: text, floor: optional(text) });

const merged = record({
  repository: optional(text),
  target,
  version: text,
  catalogue: text,
  policy: optional(policy),
  verdict,
  exitCode,
});

const reportWith = <T>(entry: Read<T>) =>
  record({
    schema: ofThisVersion(),
    tool: record({ name: oneOf(['git-model-check']), version: text, catalogue: text }),
    target,
    policy: optional(policy),
    verdict,
    exitCode,
    summary: record({
      candidates: count,
      examined: count,
      leftOut: count,
      incomplete: count,
      bytes: count,
      findings: record({ critical: count, high: count, medium: count, low: count }),
    }),
    files: list(entry),
    exceptions: optional(list(exception)),
    notices: optional(list(text)),
    merged: optional(list(merged)),
  });

/** All but its files. */
export type ReadReport = Omit<Report, 'files' | 'inert'>;

/** @param value what JSON.parse made of it; @param place gets each file @throws ReportFault */
export function readReport(value: unknown, place: (file: FileReport) => void): ReadReport {
  return reportWith((entry, at) => place(file(entry, at)))(value, '');
}

/** Mutable: a report that is read piece by piece, and never whole as text. */
export class ReportReader {
  readonly #cutter: EntryCutter;
  readonly #place: (file: FileReport) => void;
  /** Entries that were taken out of the list. */
  #taken = 0;

  /** @param place gets each file, as soon as it is read */
  constructor(place: (file: FileReport) => void) {
    this.#place = place;
    this.#cutter = new EntryCutter((entry) => {
      const at = `files[${this.#taken}]`;
      this.#taken += 1;
      place(file(JSON.parse(entry), at));
    });
  }

  /** @throws ReportFault, SyntaxError for what is no JSON, TypeError for what is not UTF-8 */
  push(bytes: Buffer): void {
    this.#cutter.push(bytes);
  }

  /** @throws as `push` */
  end(): ReadReport {
    let left = this.#taken;
    // In the place of each that it took the cutter leaves a zero; it takes none where the key of the list is written with escapes.
    const entry: Read<void> = (value, at) => {
      if (value !== 0) return this.#place(file(value, at));
      left -= 1;
      return left < 0 ? fault(at, value, 'a file') : undefined;
    };
    const { files: _, ...whole } = reportWith(entry)(JSON.parse(this.#cutter.end()), '');
    return left === 0 ? whole : fault('files', 'several', 'one list');
  }
}

function ofThisVersion(): Read<typeof REPORT_SCHEMA> {
  return (value, at) => (value === REPORT_SCHEMA ? REPORT_SCHEMA : fault(at, value, `"${REPORT_SCHEMA}"`));
}

function oneOfTrue(): Read<true> {
  return (value, at) => (value === true ? true : fault(at, value, 'true'));
}
