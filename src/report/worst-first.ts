/** The files that a person is shown, in the order in which they matter: by status, then by the worst finding, then by name. */
import type { FileReport, FileStatus } from '../judge/finding.ts';
import { SEVERITIES } from '../rules/rule.ts';
import type { Report } from './report.ts';

const ALWAYS: ReadonlySet<FileStatus> = new Set(['rejected', 'incomplete']);
const USUALLY: ReadonlySet<FileStatus> = new Set([...ALWAYS, 'warned']);
const VERBOSELY: ReadonlySet<FileStatus> = new Set([...USUALLY, 'allowed', 'clean']);
const STATUS_RANK: readonly FileStatus[] = ['rejected', 'incomplete', 'warned', 'allowed', 'clean'];

/** By the worst finding, and one for none. */
const RANKS_A_STATUS = SEVERITIES.length + 1;
const NOT_SHOWN = 255;

/** @param options quiet: what rejects, or could not be checked; verbose: also what is allowed or clean */
export function worstFirst(
  { files }: Report,
  { quiet = false, verbose = false }: { readonly quiet?: boolean; readonly verbose?: boolean } = {},
): FileReport[] {
  const shown = quiet ? ALWAYS : verbose ? VERBOSELY : USUALLY;
  // Each is looked at once, not at every comparison: a file of a merge is read for that.
  const ranks = new Uint8Array(files.length);
  const counts: number[] = new Array(STATUS_RANK.length * RANKS_A_STATUS).fill(0);
  for (const [index, file] of files.entries()) {
    const isShown = shown.has(file.status);
    const rank = isShown ? STATUS_RANK.indexOf(file.status) * RANKS_A_STATUS + worstOf(file) : NOT_SHOWN;
    ranks[index] = rank;
    if (isShown) counts[rank] = (counts[rank] ?? 0) + 1;
  }
  return inOrder(files, ranks, counts);
}

/** A report is sorted by name, and so is what is alike. @param counts of each rank */
function inOrder(files: readonly FileReport[], ranks: Uint8Array, counts: readonly number[]): FileReport[] {
  let start = 0;
  const places = counts.map((count) => {
    start += count;
    return start - count;
  });
  const ordered = new Array<FileReport>(start); // of a million, a list that grows would take half as much again
  for (const [index, file] of files.entries()) {
    const rank = ranks[index] ?? NOT_SHOWN;
    if (rank === NOT_SHOWN) continue;
    const place = places[rank] ?? 0;
    ordered[place] = file;
    places[rank] = place + 1;
  }
  return ordered;
}

/** Rank of the worst finding that counts, 0 for critical; files without any come last. */
function worstOf({ findings }: FileReport): number {
  let worst: number = SEVERITIES.length;
  for (const { allowed, severity } of findings) {
    if (allowed === null) worst = Math.min(worst, SEVERITIES.indexOf(severity));
  }
  return worst;
}
