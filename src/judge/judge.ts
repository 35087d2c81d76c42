/** The judge: evidence and policy in, the report of one file out. Pure; loads the whole catalogue, so import it only where a model was found. */
import type { Evidence, LocatedFact, MemberPath, Operator } from '../facts.ts';
import { exceptionFor } from '../policy/match.ts';
import { policyForPath } from '../policy/override.ts';
import type { Policy } from '../policy/policy.ts';
import type { ClassifyContext, FirstParty } from './classify.ts';
import type { FileReport, FileStatus, Finding, ImportReport, Unexamined } from './finding.ts';
import { findingsOf } from './findings.ts';
import { importRuling } from './judge-use.ts';
import { compareSeverity } from './ruling.ts';

export interface JudgeContext {
  /** The git oid, or the SHA-256 of an LFS object; null outside a repository. */
  readonly blob: string | null;
  readonly pathBytes?: Uint8Array;
  readonly commit?: string;
  /** `YYYY-MM-DD`, for exceptions that expire. */
  readonly today: string;
  readonly firstParty?: FirstParty;
}

// Through no fault of the content: the exit code is 2, not 1.
const INCOMPLETE = new Set(['missing-object', 'unreadable', 'timeout']);

/** What we think of one file. */
export function judge(evidence: Evidence, wholePolicy: Policy, context: JudgeContext): FileReport {
  const policy = policyForPath(wholePolicy, evidence.path);
  const findings = findingsOf(evidence, classifyContextOf(policy, context)).map((finding) =>
    withException(finding, policy, context),
  );
  const unexamined = unexaminedOf(evidence);
  return {
    path: evidence.path,
    ...(context.pathBytes === undefined ? {} : { pathBytes: Buffer.from(context.pathBytes).toString('base64') }),
    blob: context.blob,
    size: evidence.size,
    formats: evidence.formats,
    status: statusOf(evidence, findings, unexamined, policy),
    members: evidence.members.map(memberName),
    imports: importsOf(evidence, findings, policy, context),
    findings,
    unexamined,
    ...(context.commit === undefined ? {} : { commit: context.commit }),
  };
}

function classifyContextOf({ operators, unknown }: Policy, { firstParty }: JudgeContext): ClassifyContext {
  return { operators, unknown, firstParty };
}

/** Whether a finding stops the commit: not allowed, and at or above the policy's threshold. */
export function rejects(finding: Pick<Finding, 'severity' | 'allowed'>, policy: Policy): boolean {
  return finding.allowed === null && reachesThreshold(finding, policy);
}

function reachesThreshold({ severity }: Pick<Finding, 'severity'>, { failOn, strict }: Policy): boolean {
  if (failOn === 'never') return false;
  return compareSeverity(severity, failOn) >= 0 || (strict && compareSeverity(severity, 'medium') >= 0);
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
  return evidence.formats.length === 0 ? 'not-a-model' : 'clean';
}

function withException(finding: Finding, policy: Policy, context: JudgeContext): Finding {
  const { rule, operator } = finding;
  const exception = exceptionFor(policy.allow, { blob: context.blob, rule, operator }, context.today);
  return exception === null ? finding : { ...finding, allowed: exception.because };
}

function unexaminedOf({ facts }: Evidence): Unexamined[] {
  return facts.flatMap(({ source, fact }) =>
    fact.kind === 'unexamined' ? [{ source: source.join('!'), reason: fact.reason, detail: fact.detail }] : [],
  );
}

/** What is called and yet found harmless is safe as it is used here, whatever its name alone would be. */
function importsOf(
  evidence: Evidence,
  findings: readonly Finding[],
  policy: Policy,
  context: JudgeContext,
): ImportReport[] {
  const told = new Set(
    findings.map(({ operator }) => (operator === null ? '' : `${operator.module} ${operator.name}`)),
  );
  const called = new Set(
    evidence.facts.flatMap(({ source, fact }) => (fact.kind === 'call' ? [keyOf(source, fact.operator)] : [])),
  );
  const seen = new Set<string>();
  const imports: ImportReport[] = [];
  for (const { source, fact } of inOrder(evidence)) {
    if (fact.kind !== 'import') continue;
    const key = keyOf(source, fact.operator);
    if (seen.has(key)) continue;
    seen.add(key);
    const { standing } = importRuling(fact.operator, classifyContextOf(policy, context));
    const { module, name } = fact.operator;
    const isCalled = called.has(key);
    const usedSafely = isCalled && !told.has(`${module} ${name}`);
    imports.push({
      module,
      name,
      called: isCalled,
      standing: usedSafely ? 'safe' : standing,
      member: memberName(source),
      offset: fact.offset,
    });
  }
  return imports;
}

/** The facts by member, in the order in which the members were found, and by offset inside each. */
export function inOrder({ facts }: Evidence): LocatedFact[] {
  const rank = new Map<string, number>();
  for (const { source } of facts) {
    const member = source.join('\0');
    if (!rank.has(member)) rank.set(member, rank.size);
  }
  const rankOf = ({ source }: LocatedFact) => rank.get(source.join('\0')) ?? 0;
  return [...facts].sort((a, b) => rankOf(a) - rankOf(b) || a.fact.offset - b.fact.offset);
}

function memberName(source: MemberPath): string {
  return source.slice(1).join('!');
}

function keyOf(source: MemberPath, { module, name }: Operator): string {
  return [...source, module, name].join('\0');
}
