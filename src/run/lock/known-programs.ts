/** The programs of a lock as a run knows them: digests of models that have findings, held against their lines. */
import { createHash } from 'node:crypto';
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { KnownPrograms } from '../../check/options.ts';
import { type Evidence, memberText } from '../../facts.ts';
import { createSpool } from '../../git/content/spool.ts';
import type { FileReport, Finding } from '../../judge/finding.ts';
import type { Limits } from '../../limits.ts';
import type { Lock, LockedModel } from '../../policy/lock.ts';
import type { ExactnessOf } from '../../weights/call-digest.ts';
import { digestOfProgram, type ProgramDigest } from '../../weights/program-digest.ts';

/** Of what is digested: another meaning is another digest. */
const VERSION = 'git-model-check/lock/1';
const DIGEST_DIGITS = 32;

export interface ProgramsOptions {
  readonly lock: Lock;
  readonly limits: Limits;
  /** Called with the program of each model that has one. Default: only those of the lock that have findings are looked at. */
  readonly note?: (model: LockedModel) => void;
}

export function knownPrograms({ lock, limits, note }: ProgramsOptions): KnownPrograms {
  return {
    concerns: (report) => (note === undefined ? lock.has(report.path) && hasFinding(report) : hasProgram(report)),
    async knownIn(source, evidence, report) {
      const program = await programOf(source, evidence, report, limits);
      note?.(program.model);
      return program.model.digest === lock.get(report.path)?.digest ? program.covers : () => false;
    },
  };
}

function hasFinding({ findings }: FileReport): boolean {
  return findings.some(({ allowed, severity }) => allowed === null && severity !== 'low');
}

function hasProgram(report: FileReport): boolean {
  return report.imports.length > 0 || hasFinding(report);
}

interface Program {
  readonly model: LockedModel;
  /** Whether all that a finding rests on is in the digest. */
  covers(finding: Finding): boolean;
}

async function programOf(source: ByteSource, evidence: Evidence, report: FileReport, limits: Limits): Promise<Program> {
  const { path, formats, imports, findings } = report;
  const spool = () => createSpool(limits.spoolMemoryBytes);
  const calls = await digestOfProgram(source, path, exactnessIn(report), { createSpool: spool, limits });
  const text = [
    VERSION,
    formats.join(),
    ...calls.entries,
    ...sorted(
      imports.map(({ module, name, called, standing, member }) => [inner(member), module, name, called, standing]),
    ),
    ...sorted(
      findings.map(({ rule, severity, effect, operator }) => [
        rule,
        severity,
        effect,
        operator?.module,
        operator?.name,
      ]),
    ),
  ];
  const digest = createHash('sha256').update(text.join('\n')).digest('hex').slice(0, DIGEST_DIGITS);
  const operators = [...new Set(imports.map(({ module, name }) => `${module}.${name}`))].sort();
  return { model: { path, formats, digest, operators }, covers: coversIn(evidence, calls) };
}

function sorted(rows: readonly (readonly unknown[])[]): readonly string[] {
  return [...new Set(rows.map((row) => JSON.stringify(row)))].sort();
}

/** `torch.save` names a folder after the file. */
function inner(member: string): string {
  return member.replace(/(^|!)[^/!]+\//g, '$1');
}

/** Safe is what is named and has no finding; of all else every call counts, and exactly so where it is critical or not known by name. */
function exactnessIn({ imports, findings }: FileReport): ExactnessOf {
  const severities = new Map<string, Finding['severity']>();
  for (const { operator, severity } of findings) {
    const name = operator === null ? '' : `${operator.module}.${operator.name}`;
    if (severities.get(name) !== 'critical') severities.set(name, severity);
  }
  const safe = new Set(
    imports.filter(({ standing }) => standing === 'safe').map(({ module, name }) => `${module}.${name}`),
  );
  return (name) => {
    if (name === null) return 'exact';
    const severity = severities.get(name);
    if (severity === undefined) return safe.has(name) ? null : 'exact';
    return severity === 'critical' ? 'exact' : 'trained';
  };
}

/** Code that travels by value, what is known only when it runs, and what is odd about a file are judged anew each time. */
function coversIn({ facts }: Evidence, calls: ProgramDigest): Program['covers'] {
  const uses = new Set<string>();
  const others = new Set<string>();
  for (const { source, fact } of facts) {
    const isUse =
      (fact.kind === 'import' || fact.kind === 'call') && fact.isOtherReading !== true && fact.at === undefined;
    (isUse ? uses : others).add(`${fact.offset} ${memberText(source)}`);
  }
  return ({ operator, effect, severity, source, offset }) => {
    if (operator === null || effect === 'code-by-value' || !calls.coversAll(source)) return false;
    if (severity === 'critical' && calls.hasRawArrays(source)) return false;
    const place = `${offset} ${source}`;
    return uses.has(place) && !others.has(place);
  };
}
