/** Models kept as FlatBuffers, written by their schemas: what they name is found, and honest ones are silent. https://flatbuffers.dev/ */
import test from 'ava';
import { reducePickle } from '../../support/assembler.ts';
import { zip } from '../../support/containers.ts';
import {
  bytesOf,
  type FlatFields,
  flatBuffer,
  numbers,
  repeated,
  table,
  tables,
  texts,
  u8,
  u32,
  u64,
} from '../../support/flatbuffer.ts';
import { survivesMutations } from '../../support/mutations.ts';
import { field } from '../../support/protobuf.ts';
import { findingLines, judgeBytes } from '../../support/scanned.ts';

const finds = test.macro(async (t, content: Uint8Array, ...expected: readonly string[]) => {
  for (const name of ['model.bin', 'notes.txt', 'a.tflite']) {
    t.deepEqual(
      await findingLines(content, name),
      expected.map((line) => line.replace(/@/, name)),
      name,
    );
  }
});

const code = (name: string) => ({ 0: u8(32), 1: name, 3: u32(32) });
const ADD = { 0: u8(0) };
const tflite = (codes: readonly FlatFields[], rest: FlatFields = {}) =>
  flatBuffer({ 0: u32(3), 1: tables(...codes), 2: tables({}), 4: tables({}), ...rest }, 'TFL3');

test('tflite: an operator of its own', finds, tflite([ADD, code('MyOperator')]), 'medium tflite/custom-operator @');
test('tflite: a custom operator without a name', finds, tflite([{ 3: u32(32) }]), 'medium tflite/custom-operator @');
test('tflite: operators of its runtime', finds, tflite([ADD, { 0: u8(127), 3: u32(150) }]));
test('tflite: a published operator', finds, tflite([code('TFLite_Detection_PostProcess')]));
test('tflite: data in a file beside it', finds, tflite([ADD], { 8: tables({ 0: 'weights.bin' }) }));
test('tflite: data elsewhere', finds, tflite([ADD], { 8: tables({ 0: '../../x' }) }), 'high tflite/external-file @');
test('tflite: data at the root', finds, tflite([ADD], { 8: tables({ 0: '/etc/x' }) }), 'high tflite/external-file @');
test(
  'tflite: a buffer behind the end',
  finds,
  tflite([ADD], { 4: tables({}, { 1: u64(4000), 2: u64(9) }) }),
  'high unexaminable/truncated @',
);

/** A FlexBuffer of a vector of two texts, with offsets of four bytes. */
function flexOptions(name: string, node: Uint8Array): Buffer {
  const text = (content: Uint8Array) => Buffer.concat([u32le(content.length), content, Buffer.alloc(1)]);
  const first = text(Buffer.from(name));
  const second = text(node);
  const vector = first.length + second.length + 4;
  return Buffer.concat([
    first,
    second,
    u32le(2),
    u32le(vector - 4),
    u32le(vector + 4 - (first.length + 4)),
    Buffer.from([(5 << 2) | 2, (5 << 2) | 2]),
    u32le(10),
    Buffer.from([(10 << 2) | 2, 4]),
  ]);
}

function u32le(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}

/** A tensor of one text, as TensorFlow Lite keeps it. */
const textTensor = (text: string) => Buffer.concat([u32le(1), u32le(12), u32le(12 + text.length), Buffer.from(text)]);

const flex = (custom: string, name: string, operation: string, path = '/etc/x') =>
  flatBuffer(
    {
      1: tables(code(custom)),
      2: tables({
        0: tables({ 1: u8(5), 2: u32(1) }),
        3: tables({ 0: u32(0), 1: numbers(0), 5: bytesOf(flexOptions(name, field(2, operation))) }),
      }),
      4: tables({}, { 0: bytesOf(textTensor(path)) }),
    },
    'TFL3',
  );

const READS = (operation: string) => `high tensorflow/read-file @#/flex/${operation}`;
test('flex: an operation that reads files', finds, flex('FlexReadFile', 'ReadFile', 'ReadFile'), READS('ReadFile'));
test('flex: the node is another operation', finds, flex('FlexAdd', 'Add', 'ReadFile'), READS('Add'));
test('flex: the options name another operation', finds, flex('FlexAdd', 'ReadFile', 'Add'), READS('Add'));
test('flex: the code is another operation', finds, flex('FlexReadFile', 'Add', 'Add'), READS('ReadFile'));
test('flex: an operation that computes', finds, flex('FlexLu', 'Lu', 'Lu'));
test('flex: Python', finds, flex('FlexPyFunc', 'PyFunc', 'PyFunc'), 'high tensorflow/python-function @#/flex/PyFunc');
test('flex: a file that the caller names', finds, flex('FlexSaveV2', 'SaveV2', 'SaveV2', 'name'));
test(
  'flex: a file that the model names',
  finds,
  flex('FlexSaveV2', 'SaveV2', 'SaveV2'),
  'high tensorflow/fixed-path @#/flex/SaveV2',
);

