/** The judge's one entry: what we think of the facts of one file. Pure; loads the whole catalogue, so import it only where a model was found. */
import type { Evidence } from '../facts.ts';
import type { Finding, ImportReport } from './finding.ts';
import { importsOf } from './imports.ts';
import { findingsOf, machineryOnce } from './weigh/findings.ts';
import type { ClassifyContext } from './who/classify.ts';

export interface Judgement {
  /** By member, then by offset. Low ones included; none allowed yet. */
  readonly findings: readonly Finding[];
  /** Each name once a member, in the order of the file. */
  readonly imports: readonly ImportReport[];
}

export function judge(evidence: Evidence, context: ClassifyContext): Judgement {
  const findings = findingsOf(evidence, context);
  return { findings: machineryOnce(findings), imports: importsOf(evidence, findings, context) };
}
