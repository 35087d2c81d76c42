/** A policy that another one cannot loosen: of each value the stricter one counts, and what lets more through counts for nothing. */
import { SEVERITIES, type Severity } from '../rules/rule.ts';
import { loosenings, looserOverrides, milderText, threshold } from './loosening.ts';
import { isOperatorException } from './match.ts';
import type { Exception, Floor, Policy } from './policy.ts';
import { rejects } from './rejects.ts';

/** The policy under a floor, for all that is not of one path; overrides are held against it path by path. */
export function underFloor(policy: Policy, floor: Floor): Policy {
  const { policy: least } = floor;
  return {
    ...ofPath(policy, least),
    selfApproval: least.selfApproval === 'reject' ? 'reject' : policy.selfApproval,
    include: wider(policy.include, least.include),
    exclude: permitted(policy.exclude, least.exclude),
    formats: {
      only: wider(policy.formats.only, least.formats.only),
      never: permitted(policy.formats.never, least.formats.never),
    },
    lfs: { missing: policy.lfs.missing === 'warn' ? least.lfs.missing : policy.lfs.missing },
    limits: mapped(policy.limits, (name, value) => Math.max(value, least.limits[name])),
    unknown: mapped(policy.unknown, (use, severity) => worse(severity, least.unknown[use])),
    allow: policy.allow.filter((exception) => mayAllow(exception, floor)),
    floors: [...(policy.floors ?? []), floor],
  };
}

/** What may differ from path to path: `policy` as the overrides of that path have made it, and the floor likewise. */
export function ofPath(policy: Policy, floor: Policy): Policy {
  const threshold = {
    failOn: stricter(policy.failOn, floor.failOn),
    strict: policy.strict || floor.strict,
  };
  const dangerous = policy.operators.dangerous.filter(({ severity }) =>
    rejects({ severity, allowed: null }, { ...policy, ...threshold }),
  );
  return {
    ...policy,
    ...threshold,
    operators: {
      safe: policy.operators.safe.filter(({ operator }) =>
        floor.operators.safe.some((row) => row.operator === operator),
      ),
      dangerous: [...floor.operators.dangerous, ...dangerous],
    },
  };
}

/** One short phrase for each way in which a policy would let through more than the floor. */
export function looserThan(floor: Floor, policy: Policy): string[] {
  const { failOn, strict, operators, overrides } = floor.policy;
  const own = new Set(operators.dangerous.map(({ operator }) => operator));
  const isOwn = (row: { readonly operator: string }) => own.has(row.operator);
  const kept = {
    ...policy,
    operators: { ...policy.operators, dangerous: policy.operators.dangerous.filter(isOwn) },
    allow: policy.allow.filter((exception) => !mayAllow(exception, floor)),
    overrides: [], // held path by path, below
    floors: [],
  };
  const milder = policy.operators.dangerous.filter(
    (row) => !isOwn(row) && !rejects({ severity: row.severity, allowed: null }, ofPath(policy, floor.policy)),
  );
  return [
    ...loosenings({ ...floor.policy, allow: [], overrides: [] }, kept),
    ...milder.map(({ operator, severity }) => milderText(operator, severity)),
    ...looserOverrides(overrides, policy, { ...policy, failOn, strict }),
  ];
}

/** The floor's own, and those that have an owner and an end where it leaves that to the repository. */
function mayAllow(exception: Exception, { policy, exceptions }: Floor): boolean {
  const { because: _, ...rest } = exception;
  const isIts = policy.allow.some(({ because: __, ...own }) => JSON.stringify(own) === JSON.stringify(rest));
  if (isIts || exceptions === 'none') return isIts;
  return !isOperatorException(exception) && exception.owner !== undefined && exception.expires !== undefined;
}

function stricter(own: Policy['failOn'], floor: Policy['failOn']): Policy['failOn'] {
  return threshold({ failOn: own }) < threshold({ failOn: floor }) ? floor : own;
}

function worse(own: Severity, floor: Severity): Severity {
  return SEVERITIES.indexOf(own) > SEVERITIES.indexOf(floor) ? floor : own;
}

/** Empty stands for everything. */
function wider(own: readonly string[], floor: readonly string[]): readonly string[] {
  return own.length === 0 || floor.length === 0 ? [] : [...new Set([...own, ...floor])];
}

function permitted(own: readonly string[], floor: readonly string[]): readonly string[] {
  return own.filter((entry) => floor.includes(entry));
}

function mapped<T extends object>(values: T, map: (name: keyof T, value: T[keyof T]) => T[keyof T]): T {
  const entries = Object.entries(values) as [keyof T & string, T[keyof T]][]; // plain data
  return Object.fromEntries(entries.map(([name, value]) => [name, map(name, value)])) as T; // the same keys
}
