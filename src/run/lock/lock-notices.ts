/** What a run has to say of the lock: programs that are not the locked ones, and a lock that the change itself loosens. */
import type { FileReport } from '../../judge/finding.ts';
import type { Lock } from '../../policy/lock.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Invocation } from '../command.ts';
import type { OtherPolicy, Plan } from '../plan.ts';
import { isFoundPolicy, otherPolicy } from '../policy/policy-of.ts';
import { differenceNotices, lockedElsewhere, lockFrom, lockNotice, newlyLocked } from './lock-of.ts';

export interface LockNotices {
  readonly lines: readonly string[];
  /** Whether the policy before the change forbids that it loosens the lock for a model that it brings. */
  readonly isRefused: boolean;
}

/**
 * Empty where the policy is none of the snapshot's, and under a floor: a lock has neither an owner nor an end.
 * @throws CheckError (`usage`) for one that is none
 */
export async function lockOf(invocation: Invocation, plan: Plan, { floors = [] }: Policy): Promise<Lock> {
  return isFoundPolicy(invocation) && floors.length === 0 ? lockFrom(plan.readPolicy) : new Map();
}

export async function lockNotices(
  invocation: Invocation,
  plan: Plan,
  lock: Lock,
  files: readonly FileReport[],
): Promise<LockNotices> {
  const lines = new Set(differenceNotices(files, lock));
  let isRefused = false;
  if (!isFoundPolicy(invocation)) return { lines: [], isRefused };
  for (const before of plan.policiesBefore ?? []) {
    const notice = lockNotice(newlyLocked(files, lock, await lockFrom(before.read)), '');
    if (notice === null) continue;
    lines.add(notice);
    if (await forbidsLoosening(invocation, plan, before)) isRefused = true;
  }
  for (const after of plan.policiesAfter ?? []) {
    const notice = lockNotice(lockedElsewhere(files, lock, await lockFrom(after.read)), ', which does not count yet');
    if (notice !== null) lines.add(notice);
  }
  return { lines: [...(isRefused ? [FORBIDDEN] : []), ...lines], isRefused };
}

const FORBIDDEN =
  'rejected: selfApproval is reject, and this change loosens the lock for a model that it brings; let another commit, reviewed by itself, change the lock first';

async function forbidsLoosening(invocation: Invocation, plan: Plan, { read }: OtherPolicy): Promise<boolean> {
  return (await otherPolicy(invocation, plan, read))?.policy.selfApproval === 'reject';
}