test('flex: the constant is shown', async (t) => {
  const { findings } = await judgeBytes(flex('FlexReadFile', 'ReadFile', 'ReadFile'), 'a.tflite');
  t.is(findings[0]?.call, "tensorflow.raw_ops.ReadFile('/etc/x')");
});

test('tflite: files that are hung on to it', async (t) => {
  const packed = zip([
    { name: 'labels.txt', content: Buffer.from('a\nb\n') },
    { name: 'data.pkl', content: reducePickle('posix', 'system', 'echo harmless') },
  ]);
  const lines = await findingLines(Buffer.concat([tflite([ADD]), packed]), 'a.tflite');
  t.deepEqual(lines, ['critical python/posix/process-execution a.tflite!data.pkl']);
});

test('tflite: in a bundle', async (t) => {
  const lines = await findingLines(zip([{ name: 'detector.tflite', content: tflite([code('My')]) }]), 'a.task');
  t.deepEqual(lines, ['medium tflite/custom-operator a.task!detector.tflite']);
});

const node = (domain: string, operation: string, attributes: readonly FlatFields[] = []) => ({
  0: 'n',
  2: domain,
  5: operation,
  10: tables(...attributes),
});
const ort = (...nodes: readonly FlatFields[]) =>
  flatBuffer({ 0: '6', 1: table({ 7: table({ 2: tables(...nodes) }) }) }, 'ORTM');

test('ort: the standard', finds, ort(node('', 'Add'), node('com.microsoft', 'FusedConv')));
test('ort: Python', finds, ort(node('ai.onnx.contrib', 'PyOp')), 'critical onnx/python @#/graph/n');
test(
  'ort: Python in a branch',
  finds,
  ort(node('', 'If', [{ 0: 'then_branch', 7: table({ 2: tables(node('my', 'PyOp')) }) }])),
  'critical onnx/python @#/graph/n',
);
test(
  'ort: Python in one of several graphs',
  finds,
  ort(node('', 'If', [{ 0: 'b', 12: tables({ 2: tables(node('my', 'PyOp')) }) }])),
  'critical onnx/python @#/graph/n',
);
test('ort: a domain that nobody publishes', async (t) => {
  const [finding] = (await judgeBytes(ort(node('my.domain', 'Own')), 'a.ort')).findings;
  t.is(finding?.severity, 'medium');
});

const context = (path: string, mode: number) =>
  ort(
    node('com.microsoft', 'EPContext', [
      { 0: 'embed_mode', 4: u64(mode) },
      { 0: 'ep_cache_context', 5: path },
    ]),
  );
test(
  'ort: a compiled part elsewhere',
  finds,
  context('../x', 0),
  'high onnx/external-data @#/graph/n/ep_cache_context',
);
test('ort: a compiled part beside it', finds, context('x_ctx.bin', 0));
test('ort: an embedded one', finds, context('/x', 1));

const plan = (operators: readonly string[], delegates: readonly string[]) => ({
  0: 'forward',
  6: tables(...operators.map((name) => ({ 0: name, 1: 'out' }))),
  7: tables(...delegates.map((id) => ({ 0: id }))),
});
const pte = (operators: readonly string[], delegates: readonly string[], rest: FlatFields = {}) =>
  flatBuffer({ 0: u32(0), 1: tables(plan(operators, delegates)), ...rest }, 'ET12');
const LIBRARY = Buffer.from('\x7fELF\x02\x01\x01\0\0\0\0\0', 'latin1');

test('executorch: kernels and delegates that are published', finds, pte(['aten::add'], ['XnnpackBackend']));
test('executorch: a kernel of its own', finds, pte(['my_ops::mul3'], []), 'medium executorch/custom-operator @');
test('executorch: a delegate of its own', finds, pte([], ['MyBackend']), 'medium executorch/custom-operator @');
test(
  'executorch: a library in the data of a delegate',
  finds,
  pte(['aten::add'], ['AotiBackend'], { 3: tables({ 0: bytesOf(LIBRARY) }) }),
  'high executorch/library @',
);

