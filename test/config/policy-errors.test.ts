/** What is wrong with a policy is reported with file, key path, what was found, what was expected and the nearest valid key; and no input is too bad for one line. */
import test from 'ava';
import { CheckError } from '../../src/check-error.ts';
import { loadPolicy } from '../../src/config/load-policy.ts';
import type { PolicyReader } from '../../src/config/policy-file.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

function reader(files: Files): PolicyReader {
  return async (path) => files[path] ?? null;
}

const YAML = '.model-checkrc.yaml';
const BLOB = '0'.repeat(40);

/** The text of the file, and the one line that it is answered with. */
const TABLE: readonly (readonly [text: string, message: string])[] = [
  [
    'failon: high',
    'failon: found an unknown key, expected one of $schema, extends, enforce, failOn, strict, selfApproval, include, exclude, formats, lfs, limits, unknown, operators, allow, overrides (nearest: failOn)',
  ],
  [
    'fail-on: high',
    'fail-on: found an unknown key, expected one of $schema, extends, enforce, failOn, strict, selfApproval, include, exclude, formats, lfs, limits, unknown, operators, allow, overrides (nearest: failOn)',
  ],
  [
    'zzz: 1',
    'zzz: found an unknown key, expected one of $schema, extends, enforce, failOn, strict, selfApproval, include, exclude, formats, lfs, limits, unknown, operators, allow, overrides',
  ],
  ['failOn: hgih', 'failOn: found "hgih", expected low | medium | high | critical | never (nearest: high)'],
  [
    'formats: { never: [pikcle] }',
    'formats.never[0]: found "pikcle", expected the id of a format, as reports show it (nearest: pickle)',
  ],
  ['formats: { none: [] }', 'formats.none: found an unknown key, expected one of only, never'],
  ['failOn: 3', 'failOn: found the number 3, expected low | medium | high | critical | never'],
  ['failOn:', 'failOn: found nothing, expected low | medium | high | critical | never'],
  ['strict: yes', 'strict: found "yes", expected true or false'],
  ['include: models/**', 'include: found "models/**", expected a list of globs, such as ["models/**"]'],
  [
    'exclude: [1]',
    'exclude[0]: found the number 1, expected a glob relative to the root of the repository, with / (at most 6 times *, 3 times in one part)',
  ],
  [
    'exclude: ["!models/**"]',
    'exclude[0]: found "!models/**", expected a glob relative to the root of the repository, with / (at most 6 times *, 3 times in one part)',
  ],
  ['lfs: { missing: ignore }', 'lfs.missing: found "ignore", expected reject | warn | fetch'],
  ['lfs: reject', 'lfs: found "reject", expected a mapping with the keys missing'],
  ['limits: { nestingDepth: -1 }', 'limits.nestingDepth: found the number -1, expected a whole number above 0'],
  ['limits: { nestingDepth: 1.5 }', 'limits.nestingDepth: found the number 1.5, expected a whole number above 0'],
  ['limits: { nestingDepth: .inf }', 'limits.nestingDepth: found the number Infinity, expected a whole number above 0'],
  ['operators: { safe: [{ operator: a.b }] }', 'operators.safe[0].because: found nothing, expected why, in a sentence'],
  [
    'operators: { safe: [{ operator: "*", because: x }] }',
    'operators.safe[0].operator: found "*", expected module.name, where * may stand for a part but the first',
  ],
  [
    'operators: { safe: [{ operator: "*.b", because: x }] }',
    'operators.safe[0].operator: found "*.b", expected module.name, where * may stand for a part but the first',
  ],
  [
    'operators: { dangerous: [{ operator: a.b, because: x }] }',
    'operators.dangerous[0].severity: found nothing, expected how severe',
  ],
  ['allow: { file: a }', 'allow: found a mapping, expected a list of exceptions'],
  [
    `allow: [{ file: a.pkl, blob: "${BLOB}", rule: r }]`,
    'allow[0].because: found nothing, expected why, in a sentence',
  ],
  [
    `allow: [{ file: a.pkl, blob: "${BLOB}", rule: r, because: " " }]`,
    'allow[0].because: found " ", expected the reason, in a sentence',
  ],
  [
    'allow: [{ file: a.pkl, rule: r, because: x }]',
    'allow[0].blob: found nothing, expected the git oid of the content, or the SHA-256 of an LFS object',
  ],
  [
    'allow: [{ file: a.pkl, blob: 0123, rule: r, because: x }]',
    'allow[0].blob: found the number 123, expected a git oid or the SHA-256 of an LFS object, in quotes',
  ],
  [
    'allow: [{ operator: a.b, because: x, expires: 2027-02-30 }]',
    'expires: found 2027-02-30, expected a day as YYYY-MM-DD',
  ],
  [
    'allow: [{ operator: a.b, because: x, expires: tomorrow }]',
    'allow[0].expires: found "tomorrow", expected a day as YYYY-MM-DD',
  ],
  [
    'allow: [{ operator: a.b, because: x, file: y }]',
    'allow[0].file: found an unknown key, expected one of operator, because, owner, expires',
  ],
  [
    'allow: [allow everything]',
    'allow[0]: found "allow everything", expected a mapping with the keys file, blob, rule, because, owner, expires',
  ],
  [
    'overrides: [{ files: [], because: x }]',
    'overrides[0].files: found a list of 0, expected a list of at least one glob',
  ],
  ['overrides: [{ files: [a], failOn: never }]', 'overrides[0].because: found nothing, expected why, in a sentence'],
  ['extends: [1]', 'extends[0]: found the number 1, expected ./FILE, PACKAGE or git+file:CLONE#REF:FILE'],
  [
    'just text',
    'found "just text", expected a mapping with the keys $schema, extends, enforce, failOn, strict, selfApproval, include, exclude, formats, lfs, limits, unknown, operators, allow, overrides',
  ],
  [
    '- a',
    'found a list of 1, expected a mapping with the keys $schema, extends, enforce, failOn, strict, selfApproval, include, exclude, formats, lfs, limits, unknown, operators, allow, overrides',
  ],
  ['strict: true\nstrict: false', 'found no valid YAML: duplicated mapping key (2:1)'],
  ['a: [1', 'found no valid YAML: unexpected end of the stream within a flow collection (2:1)'],
  [
    '"\\x1b[31m\\u202e": 1',
    '\\x1b[31m\\u202e: found an unknown key, expected one of $schema, extends, enforce, failOn, strict, selfApproval, include, exclude, formats, lfs, limits, unknown, operators, allow, overrides',
  ],
];

