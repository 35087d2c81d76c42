/** What a file names, and how each name stands: the `imports` of the JSON report. */
import { type Evidence, type LocatedFact, type MemberPath, memberText, type Operator } from '../facts.ts';
import type { Finding, ImportReport } from './finding.ts';
import { importRuling } from './use/judge-use.ts';
import type { ClassifyContext } from './who/classify.ts';

/** What is called and yet found harmless is safe as it is used here, whatever its name alone would be. */
export function importsOf(evidence: Evidence, findings: readonly Finding[], context: ClassifyContext): ImportReport[] {
  const found = new Set(
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
    const { module, name } = fact.operator;
    const { standing } = importRuling(fact.operator, context);
    // A memo that is shifted makes names up; of those that nobody would write there only what is dangerous counts.
    if (fact.isOtherReading === true && standing !== 'dangerous') continue;
    const isCalled = called.has(key);
    const usedSafely = isCalled && !found.has(`${module} ${name}`);
    imports.push({
      module,
      name,
      called: isCalled,
      standing: usedSafely ? 'safe' : standing,
      member: memberText(source.slice(1)),
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

function keyOf(source: MemberPath, { module, name }: Operator): string {
  return [...source, module, name].join('\0');
}
