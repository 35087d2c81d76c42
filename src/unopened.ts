/** Reports of candidates whose content was not opened: left out on purpose, or out of reach. Reported, never silent. */
import type { Candidate } from './candidate.ts';
import type { FileReport, FileStatus, Unexamined } from './judge/finding.ts';

export function leftOutReport(candidate: Candidate, why: string): FileReport {
  return { ...unopened(candidate, 'left-out', []), leftOut: why };
}

/** Decides the exit code (2): nothing can be said of this file. */
export function unreachableReport(
  candidate: Candidate,
  { reason, detail }: { readonly reason: Unexamined['reason']; readonly detail: string },
): FileReport {
  return unopened(candidate, 'incomplete', [{ source: candidate.path, reason, detail }]);
}

function unopened(candidate: Candidate, status: FileStatus, unexamined: readonly Unexamined[]): FileReport {
  return {
    path: candidate.path,
    ...(candidate.pathBytes === undefined ? {} : { pathBytes: Buffer.from(candidate.pathBytes).toString('base64') }),
    blob: candidate.blob,
    size: candidate.size,
    formats: [],
    status,
    members: [],
    imports: [],
    findings: [],
    unexamined,
    ...(candidate.commit === undefined ? {} : { commit: candidate.commit }),
  };
}
