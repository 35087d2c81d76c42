/** What a text of YAML says, as PyYAML composes it. See https://github.com/yaml/pyyaml/blob/main/lib/yaml/composer.py. */
import test from 'ava';
import { readDocuments } from '../../../src/formats/yaml/yaml-documents.ts';
import { isContainer, type JsonValue } from '../../../src/text/json-values.ts';
import { demanded, pythonWith, runPython } from '../../support/python.ts';
import { runs } from '../../support/runs.ts';
import { YAML_TEXTS } from '../../support/yaml-texts.ts';

type Shown = string | number | boolean | null | readonly Shown[] | { readonly [key: string]: Shown };

/** Entries by their keys. */
function shown(value: JsonValue): Shown {
  if (!isContainer(value)) return value;
  if (value.kind === 'array') return value.items.map(shown);
  return Object.fromEntries(value.entries.map(([key, inner]) => [key, shown(inner)]));
}

const says = test.macro((t, text: string, ...expected: readonly Shown[]) => {
  const { documents, break: end } = readDocuments(text, false);
  t.deepEqual(documents.map(shown), expected);
  t.is(end, null);
});

test('keys and items', says, 'a: 1\nb:\n- c\n- d: 2\n  e:\n    f: g\n', { a: 1, b: ['c', { d: 2, e: { f: 'g' } }] });
test('items in items', says, '- - a\n  - - b\n-\n  c: 1\n-\n', [['a', ['b']], { c: 1 }, null]);
test('brackets', says, '[a, {b: c, "d":e, f, ? g : h}]', ['a', { b: 'c', d: 'e', f: null, g: 'h' }]);
test('a pair in a list', says, '[a: b, c]', [{ a: 'b' }, 'c']);
test('keys with a question mark', says, '? a\n: b\n? c\n? - d\n: e\n', { a: 'b', c: null, "['d']": 'e' });
test('words over several lines', says, 'a: b c\n  d\n\n  e # f\ng: h#i\n', { a: 'b c d\ne', g: 'h#i' });
test('quotes', says, `a: "b\\x41\\u0042\\n\\\n  c\n  d"\n'e''f': 'g\n\n  h'\n`, { a: 'bAB\nc d', "e'f": 'g\nh' });
test('blocks', says, 'a: |\n  b\n   c\n\nd: >-\n  e\n  f\n\n   g\nh: |+\n\n  i\n\nj: |1\n  k\n', {
  a: 'b\n c\n',
  d: 'e f\n\n g',
  h: '\ni\n\n',
  j: ' k\n',
});
test(
  'types',
  says,
  '[~, null, yes, Off, 0x1F, 0b11, 017, 1_000, 1:30, 1.5, .5, 1e3, ., +, E1, .inf, y1, "1", !!str 1]',
  [
    ...[null, null, true, false, 31, 3, 15, 1000, 90, 1.5, 0.5, 1000, '.', '+', 'E1'],
    ...[Number.POSITIVE_INFINITY, 'y1', '1', '1'],
  ],
);
test('aliases', says, 'a: &x 1\nb: *x\nc: &y [2]\nd: *y\n', { a: 1, b: 1, c: [2], d: null });
test('documents', says, '%YAML 1.1\n---\na\n...\n--- b\n---\n---\n- c\n', 'a', 'b', null, ['c']);
test('nothing', says, '# a\n\n');

const breaks = test.macro((t, text: string, offset: number, isCertain: boolean) => {
  const { break: end } = readDocuments(text, false);
  t.is(end?.offset, offset);
  t.is(end?.isCertain, isCertain);
});
test('a colon in a value', breaks, 'a: b: c\n', 4, true);
test('source of Python', breaks, 'import a\n\ndef b(c):\n    return c\n', 18, true);
test('a line that is less deep', breaks, 'a:\n    b: 1\n  c: 2\n', 14, true);
test('quotes that do not end', breaks, 'a: "b\n', 6, true);
test('a name of nothing', breaks, 'a: *b\n', 3, true);
test('a tab in the place of blanks', breaks, 'a:\n\tb: 1\n', 3, false);
test('brackets that do not end', breaks, 'a: [b\n', 6, false);
test('a handle without a directive', breaks, 'a: !b!c d\n', 3, false);

