/** What small runtimes do by the word of a model's header: options of a command line, libraries and files by their names. vowpalwabbit 9.11.9, OpenFst 1.7.9 and faiss-cpu 1.15.1 obeyed each of them when this was written. */
import test from 'ava';
import { flatBuffer, table, tables, u8, u64 } from '../support/flatbuffer.ts';
import { survivesMutations } from '../support/mutations.ts';
import { findingLines, judgeBytes } from '../support/scanned.ts';

const u32 = (...values: readonly number[]) => Buffer.from(new Uint32Array(values).buffer);
const sized = (text: string) => Buffer.concat([u32(text.length), Buffer.from(text, 'latin1')]);

interface Header {
  readonly version?: string;
  readonly id?: string;
  /** Of versions before 7.10.3, with what is between the number of bits and the n-grams. */
  readonly old?: Buffer;
}

/** A header as `save_load_header` reads it; the checksum is not looked at here. */
function vowpal(options: string, { version = '9.11.9', id = '', old }: Header = {}): Buffer {
  return Buffer.concat([
    sized(`${version}\0`),
    old === undefined ? sized(`${id}\0`) : Buffer.alloc(0),
    Buffer.from('m'),
    u32(0, 0x3f800000, 18),
    old ?? u32(0),
    u32(1),
    Buffer.from('2ab'),
    u32(1),
    Buffer.from('1ab'),
    sized(`${options}\0`),
    u32(4, 0),
    Buffer.alloc(40),
  ]);
}

const finds = test.macro(async (t, content: Uint8Array, ...expected: readonly string[]) => {
  for (const name of ['model.vw', 'data', 'notes.txt']) {
    t.deepEqual(
      await findingLines(content, name),
      expected.map((line) => `${line} ${name}`),
      name,
    );
  }
});

const WRITES = 'high vowpal-wabbit/file-write';
for (const option of ['--final_regressor /tmp/x', '--readable_model=/tmp/x', '--quiet\t--predictions\n/tmp/x', '-f x'])
  test(`Vowpal Wabbit: ${JSON.stringify(option)} writes a file`, finds, vowpal(`--oaa 3 ${option}`), WRITES);
test('Vowpal Wabbit: an option in the name of a model', finds, vowpal('', { id: 'x --cache_file y' }), WRITES);
test('Vowpal Wabbit: a port', finds, vowpal('--daemon --foreground'), 'high vowpal-wabbit/network');
test('Vowpal Wabbit: examples from elsewhere', finds, vowpal('--data /etc/hostname'), 'high vowpal-wabbit/file-read');
test('Vowpal Wabbit: a dictionary beside it', finds, vowpal('--dictionary a:words.txt'));
test('Vowpal Wabbit: one elsewhere', finds, vowpal('--dictionary a:/etc/x'), 'high vowpal-wabbit/external-file');
test('Vowpal Wabbit: settings of a learner', finds, vowpal('--hash_seed 0 --csoaa 3 --interactions abc --l2 1e-6'));
test('Vowpal Wabbit: what stands behind a zero', finds, vowpal('--oaa 3\0--daemon'));
test('Vowpal Wabbit 8.0.0', finds, vowpal('--daemon', { version: '8.0.0', old: u32(0) }), 'high vowpal-wabbit/network');
const PAIRS = Buffer.concat([u32(1), Buffer.from('ab'), u32(1), Buffer.from('abc')]);
test(
  'Vowpal Wabbit 7.10.2, with interactions',
  finds,
  vowpal('--daemon', { version: '7.10.2', old: Buffer.concat([PAIRS, u32(1), sized('abcd'), u32(0)]) }),
  'high vowpal-wabbit/network',
);
test(
  'Vowpal Wabbit 7.7.0, with a rank',
  finds,
  vowpal('-p x', { version: '7.7.0', old: Buffer.concat([PAIRS, u32(0, 0)]) }),
  WRITES,
);
const RANKLESS = Buffer.concat([PAIRS, u32(0)]);
test('Vowpal Wabbit 7.8.0, without one', finds, vowpal('-p x', { version: '7.8.0', old: RANKLESS }), WRITES);
test('Vowpal Wabbit: a header that is cut', finds, vowpal('--oaa 3').subarray(0, 50), 'high unexaminable/truncated');

const fst = (automaton: string, weights: string) =>
  Buffer.concat([Buffer.from('d6fdb27e', 'hex'), sized(automaton), sized(weights), u32(2, 0, 3, 0), Buffer.alloc(40)]);
