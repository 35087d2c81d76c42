/** Variables of GNU Octave: a function without a name is a text that Octave 7.3 evaluated as it loaded each file that is rejected here, and none that is not. See https://docs.octave.org/latest/Simple-File-I_002fO.html. */
import { gunzipSync } from 'node:zlib';
import test, { type ExecutionContext } from 'ava';
import { isPlainContent } from '../../../src/start/fast-path.ts';
import { survivesMutations } from '../../support/mutations.ts';
import { findingLines, judgeBytes } from '../../support/scanned.ts';

const EVALUATED = 'critical octave/evaluated-text';
const NAME = 'data.mat';
const ACTS = 'system("echo harmless")';

const rejected = test.macro(async (t: ExecutionContext, content: Uint8Array | string, name: string = NAME) => {
  const lines = await findingLines(content, name);
  t.true(lines.includes(`${EVALUATED} ${name}`), `${lines}`);
  if (typeof content === 'string') t.false(isPlainContent(content, name), 'the fast path must leave it to the program');
});
const silent = test.macro(async (t: ExecutionContext, content: Uint8Array | string) => {
  const { findings } = await judgeBytes(content, NAME);
  t.deepEqual(findings, []);
});

const text = (...lines: readonly string[]) => `# Created by Octave 7.3.0\n# name: f\n${lines.join('\n')}\n\n\n`;
const TYPE = '# type: function handle';
const ANONYMOUS = '@<anonymous>';
const CELL = ['# type: cell', '# rows: 1', '# columns: 1', '# name: <cell-element>'];

for (const [way, content] of Object.entries({
  'a call': text(TYPE, ANONYMOUS, ACTS),
  'a type of its own': text(TYPE, '# subtype: anonymous', ACTS),
  'behind where it is from': text(TYPE, '# octaveroot: /x', '# path: /y', ANONYMOUS, ACTS),
  'on the line of the name': text(TYPE, `${ANONYMOUS} ${ACTS}`),
  'blanks behind the type': text(`${TYPE}  \t`, ANONYMOUS, ACTS),
  'a global': text('# type: global function handle', ANONYMOUS, ACTS),
  'other marks and words': `%name x\n%% #typeOf::function handle\n${ANONYMOUS}\n\n\n${ACTS}\n`,
  'lines of Windows': text(TYPE, ANONYMOUS, ACTS).replaceAll('\n', '\r\n'),
  'lines of a Macintosh': text(TYPE, ANONYMOUS, ACTS).replaceAll('\n', '\r'),
  'in a cell': text(...CELL, TYPE, ANONYMOUS, ACTS),
  'behind another text': `x\ny ${text(TYPE, ANONYMOUS, ACTS)}`,
  'behind another function': text(TYPE, ANONYMOUS, '@(x) x', '# name: g', TYPE, ANONYMOUS, ACTS),
  'a function that is called at once': text(TYPE, ANONYMOUS, `(@(x) x)(${ACTS})`),
  'a function in a cell that is taken out': text(TYPE, ANONYMOUS, `{@() 1, ${ACTS}}{1}`),
}))
  test(`text: ${way}`, rejected, content);
test('text: under another name', rejected, text(TYPE, ANONYMOUS, ACTS), 'weights.txt');

for (const [way, content] of Object.entries({
  'a function': text(
    TYPE,
    ANONYMOUS,
    '@(x) x + k * [1, 2; 3, 4] (1)',
    '# length: 1',
    '# name: k',
    '# type: scalar',
    '3',
  ),
  'a function whose body acts when it is called': text(TYPE, ANONYMOUS, `@(x) ${ACTS}`),
  'a function by its name': text(TYPE, '# octaveroot: /usr', '# subtype: simple', 'sin'),
  'a function by its name, as it was': text(TYPE, 'system'),
  'in a cell': text(...CELL, TYPE, ANONYMOUS, "@(a) [a'; a']"),
  numbers: text('# type: matrix', '# rows: 1', '# columns: 2', ' 1 2'),
  'prose about it': `# notes\n\nThe type of f is a function handle: ${ACTS}\n`,
}))
  test(`text: ${way} is silent`, silent, content);

const honest = (packed: string) => gunzipSync(Buffer.from(packed, 'base64'));
/** As Octave wrote them: `f = @(x) x + 1 + 2 + 3`. */
const BINARY = honest(
  'H4sIAAAAAAACA/NPLkksS9U11PVhYGRgYEhjAIH//CBmaV5ySWZ+nkJGYl5KTioPUMjBJjEvP68yN7+02E4IxNeo0FSoUNBWMARi' +
    'IyA2BgCDVt9KTwAAAA==',
);
const HDF5 = honest(
  'H4sIAAAAAAACA+v0cHHj5ZLiYgABDg4GFgYBBmTwHwoKJFD5MPkEKM0IpTug9AommDgzWA6qHWg6xHwFZgg/AyoeEuTqClL9Hw3A' +
    '7PFgg9AcDKNgJAIPV8cAEB0BT0cQcIIJVV0aWnr0oNBeQahN6OmaF2qysoJzUWpiSWqKQlKlgn9ySWJZqoK5nrGegY5CSGmqgktq' +
    'soKBoYKhhZWJmZWJuYKRgZGZQmiIs4JNUX5+iUNZrh0D/nwiIIGazwjlkwUcqOEzCkZ2PoGlpw+sqOpKKgtSQXRZYk5pKlJ+cSDT' +
    '3mA/fxdGoCmw8rmDGTUfboDyL7COxhE+wMjABgkzRhifAyUcmYF8EFsYmsdZoXwmJiZGSP0IiXFmxhec2EoCISTzxMX4sxkYZgzq' +
    '8ICkKyZ4uprAjl89zLcvBFHTn4AQhDYQGZnpKq00L7kkMz9PISMxLyUnlcHBJjEvP68yN7+02I7BQaNCU6FCQVvBEIiNgNh4NCOO' +
    'glEwCkbBKBgFw6JdyYjSv4T1a9HbRYT6lztER8dhRvuXmP3LALR2dV4utN2ZnIfSDncgO/0S3y/ixdsv+sEJG8EZDv0ieO9OHL96' +
    'WH5dITKahslNV8J40xUrZAwdrGropitYvYA+XsMDzbmMQB/xAP3k7xziGOYa7+caHu/mH+TrGILU/2ZESnGMDKj9cAAp1C8QcBgA' +
    'AA==',
);
const BODY = '@(x) x + 1 + 2 + 3';
function withBody(file: Buffer, body: string): Buffer {
  const at = file.indexOf(BODY);
  return Buffer.concat([file.subarray(0, at), Buffer.from(body.padEnd(BODY.length)), file.subarray(at + BODY.length)]);
}

for (const [form, file] of Object.entries({ binary: BINARY, HDF5 })) {
  test(`${form}: a function is silent`, silent, file);
  test(`${form}: a call`, rejected, withBody(file, 'system("true")'));
  test(`${form}: a call on a second line`, rejected, withBody(file, '@() 1\nexit(3)'));
}

for (const [form, file] of Object.entries({ text: Buffer.from(text(TYPE, ANONYMOUS, ACTS)), binary: BINARY }))
  test(`${form}: any change and any cut ends in evidence`, (t) => survivesMutations(t, file, NAME, { seed: 9 }));
