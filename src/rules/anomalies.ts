/** How much an anomaly weighs: what no honest writer produces is high, what one may produce is less. */
import type { Severity } from './rule.ts';

const LESS_THAN_HIGH: Readonly<Record<string, Severity>> = {};

/** Whatever is not listed is high: scanner and loader may disagree there. */
export function anomalySeverity(anomaly: string): Severity {
  return LESS_THAN_HIGH[anomaly] ?? 'high';
}
