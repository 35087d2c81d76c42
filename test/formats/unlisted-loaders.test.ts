/** Lists of Kaldi, modules of IREE, values of Julia: what their readers run is found, and honest ones are silent. kaldiio 2.18.1 ran each command that is critical here when this was written. */
import test from 'ava';
import { survivesMutations } from '../support/mutations.ts';
import { findingLines, judgeBytes } from '../support/scanned.ts';

const u32 = (...values: readonly number[]) => Buffer.from(new Uint32Array(values).buffer);

const finds = test.macro(async (t, name: string, content: Uint8Array | string, ...expected: readonly string[]) => {
  t.deepEqual(
    await findingLines(content, name),
    expected.map((line) => `${line} ${name}`),
  );
});

const SHELL = 'critical python/os/process-execution';
for (const command of ['touch /tmp/x |', 'sox a.wav /tmp/x |', 'cat a; id |', 'cat $(id) |', '| id', 'sh -c id|'])
  test(`Kaldi: ${command}`, finds, 'wav.scp', `utt1 a.ark:12\nutt2\t${command}\n`, SHELL);
for (const command of [
  'sph2pipe -f wav -p -c 1 /data/a.sph |',
  '/opt/kaldi/tools/sox "a.wav" -t wav - rate 16k |',
  'flac -c -d -s a.flac | sox -t wav - -t wav - |',
  'copy-feats scp:a.scp ark:- |',
  'python3 local/read.py a.wav |',
])
  test(`Kaldi: ${command}`, async (t) => {
    const { findings } = await judgeBytes(`utt1 ${command}\r\nutt2 ${command}\r\n`, 'wav.scp');
    t.deepEqual(
      findings.map(({ severity, rule }) => `${severity} ${rule}`),
      ['low serving/reader'],
    );
  });
test('Kaldi: files alone', finds, 'feats.scp', 'utt1 /data/a.ark:12\nutt2 b.ark:4[0:3]\n');
test(
  'Kaldi: a setting',
  finds,
  'ivector.conf',
  '# of the extractor\n--cmvn-config=x\n--lda-matrix=id; cat a |\n',
  SHELL,
);
test('Kaldi: settings of another program', finds, 'squid.conf', 'acl a b |\nhttp_port 3128\n');
test('Kaldi: a table under another name', finds, 'notes.md', '| a | b |\n|---|---|\n');
test('Kaldi: many commands', async (t) => {
  const list = Array.from({ length: 5000 }, (_, index) => `u${index} echo ${index} |`).join('\n');
  t.is((await findingLines(list, 'wav.scp')).length, 8);
});

const ELF = Buffer.concat([
  Buffer.from('7f454c46020101', 'hex'),
  Buffer.alloc(9),
  Buffer.from([3, 0, 62, 0]),
  Buffer.alloc(60),
]);
const iree = (...parts: readonly Buffer[]) =>
  Buffer.concat([u32(40, 12), Buffer.from('IREE'), Buffer.alloc(80), ...parts]);
test('IREE: instructions alone', finds, 'a.vmfb', iree());
test('IREE: a library', finds, 'a', iree(ELF), 'medium iree/machine-code');

const jls = (version: number) =>
  Buffer.concat([Buffer.from('7JL'), Buffer.from([version, 4, 0, 0, 0]), Buffer.from('\x34\x10\x01')]);
test('Julia: serialize', finds, 'model.jls', jls(28), 'medium julia/deserialization');
test('Julia: of version 1.0, under another name', finds, 'data', jls(7), 'medium julia/deserialization');
test('Julia: three letters', finds, 'data', '7JL is how a file of Julia begins\n');

const text = (key: string, value: string) =>
  Buffer.concat([Buffer.from(`\x02${key}\0`), u32(value.length + 1), Buffer.from(`${value}\0`)]);
const within = (type: number, key: string, ...values: readonly Buffer[]) => {
  const content = Buffer.concat([...values, Buffer.alloc(1)]);
  return Buffer.concat([Buffer.from([type]), Buffer.from(`${key}\0`), u32(content.length + 4), content]);
};
const bson = (...values: readonly Buffer[]) => within(3, '', ...values).subarray(2);
const datatype = (...path: readonly string[]) =>
  within(3, 'type', text('tag', 'datatype'), within(4, 'name', ...path.map((part, index) => text(`${index}`, part))));
const struct = (...path: readonly string[]) => bson(within(3, 'model', text('tag', 'struct'), datatype(...path)));
const BY_VALUE = 'medium julia/code-by-value';
test('BSON.jl: a layer', finds, 'model.bson', struct('Main', 'Flux', 'Dense'));
test('BSON.jl: a method', finds, 'model.bson', struct('Core', 'Method'), BY_VALUE);
test('BSON.jl: an address', finds, 'data', struct('Core', 'Ptr'), BY_VALUE);
test('BSON.jl: a function without a name', finds, 'x', bson(text('tag', 'jl_anonymous')), BY_VALUE);
test('BSON.jl: a length that its reader does not look at', async (t) => {
  const content = Buffer.concat([u32(0xffffffff), struct('Core', 'TypeName').subarray(4)]);
  t.deepEqual(await findingLines(content, 'x'), [`${BY_VALUE} x`]);
});
test('BSON of a database', async (t) => {
  t.deepEqual((await judgeBytes(bson(text('name', 'Method'), text('path', 'a')), 'dump.bson')).formats, []);
});

for (const [name, content] of [
  ['a.vmfb', iree(ELF)],
  ['a.jls', jls(28)],
  ['a.bson', struct('Core', 'Method')],
  ['wav.scp', Buffer.from('a touch x |\nb sox a - |\n')],
] as const)
  test(`${name}: any change and any cut ends in evidence`, async (t) => {
    await survivesMutations(t, content, name, { seed: 29 });
  });
