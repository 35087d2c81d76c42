/** Reports of candidates of which there is nothing to judge: left out on purpose, out of reach, or seen to hold nothing that any format knows. Reported, never silent. */
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

/** Of most files of a repository: no format has recognised anything. */
export function plainReport(candidate: Candidate): FileReport {
  return unopened(candidate, 'not-a-model', []);
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
