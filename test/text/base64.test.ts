/** Base64 against Python's own decoder, and the reading of the Pythons that go on behind a padded group. */
import test from 'ava';
import fc from 'fast-check';
import { base64Readings, decodeBase64 } from '../../src/text/base64.ts';
import { pythonsWith, runPython } from '../support/python.ts';

const SCRIPT = `
import binascii, json, sys
def decoded(text):
    try: return binascii.a2b_base64(text.encode('latin1')).hex()
    except binascii.Error: return None
print(json.dumps([decoded(text) for text in json.loads(sys.argv[1])]))
`;

/** Pads, blanks, the alphabet of URLs and bytes beyond ASCII between the characters that count. */
const TEXT = fc.string({
  unit: fc.constantFrom(...'ABCab01+/', '=', '=', '=', '-', '_', ' ', '\n', '$', '\xff'),
  maxLength: 14,
});

test('as binascii.a2b_base64 decodes it', (t) => {
  const texts = fc.sample(TEXT, 2_000);
  for (const python of pythonsWith()) {
    const expected: (string | null)[] = JSON.parse(runPython(python, SCRIPT, [JSON.stringify(texts)]));
    for (const [index, text] of texts.entries()) {
      const readings = base64Readings(Buffer.from(text, 'latin1')).map((bytes) => Buffer.from(bytes).toString('hex'));
      const found = expected[index];
      if (found !== null && found !== undefined) t.true(readings.includes(found), JSON.stringify(text));
      else t.true(readings.length < 2, JSON.stringify(text));
    }
  }
});

const readings = test.macro((t, text: string, ...expected: readonly string[]) => {
  t.deepEqual(
    base64Readings(text).map((bytes) => Buffer.from(bytes).toString('latin1')),
    expected,
  );
});
test('both readings behind a padded group', readings, 'ab==cd', 'i', 'i\xb7\x1d');
test('a pad that ends nothing', readings, 'ab=cd', 'i\xb7\x1d');
test('no Python decodes a single character', readings, 'abcda');
test('nor text that is no ASCII', readings, 'YWJjé');
test('nothing', readings, '', '');

test('what Pythons disagree about is not known', (t) => {
  t.is(decodeBase64('ab==cd'), null);
  t.is(decodeBase64('ab='), null);
  t.deepEqual(Buffer.from(decodeBase64('_YW-Jj') ?? []).toString(), 'abc');
});
