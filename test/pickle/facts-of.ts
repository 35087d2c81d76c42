/** The facts of one pickle file as short lines, for tests. */
import { memorySource } from '../../src/bytes/byte-source.ts';
import type { Fact } from '../../src/facts.ts';
import { skipJoblibArray } from '../../src/formats/joblib/joblib-arrays.ts';
import { DEFAULT_LIMITS, type Limits } from '../../src/limits.ts';
import { examinePickles } from '../../src/pickle/trace.ts';

export function factsOf(stream: Uint8Array, limits: Limits = DEFAULT_LIMITS): readonly Fact[] {
  const facts: Fact[] = [];
  examinePickles(memorySource(stream), { limits, report: (fact) => facts.push(fact), afterBuild: skipJoblibArray });
  return facts;
}

/** `import posix.system`, `REDUCE posix.system('x')`, `anomaly number-text`, … */
export function linesOf(stream: Uint8Array): readonly string[] {
  return factsOf(stream).map(lineOf);
}

function lineOf(fact: Fact): string {
  switch (fact.kind) {
    case 'import':
      return `import ${fact.operator.module}.${fact.operator.name}${fact.via === 'derived' ? ' (derived)' : ''}`;
    case 'call':
      return `${fact.via} ${fact.operator.module}.${fact.operator.name}(${fact.arguments})`;
    case 'unresolved-import':
      return 'unresolved import';
    case 'unresolved-call':
      return `${fact.via} ${fact.callee}(${fact.arguments})`;
    case 'anomaly':
      return `anomaly ${fact.anomaly}`;
    case 'mark':
      return `mark ${fact.text}`;
    case 'runs-source':
      return `runs ${fact.paths.join(' ')}`;
    case 'module-runs':
      return `runs ${fact.place}`;
    case 'forged-address':
      return `forged address ${fact.detail}`;
    case 'exhaustion':
      return `exhaustion ${fact.detail}`;
    case 'code':
      return `code ${fact.language}`;
    case 'unexamined':
      return `unexamined ${fact.reason}`;
  }
}
