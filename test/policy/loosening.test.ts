/** What a change of the policy lets through is told; what it tightens is not. */
import test from 'ava';
import { loosenings } from '../../src/policy/loosening.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/policy/policy.ts';

const BLOB = '0'.repeat(40);
const EXCEPTION = { file: 'a.pkl', blob: BLOB, rule: 'r', because: 'x' };

const told = test.macro((t, before: Partial<Policy>, after: Partial<Policy>, expected: readonly string[]) => {
  t.deepEqual(loosenings({ ...DEFAULT_POLICY, ...before }, { ...DEFAULT_POLICY, ...after }), [...expected]);
});
const safe = (operator: string) => ({ operators: { safe: [{ operator, because: 'x' }], dangerous: [] } });
const dangerous = (severity: 'critical' | 'low') => ({
  operators: { safe: [], dangerous: [{ operator: 'a.b', severity, because: 'x' }] },
});

test('nothing changed', told, {}, {}, []);
test('a higher threshold', told, {}, { failOn: 'never' }, ['failOn high → never']);
test('a lower threshold', told, {}, { failOn: 'low' }, []);
test('strict given up', told, { strict: true }, {}, ['strict true → false']);
test('strict taken up', told, {}, { strict: true }, []);
test('a glob that excludes', told, { exclude: ['a/**'] }, { exclude: ['a/**', 'b/**'] }, ['exclude b/**']);
test('a glob that excludes no more', told, { exclude: ['a/**'] }, {}, []);
test('a first include', told, {}, { include: ['a/**'] }, ['include leaves out more']);
test('another include', told, { include: ['a/**'] }, { include: ['a/**', 'b/**'] }, []);
test('an include less', told, { include: ['a/**', 'b/**'] }, { include: ['a/**'] }, ['include leaves out more']);
test('all included again', told, { include: ['a/**'] }, {}, []);
test('a missing LFS object that only warns', told, {}, { lfs: { missing: 'warn' } }, ['lfs.missing → warn']);
test('a missing LFS object that is fetched', told, {}, { lfs: { missing: 'fetch' } }, []);
test(
  'what nobody reviewed made milder',
  told,
  {},
  { unknown: { function: 'high', constructor: 'low', class: 'medium' } },
  ['unknown.constructor high → low'],
);
test(
  'what nobody reviewed made worse',
  told,
  {},
  { unknown: { function: 'critical', constructor: 'high', class: 'high' } },
  [],
);
test('a safe operator', told, {}, safe('a.b'), ['operators.safe a.b']);
test('a dangerous operator gone', told, dangerous('critical'), {}, ['operators.dangerous a.b is gone']);
test('a dangerous operator made milder', told, dangerous('critical'), dangerous('low'), [
  'operators.dangerous a.b → low',
]);
test('a dangerous operator made worse', told, dangerous('low'), dangerous('critical'), []);
test('an exception', told, {}, { allow: [EXCEPTION] }, ['allow a.pkl (r)']);
test(
  'an exception for another content',
  told,
  { allow: [EXCEPTION] },
  { allow: [{ ...EXCEPTION, blob: '1'.repeat(40) }] },
  ['allow a.pkl (r)'],
);
test(
  'an exception that lasts longer',
  told,
  { allow: [{ ...EXCEPTION, expires: '2027-01-01' }] },
  { allow: [EXCEPTION] },
  ['allow a.pkl (r)'],
);
test('an exception with another reason', told, { allow: [EXCEPTION] }, { allow: [{ ...EXCEPTION, because: 'y' }] }, []);
test('an exception taken out', told, { allow: [EXCEPTION] }, {}, []);
test('an override that loosens', told, {}, { overrides: [{ files: ['t/**'], because: 'x', failOn: 'never' }] }, [
  'override for t/**',
]);
test(
  'an override that tightens',
  told,
  {},
  { overrides: [{ files: ['t/**'], because: 'x', failOn: 'low', strict: true }] },
  [],
);
