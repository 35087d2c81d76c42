/** What loading a file would do as sorted lines, without offsets: equal for equal behaviour, so that two versions can be compared line by line. */
import { type Evidence, type LocatedFact, memberText } from '../facts.ts';
import { escapeForTerminal } from '../printable.ts';

/** One line each, sorted, none twice: `calls torch._utils._rebuild_tensor_v2(…)  [archive/data.pkl]`. */
export function describe(evidence: Evidence): readonly string[] {
  const lines = [
    ...evidence.formats.map((format) => `format ${format}`),
    ...evidence.members.map((member) => `member ${memberText(member.slice(1))}`),
    ...evidence.facts.map(factLine),
  ];
  return [...new Set(lines.map(escapeForTerminal))].sort();
}

function factLine({ source, fact }: LocatedFact): string {
  const member = source.length > 1 ? `  [${memberText(source.slice(1))}]` : '';
  switch (fact.kind) {
    case 'import':
      return `imports ${fact.operator.module}.${fact.operator.name}${member}`;
    case 'call':
      return `calls ${fact.operator.module}.${fact.operator.name}(${fact.arguments})${member}`;
    case 'unresolved-call':
      return `calls ${fact.callee}(${fact.arguments})${member}`;
    case 'unresolved-import':
      return `imports something computed: ${fact.reason}${member}`;
    case 'anomaly':
      return `misleads: ${fact.anomaly}${member}`;
    case 'exhaustion':
      return `exhausts the machine: ${fact.detail}${member}`;
    case 'code':
      return `carries ${fact.language} code: ${fact.excerpt}${member}`;
    case 'unexamined':
      return `could not be examined: ${fact.reason}, ${fact.detail}${member}`;
    default:
      return fact satisfies never;
  }
}

/** Lines that only the old one has with `-`, only the new one with `+`, in the order of the lines. */
export function difference(before: readonly string[], after: readonly string[]): readonly string[] {
  const old = new Set(before);
  const now = new Set(after);
  const removed = before.filter((line) => !now.has(line)).map((line) => ({ line, sign: '-' }));
  const added = after.filter((line) => !old.has(line)).map((line) => ({ line, sign: '+' }));
  const compare = (a: { line: string }, b: { line: string }): number =>
    a.line < b.line ? -1 : a.line > b.line ? 1 : 0;
  return [...removed, ...added].sort(compare).map(({ line, sign }) => `${sign} ${line}`);
}
