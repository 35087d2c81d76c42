/** JSON as Python reads it: every value of a key that stands twice, all its encodings, any depth, and an end to everything. */
import test from 'ava';
import fc from 'fast-check';
import type { JsonValue } from '../../src/text/json-values.ts';
import { parsePythonJson } from '../../src/text/python-json.ts';
import { toUtf8 } from '../../src/text/text-encoding.ts';
import { pythonsWith, runPython } from '../support/python.ts';
import { runs } from '../support/runs.ts';

const parse = (text: string | Uint8Array, values = 1_000_000, kept = 1_000_000) =>
  parsePythonJson(Buffer.from(text), { values, kept });

/** Without offsets; of a key that stands twice the last value, as Python keeps it. */
function plain(value: JsonValue | undefined): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value.kind === 'array') return value.items.map(plain);
  return Object.fromEntries(value.entries.map(([key, inner]) => [key, plain(inner)]));
}

const reads = test.macro((t, text: string, expected: unknown) => {
  const { values, failure } = parse(text);
  t.is(failure, null);
  t.deepEqual(plain(values[0]), expected);
});

test("Python's three numbers", reads, '[NaN, Infinity, -Infinity]', [Number.NaN, Infinity, -Infinity]);
test('escapes', reads, '"\\u0041\\ud83d\\ude00\\/\\n\\b\\"\\\\"', 'A😀/\n\b"\\');
test('a lone surrogate', reads, '"\\ud800"', '\ud800');
test('control characters in a string', reads, '"a\tb\u0001"', 'a\tb\u0001');
test('numbers', reads, '[0, -0, 1.5e3, 123456789012345678901234567890]', [0, -0, 1500, 1.2345678901234568e29]);
test('white space', reads, ' \t\r\n{ "a" : [ ] , "b":{ } }\n', { a: [], b: {} });

test('every value of a key that stands twice is kept', (t) => {
  const [value] = parse('{"a": 1, "a": {"b": 2}, "a": 3}').values;
  t.deepEqual(
    typeof value === 'object' && value?.kind === 'object' ? value.entries.map(([, inner]) => plain(inner)) : [],
    [1, { b: 2 }, 3],
  );
});

test('values that follow each other are all read', (t) => {
  t.deepEqual(parse('{"a": 1}\n{"b": 2}').values.map(plain), [{ a: 1 }, { b: 2 }]);
});

test('offsets count bytes', (t) => {
  const [value] = parse('["ü", {"a": 1}]').values;
  const inner = typeof value === 'object' && value?.kind === 'array' ? value.items[1] : null;
  t.is(typeof inner === 'object' ? inner?.offset : null, 7);
});

const breaks = test.macro((t, text: string, reason: string, kept: unknown) => {
  const { values, failure } = parse(text, 100_000);
  t.is(failure?.reason ?? '', reason);
  t.deepEqual(plain(values[0]), kept);
});

test('what came before a break is kept', breaks, '{"a": {"b": 1}, "c": ?}', 'malformed', { a: { b: 1 }, c: null });
test('a text that ends early', breaks, '{"a": [1, 2', 'truncated', { a: [1, 2] });
test('a string that ends early', breaks, '["abc', 'truncated', []);
test('an unknown escape', breaks, '["\\x41"]', 'malformed', []);
test('a comma too many', breaks, '[1,]', 'malformed', [1]);
test('a word that is none', breaks, '[nul]', 'malformed', []);

test('a million containers inside each other do not break the stack', (t) => {
  const { failure } = parse('['.repeat(1_000_000), 2_000_000);
  t.is(failure?.reason, 'limit');
});

test('more values than allowed are a limit', (t) => {
  t.is(parse(`[${'1,'.repeat(100)}1]`, 50).failure?.reason, 'limit');
  t.is(parse(`[${'[],'.repeat(100)}1]`, 1000, 50).failure?.reason, 'limit');
});

test('what JavaScript writes is read back', (t) => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      t.deepEqual(plain(parse(text).values[0]), JSON.parse(text));
    }),
    { numRuns: runs(300) },
  );
});

test('any bytes end in values or a failure', (t) => {
  const pieces = fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '\\', 'u00', 'NaN', '1', 'e', ' ', '\u0000', 'ü');
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
      const { values, failure } = parse(parts.join(''));
      return failure !== null || values.length >= 0;
    }),
    { numRuns: runs(2000) },
  );
  t.pass();
});

const ENCODINGS = `
import json, sys
text = '{"class_name": "\\u00fc\\U0001f600"}'
for name in ['utf-8', 'utf-8-sig', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-32', 'utf-32-le', 'utf-32-be']:
    raw = text.encode(name)
    assert json.loads(raw) == json.loads(text)
    print(name, raw.hex())
`;

for (const python of pythonsWith()) {
  test(`${python}: every encoding that json.loads detects`, (t) => {
    for (const line of runPython(python, ENCODINGS).trim().split('\n')) {
      const [name, hex = ''] = line.split(' ');
      const { values, failure } = parse(toUtf8(Buffer.from(hex, 'hex')));
      t.is(failure, null, name);
      t.deepEqual(plain(values[0]), { class_name: 'ü😀' }, name);
    }
  });
}
