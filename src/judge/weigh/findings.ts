/** Turns the facts of one file into findings: one ruling a fact, what repeats reported once, what is called not reported as an import too. */
import { type Evidence, type Fact, type LocatedFact, type MemberPath, memberText, type Operator } from '../../facts.ts';
import { onceOf } from '../../rules/verdicts.ts';
import type { Finding } from '../finding.ts';
import { type FactContext, type Judged, judgeFact } from '../judge-fact.ts';
import { judgeLinked } from '../judge-linked.ts';
import { knownFunctions } from '../known-functions.ts';
import { compareSeverity, type Ruling } from '../ruling.ts';
import { makesCode } from '../use/judge-code.ts';
import type { ClassifyContext } from '../who/classify.ts';
import { fingerprint } from './fingerprint.ts';
import { anomalySeverity, leavesLayout, unexaminedSeverity } from './holds-model.ts';

/** Sorted: by member, then by offset. Low ones included. */
export function findingsOf(evidence: Evidence, context: ClassifyContext): Finding[] {
  const called = calledOperators(evidence);
  const carriers = codeCarriers(evidence);
  const lookedUp = modulesLookedUp(evidence);
  const anomalies = anomalySeverity(evidence);
  const known = knownFunctions(evidence, context);
  const findings = new Map<string, Finding>();
  for (const located of evidence.facts) {
    const member = located.source.join('\0');
    const { fact } = located;
    const judged = judgeFact(fact, {
      ...context,
      anomalies: leavesLayout(evidence, located) ? 'high' : anomalies,
      unexamined: fact.kind === 'unexamined' ? unexaminedSeverity(evidence, located.source, fact.reason) : 'high',
      carriesCode: carriers.has(member),
      lookedUp: lookedUp.get(member) ?? NO_MODULES,
      isCalled: fact.kind === 'import' && called.has(calledKey(located.source, fact.operator)),
    } satisfies FactContext);
    for (const each of [judged, judgeLinked(evidence.path, fact, context.firstParty)]) {
      if (each === null || each.ruling.severity === null) continue;
      if (known.has(member) && isOfMachinery(each.ruling)) continue;
      const finding = findingOf(located, each);
      const key = identity(finding);
      if (!findings.has(key)) findings.set(key, finding);
    }
  }
  return [...findings.values()].sort((a, b) => compare(a.source, b.source) || a.offset - b.offset);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What would be reported twice: the same rule and operator in one member, and, where it rejects, with the same arguments; of some rules the same sentence in the file. */
function identity({ rule, severity, source, fingerprint: print, call, because }: Finding): string {
  if (onceOf(rule) !== null) return `${severity}\0${rule}\0${because}`;
  const text = compareSeverity(severity, 'high') >= 0 ? call : '';
  return `${severity}\0${source}\0${print}\0${text}`;
}

function findingOf({ source, fact }: LocatedFact, { ruling, operator, call, message }: Judged): Finding {
  const name = operator === null ? '' : `${operator.module}.${operator.name}`;
  return {
    rule: ruling.rule,
    severity: ruling.severity ?? 'low',
    effect: ruling.effect,
    operator: operator === null ? null : { module: operator.module, name: operator.name },
    call,
    source: sourceText(source, fact),
    offset: fact.offset,
    message,
    because: ruling.because,
    reference: ruling.reference,
    fingerprint: fingerprint(ruling.rule, name, source),
    allowed: null,
  };
}

/** `model.keras!config.json#/config/layers/3` */
function sourceText(source: MemberPath, { at }: Fact): string {
  return at === undefined || at === '' ? memberText(source) : `${memberText(source)}#${at}`;
}

function calledOperators({ facts }: Evidence): ReadonlySet<string> {
  return new Set(facts.flatMap(({ source, fact }) => (fact.kind === 'call' ? [calledKey(source, fact.operator)] : [])));
}

/** The members that make functions or classes of code that they carry. */
function codeCarriers({ facts }: Evidence): ReadonlySet<string> {
  return new Set(
    facts.flatMap(({ source, fact }) => (fact.kind === 'call' && makesCode(fact.operator) ? [source.join('\0')] : [])),
  );
}

const NO_MODULES: ReadonlySet<string> = new Set();

/** By member the modules of which it takes a name: `_get_attr(_import_module('numpy'), 'array')`. */
function modulesLookedUp({ facts }: Evidence): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { source, fact } of facts) {
    const target = fact.kind === 'call' ? fact.operands[0] : undefined;
    if (target?.kind !== 'operator' || target.operator.name !== '') continue;
    const member = source.join('\0');
    const modules = found.get(member) ?? new Set();
    found.set(member, modules.add(target.operator.module));
  }
  return found;
}

function calledKey(source: readonly string[], { module, name }: Operator): string {
  return [...source, module, name].join('\0');
}

/** Functions by value are one thing in a file, however many names their writer needs to make them: what makes the function or the class speaks for all. */
export function machineryOnce(findings: readonly Finding[]): readonly Finding[] {
  const machinery = findings.filter(isMachinery);
  const isOwn = ({ operator }: Finding): boolean => !SHARED.test(operator?.module ?? '');
  const speaks = machinery.find(isMaker) ?? machinery.find(isOwn) ?? machinery[0];
  return findings.filter((finding) => finding === speaks || !isMachinery(finding));
}

function isMachinery(finding: Finding): boolean {
  return isOfMachinery(finding) && finding.operator !== null;
}

function isOfMachinery({ effect, severity }: Pick<Ruling, 'effect' | 'severity'>): boolean {
  return effect === 'code-by-value' && severity === 'medium';
}

function isMaker({ operator }: Finding): boolean {
  return operator !== null && makesCode({ ecosystem: 'python', ...operator });
}

/** What every writer uses. */
const SHARED = /^(?:builtins|__builtin__|types|copyreg|copy_reg)$/;
