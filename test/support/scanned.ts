/** Scans bytes and judges them, for tests that ask what a whole file comes to. */
import { memorySource } from '../../src/bytes/byte-source.ts';
import type { Evidence } from '../../src/facts.ts';
import type { FileReport } from '../../src/judge/finding.ts';
import { fileReport } from '../../src/policy/file-report.ts';
import { DEFAULT_POLICY } from '../../src/policy/policy.ts';
import { everyRule } from '../../src/rules/every-rule.ts';
import { scan } from '../../src/scan.ts';
import { checkBoth } from './both-detectors.ts';
import { keepSpecimen } from './specimens.ts';

/** Every specimen goes through the fast path as well. */
export async function scanBytes(content: Uint8Array | string, path: string): Promise<Evidence> {
  const bytes = Buffer.from(content);
  checkBoth(bytes, path);
  const evidence = await scan(memorySource(bytes), path);
  keepSpecimen(bytes, evidence);
  return evidence;
}

/** @throws where a finding has an id that `git model-check rules ID` does not explain: all tests that judge look for that */
export async function judgeBytes(content: Uint8Array | string, path: string): Promise<FileReport> {
  const report = fileReport(await scanBytes(content, path), DEFAULT_POLICY, { blob: null, today: '2026-11-23' });
  for (const { rule } of report.findings) if (!everyRule().has(rule)) throw new Error(`${rule} has no row`);
  return report;
}

/** `critical keras/lambda model.json#/config/layers/0`: the findings that a user sees without `--verbose`. */
export async function findingLines(content: Uint8Array | string, path: string): Promise<readonly string[]> {
  const { findings } = await judgeBytes(content, path);
  return findings
    .filter(({ severity }) => severity !== 'low')
    .map(({ severity, rule, source }) => `${severity} ${rule} ${source}`);
}

/** `rejected critical python/os/process-execution,low keras/lambda`: the status, and all findings. */
export async function verdictLine(content: Uint8Array | string, path: string): Promise<string> {
  const { status, findings } = await judgeBytes(content, path);
  return `${status} ${findings.map(({ severity, rule }) => `${severity} ${rule}`).join()}`;
}
