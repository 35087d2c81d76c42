/** A policy under a floor: of whatever a repository writes, nothing lets through what the floor rejects. */
import test from 'ava';
import fc from 'fast-check';
import { loadPolicy, type PolicyRequest } from '../../src/config/load-policy.ts';
import { looserThan } from '../../src/policy/floor.ts';
import { policyForPath } from '../../src/policy/override.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { runs } from '../support/runs.ts';
import { draft, letThrough } from './any-policies.ts';

const BLOB = 'a'.repeat(40);
const OTHER = 'b'.repeat(40);

function readerOf(files: Readonly<Record<string, string>>) {
  return async (name: string) => files[name] ?? null;
}

async function under(floor: string, policy: string, more: Partial<PolicyRequest> = {}) {
  return loadPolicy({
    read: readerOf({ '.model-checkrc.yaml': policy }),
    floors: [{ file: 'floor.yaml', read: readerOf({ 'floor.yaml': floor }), source: '--policy-floor' }],
    ...more,
  });
}

const held = test.macro(
  async (t, floor: string, policy: string, expected: Partial<Policy>, looser: readonly RegExp[]) => {
    const loaded = await under(floor, policy);
    for (const [key, value] of Object.entries(expected)) t.deepEqual(Reflect.get(loaded.policy, key), value, key);
    const [{ looser: found } = { looser: [] }] = loaded.floors;
    t.is(found.length, looser.length, found.join('; '));
    for (const [index, pattern] of looser.entries()) t.regex(found[index] ?? '', pattern);
    t.is(loaded.notices.length, looser.length === 0 ? 0 : 1);
    if (looser.length > 0) t.regex(loaded.notices[0] ?? '', /looser than floor\.yaml allows, which counts instead: /);
  },
);

test('the threshold', held, 'failOn: medium', 'failOn: never', { failOn: 'medium' }, [/failOn medium → never/]);
test('a stricter one stays', held, 'failOn: high', 'failOn: low', { failOn: 'low' }, []);
test('strict', held, 'strict: true', 'strict: false', { strict: true }, [/strict/]);
test('self-approval', held, 'selfApproval: reject', '{}', { selfApproval: 'reject' }, [/selfApproval/]);
test('nothing is left out', held, 'exclude: [a/**]', 'exclude: [a/**, "**"]', { exclude: ['a/**'] }, [/exclude \*\*/]);
test('all is looked at', held, '{}', 'include: [docs/**]', { include: [] }, [/include/]);
test('at least what the floor looks at', held, 'include: [m/**]', 'include: [x/**]', { include: ['x/**', 'm/**'] }, [
  /include/,
]);
test('no format is left out', held, '{}', 'formats: { never: [pickle] }', { formats: { only: [], never: [] } }, [
  /formats\.never pickle/,
]);
test(
  'objects that are missing',
  held,
  'lfs: { missing: reject }',
  'lfs: { missing: warn }',
  { lfs: { missing: 'reject' } },
  [/lfs/],
);
test(
  'what nobody has reviewed',
  held,
  'unknown: { class: high }',
  'unknown: { class: low, function: critical }',
  { unknown: { function: 'critical', constructor: 'high', class: 'high' } },
  [/unknown\.class/],
);
test(
  'operators that the repository calls safe',
  held,
  '{}',
  'operators: { safe: [{ operator: posix.system, because: x }] }',
  { operators: { safe: [], dangerous: [] } },
  [/operators\.safe posix\.system/],
);
test(
  'and those that it calls less dangerous than they are',
  held,
  '{}',
  'operators: { dangerous: [{ operator: posix.system, severity: low, because: x }] }',
  { operators: { safe: [], dangerous: [] } },
  [/operators\.dangerous posix\.system low/],
);
test('exceptions', held, '{}', 'allow: [{ operator: posix.*, because: x }]', { allow: [] }, [/allow posix/]);
test('limits', held, '{}', 'limits: { nestingDepth: 1, entriesPerFile: 999999 }', {}, [/limits\.nestingDepth 8 → 1/]);

