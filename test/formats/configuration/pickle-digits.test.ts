/** Pickles as digits in text, for loaders of which no list is complete. The expression of XGBoost on Spark decodes and runs the first ones; LlamaIndex and PySpark do by their sources. See https://github.com/dmlc/xgboost/blob/master/python-package/xgboost/spark/estimator.py. */
import { deflateSync, gzipSync } from 'node:zlib';
import test, { type ExecutionContext } from 'ava';
import { bytes, op } from '../../support/assembler.ts';
import { judgeBytes } from '../../support/scanned.ts';

const text = (value: string) => op.SHORT_BINUNICODE(value);
const pickle = (protocol: number, module: string, name: string) =>
  Buffer.from(
    protocol < 4
      ? bytes(
          op.PROTO(protocol),
          op.GLOBAL(module, name),
          op.MARK,
          op.BINUNICODE('echo harmless'),
          op.TUPLE,
          op.REDUCE,
          op.STOP,
        )
      : bytes(
          op.PROTO(protocol),
          text(module),
          text(name),
          op.STACK_GLOBAL,
          text('echo harmless'),
          op.TUPLE1,
          op.REDUCE,
          op.STOP,
        ),
  );
const RAW_EVIL = pickle(4, 'posix', 'system');
const EVIL = RAW_EVIL.toString('base64');
const lines = (digits: string) => digits.replace(/.{20}/g, '$&\n');

const verdict = test.macro(async (t: ExecutionContext, name: string, content: string, expected: string) => {
  const { status, findings } = await judgeBytes(content, name);
  t.is<string, string>(status, expected, findings.map(({ rule }) => rule).join());
});
const json = JSON.stringify;

const spark = { class: 'xgboost.spark.estimator.SparkXGBClassifierModel', sparkVersion: '3.5.0', paramMap: {} };
const callbacks = json({ ...spark, serialized_callbacks: lines(EVIL) });
test('XGBoost on Spark', verdict, 'metadata/part-00000', callbacks, 'rejected');
/** Loaders ask for no PROTO. */
const WITHOUT: Readonly<Record<string, Buffer>> = {
  'protocol 0': Buffer.from("cposix\nsystem\n(S'echo harmless'\ntR."),
  'a call by INST': Buffer.from("(S'echo harmless'\niposix\nsystem\n."),
  'no PROTO': RAW_EVIL.subarray(2),
};
const udt = (serializedClass: string) =>
  json({ type: 'udt', pyClass: 'not.There', sqlType: 'double', serializedClass });
for (const [way, raw] of Object.entries(WITHOUT)) {
  const digits = raw.toString('base64');
  const contexts = json({ state: { state_data: { _data: { k: digits } } } });
  test(`XGBoost on Spark: ${way}`, verdict, 'part-00000', json({ ...spark, serialized_callbacks: digits }), 'rejected');
  test(`PySpark: ${way}`, verdict, 'part-00000', json({ ...spark, paramMap: { stopWords: [digits] } }), 'rejected');
  const hex = raw.toString('hex');
  test(`PySpark, hexadecimal: ${way}`, verdict, 'part-00000', json({ ...spark, paramMap: { a: [hex] } }), 'rejected');
  test(`LlamaIndex: ${way}`, verdict, 'context.json', contexts, 'rejected');
  test(`a type of Spark: ${way}`, verdict, 'schema.json', udt(digits), 'rejected');
}
const words = {
  ...spark,
  class: 'pyspark.ml.feature.StopWordsRemover',
  paramMap: { stopWords: ['a'.repeat(40), 'xyz'] },
};
test('words of Spark', verdict, 'part-00000', json(words), 'clean');
test('LlamaIndex', verdict, 'context.json', json({ state: { state_data: { _data: { k: EVIL } } } }), 'rejected');
test('PySpark', verdict, 'part-00000', json({ ...spark, paramMap: { stopWords: [EVIL, '4c17'] } }), 'rejected');
/** Behind bytes that the alphabet for addresses writes as `-` and `_`. */
const ADDRESS = Buffer.concat([
  bytes(op.PROTO(4), op.SHORT_BINBYTES(Buffer.alloc(30, 0xfb)), op.POP),
  RAW_EVIL.subarray(2),
]);
test('in the alphabet for addresses', (t) => {
  t.regex(ADDRESS.toString('base64url'), /-.*_|_.*-/);
});
for (const packed of [ADDRESS, gzipSync(ADDRESS), deflateSync(Buffer.concat([ADDRESS, Buffer.alloc(300, '\xff\xfb')]))])
  test(
    `in the alphabet for addresses: ${packed.toString('base64url').slice(0, 4)}`,
    verdict,
    'm.json',
    json({ m: packed.toString('base64url') }),
    'rejected',
  );