const reports = test.macro(async (t, files: Files, message: string) => {
  const error = await t.throwsAsync(loadPolicy({ read: reader(files) }), { instanceOf: CheckError });
  t.is(error.kind, 'usage');
  t.false(error.message.includes('\n'));
  t.is(error.message, message);
});

for (const [text, message] of TABLE) {
  test(`reported: ${text.split('\n').join('; ')}`, reports, { [YAML]: text }, `${YAML}: ${message}`);
}

test('all complaints are reported, the first as the message', async (t) => {
  const text = 'failOn: x\nstrict: 1\nallow: [{}]\n';
  const error = await t.throwsAsync(loadPolicy({ read: reader({ [YAML]: text }) }), { instanceOf: CheckError });
  t.regex(error.message, /failOn/);
  t.is(error.hint?.split('\n').length, 5);
});

test(
  'a key path inside package.json starts with our key',
  reports,
  { 'package.json': '{"model-check": {"strict": 1}}' },
  'package.json: model-check.strict: found the number 1, expected true or false',
);
test(
  'JSON with a key twice',
  reports,
  { '.model-checkrc.json': '{"allow": [], "strict": true, "allow": []}' },
  '.model-checkrc.json: allow: found twice, expected once',
);
test(
  'JSON with a key twice inside',
  reports,
  { 'package.json': '{"model-check": {"lfs": {"missing": "warn", "missing": "reject"}}}' },
  'package.json: model-check.lfs.missing: found twice, expected once',
);

