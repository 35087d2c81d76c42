/** Programs of PaddlePaddle from their bytes to the finding, and its pickles. */
import test from 'ava';
import fc from 'fast-check';
import { memorySource } from '../../../src/bytes/byte-source.ts';
import { isRecognised } from '../../../src/recognise.ts';
import { reducePickle } from '../../support/assembler.ts';
import { field, varintField } from '../../support/protobuf.ts';
import { runs } from '../../support/runs.ts';
import { findingLines, judgeBytes, scanBytes } from '../../support/scanned.ts';

// OpDesc: inputs = 1, outputs = 2, type = 3; BlockDesc: idx = 1, parent_idx = 2, vars = 3, ops = 4; ProgramDesc: blocks = 1, version = 4.
const operator = (type: string) =>
  field(4, field(1, field(1, 'X'), field(2, 'x')), field(2, field(1, 'Out'), field(2, 'y')), field(3, type));
const block = (...operators: readonly Uint8Array[]) =>
  field(1, varintField(1, 0), field(3, field(1, 'x')), ...operators);
const program = (...blocks: readonly Uint8Array[]) => Buffer.concat([...blocks, field(4, varintField(1, 0))]);

const finds = test.macro(async (t, content: Uint8Array, expected: readonly string[], path?: string) => {
  const name = path ?? 'model.pdmodel';
  t.deepEqual(
    await findingLines(content, name),
    expected.map((one) => `medium paddle/${one} ${name}`),
  );
});

test('a Python function', finds, program(block(operator('feed'), operator('py_func'))), ['python-function']);
test('one in a later block', finds, program(block(operator('while')), block(operator('py_func'))), ['python-function']);
test('one under the old name', finds, program(block(operator('py_func'))), ['python-function'], '__model__');
test(
  'a type that is renamed behind',
  finds,
  program(block(field(4, field(1, field(1, 'X')), field(3, 'relu'), field(3, 'py_func')))),
  ['python-function'],
);
test('a file', finds, program(block(operator('save_combine'))), ['files']);

test('an honest program is silent', async (t) => {
  const report = await judgeBytes(
    program(block(operator('feed'), operator('conv2d'), operator('fetch'))),
    'model.pdmodel',
  );
  t.is(report.status, 'clean');
  t.deepEqual(report.formats, ['paddle']);
});

for (const name of ['model.pdparams', 'model.pdopt', 'model.pdiparams']) {
  test(`a pickle under ${name}`, async (t) => {
    const lines = await findingLines(reducePickle('posix', 'system', 'echo harmless'), name);
    t.true(lines[0]?.startsWith('critical '), lines.join());
  });
}

const pir = (...names: readonly string[]) =>
  Buffer.from(
    JSON.stringify({
      base_code: { magic: 'pir', trainable: true, version: 4 },
      program: {
        regions: [{ blocks: [{ args: [], ops: names.map((name) => ({ '#': name, A: [], I: [], O: [] })) }] }],
      },
    }),
  );
for (const name of ['inference.json', 'notes.txt']) {
  test(`version 3: an honest program as ${name}`, async (t) => {
    const { status, formats } = await judgeBytes(pir('p', '1.data', '1.matmul', '1.fetch'), name);
    t.is(status, 'clean');
    t.deepEqual(formats, ['paddle-json']);
  });
  test(`version 3: an engine as ${name}`, finds, pir('1.tensorrt_engine'), ['engine'], name);
  test(`version 3: a file as ${name}`, finds, pir('1.matmul', '1.load_combine'), ['files'], name);
  test(`version 3: a layer of Python as ${name}`, finds, pir('1.pylayer'), ['python-function'], name);
}
test('version 3: another use of the word', async (t) => {
  t.deepEqual((await judgeBytes('{"base_code": {"magic": "other"}}', 'x.json')).formats, []);
});

test('raw weights are none of ours', (t) => {
  t.false(isRecognised(memorySource(Buffer.alloc(4096, 7)), 'model.pdiparams'));
  t.false(isRecognised(memorySource(field(1, field(4, field(3, 'Prose, no operator.')))), 'data.pb'));
});

test('any change and any cut ends in evidence', async (t) => {
  const file = program(block(operator('feed'), operator('py_func')));
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat({ max: 255 }), fc.option(fc.nat()), async (at, byte, cut) => {
      const changed = Buffer.from(cut === null ? file : file.subarray(0, cut % file.length));
      if (changed.length > 0) changed[at % changed.length] = byte;
      await scanBytes(changed, 'model.pdmodel');
    }),
    { numRuns: runs(500), seed: 6 },
  );
  t.pass();
});
