/** What a change of the policy lets through is reported; what it tightens is not. */
import test from 'ava';
import fc from 'fast-check';
import { loadPolicy } from '../../src/config/load-policy.ts';
import { loosenings } from '../../src/policy/loosening.ts';
import { DEFAULT_POLICY, type Floor, type Policy, type PolicyOverride } from '../../src/policy/policy.ts';
import { runs } from '../support/runs.ts';
import { draft, letThrough } from './any-policies.ts';

const BLOB = '0'.repeat(40);
const EXCEPTION = { file: 'a.pkl', blob: BLOB, rule: 'r', because: 'x' };

const reported = test.macro((t, before: Partial<Policy>, after: Partial<Policy>, expected: readonly string[]) => {
  t.deepEqual(loosenings({ ...DEFAULT_POLICY, ...before }, { ...DEFAULT_POLICY, ...after }), [...expected]);
});
const safe = (operator: string) => ({ operators: { safe: [{ operator, because: 'x' }], dangerous: [] } });
const dangerous = (severity: 'critical' | 'low') => ({
  operators: { safe: [], dangerous: [{ operator: 'a.b', severity, because: 'x' }] },
});

test('nothing changed', reported, {}, {}, []);
test('a higher threshold', reported, {}, { failOn: 'never' }, ['failOn high → never']);
test('a lower threshold', reported, {}, { failOn: 'low' }, []);
test('strict given up', reported, { strict: true }, {}, ['strict true → false']);
test('strict taken up', reported, {}, { strict: true }, []);
test('a glob that excludes', reported, { exclude: ['a/**'] }, { exclude: ['a/**', 'b/**'] }, ['exclude b/**']);
test('a glob that excludes no more', reported, { exclude: ['a/**'] }, {}, []);
test('a first include', reported, {}, { include: ['a/**'] }, ['include leaves out more']);
test('another include', reported, { include: ['a/**'] }, { include: ['a/**', 'b/**'] }, []);
test('an include less', reported, { include: ['a/**', 'b/**'] }, { include: ['a/**'] }, ['include leaves out more']);
test('all included again', reported, { include: ['a/**'] }, {}, []);
test('a missing LFS object that only warns', reported, {}, { lfs: { missing: 'warn' } }, ['lfs.missing → warn']);
test('a missing LFS object that is fetched', reported, {}, { lfs: { missing: 'fetch' } }, []);
test(
  'what nobody reviewed made milder',
  reported,
  {},
  { unknown: { function: 'high', constructor: 'low', class: 'medium' } },
  ['unknown.constructor high → low'],
);
test(
  'what nobody reviewed made worse',
  reported,
  {},
  { unknown: { function: 'critical', constructor: 'high', class: 'high' } },
  [],
);
test('a safe operator', reported, {}, safe('a.b'), ['operators.safe a.b']);
test('a dangerous operator gone', reported, dangerous('critical'), {}, ['operators.dangerous a.b is gone']);
test('a dangerous operator made milder', reported, dangerous('critical'), dangerous('low'), [
  'operators.dangerous a.b → low',
]);
test('a dangerous operator made worse', reported, dangerous('low'), dangerous('critical'), []);
test('an exception', reported, {}, { allow: [EXCEPTION] }, ['allow a.pkl (r)']);
test(
  'an exception for another content',
  reported,
  { allow: [EXCEPTION] },
  { allow: [{ ...EXCEPTION, blob: '1'.repeat(40) }] },
  ['allow a.pkl (r)'],
);
test(
  'an exception that lasts longer',
  reported,
  { allow: [{ ...EXCEPTION, expires: '2027-01-01' }] },
  { allow: [EXCEPTION] },
  ['allow a.pkl (r)'],
);
test(
  'an exception with another reason',
  reported,
  { allow: [EXCEPTION] },
  { allow: [{ ...EXCEPTION, because: 'y' }] },
  [],
);
test('an exception taken out', reported, { allow: [EXCEPTION] }, {}, []);
test('an override that loosens', reported, {}, { overrides: [{ files: ['t/**'], because: 'x', failOn: 'never' }] }, [
  'override for t/**',
]);
test(
  'an override that tightens',
  reported,
  {},
  { overrides: [{ files: ['t/**'], because: 'x', failOn: 'low', strict: true }] },
  [],
);

