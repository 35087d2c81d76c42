/** What a program unpickles out of MessagePack, and Polars out of its plans, is found whatever it is packed in; honest messages are silent. https://docs.pola.rs/api/python/stable/reference/api/polars.LazyFrame.deserialize.html */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import test, { type ExecutionContext } from 'ava';
import { bytes, reducePickle } from '../../support/assembler.ts';
import { zip } from '../../support/containers.ts';
import { pythonInFolder } from '../../support/python.ts';
import { judgeBytes } from '../../support/scanned.ts';

const EVIL = reducePickle('posix', 'system', 'echo harmless');
/** Of protocol 0, its names in escapes. */
const ESCAPED = Buffer.from('V\\u0070osix\nVsys\\u0074em\n\x93Vecho harmless\n\x85R.', 'latin1');
/** One frame of zstd whose one block is not packed. */
const framed = (content: Uint8Array) =>
  Buffer.concat([
    Buffer.of(0x28, 0xb5, 0x2f, 0xfd, 0x20, content.length, ((content.length << 3) | 1) & 255, content.length >> 5, 0),
    content,
  ]);
const HONEST = Buffer.from('\x80\x04]\x94(K\x01K\x02K\x03K\x04K\x05K\x06K\x07e.', 'latin1');

const word = (text: string) => bytes(0xa0 + text.length, text);
const binary = (content: Uint8Array) => bytes(0xc5, content.length >> 8, content.length & 255, content);
const oldText = (content: Uint8Array) => bytes(0xda, content.length >> 8, content.length & 255, content);
const extension = (content: Uint8Array) => bytes(0xc8, content.length >> 8, content.length & 255, 5, content);
const numbers = (content: Uint8Array) =>
  bytes(
    0xdc,
    content.length >> 8,
    content.length & 255,
    ...[...content].map((n) => (n < 128 ? bytes(n) : bytes(0xcc, n))),
  );
/** Random for whoever looks for opcodes, and no MessagePack. */
const PADDING = binary(Buffer.alloc(60_000, 0xc1));
const message = (value: Uint8Array) => bytes(0x83, word('before'), PADDING, word('m'), value, word('behind'), PADDING);

const verdict = test.macro(async (t: ExecutionContext, content: Uint8Array, expected: string) => {
  const { status, findings } = await judgeBytes(content, 'weights.msgpack');
  t.is<string, string>(status, expected, findings.map(({ rule }) => rule).join());
});

for (const [what, pickle, expected] of [
  ['a pickle', EVIL, 'rejected'],
  ['a pickle in escapes', ESCAPED, 'rejected'],
  ['a packed pickle', deflateSync(EVIL), 'rejected'],
  ['a pickle packed by zstd', framed(ESCAPED), 'rejected'],
  ['a pickle packed twice', framed(deflateSync(EVIL)), 'rejected'],
  ['an archive', zip([{ name: 'a/data.pkl', content: ESCAPED, method: 8 }]), 'rejected'],
] as const) {
  test(`${what} as bytes`, verdict, message(binary(pickle)), expected);
  test(`${what} as the text of old writers`, verdict, message(oldText(pickle)), expected);
  test(`${what} as an extension`, verdict, message(extension(pickle)), expected);
  test(`${what} as numbers, in a list`, verdict, bytes(0x92, message(numbers(pickle)), 1), expected);
  test(`${what} in a second message`, verdict, bytes(message(binary(HONEST)), message(binary(pickle))), expected);
}
test('honest values', verdict, message(binary(deflateSync(HONEST))), 'not-a-model');
test('an honest pickle', verdict, message(binary(HONEST)), 'not-a-model');
test('an empty map, which PROTO is', verdict, bytes(0x80, 4, 'N.'), 'clean');

/** A function as Polars keeps it: behind a mark and the version of Python. */
const plan = (kept: Uint8Array, digest = '0'.repeat(64)) =>
  bytes('DSL_VERSION', 24, 0, 0, 0, digest, 0x82, word('a'), PADDING, word('function'), kept);
const called = (pickle: Uint8Array) => numbers(bytes(0, 11, 7, pickle));
for (const [what, pickle] of [
  ['a pickle', EVIL],
  ['a pickle in escapes', ESCAPED],
] as const) {
  test(`a plan of Polars with ${what}`, verdict, plan(called(pickle)), 'rejected');
  test(`a plan without a digest with ${what}`, verdict, plan(called(pickle), ''), 'rejected');
  test(`an expression with ${what}`, verdict, message(binary(bytes('PLPYFN', 0x94, 1, 11, 7, pickle))), 'rejected');
  const list = (before: string) =>
    `{"a":[1,2],"function":{"OpaquePython":{"function":[${before}${[...pickle].join()}]}}}`;
  for (const [how, text] of [
    ['as JSON', list('0,11,7,')],
    ['as JSON of a name in escapes', list('0,11,7,').replace('Opaque', '\\u004fpaque')],
    ['as JSON with lines', JSON.stringify(JSON.parse(list('')), null, 2)],
  ] as const)
    test(`a plan of Polars ${how} with ${what}`, verdict, Buffer.from(text), 'rejected');
}
test('numbers in any JSON', verdict, Buffer.from(JSON.stringify({ m: Buffer.from(EVIL).toJSON() })), 'rejected');
test('numbers in YAML', async (t) => {
  const { status } = await judgeBytes(`m:\n${[...EVIL].map((n) => `  - ${n}\n`).join('')}`, 'm.yaml');
  t.is(status, 'rejected');
});
test('honest numbers', verdict, Buffer.from(JSON.stringify({ sizes: [128, 4, 2, ...HONEST, 512, 7] })), 'not-a-model');

const POLARS = `
import os, polars as pl, sys
class Evil:
    def __reduce__(self): return os.system, ('echo harmless',)
def honest(s): return s
function = Evil() if sys.argv[1] == 'evil' else honest
column = pl.col('a').map_batches(function, return_dtype=pl.Int64)
frame = pl.LazyFrame({'a': [1, 2], 'b': ['x' * 70000] * 2})
for name, made in {'frame': frame.map_batches(function), 'column': frame.with_columns(column), 'expression': column.meta}.items():
    for form in ('binary', 'json'): made.serialize(name + '.' + form, format=form)
frame.serialize('none.binary', format='binary')
`;

for (const kind of ['evil', 'honest'])
  test(`what Polars writes: ${kind}`, async (t) => {
    const made = pythonInFolder(t, 'polars');
    if (made === null) return;
    made.run(POLARS, [kind]);
    for (const name of readdirSync(made.folder).filter((each) => /\.(?:binary|json)$/.test(each))) {
      const { status } = await judgeBytes(readFileSync(path.join(made.folder, name)), name);
      t.is(status === 'rejected', kind === 'evil' && !name.startsWith('none'), `${name} ${status}`);
    }
  });
