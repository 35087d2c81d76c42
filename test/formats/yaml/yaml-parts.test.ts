/** Long YAML is read in parts: what they say together is what the whole says, or nothing is said. See https://yaml.org/spec/1.1/. */
import test from 'ava';
import { partsOf } from '../../../src/formats/yaml/yaml-parts.ts';
import { readYaml, readYamlParts, type YamlDocuments } from '../../../src/formats/yaml/yaml-values.ts';
import { findingLines } from '../../support/scanned.ts';

const SIZES = { gathered: 24, most: 100 };

/** Cut into parts of a few characters each. */
async function inParts(text: string) {
  const parts = partsOf(text, SIZES);
  return parts === null ? null : await readYamlParts(parts);
}

/** A collection begins at its indentation or behind it. */
function withoutOffsets(read: YamlDocuments | null): unknown {
  const strip = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(strip);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => key !== 'offset')
        .map(([key, inner]) => [key, strip(inner)]),
    );
  };
  return { documents: strip(read?.documents), objects: read?.objects };
}

const same = test.macro(async (t, text: string) => {
  const whole = await readYaml(text);
  t.true(
    (partsOf(text, SIZES) ?? []).some((parts) => parts.length > 1),
    'it is cut',
  );
  t.deepEqual(withoutOffsets(await inParts(text)), withoutOffsets(whole));
});
const unknown = test.macro(async (t, text: string) => {
  t.is(await inParts(text), null);
});

const words = 'some words of a value that is long enough to be cut';
test('keys', same, `a: 1\nb: ${words}\nc: [1, 2]\nd: {e: f}\n`);
test('keys and comments', same, `# one\na: 1\n\n  # two\nb: ${words}\n# three\nc: 3\n`);
test('blocks in blocks', same, `a:\n  b:\n    c: ${words}\n    d: ${words}\n  e: ${words}\nf:\n  g: 1\n`);
test('items', same, `- a\n- ${words}\n- b: 1\n  c: ${words}\n- - 1\n  - 2\n`);
test('items at the indentation of their key', same, `a:\n- b: ${words}\n- c: ${words}\nd:\n- 1\ne: 2\n`);
test(
  'long items',
  same,
  `a:\n- b:\n    c: ${words}\n    d: ${words}\n  e: 1\n-   f:\n    - ${words}\n    - ${words}\n`,
);
test('an item in an item', same, `- - a: ${words}\n    b: ${words}\n    c: 1\n  - d: 1\n- 2\n`);
test('documents', same, `a: 1\nb: ${words}\n---\n- 1\n- ${words}\n- 2\n...\n`);
test(
  'a block of text that looks like keys',
  same,
  `a: |\n  b: 1\n  - c\nd: ${words}\ne: >-\n    f: 1\n\n    g\nh: 1\n`,
);
test('braces over several lines', same, `a: {b: 1,\n  c: 2\n}\nd: ${words}\ne: 1\n`);
test('anchors', same, `a: &x ${words}\nb: 1\nc: *x\nd: ${words}\n`);
test('tags', same, `a: !!python/name:os.system\nb: ${words}\nc: !!python/object/apply:os.popen [${words}]\nd: 1\n`);
test('a tag over items', same, `a: ${words}\nb: !!python/object/apply:os.system\n  - true\nc: ${words}\n`);
test('lines that end in two characters', same, `a: 1\r\nb: ${words}\r\nc:\r\n  d: ${words}\r\n  e: ${words}\r\n`);

test('a directive', unknown, `%TAG !p! tag:yaml.org,2002:python/\n---\na: !p!name:os.system\nb: ${words}\n`);
test('quotes that hold what looks like keys', unknown, `a: "b\nc: d"\ne: ${words}\nf: ${words}\ng: "\n`);
test('a text over several lines at the indentation of keys', unknown, `a: "one\ntwo"\nb: ${words}\nc: ${words}\n`);
test('braces that are not closed', unknown, `a: {b: 1\nc: ${words}\nd: ${words}\n`);
test('a tag before the block', unknown, `a:\n  !!python/object/apply:os.system\n  - ${words}\n  - ${words}\nb: 1\n`);
test('an anchor before the block', unknown, `a: &x\n  b: ${words}\n  c: ${words}\nb: *x\n`);
test('a tag of the document', unknown, `--- !!python/object/apply:os.system\n- ${words}\n- ${words}\n`);
test('keys that are values', unknown, `? a\n: b\nc: ${words}\nd: ${words}\n`);
test('one long text', unknown, `a: ${words} ${words}\nb: 1\n`);
test('one in quotes', same, `a: "${words} ${words}"\nb: 1\nc: ${words}\n`);
test('one in other quotes, over several lines', same, `- a: '${words} it''s\n\n    ${words}'\n  b: 1\n- c: ${words}\n`);
test('one in a block', same, `a: |-\n  ${words}\n  b: ${words}\nc: 1\nd: ${words}\n`);
test(
  'quotes that end before their entry does',
  unknown,
  `a: "b" {c: ${words},\n  d: ${words}, e: ${words}, f: ${words}, ${words}}\n`,
);
test('keys behind items', same, `a:\n- ${words}\n- 1\nb: ${words}\nc: 1\n`);

// As a loader would find it in a configuration of half a megabyte.
const long = Array.from({ length: 6000 }, (_, index) => `  key${index}:\n    a: ${words}\n    b: [1, 2]\n`).join('');
const found = test.macro(async (t, text: string, ...expected: readonly string[]) => {
  t.deepEqual(await findingLines(text, 'config.yaml'), expected);
});
const PROCESS = 'critical python/os/process-execution config.yaml';
test('a word of configurations', found, `paths:\n${long}module_name: here\nstorage_type: gp2\n`);
test('a call by its tag', found, `paths:\n${long}  x: !!python/object/apply:os.system [true]\n`, PROCESS);
test(
  'a target of Hydra',
  found,
  `paths:\n${long}  x:\n    _target_: os.system\n    command: true\n`,
  `${PROCESS}#/paths/x`,
);
test('a target at the root', found, `_target_: os.system\npaths:\n${long}command: true\n`, PROCESS);
test(
  'a class of jsonargparse',
  found,
  `- class_path: os.system\n  init_args:\n    command: true\n- paths:\n${long}`,
  `${PROCESS}#/0`,
);
test(
  'what nobody can cut is not read',
  found,
  `paths: &x\n  y: 1\n${long}  _target_: os.system\n`,
  'high unexaminable/limit config.yaml',
);