const rows = (...dangerous: readonly (readonly [string, 'critical' | 'high' | 'low'])[]) => ({
  operators: {
    safe: [],
    dangerous: dangerous.map(([operator, severity]) => ({ operator, severity, because: 'x' })),
  },
});
test('an operator called less dangerous than the catalogue may', reported, {}, rows(['posix.system', 'low']), [
  'operators.dangerous posix.system low: the catalogue may be stricter',
]);
test('an operator called dangerous', reported, {}, rows(['posix.system', 'high']), []);
test(
  'a milder row that passes a stricter one: the first that names an operator counts',
  reported,
  rows(['posix.*', 'critical'], ['posix.system', 'low']),
  rows(['posix.system', 'low'], ['posix.*', 'critical']),
  ['operators.dangerous posix.system low: the catalogue may be stricter'],
);

const override = (files: string, more: Partial<PolicyOverride>): PolicyOverride => ({
  files: [files],
  because: 'x',
  ...more,
});
const STRICTER = override('m/**', { failOn: 'low' });
const LOOSER = override('**', { failOn: 'never' });
test('a stricter override that is gone', reported, { overrides: [STRICTER] }, {}, [
  'the stricter override for m/** is gone',
]);
const AS_AROUND = override('m/**', { failOn: 'high' });
test(
  'an override as strict as the policy around it that wins over a stricter one',
  reported,
  { overrides: [STRICTER] },
  { overrides: [STRICTER, AS_AROUND] },
  ['override for m/**'],
);
test(
  'and one that is not strict any more',
  reported,
  { overrides: [override('m/a/*', { strict: true })] },
  { overrides: [override('m/a/*', { strict: true }), override('*.pkl', { strict: false })] },
  ['override for *.pkl'],
);
test(
  'the stricter override still wins, or is of another folder',
  reported,
  { overrides: [STRICTER] },
  { overrides: [AS_AROUND, STRICTER, override('n/**', { failOn: 'high' })] },
  [],
);
test(
  'a folder that begins with a dot may be any',
  reported,
  { overrides: [STRICTER] },
  { overrides: [STRICTER, override('./m/**', { failOn: 'high' })] },
  ['override for ./m/**'],
);
test(
  'an override as strict as the policy around it that won over a looser one is gone',
  reported,
  { overrides: [LOOSER, AS_AROUND] },
  { overrides: [LOOSER] },
  ['the stricter override for m/** is gone'],
);
test('a looser override that is gone', reported, { overrides: [LOOSER] }, {}, []);
test('the later override wins', reported, { overrides: [LOOSER, STRICTER] }, { overrides: [STRICTER, LOOSER] }, [
  'overrides in another order',
]);
test(
  'an override that calls an operator less dangerous',
  reported,
  {},
  { overrides: [override('m/**', rows(['posix.system', 'low']))] },
  ['override for m/**'],
);

const floor = (name: string, policy: Partial<Policy> = {}, exceptions: Floor['exceptions'] = 'none'): Floor => ({
  name,
  policy: { ...DEFAULT_POLICY, ...policy },
  exceptions,
});
test('a floor that is gone', reported, { floors: [floor('org')] }, {}, ['the floor org: is gone']);
test('a floor in its place that is as strict', reported, { floors: [floor('v1')] }, { floors: [floor('v2')] }, []);
test('a floor that leaves more', reported, { floors: [floor('org')] }, { floors: [floor('org', {}, 'owned')] }, [
  'the floor org: exceptions none → owned',
]);
test('a floor that is looser', reported, { floors: [floor('org', { strict: true })] }, { floors: [floor('org')] }, [
  'the floor org: strict true → false',
]);

test('whatever both say: a change after which anything passes that did not is reported', async (t) => {
  const load = async (own: object) => (await loadPolicy({ read: async () => JSON.stringify(own) })).policy;
  const property = fc.asyncProperty(draft, draft, async (first, second) => {
    const [before, after] = [await load(first), await load(second)];
    return letThrough(before, after).length === 0 || loosenings(before, after).length > 0;
  });
  await t.notThrowsAsync(fc.assert(property, { seed: 20_261_129, numRuns: runs(400) }));
});
