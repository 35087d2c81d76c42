/** Which value counts and where it is from; what a policy may extend; and that nothing of a checkout is ever executed. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { CheckError } from '../../src/check-error.ts';
import { loadPolicy } from '../../src/config/load-policy.ts';
import { POLICY_PLACES } from '../../src/config/places.ts';
import type { PolicyReader } from '../../src/config/policy-file.ts';
import { policySchema, SCHEMA_FILE } from '../../src/config/policy-shape.ts';
import { printPolicy } from '../../src/config/print-policy.ts';
import { variableOf } from '../../src/config/settings.ts';
import { policyForPath } from '../../src/policy/override.ts';
import { DEFAULT_POLICY } from '../../src/policy/policy.ts';
import { matchesGolden } from '../support/golden.ts';
import { createRepository } from '../support/repository.ts';

const reader =
  (files: Readonly<Record<string, string>>): PolicyReader =>
  async (name) =>
    files[name] ?? null;

test('without anything the defaults count', async (t) => {
  const { policy, file, sources, notices } = await loadPolicy({ read: reader({}) });
  t.deepEqual(policy, { ...DEFAULT_POLICY });
  t.deepEqual({ file, sources, notices }, { file: null, sources: {}, notices: [] });
});

test('flags > environment > git configuration > file > extended file > default', async (t) => {
  const files = {
    '.model-checkrc.yaml': 'extends: ./base.yaml\nfailOn: medium\n',
    'base.yaml': 'failOn: never\nstrict: true\n',
  };
  const steps = [
    { request: {}, failOn: 'medium', source: '.model-checkrc.yaml' },
    { request: { gitConfig: [['modelcheck.failon', 'low']] }, failOn: 'low', source: 'git config modelcheck.failon' },
    {
      request: { environment: { MODEL_CHECK_FAIL_ON: 'critical' } },
      failOn: 'critical',
      source: 'MODEL_CHECK_FAIL_ON',
    },
    { request: { flags: { failOn: 'never' } }, failOn: 'never', source: '--fail-on' },
  ] as const;
  let request = {};
  for (const step of steps) {
    request = { ...request, ...step.request };
    const { policy, sources } = await loadPolicy({ read: reader(files), ...request });
    t.is(policy.failOn, step.failOn);
    t.deepEqual(sources['failOn'], [step.source]);
    t.true(policy.strict);
    t.deepEqual(sources['strict'], ['base.yaml']);
  }
});

test('a variable that is like none of ours is noted', async (t) => {
  const environment = { MODEL_CHECK_IMAGE_TAG: 'v1', MODEL_CHECK_TEST_FULL: '1' };
  const { notices } = await loadPolicy({ read: null, environment });
  t.deepEqual(notices, ['MODEL_CHECK_IMAGE_TAG is not read: there is no such setting']);
});

test('every setting has a variable and a key of git', async (t) => {
  const { policy, sources } = await loadPolicy({
    read: null,
    environment: {
      MODEL_CHECK_STRICT: '1',
      MODEL_CHECK_EXCLUDE: 'a/**\n\nb.pkl',
      MODEL_CHECK_LFS_MISSING: 'warn',
      MODEL_CHECK_LIMITS_NESTING_DEPTH: '3',
      MODEL_CHECK_TEST_FULL: '1',
      PATH: '/bin',
    },
    gitConfig: [
      ['modelcheck.include', 'x/**'],
      ['modelcheck.include', 'y/**'],
      ['modelcheck.limits.entriesperfile', '7'],
      ['modelcheck.strict', ''],
    ],
  });
  t.like(policy, { strict: true, exclude: ['a/**', 'b.pkl'], include: ['x/**', 'y/**'], lfs: { missing: 'warn' } });
  t.like(policy.limits, { nestingDepth: 3, entriesPerFile: 7, expansionRatio: DEFAULT_POLICY.limits.expansionRatio });
  t.deepEqual(sources['limits.entriesPerFile'], ['git config modelcheck.limits.entriesperfile']);
  t.is(variableOf('limits.nestingDepth'), 'MODEL_CHECK_LIMITS_NESTING_DEPTH');
});

const refused = test.macro(async (t, request: object, message: RegExp) => {
  const error = await t.throwsAsync(loadPolicy({ read: null, ...request }), { instanceOf: CheckError });
  t.is(error.kind, 'usage');
  t.regex(error.message, message);
});
test(
  'a control character in extends',
  refused,
  {
    read: reader({ '.model-checkrc.yaml': 'extends: "./a\\nb.yaml"\n' }),
  },
  /extends: found a control character/,
);
test(
  'an unknown variable',
  refused,
  { environment: { MODEL_CHECK_FAILON: 'low' } },
  /^MODEL_CHECK_FAILON: found an unknown variable, expected .*\(nearest: MODEL_CHECK_FAIL_ON\)$/,
);
test(
  'a variable with a wrong value',
  refused,
  { environment: { MODEL_CHECK_STRICT: 'perhaps' } },
  /^MODEL_CHECK_STRICT: found "perhaps", expected true or false$/,
);
test(
  'an unknown key of git',
  refused,
  { gitConfig: [['modelcheck.fail', 'x']] },
  /^modelcheck\.fail: found an unknown key/,
);
test(
  'a key of git with a wrong value',
  refused,
  { gitConfig: [['modelcheck.limits.nestingdepth', 'x']] },
  /^git config modelcheck\.limits\.nestingdepth: found "x", expected a whole number above 0$/,
);
test(
  'a flag with a wrong value',
  refused,
  { flags: { failOn: 'hi' } },
  /^--fail-on: found "hi", expected .* \(nearest: high\)$/,
);
test(
  'a file that is named and not there',
  refused,
  { read: reader({}), file: 'x.yaml' },
  /^x\.yaml: found no such file, expected a policy$/,
);

test('lists add up over files that are extended, single values are replaced', async (t) => {
  const files = {
    '.config/model-checkrc.json':
      '{"extends": ["../a.yaml", "@acme/policy"], "exclude": ["own/**"], "allow": [{"operator": "a.own", "because": "o"}]}',
    'a.yaml': 'extends: ./sub/b.yaml\nexclude: [a/**]\nlimits: { nestingDepth: 4 }\n',
    'sub/b.yaml': 'exclude: [b/**]\nlimits: { nestingDepth: 2, expansionRatio: 9 }\n',
  };
  const packages = {
    '@acme/policy/package.json': '{"name":"@acme/policy","model-check":{"extends":"./strict.yaml"}}',
    '@acme/policy/strict.yaml': 'strict: true\nallow: [{ operator: a.pkg, because: p }]\n',
  };
  const { policy, sources } = await loadPolicy({ read: reader(files), readPackage: reader(packages) });
  t.deepEqual(policy.exclude, ['b/**', 'a/**', 'own/**']);
  t.like(policy.limits, { nestingDepth: 4, expansionRatio: 9 });
  t.true(policy.strict);
  t.deepEqual(
    policy.allow.map((entry) => 'operator' in entry && entry.operator),
    ['a.own', 'a.pkg'],
  );
  t.deepEqual(sources['exclude'], ['sub/b.yaml', 'a.yaml', '.config/model-checkrc.json']);
  t.deepEqual(sources['strict'], ['node_modules/@acme/policy/strict.yaml']);
});

const REFUSED_BASES: Readonly<Record<string, RegExp>> = {
  './gone.yaml': /^gone\.yaml: found no such file/,
  '../outside.yaml': /a path out of the repository/,
  './a/../../outside.yaml': /a path out of the repository/,
  './.model-checkrc.yaml': /a circle/,
  '/etc/passwd': /no name of a package/,
  'pkg/../../x.yaml': /no name of a package/,
  'not-installed': /no such package/,
  escaping: /a path out of its package/,
};
for (const [name, message] of Object.entries(REFUSED_BASES)) {
  test(
    `not extended: ${name}`,
    refused,
    {
      read: reader({ '.model-checkrc.yaml': `extends: ${name}\n` }),
      readPackage: reader({ 'escaping/model-check.config.yaml': 'extends: ../other/x.yaml', 'other/x.yaml': '' }),
    },
    message,
  );
}

test('a flag, a variable or a key of git also wins over what the file says for some paths', async (t) => {
  const files = { '.model-checkrc.yaml': 'overrides: [{ files: [t/**], because: x, failOn: never, strict: true }]\n' };
  const { policy } = await loadPolicy({ read: reader(files), flags: { failOn: 'low' } });
  t.is(policyForPath(policy, 't/a.pkl').failOn, 'low');
  t.true(policyForPath(policy, 't/a.pkl').strict);
  t.false(policyForPath(policy, 'a.pkl').strict);
  t.is(policyForPath((await loadPolicy({ read: reader(files) })).policy, 't/a.pkl').failOn, 'never');
  for (const name of ['t/a\n.pkl', 't/\ra.pkl', 't/a\u2028b.pkl', 't/a\u2029.pkl']) {
    t.is(policyForPath(policy, name).failOn, 'low', JSON.stringify(name));
  }
});

test('a file that --config names may lie anywhere, and extend what lies beside it', async (t) => {
  for (const folder of ['/etc/x', '../x']) {
    const read = reader({ [`${folder}/p.yaml`]: 'extends: ./q.yaml\n', [`${folder}/q.yaml`]: 'strict: true\n' });
    t.true((await loadPolicy({ read, file: `${folder}/p.yaml` })).policy.strict);
  }
});

test('a second policy file is reported, not read', async (t) => {
  const { policy, file, notices } = await loadPolicy({
    read: reader({ 'package.json': '{"model-check":{"strict":true}}', '.model-checkrc.yml': 'failOn: never' }),
  });
  t.like(policy, { strict: true, failOn: 'high' });
  t.is(file, 'package.json');
  t.deepEqual(notices, ['.model-checkrc.yml is not read: the policy is package.json']);
});

test('the places are those of cosmiconfig, without what executes', async (t) => {
  const { getDefaultSearchPlaces } = await import('cosmiconfig');
  const data = getDefaultSearchPlaces('model-check').filter((place) => !/\.[cm]?[jt]s$/.test(place));
  t.deepEqual(
    POLICY_PLACES.filter((place) => !place.startsWith('model-check.config')),
    data as unknown as (typeof POLICY_PLACES)[number][],
  );
  t.false(POLICY_PLACES.some((place) => /\.[cm]?[jt]s$/.test(place)));
});

test('nothing of a checkout is executed, wherever cosmiconfig would look for it', (t) => {
  const canary = mkdtempSync(path.join(tmpdir(), 'git-model-check-canary-'));
  const repository = createRepository();
  t.teardown(() => {
    repository.remove();
    rmSync(canary, { recursive: true });
  });
  const code = `require('node:fs').writeFileSync(${JSON.stringify(path.join(canary, 'ran'))}, 'x'); module.exports = { failOn: 'never' };`;
  const places = [
    '.model-checkrc.js',
    '.model-checkrc.cjs',
    '.model-checkrc.ts',
    'model-check.config.js',
    '.config/config.js',
    '.config/config.cjs',
    '.config/model-checkrc.cjs',
    'evil.js',
    'node_modules/evil/index.js',
  ];
  for (const place of places) repository.write(place, code);
  repository.write('package.json', '{"type":"commonjs","cosmiconfig":{"searchPlaces":["./evil.js"]}}');
  repository.write('.config/config.yaml', 'cosmiconfig: { searchPlaces: [./evil.js] }\n');
  repository.git('add', '-f', '.');
  t.is(repository.modelCheck().status, 0);
  repository.write('.model-checkrc.yaml', '$import: ./evil.js\nfailOn: high\n');
  repository.git('add', '-f', '.');
  const imported = repository.modelCheck('tree');
  t.is(imported.status, 4);
  t.regex(imported.stderr, /\$import: found an unknown key/);
  repository.write('.model-checkrc.yaml', 'extends: ./evil.js\n');
  repository.git('add', '-f', '.');
  t.is(repository.modelCheck('tree').status, 4);
  repository.write('.model-checkrc.yaml', 'extends: evil\n');
  repository.git('add', '-f', '.');
  t.is(repository.modelCheck('tree').status, 4);
  t.deepEqual(readdirSync(canary), []);
  writeFileSync(path.join(canary, 'control'), '');
  t.deepEqual(readdirSync(canary), ['control']);
});

test('what is printed says where each value is from, and is a policy that says the same', async (t) => {
  const files = {
    '.model-checkrc.yaml':
      'failOn: medium\nallow: [{ operator: a.b, because: "it: #x" }]\noverrides: [{ files: [t/**], because: fixtures, failOn: never }]\n',
  };
  const limits = Object.keys(DEFAULT_POLICY.limits);
  const loaded = await loadPolicy({ read: reader(files), environment: { MODEL_CHECK_STRICT: 'on' } });
  const text = printPolicy(loaded);
  t.deepEqual((await loadPolicy({ read: reader({ '.model-checkrc.yaml': text }) })).policy, loaded.policy);
  // Limits grow with the formats: the golden is of the rest.
  const rest = text.split('\n').filter((line) => !limits.some((name) => line.startsWith(`  ${name}:`)));
  matchesGolden(t, 'print-config.txt', rest.join('\n'));
});

test('the schema that is shipped is the shape that is checked', (t) => {
  const file = fileURLToPath(new URL(`../../../${SCHEMA_FILE}`, import.meta.url));
  if (process.env['MODEL_CHECK_TEST_GOLDEN'] === 'write') writeFileSync(file, JSON.stringify(policySchema()));
  const shipped: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const hint = 'a limit is new: MODEL_CHECK_TEST_GOLDEN=write npm test, then npm run format';
  t.deepEqual(shipped, JSON.parse(JSON.stringify(policySchema())), hint);
});

test('an editor that holds a policy against the schema says what the command says', async (t) => {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  // Every object of JavaScript has a `constructor`.
  const validate = new Ajv2020({ strict: false, validateFormats: false, ownProperties: true }).compile(policySchema());
  const blob = '0'.repeat(40);
  const right: readonly object[] = [
    {},
    {
      $schema: 'x',
      extends: './a.yaml',
      failOn: 'never',
      strict: true,
      include: ['a/**'],
      exclude: [],
      lfs: { missing: 'fetch' },
      unknown: { class: 'low' },
    },
    {
      limits: { nestingDepth: 2 },
      allow: [
        { file: 'a', blob, rule: 'r', because: 'x' },
        { operator: 'a.*', because: 'x', expires: '2027-01-01' },
      ],
    },
    {
      operators: { dangerous: [{ operator: 'a.b', severity: 'low', because: 'x' }] },
      overrides: [{ files: ['t/**'], because: 'x', strict: false }],
    },
  ];
  const wrong: readonly object[] = [
    { failon: 'high' },
    { failOn: 'hgih' },
    { strict: 'yes' },
    { unknown: { class: 'never' } },
    { unknown: { module: 'high' } },
    { exclude: ['!a'] },
    { limits: { nestingDepth: 0 } },
    { allow: [{ file: 'a', blob, rule: 'r' }] },
    { allow: [{ operator: '*', because: 'x' }] },
    { allow: [{ operator: 'a.b', because: 'x', file: 'y' }] },
    { overrides: [{ files: [], because: 'x' }] },
  ];
  for (const policy of [...right, ...wrong]) {
    const loaded = loadPolicy({ read: reader({ '.model-checkrc.json': JSON.stringify(policy) }) }).then(
      () => true,
      () => false,
    );
    const extended = 'extends' in policy; // there is no such file here, which a schema cannot know
    if (!extended) t.is(validate(policy), await loaded, JSON.stringify(policy));
    t.is(validate(policy), right.includes(policy), JSON.stringify(policy));
  }
});

test('globs that a matcher could lose itself in are refused, ordinary ones are not', async (t) => {
  const load = (glob: string) =>
    loadPolicy({ read: reader({ '.model-checkrc.json': JSON.stringify({ exclude: [glob] }) }) });
  const right = [
    '*.pkl',
    'data/',
    '**/models/**/*.p*',
    'a/*_*_*.bin',
    '**/a/**/b/**/*.{pkl,pt,pth}',
    'v+([0-9])/*',
    'a[!b]?',
    '/models/**',
    './models/**',
    'a/..b/.c/d.',
    '..a',
  ];
  for (const glob of right) await t.notThrowsAsync(load(glob), glob);
  const wrong = [
    `${'*a'.repeat(40)}b`,
    '+(+(+(a)))b',
    '*(a|aa)b',
    `${'**/a/'.repeat(7)}x`,
    `${'{a,aa}'.repeat(40)}b`,
    `${'?(a)'.repeat(40)}b`,
    'a'.repeat(513),
    // They match no path.
    ...['/', '//', '.', '..', '../models/**', 'models//**', 'models/./a.pkl', 'models/../a.pkl', 'models/..', 'a.pkl '],
  ];
  for (const glob of wrong) await t.throwsAsync(load(glob), { instanceOf: CheckError }, glob);
});