for (const automaton of ['const8', 'compact16_weighted_string', 'ngram', 'olabel_lookahead', 'input_phi'])
  test(`OpenFst: ${automaton}`, finds, fst(automaton, 'standard'));
for (const weights of ['log64', 'lattice4', 'compactlattice44'])
  test(`OpenFst: weights of ${weights}`, finds, fst('vector', weights));
test('OpenFst: a type of its own', finds, fst('my/../type', 'standard'), 'medium openfst/custom-operator');
test('OpenFst: weights of its own', finds, fst('vector', 'own'), 'medium openfst/custom-operator');

const u64s = (...values: readonly number[]) => Buffer.from(new BigUint64Array(values.map(BigInt)).buffer);
const header = (kind: string) =>
  Buffer.concat([Buffer.from(kind), u32(4), u64s(0, 1 << 20, 1 << 20), Buffer.from([1])]);
/** Lists on disk: how many, how large a code is; each with its length, room and place; no gap; the path. */
const onDisk = (path: string) =>
  Buffer.concat([
    header('IwFl'),
    u32(1),
    Buffer.from('ilod'),
    u64s(2, 16, 2, 0, 0, 0, 0, 0, 0, 0, path.length),
    Buffer.from(path),
    u64s(0),
  ]);
test('Faiss: lists beside it', finds, onDisk('lists.ivfdata'));
test('Faiss: lists elsewhere', finds, onDisk('../../home/x'), 'high faiss/external-file');
test('Faiss: a path of the machine', finds, onDisk('/etc/passwd'), 'high faiss/external-file');
test('Faiss: the letters alone', finds, Buffer.concat([header('IxF2'), Buffer.from('ilod of nothing')]));

/** A bundle of sections, which begin at multiples of 16 KiB. */
function bundle(...sections: readonly (readonly [type: number, content: Buffer])[]): Buffer {
  const block = 16 * 1024;
  const parts = sections.map(([type, content], index) => ({
    0: tables(),
    1: u64(block * (index + 1)),
    2: u64(block * (index + 1) + content.length),
    3: u8(type),
  }));
  const root = flatBuffer({ 1: table({ 0: tables(...parts) }) }, null);
  const start = Buffer.concat([Buffer.from('LITERTLM'), u32(1, 4, 0, 0), u64s(32 + root.length), root]);
  return Buffer.concat([start, ...sections.map(([, content]) => content)].map((part) => padded(part, block)));
}

function padded(part: Buffer, block: number): Buffer {
  return Buffer.concat([part, Buffer.alloc(block - (part.length % block))]);
}

const TFLITE = flatBuffer(
  { 1: tables({ 1: 'MyOperator', 3: { kind: 'number', bytes: 4, value: 32 } }), 2: tables({}) },
  'TFL3',
);
const METADATA = Buffer.from('\x0a\x03abc\x3a\x40{% for m in messages %}{{ m.content }}{% endfor %}');
const HOSTILE = Buffer.from('\x3a\x40{{ cycler.__init__.__globals__.os.popen("echo harmless") }}');

test('LiteRT-LM: honest sections', async (t) => {
  const { formats, findings } = await judgeBytes(bundle([5, METADATA], [1, Buffer.from('data')]), 'model.litertlm');
  t.true(formats.includes('litertlm'));
  t.deepEqual(findings, []);
});
test('LiteRT-LM: a model with an operator of its own', async (t) => {
  const lines = await findingLines(bundle([5, METADATA], [3, TFLITE]), 'x');
  t.deepEqual(lines, ['medium tflite/custom-operator x!1/model.tflite']);
});
test('LiteRT-LM: a template that leaves its values', async (t) => {
  const { status } = await judgeBytes(bundle([5, HOSTILE]), 'x');
  t.is(status, 'rejected');
});

for (const [name, content] of [
  ['model.vw', vowpal('--final_regressor x')],
  ['graph.fst', fst('own', 'own')],
  ['lists.faiss', onDisk('/etc/passwd')],
  ['model.litertlm', bundle([5, METADATA], [3, TFLITE])],
] as const)
  test(`${name}: any change and any cut ends in evidence`, async (t) => {
    await survivesMutations(t, content, name, { seed: 23 });
  });

for (const [name, content] of Object.entries({
  version: Buffer.concat([sized('1.2.3\0'), sized('x\0'), Buffer.from('n')]),
  index: Buffer.from('Index of /pub with some words that are long enough to be looked at'),
  words: 'IxF2 is how an index begins, and lCRF a tagger, and RTEN, and VOYA, and LITERTLM',
}))
  test(`${name} is no model`, async (t) => {
    t.deepEqual((await judgeBytes(content, 'x')).formats, []);
  });