/** With the header that says where the segments begin, which lie behind the FlatBuffer. */
function withSegment(
  identifier: string,
  fields: (segment: FlatFields) => FlatFields,
  data: Uint8Array,
  size = data.length,
) {
  const isData = identifier === 'FT01';
  const magic = Buffer.from(isData ? 'FH01' : 'eh00');
  const inner = flatBuffer(fields({ 0: u64(0), 1: u64(size) }), identifier);
  const body = Buffer.concat([inner.subarray(0, 8), Buffer.alloc(64), inner.subarray(8)]);
  body.writeUInt32LE(body.readUInt32LE(0) + 64, 0);
  magic.copy(body, 8);
  body.writeBigUInt64LE(BigInt(body.length), isData ? 32 : 24);
  return Buffer.concat([body, data]);
}
const withLibrary = withSegment('ET12', (segment) => ({ 4: tables(segment) }), LIBRARY);
test('executorch: a library in a segment', finds, withLibrary, 'high executorch/library @');
test(
  'executorch: a library in a file of data',
  finds,
  withSegment('FT01', (segment) => ({ 1: tables(segment) }), LIBRARY),
  'high executorch/library @',
);
test(
  'executorch: a segment behind the end',
  finds,
  withSegment('ET12', (segment) => ({ 4: tables(segment) }), Buffer.alloc(9), 99),
  'high unexaminable/truncated @',
);
test(
  'executorch: numbers in a segment',
  finds,
  withSegment('ET12', (s) => ({ 4: tables(s) }), Buffer.alloc(99)),
);

const mnn = (...operators: readonly FlatFields[]) =>
  flatBuffer({ 3: tables({ 3: 'x', 4: numbers(0), 5: u32(33) }, ...operators), 7: texts('x', 'y') }, null);
test('mnn: operators of its own runtime', finds, mnn({ 3: 'conv', 4: numbers(1), 5: u32(12) }));
for (const type of [256, 512])
  test(
    `mnn: an operator of type ${type}`,
    finds,
    mnn({ 1: u8(30), 2: table({ 0: 'MyPlugin' }), 3: 'p', 4: numbers(1), 5: u32(type) }),
    'medium mnn/custom-operator @',
  );

test('every format is named', async (t) => {
  const files = { tflite: tflite([ADD]), onnxruntime: ort(node('', 'Add')), executorch: pte([], []), mnn: mnn() };
  for (const [format, file] of Object.entries(files)) t.deepEqual((await judgeBytes(file, 'data')).formats, [format]);
});

for (const [name, text] of [
  ['an identifier in a text', 'abcdTFL3 is the identifier of a TensorFlow Lite model'],
  ['an identifier alone', 'ABCDET12'],
  ['an identifier of ORT', '\x10\0\0\0ORTM'],
] as const)
  test(`${name} is no model`, async (t) => {
    t.is((await judgeBytes(text, 'notes.txt')).status, 'not-a-model');
  });

for (const [name, file] of Object.entries({
  tflite: tflite([ADD, code('MyOperator')]),
  flex: flex('FlexReadFile', 'ReadFile', 'ReadFile'),
  ort: ort(node('', 'If', [{ 0: 'b', 12: tables({ 2: tables(node('my', 'PyOp')) }) }])),
  pte: withLibrary,
  mnn: mnn({ 2: table({ 0: 'MyPlugin' }), 3: 'p', 4: numbers(1), 5: u32(256) }),
}))
  test(`${name}: any change and any cut ends in evidence`, async (t) => {
    await survivesMutations(t, file, `a.${name}`, { seed: 5 });
  });

test('tables that are one table, with a long name, end at a ceiling', async (t) => {
  const file = flatBuffer({ 0: u32(3), 1: repeated(100_000, code('M'.repeat(30_000))) }, 'TFL3');
  t.true((await findingLines(file, 'a.tflite')).includes('high unexaminable/limit a.tflite'));
});

test('graphs that are one graph are read once', async (t) => {
  const operators = { 3: repeated(50_000, { 0: u32(0) }) };
  const file = flatBuffer({ 1: tables(code('FlexPyFunc')), 2: repeated(20_000, operators) }, 'TFL3');
  t.deepEqual(await findingLines(file, 'a.tflite'), ['high tensorflow/python-function a.tflite#/flex/PyFunc']);
});