test('a dangerous row below the threshold counts for no path', async (t) => {
  const { policy } = await under(
    '{}',
    'operators: { dangerous: [{ operator: posix.system, severity: low, because: x }] }',
  );
  t.deepEqual(policyForPath(policy, 'm.pkl').operators.dangerous, []);
});

test('exceptions with an owner and an end are left to the repository where the floor says so', async (t) => {
  const owned = `{ file: m, blob: ${BLOB}, rule: r, because: x, owner: ML team, expires: 2999-01-01 }`;
  const allow = `allow: [${owned}, { file: m, blob: ${OTHER}, rule: r, because: x }, { operator: a.b, because: x, owner: x, expires: 2999-01-01 }]`;
  const { policy, floors } = await under('enforce: { exceptions: owned }', allow);
  t.deepEqual(
    policy.allow.map((exception) => 'blob' in exception && exception.blob),
    [BLOB],
  );
  t.is(floors[0]?.looser.length, 2);
  t.is((await under('enforce: true', allow)).policy.allow.length, 0);
});

test('an override of the repository lets through no more than the floor at that path', async (t) => {
  const floor = 'failOn: medium\noverrides: [{ files: [test/**], because: fixtures, failOn: never }]';
  const { policy } = await under(
    floor,
    'overrides: [{ files: ["**"], because: x, failOn: never, operators: { safe: [{ operator: posix.system, because: x }] } }]',
  );
  t.is(policyForPath(policy, 'm.pkl').failOn, 'medium');
  t.deepEqual(policyForPath(policy, 'm.pkl').operators.safe, []);
  t.is(policyForPath(policy, 'test/m.pkl').failOn, 'never');
});

test('neither flags nor variables nor git settings loosen it', async (t) => {
  const { policy } = await under('failOn: medium', 'strict: false', {
    flags: { failOn: 'never' },
    environment: { MODEL_CHECK_FAIL_ON: 'critical' },
    gitConfig: [
      ['modelcheck.failon', 'never'],
      ['modelcheck.policyfloor', 'x'],
    ],
  });
  t.is(policy.failOn, 'medium');
});

test('several floors all count', async (t) => {
  const read = readerOf({ 'a.yaml': 'failOn: medium', 'b.yaml': 'strict: true\nfailOn: never' });
  const { policy } = await loadPolicy({
    read: null,
    floors: ['a.yaml', 'b.yaml'].map((file) => ({ file, read, source: 'x' })),
    flags: { failOn: 'never' },
  });
  t.is(policy.failOn, 'medium');
  t.true(policy.strict);
});

test('a floor that is not there, or is none, is an error', async (t) => {
  const floors = (file: string) => [{ file, read: readerOf({ 'bad.yaml': 'failon: x' }), source: '--policy-floor' }];
  await t.throwsAsync(loadPolicy({ read: null, floors: floors('no.yaml') }), {
    message: /no\.yaml: found no such file/,
  });
  await t.throwsAsync(loadPolicy({ read: null, floors: floors('bad.yaml') }), { message: /nearest: failOn/ });
});

const EXTENDED = { '.model-checkrc.yaml': 'extends: ./org.yaml\nfailOn: never\nexclude: ["**"]' };

test('what enforces is not loosened by what extends it, and only then', async (t) => {
  const load = (org: string) =>
    loadPolicy({ read: readerOf({ ...EXTENDED, 'org.yaml': org }), flags: { failOn: 'never' } });
  t.is((await load('failOn: medium')).policy.failOn, 'never');
  const { policy, floors, sources } = await load('enforce: true\nfailOn: medium');
  t.is(policy.failOn, 'medium');
  t.deepEqual(policy.exclude, []);
  t.deepEqual(
    floors.map(({ name }) => name),
    ['org.yaml'],
  );
  t.deepEqual(sources['failOn'], ['--fail-on', 'floor org.yaml']);
});

test('enforce in the policy itself has no power over anything', async (t) => {
  const { policy, floors } = await loadPolicy({
    read: readerOf({ '.model-checkrc.yaml': 'enforce: true\nfailOn: never' }),
  });
  t.is(policy.failOn, 'never');
  t.deepEqual(floors, []);
});

