/** Exceptions written into policies as people keep them: comments, order, blank lines and line ends stay. */
import test from 'ava';
import { addExceptions, addExtends, draftOf, removeExceptions } from '../../src/config/edit-policy.ts';
import type { Exception } from '../../src/policy/policy.ts';
import { matchesGolden } from '../support/golden.ts';

const BLOB = '0123456789012345678901234567890123456789';
const ENTRY: Exception = { file: 'm/a b.pkl', blob: BLOB, rule: 'python/posix/process', because: "it's #1: fine" };
const OTHER: Exception = { operator: 'lib.load', because: 'known', expires: '2099-01-31' };

const LAYOUTS: Readonly<Record<string, readonly [file: string, text: string]>> = {
  'an empty file': ['.model-checkrc.yaml', ''],
  'comments alone': ['.model-checkrc.yaml', '# nothing yet\n'],
  'no list yet': ['.model-checkrc.yaml', '# top\nfailOn: high # why\n\n# end\n'],
  'an empty list with a comment': ['.model-checkrc.yaml', 'failOn: high\nallow: [] # exceptions\nstrict: true  \n'],
  'a key without a value': ['.model-checkrc.yaml', 'strict: true\nexclude: [a]\n'],
  'a block list': [
    '.model-checkrc.yaml',
    `# top\nallow:\n  # the old one\n  - operator: a.b # why\n    because: x\n\n  # another\n  - { operator: c.d, because: y } # z\n\n# after\nstrict: true\n`,
  ],
  'a block list without indentation': ['.model-checkrc.yml', 'allow:\n- operator: a.b\n  because: x\nstrict: true\n'],
  'a block list at the end without a line break': ['.model-checkrc', 'allow:\n    - operator: a.b\n      because: x'],
  'a flow list': ['model-check.config.yaml', 'allow: [{ operator: a.b, because: x }] # all\nstrict: true\n'],
  'Windows line ends': [
    '.model-checkrc.yaml',
    '# top\r\nallow:\r\n  - operator: a.b\r\n    because: x\r\nstrict: true\r\n',
  ],
  'JSON without a list': ['.model-checkrc.json', '{\n  "strict": true\n}\n'],
  'JSON with a list': [
    '.model-checkrc.json',
    '{\n\t"allow": [\n\t\t{"operator": "a.b",   "because": "x"}\n\t],\n\t"strict": true\n}\n',
  ],
  'JSON with an empty list on one line': ['model-check.config.json', '{"allow": [], "strict": true}'],
  'an empty JSON object': ['.model-checkrc.json', '{}'],
  'package.json': [
    'package.json',
    '{\n    "name": "x",\n    "model-check": {\n        "failOn": "high"\n    },\n    "scripts": { "a":  "b" }\n}\n',
  ],
};

const keepsTheRest = test.macro(async (t, file: string, text: string) => {
  const before = await draftOf(file, text);
  const count = before.allow?.length ?? 0;
  const added = await addExceptions(file, text, [ENTRY, OTHER]);
  t.deepEqual((await draftOf(file, added)).allow?.slice(count), [ENTRY, OTHER]);
  for (const [comment] of text.matchAll(/#[^\r\n]*/g)) t.true(added.includes(comment), comment);
  t.is(added.includes('\r'), text.includes('\r'));
  const removed = await removeExceptions(file, added, new Set([count, count + 1]));
  t.deepEqual((await draftOf(file, removed)).allow ?? [], before.allow ?? []);
  if (count > 0) t.is(removed, text.endsWith('\n') || file.endsWith('.json') ? text : `${text}\n`);
});

for (const [title, [file, text]] of Object.entries(LAYOUTS)) test(title, keepsTheRest, file, text);

test('the layouts, edited', async (t) => {
  const edited: string[] = [];
  for (const [title, [file, text]] of Object.entries(LAYOUTS)) {
    const extended = await addExtends(file, text, './base.yaml');
    edited.push(`===== ${title}`, await addExceptions(file, extended, [ENTRY, OTHER]));
  }
  matchesGolden(t, 'edited-policies.txt', `${edited.join('\n')}\n`);
});

test('removes from the middle and leaves the comments of the others', async (t) => {
  const [file, text] = LAYOUTS['a block list'] ?? ['', ''];
  t.is(
    await removeExceptions(file, text, new Set([0])),
    '# top\nallow:\n  # the old one\n\n  # another\n  - { operator: c.d, because: y } # z\n\n# after\nstrict: true\n',
  );
  const all = await removeExceptions(file, text, new Set([0, 1]));
  t.deepEqual((await draftOf(file, all)).allow, []);
});

test('adds a file to those that are extended', async (t) => {
  t.is(
    await addExtends('.model-checkrc.yaml', 'extends: ./a.yaml # b\n', './c.yaml'),
    'extends: [./a.yaml, ./c.yaml] # b\n',
  );
  t.is(await addExtends('.model-checkrc.yaml', 'extends: ./a.yaml\n', './a.yaml'), 'extends: ./a.yaml\n');
  t.is(
    await addExtends('.model-checkrc.json', '{"extends":["./a.yaml"]}', './c.yaml'),
    '{"extends":["./a.yaml","./c.yaml"]}',
  );
});

test('refuses a layout that it cannot edit instead of breaking it', async (t) => {
  const error = await t.throwsAsync(addExceptions('.model-checkrc.yaml', '{ strict: true }\n', [ENTRY]));
  t.regex(error?.message ?? '', /cannot be edited/);
});
