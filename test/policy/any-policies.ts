/** Policies of all kinds, and whether one of them stops a finding: what properties of floors and of loosening are asked of. */
import fc from 'fast-check';
import { ownRow } from '../../src/judge/who/own-rows.ts';
import { exceptionFor } from '../../src/policy/match.ts';
import { matchesAny, policyForPath } from '../../src/policy/override.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { rejects } from '../../src/policy/rejects.ts';
import { SEVERITIES } from '../../src/rules/rule.ts';

const BLOB = 'a'.repeat(40);
const OTHER = 'b'.repeat(40);

const severity = fc.constantFrom('low', 'medium', 'high', 'critical');
const failOn = fc.constantFrom('low', 'medium', 'high', 'critical', 'never');
const operator = fc.constantFrom('a.b', 'a.*', 'a.b.c', 'x.y');
const operators = fc.record(
  {
    safe: fc.array(fc.record({ operator, because: fc.constant('x') }), { maxLength: 2 }),
    dangerous: fc.array(fc.record({ operator, severity, because: fc.constant('x') }), { maxLength: 2 }),
  },
  { requiredKeys: [] },
);
const glob = fc.constantFrom('**', 'm/**', '*.pkl', 'm/a.pkl');
const exception = fc.constantFrom(
  { file: 'm', blob: BLOB, rule: 'r', because: 'x' },
  { file: 'm', blob: OTHER, rule: 'r', because: 'y' },
  { operator: 'a.*', because: 'x' },
);
export const draft = fc.record(
  {
    failOn,
    strict: fc.boolean(),
    include: fc.array(glob, { maxLength: 2 }),
    exclude: fc.array(glob, { maxLength: 2 }),
    unknown: fc.record({ function: severity, constructor: severity, class: severity }, { requiredKeys: [] }),
    operators,
    allow: fc.array(exception, { maxLength: 2 }),
    overrides: fc.array(
      fc.record(
        {
          files: fc.array(glob, { minLength: 1, maxLength: 2 }),
          because: fc.constant('x'),
          failOn,
          strict: fc.boolean(),
          operators,
        },
        { requiredKeys: ['files', 'because'] },
      ),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: [] },
);

/** How a policy treats one finding at one path: whether it stops, with all that may let it through. */
function stops(policy: Policy, path: string, blob: string, name: string, built: (typeof SEVERITIES)[number]): boolean {
  if (policy.include.length > 0 && !matchesAny(policy.include, path)) return false;
  if (matchesAny(policy.exclude, path)) return false;
  const here = policyForPath(policy, path);
  const [module = '', last = ''] = [name.split('.').slice(0, -1).join('.'), name.split('.').at(-1)];
  const operator = { ecosystem: 'python', module, name: last } as const;
  const row = ownRow(operator, here.operators);
  if (row !== null && !('severity' in row)) return false;
  const given = row === null ? built : row.severity;
  const allowed = exceptionFor(here.allow, { blob, rule: 'r', operator }, '2026-01-01');
  return rejects({ severity: given, allowed: allowed?.because ?? null }, here);
}

/** One line for each finding that the first policy stops and the second lets through; empty where the second is as strict. */
export function letThrough(first: Policy, second: Policy): string[] {
  const passed: string[] = [];
  for (const path of ['m/a.pkl', 'x/b.pkl'])
    for (const blob of [BLOB, OTHER, 'c'.repeat(40)])
      for (const name of ['a.b', 'a.b.c', 'x.y', 'p.q'])
        for (const built of SEVERITIES)
          if (stops(first, path, blob, name, built) && !stops(second, path, blob, name, built))
            passed.push(`${path} ${blob} ${name} ${built}`);
  return passed;
}
