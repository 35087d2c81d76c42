/** From which severity on a policy rejects. */
import type { Finding } from '../judge/finding.ts';
import { SEVERITIES, type Severity } from '../rules/rule.ts';
import type { Policy } from './policy.ts';

/** Whether a finding stops the commit: not allowed, and at or above the policy's threshold. */
export function rejects(
  { severity, allowed }: Pick<Finding, 'severity' | 'allowed'>,
  { failOn, strict }: Policy,
): boolean {
  if (allowed !== null || failOn === 'never') return false;
  return isAtLeast(severity, failOn) || (strict && isAtLeast(severity, 'medium'));
}

function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(threshold);
}
