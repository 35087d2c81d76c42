/** The report of one file: what the judge found in it, what the policy allows of that, and what follows. */
import { type Evidence, memberText } from '../facts.ts';
import type { FileReport, FileStatus, Finding, Unexamined } from '../judge/finding.ts';
import { type Judgement, judge } from '../judge/judge.ts';
import { withFar } from '../judge/weigh/far.ts';
import { holdsModel } from '../judge/weigh/holds-model.ts';
import type { FirstParty } from '../judge/who/classify-tree.ts';
import { AS_LOCKED } from './lock.ts';
import { exceptionFor } from './match.ts';
import { policyForPath } from './override.ts';
import type { Policy } from './policy.ts';
import { rejects } from './rejects.ts';
import { ofWantedFormats } from './wanted-formats.ts';

export interface JudgeContext {
  /** The git oid, or the SHA-256 of an LFS object; null outside a repository. */
  readonly blob: string | null;
  readonly pathBytes?: Uint8Array;
  readonly commit?: string;
  /** `YYYY-MM-DD`, for exceptions that expire. */
  readonly today: string;
  readonly firstParty?: FirstParty;
  /** Whether the lock knows a finding, of a program that is the locked one. Absent: it knows none. */
  readonly isLocked?: (finding: Finding) => boolean;
}

// Through no fault of the content: the exit code is 2, not 1.
const INCOMPLETE = new Set(['missing-object', 'unreadable', 'timeout']);

/** Of most files of a repository there is nothing to judge. */
const NOTHING: Judgement = { findings: [], imports: [] };

/** What we think of one file. */
export function fileReport(whole: Evidence, wholePolicy: Policy, context: JudgeContext): FileReport {
  const policy = policyForPath(wholePolicy, whole.path);
  const { operators, unknown } = policy;
  const { firstParty } = context;
  const all = withFar(whole, { operators, unknown, firstParty });
  const { evidence, leftOut } = ofWantedFormats(all, policy.formats);
  const judgement = evidence.facts.length === 0 ? NOTHING : judge(evidence, { operators, unknown, firstParty });
  const findings = judgement.findings.map((finding) => withException(finding, policy, context));
  const unexamined = unexaminedOf(evidence);
  return {
    path: evidence.path,
    ...(context.pathBytes === undefined ? {} : { pathBytes: Buffer.from(context.pathBytes).toString('base64') }),
    blob: context.blob,
    size: evidence.size,
    formats: evidence.formats,
    status:
      leftOut.length > 0 && evidence.formats.length === 0 && findings.length === 0
        ? 'left-out'
        : statusOf(evidence, findings, unexamined, policy),
    members: evidence.members.map((member) => memberText(member.slice(1))),
    imports: judgement.imports,
    findings,
    unexamined,
    ...(leftOut.length === 0 ? {} : { leftOut: `by formats of the policy: ${leftOut.join(', ')}` }),
    ...(context.commit === undefined ? {} : { commit: context.commit }),
  };
}

function statusOf(
  evidence: Evidence,
  findings: readonly Finding[],
  unexamined: readonly Unexamined[],
  policy: Policy,
): FileStatus {
  if (findings.some((finding) => rejects(finding, policy))) return 'rejected';
  if (unexamined.some(({ reason }) => INCOMPLETE.has(reason))) return 'incomplete';
  if (findings.some((finding) => finding.allowed === null && finding.severity !== 'low')) return 'warned';
  if (findings.some((finding) => finding.allowed !== null)) return 'allowed';
  // What nobody saw into may be one.
  return holdsModel(evidence) || unexamined.length > 0 ? 'clean' : 'not-a-model';
}

function withException(finding: Finding, policy: Policy, context: JudgeContext): Finding {
  const { rule, operator } = finding;
  const exception = exceptionFor(policy.allow, { blob: context.blob, rule, operator }, context.today);
  if (exception !== null) return { ...finding, allowed: exception.because };
  return context.isLocked?.(finding) === true ? { ...finding, allowed: AS_LOCKED } : finding;
}

function unexaminedOf({ facts }: Evidence): Unexamined[] {
  return facts.flatMap(({ source, fact }) =>
    fact.kind === 'unexamined' ? [{ source: memberText(source), reason: fact.reason, detail: fact.detail }] : [],
  );
}
