/** Models whose format proves that they cannot run code, and how a report counts them. See docs/detection.md. */

import { INERT_FORMATS } from '../rules/runtimes/inert-formats.ts';
import type { FileReport } from './finding.ts';

/** Where each format that recognised it proves that, and nothing at all was found. */
export function cannotRunCode(file: FileReport): boolean {
  if (file.status !== 'clean') return false;
  const { formats, findings, unexamined } = file;
  const isQuiet = findings.length === 0 && unexamined.length === 0;
  return isQuiet && formats.length > 0 && formats.every((format) => INERT_FORMATS.has(format));
}

/** How many such models there are of each format; of one that two formats recognised, under both names. */
export type InertCounts = Readonly<Record<string, number>>;

export function countInert(counts: Record<string, number>, { formats }: FileReport): void {
  const name = formats.join(', ');
  counts[name] = (counts[name] ?? 0) + 1;
}

export function inertCountsOf(files: readonly FileReport[], before: InertCounts = {}): InertCounts {
  const counts = { ...before };
  for (const file of files) if (cannotRunCode(file)) countInert(counts, file);
  return counts;
}
