/** Every key of the schema, and every way to loosen it: under a floor it counts for nothing and is reported, wherever it is set; in a change it is reported as well. */
import test from 'ava';
import { loadPolicy, type PolicyRequest } from '../../src/config/load-policy.ts';
import { policySchema } from '../../src/config/policy-shape.ts';
import { variableOf } from '../../src/config/settings.ts';
import { DEFAULT_LIMITS } from '../../src/limits.ts';
import { looserThan } from '../../src/policy/floor.ts';
import { loosenings } from '../../src/policy/loosening.ts';
import type { Floor, Policy } from '../../src/policy/policy.ts';
import { SEVERITIES } from '../../src/rules/rule.ts';

/** A floor, and what is looser, both as policies. */
type Way = readonly [floor: object, looser: object];

/** Each of a list from strict to loose against each behind it. */
function pairs(strictFirst: readonly unknown[], policyWith: (value: unknown) => object): Way[] {
  return strictFirst.flatMap((strict, index) =>
    strictFirst.slice(index + 1).map((loose): Way => [policyWith(strict), policyWith(loose)]),
  );
}

const MILDEST_FIRST = SEVERITIES.toReversed();
const BLOB = 'a'.repeat(40);
const SAFE = { operator: 'posix.system', because: 'x' };
const milder = (severity: string) => ({ dangerous: [{ ...SAFE, severity }] });
const override = (more: object) => ({ overrides: [{ files: ['**'], because: 'x', ...more }] });

/** By key path of the schema. */
const WAYS: Readonly<Record<string, readonly Way[]>> = {
  failOn: pairs([...MILDEST_FIRST, 'never'], (failOn) => ({ failOn })),
  strict: [[{ strict: true }, { strict: false }]],
  selfApproval: [[{ selfApproval: 'reject' }, { selfApproval: 'warn' }]],
  include: [
    [{}, { include: ['docs/**'] }],
    [{ include: ['m/**', 'n/**'] }, { include: ['m/**'] }],
  ],
  exclude: [[{ exclude: ['a/**'] }, { exclude: ['**'] }]],
  'formats.only': [[{}, { formats: { only: ['numpy'] } }]],
  'formats.never': [[{}, { formats: { never: ['pickle'] } }]],
  'lfs.missing': [
    [{ lfs: { missing: 'reject' } }, { lfs: { missing: 'warn' } }],
    [{ lfs: { missing: 'fetch' } }, { lfs: { missing: 'warn' } }],
  ],
  ...Object.fromEntries(
    Object.keys(DEFAULT_LIMITS).map((name) => [`limits.${name}`, [[{}, { limits: { [name]: 1 } }]]]),
  ),
  ...Object.fromEntries(
    ['function', 'constructor', 'class'].map((use) => [
      `unknown.${use}`,
      pairs(SEVERITIES, (severity) => ({ unknown: { [use]: severity } })),
    ]),
  ),
  'operators.safe': [[{}, { operators: { safe: [SAFE] } }]],
  'operators.dangerous': [
    [{}, { operators: milder('low') }],
    [{}, { operators: milder('medium') }],
    [{ failOn: 'critical' }, { failOn: 'critical', operators: milder('high') }],
    [{ operators: milder('critical') }, { operators: milder('low') }],
  ],
  allow: [
    [{}, { allow: [{ file: 'm', blob: BLOB, rule: 'r', because: 'x' }] }],
    [{}, { allow: [{ operator: 'posix.*', because: 'x', owner: 'x', expires: '2999-01-01' }] }],
  ],
  overrides: [
    ...pairs([...MILDEST_FIRST, 'never'], (failOn) => ({ failOn })).map(
      ([strict, loose]): Way => [strict, { ...strict, ...override(loose) }],
    ),
    [{ strict: true }, { strict: true, ...override({ strict: false }) }],
    [{}, override({ operators: { safe: [SAFE] } })],
    [{}, override({ operators: milder('low') })],
  ],
};

