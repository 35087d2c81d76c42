/** In which ways a policy lets through more than the one before it: no change approves itself unseen. */
import type { OwnOperators, UnknownSeverities } from '../judge/who/own-rows.ts';
import type { Limits } from '../limits.ts';
import { SEVERITIES, type Severity } from '../rules/rule.ts';
import { exceptionName } from './exception-notices.ts';
import { DEFAULT_POLICY, type Floor, type Policy, type PolicyOverride, UNKNOWN_USES } from './policy.ts';
import { rejects } from './rejects.ts';

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
    ...limitLoosenings(before.limits, after.limits),
    ...unknownLoosenings(before.unknown, after.unknown),
    ...operatorLoosenings(before.operators, after.operators),
    ...milderRows(before.operators, after).map(({ operator, severity }) => milderText(operator, severity)),
    ...newOnes(before.allow, after.allow, key).map((exception) => `allow ${exceptionName(exception)}`),
    ...overrideLoosenings(before, after),
    ...floorLoosenings(before.floors ?? [], after.floors ?? []),
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

/** What lies beyond a limit is only high, and not sought for at all behind some. */
function limitLoosenings(before: Limits, after: Limits): string[] {
  const names = Object.keys(before) as (keyof Limits)[]; // plain data
  return names
    .filter((name) => after[name] < before[name])
    .map((name) => `limits.${name} ${before[name]} → ${after[name]}`);
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

/** Rows that do not reject: they win over the catalogue, and the first that names an operator counts. New ones, and those that passed a stricter one. */
function milderRows(before: OwnOperators, after: Policy): OwnOperators['dangerous'] {
  const { dangerous } = after.operators;
  if (after.failOn === 'never') return [];
  const isStrict = ({ severity }: { readonly severity: Severity }) => rejects({ severity, allowed: null }, after);
  return dangerous.filter((row, index) => {
    if (isStrict(row)) return false;
    const at = before.dangerous.findIndex(({ operator }) => operator === row.operator);
    const behind = new Set(dangerous.slice(index + 1).map(({ operator }) => operator));
    return at === -1 || before.dangerous.slice(0, at).some((other) => isStrict(other) && behind.has(other.operator));
  });
}

export function milderText(operator: string, severity: Severity): string {
  return `operators.dangerous ${operator} ${severity}: the catalogue may be stricter`;
}

function overrideLoosenings(before: Policy, after: Policy): string[] {
  const text = ({ files }: PolicyOverride) => files.join(', ');
  const isStricter = (override: PolicyOverride): boolean => {
    const earlier = before.overrides.slice(0, before.overrides.indexOf(override));
    return tightens(override, before) || earlier.some((other) => undoes(other, override));
  };
  const gone = newOnes(after.overrides, before.overrides, key).filter(isStricter);
  const moved = isMoved(before.overrides, after.overrides);
  return [
    ...looserOverrides(before.overrides, after, after),
    ...gone.map((override) => `the stricter override for ${text(override)} is gone`),
    ...(moved ? ['overrides in another order'] : []),
  ];
}

/** New ones that let anything through that `base` stops. */
export function looserOverrides(before: readonly PolicyOverride[], { overrides }: Policy, base: Policy): string[] {
  const known = new Set(before.map(key));
  const own = new Set(overrides.map(key));
  const others = before.filter((override) => !own.has(key(override)));
  return overrides
    .filter((override, index) => {
      const earlier = [...others, ...overrides.slice(0, index)];
      return !known.has(key(override)) && (loosens(override, base) || earlier.some((other) => undoes(override, other)));
    })
    .map(({ files }) => `override for ${files.join(', ')}`);
}

/** Whether it wins over a stricter one for some path: it may be as strict as the policy around both. */
function undoes({ files, failOn, strict }: PolicyOverride, earlier: PolicyOverride): boolean {
  const isMilder =
    failOn !== undefined &&
    earlier.failOn !== undefined &&
    threshold({ failOn }) < threshold({ failOn: earlier.failOn });
  const isLaxer = strict === false && earlier.strict === true;
  return (isMilder || isLaxer) && files.some((glob) => earlier.files.some((other) => mayMeet(glob, other)));
}

/** Whether a path may match both: not where they begin with different folders. */
function mayMeet(glob: string, other: string): boolean {
  const [first, second] = [plainFolders(glob), plainFolders(other)];
  const count = Math.min(first.length, second.length);
  return first.slice(0, count).join('/') === second.slice(0, count).join('/');
}

/** Those that a glob names before its first sign; none where it matches at any depth. */
function plainFolders(glob: string): readonly string[] {
  const folders = glob.replace(/^\/+/, '').split('/').slice(0, -1);
  const end = folders.findIndex((folder) => !/^(?!\.+$)[\w.-]+$/.test(folder));
  return end === -1 ? folders : folders.slice(0, end);
}

/** Whether it lets anything through that the policy around it stops. */
function loosens(override: PolicyOverride, base: Policy): boolean {
  const { failOn = base.failOn, strict = base.strict, operators = DEFAULT_POLICY.operators } = override;
  const here = { ...base, failOn, strict };
  return (
    threshold(here) < threshold(base) ||
    (base.strict && !strict) ||
    operators.safe.length > 0 ||
    (failOn !== 'never' && operators.dangerous.some(({ severity }) => !rejects({ severity, allowed: null }, here)))
  );
}

/** Whether it stops anything that the policy around it lets through. */
function tightens(override: PolicyOverride, base: Policy): boolean {
  const { failOn = base.failOn, strict = base.strict, operators = DEFAULT_POLICY.operators } = override;
  return threshold({ failOn }) > threshold(base) || (strict && !base.strict) || operators.dangerous.length > 0;
}

/** The later of two wins: those that stay must stay in their order. */
function isMoved(before: readonly PolicyOverride[], after: readonly PolicyOverride[]): boolean {
  const [first, second] = [before.map(key), after.map(key)];
  const order = second.filter((each) => first.includes(each));
  return first.filter((each) => second.includes(each)).some((each, index) => each !== order[index]);
}

/** What held the policy before, and holds it no more, or less. Another one, as strict, may stand in its place: a newer tag. */
function floorLoosenings(before: readonly Floor[], after: readonly Floor[]): string[] {
  return before
    .filter((floor) => !after.some((other) => waysBetween(floor, other).length === 0))
    .flatMap((floor) => {
      const now = after.find(({ name }) => name === floor.name);
      return (now === undefined ? ['is gone'] : waysBetween(floor, now)).map(
        (way) => `the floor ${floor.name}: ${way}`,
      );
    });
}

function waysBetween(floor: Floor, other: Floor): string[] {
  const left = floor.exceptions === 'none' && other.exceptions === 'owned' ? ['exceptions none → owned'] : [];
  return [...left, ...loosenings(floor.policy, other.policy)];
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
