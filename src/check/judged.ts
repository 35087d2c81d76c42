/** What the policy makes of the evidence of one file, with its exceptions and the lock. */
import type { Candidate } from '../candidate.ts';
import type { Evidence } from '../facts.ts';
import type { FileReport, Finding } from '../judge/finding.ts';
import type { JudgeContext } from '../policy/file-report.ts';
import type { Policy } from '../policy/policy.ts';
import type { CheckOptions, KnownPrograms } from './options.ts';

/** By what evidence is judged. */
export type JudgeOptions = Pick<CheckOptions, 'policy' | 'today' | 'firstParty' | 'programs'>;

/** What the policy, its exceptions and the lock make of the evidence of a file. It is opened where one of them must know the content. */
export async function judgeCandidate(
  candidate: Candidate,
  evidence: Evidence,
  options: JudgeOptions,
): Promise<FileReport> {
  const { fileReport } = await import('../policy/file-report.ts'); // the whole catalogue: only where something is to be judged
  const context = contextOf(candidate, options);
  const report = fileReport(evidence, options.policy, context);
  const blob = allowedName(candidate, report, options.policy);
  const named = blob === null ? report : fileReport(evidence, options.policy, { ...context, blob });
  const isLocked = await knownFindings(candidate, evidence, named, options.programs);
  if (isLocked === null) return named;
  return fileReport(evidence, options.policy, { ...context, blob: named.blob, isLocked });
}

async function knownFindings(
  candidate: Candidate,
  evidence: Evidence,
  report: FileReport,
  programs: KnownPrograms | undefined,
): Promise<((finding: Finding) => boolean) | null> {
  if (programs?.concerns(report) !== true) return null;
  const source = await candidate.open();
  try {
    return await programs.knownIn(source, evidence, report);
  } finally {
    source.close();
  }
}

/** The name by which an exception of the policy knows a content that has none yet: only where one may speak of its findings. */
function allowedName({ identify }: Candidate, { findings }: FileReport, { allow }: Policy): string | null {
  if (identify === undefined || findings.length === 0) return null;
  const rules = new Set(findings.map(({ rule }) => rule));
  const wanted = allow.flatMap((exception) => ('blob' in exception && rules.has(exception.rule) ? exception.blob : []));
  return wanted.length === 0 ? null : identify(new Set(wanted));
}

function contextOf(candidate: Candidate, options: JudgeOptions): JudgeContext {
  return {
    blob: candidate.blob,
    today: options.today,
    ...(candidate.pathBytes === undefined ? {} : { pathBytes: candidate.pathBytes }),
    ...(candidate.commit === undefined ? {} : { commit: candidate.commit }),
    ...(options.firstParty === undefined ? {} : { firstParty: options.firstParty }),
  };
}
