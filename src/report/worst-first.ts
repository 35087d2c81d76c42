/** The files that a person is shown, in the order in which they matter: by status, then by the worst finding, then by name. */
import type { FileReport, FileStatus } from '../judge/finding.ts';
import { SEVERITIES } from '../rules/rule.ts';
import type { Report } from './report.ts';

const ALWAYS: ReadonlySet<FileStatus> = new Set(['rejected', 'incomplete']);
const USUALLY: ReadonlySet<FileStatus> = new Set([...ALWAYS, 'warned']);
const VERBOSELY: ReadonlySet<FileStatus> = new Set([...USUALLY, 'allowed', 'clean']);
const STATUS_RANK: readonly FileStatus[] = ['rejected', 'incomplete', 'warned', 'allowed', 'clean'];

/** @param options quiet: what rejects, or could not be checked; verbose: also what is allowed or clean */
export function worstFirst(
  { files }: Report,
  { quiet = false, verbose = false }: { readonly quiet?: boolean; readonly verbose?: boolean } = {},
): FileReport[] {
  const shown = quiet ? ALWAYS : verbose ? VERBOSELY : USUALLY;
  // Each is looked at once, not at every comparison: a file of a merge is read for that.
  const ranked: FileReport[][] = [];
  for (const file of files) {
    if (!shown.has(file.status)) continue;
    const rank = STATUS_RANK.indexOf(file.status) * (SEVERITIES.length + 1) + worstOf(file);
    const alike = ranked[rank];
    if (alike === undefined) ranked[rank] = [file];
    else alike.push(file);
  }
  return ranked.flat(); // a report is sorted by name, and so is what is alike
}

/** Rank of the worst finding that counts, 0 for critical; files without any come last. */
function worstOf({ findings }: FileReport): number {
  let worst: number = SEVERITIES.length;
  for (const { allowed, severity } of findings) {
    if (allowed === null) worst = Math.min(worst, SEVERITIES.indexOf(severity));
  }
  return worst;
}