test('brackets inside each other, as deep as Python goes', (t) => {
  t.is(readDocuments('['.repeat(400) + ']'.repeat(400), false).documents.length, 1);
  t.throws(() => readDocuments('['.repeat(100_000), false), { name: 'LimitError' });
  t.throws(() => readDocuments('- '.repeat(100_000), false), { name: 'LimitError' });
  t.throws(() => readDocuments('? '.repeat(100_000), false), { name: 'LimitError' });
});

/** Of each text what is composed before it breaks: scalars as `[text, is plain]`. */
const COMPOSED = String.raw`${YAML_TEXTS}
sys.setrecursionlimit(5000)
def composed(node, above=()):
    if id(node) in above: return None
    if isinstance(node, yaml.ScalarNode): return [node.value, node.style is None]
    inner = above + (id(node),)
    if isinstance(node, yaml.SequenceNode): return {'items': [composed(item, inner) for item in node.value]}
    return {'entries': [[composed(key, inner), composed(value, inner)] for key, value in node.value]}
for _ in range(N):
    text = doc()
    documents, end = [], None
    try:
        for node in yaml.compose_all(text, Loader=yaml.SafeLoader): documents.append(composed(node))
    except Exception as error: end = str(error)
    print(json.dumps([text, documents, end]))
`;

type Composed =
  | null
  | readonly [text: string, isPlain: boolean]
  | { readonly items: readonly Composed[] }
  | { readonly entries: readonly (readonly [Composed, Composed])[] };

const isText = (composed: Composed): composed is readonly [string, boolean] => Array.isArray(composed);
/** Breaks of YAML 1.1 are read as one of them. */
const sameText = (own: string, theirs: string) => own.replace(/\s+/g, ' ') === theirs.replace(/[\s\x85]+/g, ' ');
/** A key that is no text is written as Python does. */
const TYPED_KEY = /^(?:None|True|False|-?[\d.]+|inf|nan)$/;

/** Typed scalars are not compared, nor what an alias stands for. */
function isSame(own: JsonValue, theirs: Composed): boolean {
  if (theirs === null) return own === null;
  if (isText(theirs)) return typeof own === 'string' ? sameText(own, theirs[0]) : !isContainer(own);
  if (own === null) return true;
  if (!isContainer(own)) return false;
  if ('items' in theirs)
    return (
      own.kind === 'array' &&
      own.items.length === theirs.items.length &&
      theirs.items.every((item, index) => isSame(own.items[index] ?? null, item))
    );
  return own.kind === 'object' && own.entries.length === theirs.entries.length && theirs.entries.every(sameEntry(own));
}

const sameEntry =
  ({ entries }: Extract<JsonValue, { kind: 'object' }>) =>
  ([key, value]: readonly [Composed, Composed], index: number): boolean => {
    const [own = '', inner = null] = entries[index] ?? [];
    const isSameKey = !isText(key) || TYPED_KEY.test(own) || sameText(own, key[0]);
    return isSameKey && isSame(inner, value);
  };

test('random texts say what PyYAML composes', (t) => {
  const python = pythonWith(t, 'yaml', demanded('pyyaml'));
  if (python === null) return;
  let whole = 0;
  for (const line of runPython(python, COMPOSED, ['5', String(runs(4000))])
    .trim()
    .split('\n')) {
    const [text, theirs, end]: [string, readonly Composed[], string | null] = JSON.parse(line);
    // A second mark of the order of bytes is part of a text to PyYAML.
    if (text.lastIndexOf('\ufeff') > 0) continue;
    const own = readDocuments(text.replace(/^\ufeff/, '').replace(/\r(?!\n)|[\x85\u2028\u2029]/g, '\n'), false);
    t.true(own.documents.length >= theirs.length, `${JSON.stringify(text)}: ${own.break?.message}`);
    if (end === null) {
      whole += 1;
      t.is(own.break, null, JSON.stringify(text));
    }
    for (const [index, document] of theirs.entries())
      t.true(isSame(own.documents[index] ?? null, document), JSON.stringify(text));
  }
  t.true(whole > runs(4000) / 50, `${whole} that PyYAML reads to their end`);
});