test('hexadecimal', verdict, 'm.json', json([Buffer.from(EVIL, 'base64').toString('hex')]), 'rejected');
test(
  'YAML: a tag',
  verdict,
  'c.yaml',
  `model: !!binary |\n  ${lines(EVIL).replaceAll('\n', '\n  ')}\nnext: 1\n`,
  'rejected',
);
test('YAML: a text', verdict, 'c.yml', `model: ${EVIL}\nnext: here\n`, 'rejected');
const RAW = pickle(4, 'posix', 'system');
const LATIN1 = RAW.toString('latin1');
/** As Python shows bytes. */
const REPR = `b'${Array.from(RAW, (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')}'`;
const ASCII = json({ m: LATIN1 }).replaceAll(
  /[\x7f-\xff]/g,
  (character) => `\\u00${character.charCodeAt(0).toString(16)}`,
);
test('a character a byte, in escapes', verdict, 'm.json', ASCII, 'rejected');
test('a character a byte', verdict, 'm.json', json({ m: LATIN1 }), 'rejected');
test(
  'a character a byte, in YAML',
  verdict,
  'm.yaml',
  `m: "\\x80\\x04\\x8C\\x05posi\\\n  x\\x8c\\x06system\\x93\\x8c\\x01\\_\\x85R."\n`,
  'rejected',
);
test('bytes as Python shows them', verdict, 'm.csv', `id,model\n1,${REPR}\n`, 'rejected');
test('the same as a text of JSON', verdict, 'm.json', json({ m: REPR }), 'rejected');
test('the same with quotes', verdict, 'm.json', json({ m: REPR.replace('\\x93', `\\x93C\\x03"\\'\\\\0`) }), 'rejected');
test(
  'quotes that a table doubles',
  verdict,
  'm.csv',
  `1,"${REPR.replace('\\x93', `\\x93C\\x02""\\'0`)}"\n`,
  'rejected',
);
test('a text of digits alone', verdict, 'model.txt', `${lines(EVIL)}\n`, 'rejected');
test('bytes alone, as Python shows them', verdict, 'model.txt', REPR, 'rejected');
test('digits whose padding was left off', verdict, 'm.json', json({ m: RAW.toString('base64url') }), 'rejected');
for (const [what, content] of [
  ['an element', `<m>${RAW.toString('hex')}</m>`],
  ['what databases write', `<m a='0x${RAW.toString('hex')}'/>`],
  ['what PostgreSQL writes', `<m>\\\\x${RAW.toString('hex')}</m>`],
] as const)
  test(`hexadecimal in ${what}`, verdict, 'm.xml', content, 'rejected');
test(
  'a dictionary in escapes',
  verdict,
  'm.json',
  json({ m: '\x80\x04\x95\x0b\0\0\0\0\0\0\0}\x94\x8c\x01a\x94K\x01s.' }),
  'not-a-model',
);
test('prose of escapes', verdict, 'm.json', json({ m: "begins with '\\x80\\x03' in version 3" }), 'not-a-model');
test('XML', verdict, 'm.plist', `<plist><data>\n\t${lines(EVIL).replaceAll('\n', '\n\t')}</data></plist>`, 'rejected');
test('a table', verdict, 'm.csv', `id,model\n1,${EVIL}\n`, 'rejected');
for (const protocol of [2, 3, 5])
  test(
    `protocol ${protocol}`,
    verdict,
    'm.json',
    json({ m: pickle(protocol, 'os', 'system').toString('base64') }),
    'rejected',
  );
test('behind many others', verdict, 'm.json', json([...Array(500).fill('gASVAAAA'), EVIL]), 'rejected');
test('behind a MiB', verdict, 'm.json', json(['x'.repeat(2 ** 20 - 3), EVIL]), 'rejected');

const honest = bytes(
  op.PROTO(4),
  text('collections'),
  text('OrderedDict'),
  op.STACK_GLOBAL,
  op.EMPTY_TUPLE,
  op.REDUCE,
  op.STOP,
);
test('an honest one', verdict, 'm.json', json({ m: Buffer.from(honest).toString('base64') }), 'clean');
test('inside other digits', verdict, 'm.json', json({ m: `AAAA${EVIL}` }), 'not-a-model');
test('digits of something else', verdict, 'm.json', json({ m: 'gASVgASVgASVgASVgASVgASVgASV' }), 'not-a-model');

const [plain, text4] = [Buffer.from(EVIL, 'base64'), Buffer.from(bytes(op.PROTO(4), text('x'.repeat(90)), op.STOP))];
for (const level of [0, 1, 4, 6, 9])
  test(`packed by zlib, level ${level}`, verdict, 'test.jsonl', tests(deflateSync(plain, { level })), 'rejected');
test('packed by gzip', verdict, 'test.jsonl', tests(gzipSync(plain)), 'rejected');
test('packed, escaped slashes', verdict, 'a.json', tests(gzipSync(plain)).replaceAll('/', '\\/'), 'rejected');
test('packed, in a long line', verdict, 'a.json', tests(deflateSync(longAnd(plain))), 'rejected');
test('a packed text', verdict, 'test.jsonl', tests(deflateSync(text4)), 'not-a-model');
test('packed data', verdict, 'a.json', tests(deflateSync(Buffer.alloc(500, 'abc'))), 'not-a-model');
test('letters that begin so', verdict, 'a.json', json(['eJwhateverABCDEFGHIJKLMNOPQ', 'H4sIxx', 'eNo']), 'not-a-model');

/** A data set of LiveCodeBench, which its loader decodes, expands and unpickles. */
function tests(packed: Uint8Array): string {
  return `${json({ question_id: 'a', private_test_cases: Buffer.from(packed).toString('base64') })}\n`;
}

/** A pickle whose digits do not fit into what is looked at. */
function longAnd(pickle: Uint8Array): Uint8Array {
  const filler = Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * index * 31 + (index >> 3)) & 0xff));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(filler.length);
  return Buffer.concat([pickle.subarray(0, 2), Buffer.from('B'), length, filler, Buffer.from('0'), pickle.subarray(2)]);
}
