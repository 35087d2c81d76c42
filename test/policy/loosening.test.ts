/** What a change of the policy lets through is reported; what it tightens is not. */
import test from 'ava';
import { loosenings } from '../../src/policy/loosening.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/policy/policy.ts';

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
