/** What loading a file would do as sorted lines, without offsets: equal for equal behaviour, so that two versions can be compared line by line. */
import { type Evidence, type Fact, type LocatedFact, memberText } from '../facts.ts';
import { escapeForTerminal } from '../printable.ts';
import { headlineOf } from '../rules/verdicts.ts';

/** One line each, sorted, none twice: `calls torch._utils._rebuild_tensor_v2(…)  [archive/data.pkl]`. */
export function describe(evidence: Evidence): readonly string[] {
  const lines = [
    ...evidence.formats.map((format) => `format ${format}`),
    ...evidence.members.map((member) => `member ${memberText(member.slice(1))}`),
    ...evidence.facts.map(factLine),
  ];
  return [...new Set(lines.map(escapeForTerminal))].sort();
}

/** A fact with the member that it is about. */
export function factLine({ source, fact }: LocatedFact): string {
  return factText(fact) + (source.length > 1 ? `  [${memberText(source.slice(1))}]` : '');
}

/** One fact in a few words, not escaped. */
export function factText(fact: Fact): string {
  switch (fact.kind) {
    case 'import':
      return `imports ${fact.operator.module}.${fact.operator.name}`;
    case 'call':
      return `calls ${fact.operator.module}.${fact.operator.name}(${fact.arguments})`;
    case 'unresolved-call':
      return `calls ${fact.callee}(${fact.arguments})`;
    case 'unresolved-import':
      return `imports something computed: ${fact.reason}`;
    case 'anomaly':
      return `misleads: ${headlineOf(`anomaly/${fact.anomaly}`, fact.detail)}`;
    case 'mark':
      return `says that it was written by: ${fact.text}`;
    case 'runs-source':
      return `names Python source that its loader runs: ${fact.paths[0] ?? ''}`;
    case 'module-runs':
      return `imports ${fact.module}, which calls ${fact.path ?? 'more than is followed'} (${fact.place})`;
    case 'forged-address':
      return `takes its numbers for addresses in memory: ${fact.detail}`;
    case 'exhaustion':
      return `exhausts the machine: ${fact.detail}`;
    case 'code':
      if (fact.language === 'python-function') return `carries the code of a function: ${fact.excerpt}`;
      return `carries ${fact.language} code: ${fact.excerpt}`;
    case 'unexamined':
      return `could not be examined: ${fact.reason}, ${fact.detail}`;
    default:
      return fact satisfies never;
  }
}