test(
  'a package.json with two policies',
  reports,
  { 'package.json': '{"model-check": {"failOn": "high"}, "model-check": {"failOn": "never"}}' },
  'package.json: model-check: found twice, expected once',
);

/** Input that is meant to hurt; each ends in one line, soon. */
const HOSTILE: Readonly<Record<string, readonly [file: string, content: string | Uint8Array, message: RegExp]>> = {
  '10 MB': [YAML, `# ${'x'.repeat(10 * 1024 * 1024)}`, /found 10485762 bytes, expected at most 1048576/],
  'UTF-16': [YAML, Buffer.from('failOn: high\n', 'utf16le'), /expected UTF-8/],
  'bytes that are no text': [YAML, Uint8Array.of(0xff, 0xfe, 0x80), /expected UTF-8/],
  NUL: [YAML, 'failOn: high\0', /expected UTF-8/],
  'a pickle': [YAML, Buffer.from('\x80\x02cposix\nsystem\n.', 'latin1'), /expected UTF-8/],
  'deep YAML': [YAML, '['.repeat(100_000), /no valid YAML: /],
  'deep YAML by indentation': [
    YAML,
    Array.from({ length: 900 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
    /no valid YAML: |unknown key/,
  ],
  'deep JSON': ['.model-checkrc.json', '['.repeat(50_000) + ']'.repeat(50_000), /no valid JSON: /],
  'a bomb of anchors': [YAML, bomb(), /found an unknown key/],
  'a bomb of anchors where lists are expected': [YAML, `${bomb()}exclude: *i\n`, /found an unknown key/],
  'lists inside lists by aliases': [YAML, aliasedLists(), /expected at most/],
  'a merge key that brings what is unknown': [
    YAML,
    'allow:\n  - &a { operator: a.b, because: x }\n  - { <<: *a, file: y }\n',
    /allow\[1\]\.file: found an unknown key/,
  ],
  'a prototype': [YAML, '__proto__: { strict: true }\n', /__proto__: found an unknown key/],
  'a YAML tag of JavaScript': [YAML, 'failOn: !!js/function "function () {}"\n', /no valid YAML: unknown tag/],
  'several documents': [YAML, 'failOn: high\n---\nfailOn: low\n', /no valid YAML: /],
};

function bomb(): string {
  const names = 'abcdefghi';
  const lines = [...names].map((name, index) => {
    const below = index === 0 ? '"x"' : `*${names[index - 1]}`;
    return `${name}: &${name} [${Array(10).fill(below).join(', ')}]\n`;
  });
  return lines.join('');
}

function aliasedLists(): string {
  const rows = Array(9000).fill('*r').join(', ');
  const overrides = Array(9000).fill('*o').join(', ');
  return `overrides: [&o { files: [a], because: b, operators: { safe: [&r { operator: a.b, because: c }, ${rows}] } }, ${overrides}]\n`;
}

const survives = test.macro(async (t, file: string, content: string | Uint8Array, message: RegExp) => {
  const error = await t.throwsAsync(loadPolicy({ read: reader({ [file]: content }) }), { instanceOf: CheckError });
  t.is(error.kind, 'usage');
  t.regex(error.message, message);
  t.true(error.message.length < 400 && !error.message.includes('\n'));
});

for (const [title, [file, content, message]] of Object.entries(HOSTILE))
  test(`survived: ${title}`, survives, file, content, message);

test('a package.json that does not speak of us is none of ours, however broken', async (t) => {
  for (const content of ['{"name": ', '\0\xff', `{"a": "${'x'.repeat(2 ** 21)}"}`]) {
    t.is((await loadPolicy({ read: reader({ 'package.json': content }) })).file, null);
  }
});