/** They say what a policy is made of, not what it lets through: what comes of them is held. */
const NO_VALUES = ['$schema', 'extends', 'enforce'];

function keyPaths(): string[] {
  const { properties } = policySchema() as { readonly properties: Record<string, { readonly properties?: object }> };
  return Object.entries(properties).flatMap(([key, field]) =>
    field.properties === undefined ? [key] : Object.keys(field.properties).map((inner) => `${key}.${inner}`),
  );
}

test('each key of the schema is among them', (t) => {
  t.deepEqual([...Object.keys(WAYS), ...NO_VALUES].sort(), keyPaths().sort());
});

const readerOf = (files: Readonly<Record<string, object>>) => async (name: string) =>
  name in files ? JSON.stringify(files[name]) : null;

function under(floor: object, own: object, more: Partial<PolicyRequest> = {}) {
  return loadPolicy({
    read: readerOf({ '.model-checkrc.json': own }),
    floors: [{ file: 'floor.json', read: readerOf({ 'floor.json': floor }), source: '--policy-floor' }],
    ...more,
  });
}

const alone = async (own: object): Promise<Policy> =>
  (await loadPolicy({ read: readerOf({ '.model-checkrc.json': own }) })).policy;

/** What is looser in a policy that was held is what its overrides say, which are held path by path. */
function leftIn(floor: Policy, held: Policy): string[] {
  const whole: Floor = { name: 'floor', policy: floor, exceptions: 'none' };
  return looserThan(whole, { ...held, overrides: [] });
}

for (const [key, ways] of Object.entries(WAYS)) {
  test(`${key}: what is looser counts for nothing under a floor, and is reported`, async (t) => {
    for (const [floor, looser] of ways) {
      const { policy, floors } = await under(floor, looser);
      t.true((floors[0]?.looser.length ?? 0) > 0, JSON.stringify([floor, looser]));
      t.deepEqual(leftIn(await alone(floor), policy), [], JSON.stringify([floor, looser]));
    }
  });
  test(`${key}: a change that makes it looser is reported`, async (t) => {
    for (const [before, after] of ways)
      t.true(loosenings(await alone(before), await alone(after)).length > 0, JSON.stringify([before, after]));
  });
}

const asText = (value: unknown): string => (Array.isArray(value) ? value.join('\n') : String(value));

function valueAt(policy: object, key: string): unknown {
  const [first = '', second] = key.split('.');
  const value: unknown = Reflect.get(policy, first);
  return second === undefined ? value : Reflect.get(value as object, second); // the groups are mappings
}

/** Lists of what is more than a text can only be set in a file. */
const FILE_ONLY = /^(?:operators\.|allow$|overrides$)/;

test('nor does it count where a variable or git sets it', async (t) => {
  for (const [key, ways] of Object.entries(WAYS).filter(([name]) => !FILE_ONLY.test(name)))
    for (const [floor, looser] of ways) {
      const text = asText(valueAt(looser, key));
      const fromVariable = await under(floor, {}, { environment: { [variableOf(key)]: text } });
      const fromGit = await under(floor, {}, { gitConfig: [[`modelcheck.${key.toLowerCase()}`, text]] });
      for (const { policy, floors } of [fromVariable, fromGit]) {
        t.true((floors[0]?.looser.length ?? 0) > 0, `${key} ${text}`);
        t.deepEqual(leftIn(await alone(floor), policy), [], `${key} ${text}`);
      }
    }
});

test('what is extended is held as well, and what enforces something loose loosens nothing', async (t) => {
  for (const [key, ways] of Object.entries(WAYS))
    for (const [floor, looser] of ways) {
      const read = readerOf({
        '.model-checkrc.json': { extends: './base.json' },
        'base.json': { ...looser, enforce: true },
      });
      const { policy } = await under(floor, {}, { read });
      t.deepEqual(leftIn(await alone(floor), policy), [], `${key} ${JSON.stringify(looser)}`);
    }
});