test('an unprotected file that enforces something loose loosens nothing', async (t) => {
  const { policy } = await under('failOn: medium', 'extends: ./own.yaml', {
    read: readerOf({
      '.model-checkrc.yaml': 'extends: ./own.yaml',
      'own.yaml': 'enforce: true\nfailOn: never\nallow: [{ operator: posix.*, because: x }]',
    }),
  });
  t.is(policy.failOn, 'medium');
  t.deepEqual(policy.allow, []);
});

const clone = (files: Readonly<Record<string, string>>) => (folder: string, ref: string) =>
  readerOf(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name.replace(`${folder}#${ref}:`, ''), text])),
  );

test('a file of another clone, and what that extends beside it', async (t) => {
  const { policy, sources } = await loadPolicy({
    read: readerOf({ '.model-checkrc.yaml': 'extends: git+file:/srv/p#v1.2:ci/org.yaml' }),
    readClone: clone({
      '/srv/p#v1.2:ci/org.yaml': 'extends: ../base.yaml\nenforce: true',
      '/srv/p#v1.2:base.yaml': 'failOn: low',
    }),
    flags: { failOn: 'never' },
  });
  t.is(policy.failOn, 'low');
  t.regex((sources['failOn'] ?? []).join(), /floor git\+file:\/srv\/p#v1\.2:ci\/org\.yaml/);
});

const refused = test.macro(async (t, name: string, says: RegExp, files: Readonly<Record<string, string>> = {}) => {
  const read = readerOf({ '.model-checkrc.yaml': `extends: ${JSON.stringify(name)}` });
  await t.throwsAsync(loadPolicy({ read, readClone: clone(files) }), { message: says });
});
test('no reference that is an option', refused, 'git+file:/p#--output:x.yaml', /no place in a clone/);
test('no range', refused, 'git+file:/p#a..b:x.yaml', /no place in a clone/);
test('no path out of the clone', refused, 'git+file:/p#main:../x.yaml', /no place in a clone/);
test('no path out of it, further on', refused, 'git+file:/p#main:a.yaml', /no place in a clone/, {
  '/p#main:a.yaml': 'extends: ../../x.yaml',
});
test('no address', refused, 'git+https://example.org/p#main:x.yaml', /no name of a package/);
test('no file', refused, 'git+file:/p#main:', /no place in a clone/);
test('no package from within', refused, 'git+file:/p#main:a.yaml', /a package/, {
  '/p#main:a.yaml': 'extends: "@a/b"',
});
test('no circle', refused, 'git+file:/p#main:a.yaml', /a circle/, {
  '/p#main:a.yaml': 'extends: ./b.yaml',
  '/p#main:b.yaml': 'extends: ./a.yaml',
});
test('none that is not there', refused, 'git+file:/p#main:no.yaml', /no such file/);

test('whatever both say: what the floor stops, the policy under it stops', async (t) => {
  const property = fc.asyncProperty(draft, draft, async (floor, own) => {
    const { policy, floors } = await under(JSON.stringify(floor), JSON.stringify(own));
    const alone = (await loadPolicy({ read: readerOf({ '.model-checkrc.yaml': JSON.stringify(floor) }) })).policy;
    if (letThrough(alone, policy).length > 0) return false;
    return looserThan({ name: 'x', policy: alone, exceptions: 'none' }, alone).length === 0 && floors.length === 1;
  });
  await t.notThrowsAsync(fc.assert(property, { seed: 20_261_129, numRuns: runs(400) }));
});

test('whatever both say: what the floor lets nobody through of is reported', async (t) => {
  const property = fc.asyncProperty(draft, draft, async (floor, own) => {
    const { floors } = await under(JSON.stringify(floor), JSON.stringify(own));
    const load = async (text: string) => (await loadPolicy({ read: readerOf({ '.model-checkrc.yaml': text }) })).policy;
    const passed = letThrough(await load(JSON.stringify(floor)), await load(JSON.stringify(own)));
    return passed.length === 0 || (floors[0]?.looser.length ?? 0) > 0;
  });
  await t.notThrowsAsync(fc.assert(property, { seed: 20_261_129, numRuns: runs(300) }));
});
