/** In which ways a policy lets through more than the one before it: no change approves itself unseen. */
import type { OwnOperators, UnknownSeverities } from '../judge/who/own-rows.ts';
import { SEVERITIES } from '../rules/rule.ts';
import { exceptionName } from './exception-notices.ts';
import { DEFAULT_POLICY, type Policy, type PolicyOverride, UNKNOWN_USES } from './policy.ts';

/** One short phrase each, in the order of the policy's keys; empty where the second is as strict. */
export function loosenings(before: Policy, after: Policy): string[] {
  return [
    ...(threshold(after) < threshold(before) ? [`failOn ${before.failOn} → ${after.failOn}`] : []),
    ...(before.strict && !after.strict ? ['strict true → false'] : []),
    ...(before.selfApproval === 'reject' && after.selfApproval === 'warn' ? ['selfApproval reject → warn'] : []),
    ...(narrows(before.include, after.include) ? ['include leaves out more'] : []),
    ...newOnes(before.exclude, after.exclude, (glob) => glob).map((glob) => `exclude ${glob}`),
    ...(narrows(before.formats.only, after.formats.only) ? ['formats.only leaves out more'] : []),
    ...newOnes(before.formats.never, after.formats.never, (id) => id).map((id) => `formats.never ${id}`),
    ...(before.lfs.missing !== 'warn' && after.lfs.missing === 'warn' ? ['lfs.missing → warn'] : []),
    ...unknownLoosenings(before.unknown, after.unknown),
    ...operatorLoosenings(before.operators, after.operators),
    ...newOnes(before.allow, after.allow, key).map((exception) => `allow ${exceptionName(exception)}`),
    ...newOnes(before.overrides, after.overrides, key)
      .filter((override) => loosens(override, after))
      .map(({ files }) => `override for ${files.join(', ')}`),
  ];
}

/** Ways that the notice names. */
const NAMED_WAYS = 5;

/** One line for the report, or none. @param how what becomes of it, with the comma before: `, which does not count yet`; empty where it counts */
export function looseningNotice(before: Policy, after: Policy, how: string): string | null {
  const ways = loosenings(before, after);
  if (ways.length === 0) return null;
  const named = ways.slice(0, NAMED_WAYS).join('; ');
  const more = ways.length > NAMED_WAYS ? `; and ${ways.length - NAMED_WAYS} more` : '';
  return `the policy is loosened by the very change that is checked here${how}: ${named}${more}`;
}

const STRICTEST_FIRST = [...SEVERITIES.toReversed(), 'never'] as const;

/** 0 for `never`; the higher, the stricter. */
export function threshold({ failOn }: Pick<Policy, 'failOn'>): number {
  return STRICTEST_FIRST.length - 1 - STRICTEST_FIRST.indexOf(failOn);
}

function narrows(before: readonly string[], after: readonly string[]): boolean {
  if (after.length === 0) return false;
  return before.length === 0 || newOnes(after, before, (glob) => glob).length > 0;
}

function unknownLoosenings(before: UnknownSeverities, after: UnknownSeverities): string[] {
  return UNKNOWN_USES.filter((use) => SEVERITIES.indexOf(after[use]) > SEVERITIES.indexOf(before[use])).map(
    (use) => `unknown.${use} ${before[use]} → ${after[use]}`,
  );
}

function operatorLoosenings(before: OwnOperators, after: OwnOperators): string[] {
  const name = ({ operator }: { readonly operator: string }): string => operator;
  const counting = before.dangerous.filter(
    (row, index, rows) => rows.findIndex(({ operator }) => operator === row.operator) === index,
  );
  const milder = counting.flatMap((row) => {
    const now = after.dangerous.find(({ operator }) => operator === row.operator);
    const isMilder = now === undefined || SEVERITIES.indexOf(now.severity) > SEVERITIES.indexOf(row.severity);
    return isMilder
      ? [`operators.dangerous ${row.operator} ${now === undefined ? 'is gone' : `→ ${now.severity}`}`]
      : [];
  });
  return [...newOnes(before.safe, after.safe, name).map(({ operator }) => `operators.safe ${operator}`), ...milder];
}

function loosens(override: PolicyOverride, base: Policy): boolean {
  const { failOn = base.failOn, strict = base.strict, operators = DEFAULT_POLICY.operators } = override;
  return threshold({ failOn }) < threshold(base) || (base.strict && !strict) || operators.safe.length > 0;
}

/** What stands in the second list alone. */
function newOnes<T>(before: readonly T[], after: readonly T[], keyOf: (entry: T) => string): T[] {
  const known = new Set(before.map(keyOf));
  return after.filter((entry) => !known.has(keyOf(entry)));
}

/** The same exception with another reason is the same exception. */
function key(value: object): string {
  return JSON.stringify({ ...value, because: '' });
}
