/** What MindSpore and JAX export: honest files are in real-models.json, here is what runs code. */
import test from 'ava';
import { field } from '../../support/protobuf.ts';
import { findingLines, judgeBytes } from '../../support/scanned.ts';

const finds = test.macro(async (t, content: Uint8Array, ...expected: readonly string[]) => {
  for (const name of ['model.bin', 'notes.txt']) {
    t.deepEqual(
      await findingLines(content, name),
      expected.map((line) => `${line} ${name}`),
    );
  }
});

const node = (operator: string, domain: string) => field(1, field(1, 'x'), field(4, operator), field(7, domain));
const primitive = (operator: string) => field(12, field(1, `${operator}:4`), field(2, operator));
const mindir = (...parts: readonly Uint8Array[]) =>
  Buffer.concat([field(1, '1.1'), field(2, 'MindSpore'), field(3, '2.10.0'), ...parts]);
const graph = (operator: string) => field(7, node(operator, 'Default/Depend-op0'), field(2, 'graph'));

test('MindIR whose operators compute', finds, mindir(graph('REF::MatMul:4'), primitive('MatMul')));
test('MindIR: Python', finds, mindir(graph('REF::PyExecute:4')), 'high mindspore/python-text');
test('MindIR: Python, by a name of its own', finds, mindir(primitive('PyInterpret')), 'high mindspore/python-text');
test('MindIR: Python in a function', finds, mindir(field(8, node('PyExecute', ''))), 'high mindspore/python-text');
test('MindIR: a library', finds, mindir(graph('Custom')), 'medium mindspore/own-code');

/** A number of MLIR that is below 128. */
const small = (value: number) => Buffer.from([value * 2 + 1]);
const section = (id: number, content: string) =>
  Buffer.concat([Buffer.from([id]), small(content.length), Buffer.from(content)]);
const bytecode = (...sections: readonly Uint8Array[]) =>
  Buffer.concat([Buffer.from('ML\xefR', 'latin1'), small(6), Buffer.from('StableHLO_v1.15.0\0'), ...sections]);

test('StableHLO', finds, bytecode(section(0, '\x03\x05Sharding\0')));
test(
  'StableHLO: a callback',
  finds,
  bytecode(section(0, '\x03\x05xla_ffi_python_cpu_callback\0')),
  'medium stablehlo/python-callback',
);
test(
  'StableHLO: a callback in a later section, behind one of several bytes',
  finds,
  Buffer.concat([
    bytecode(),
    Buffer.from([1, ((300 << 2) & 0xff) | 2, (300 << 2) >> 8]),
    Buffer.alloc(300),
    Buffer.from([0x80]),
    small(32),
    small(8),
    Buffer.alloc(6, 0xcb),
    Buffer.from('\0xla_python_gpu_callback_partial\0'),
  ]),
  'medium stablehlo/python-callback',
);

for (const [name, format, content] of [
  ['ggml-base.bin', 'ggml', Buffer.concat([Buffer.from('lmgg'), Buffer.from([0x99, 0xca, 0, 0]), Buffer.alloc(64, 3)])],
  ['GBM_model', 'h2o-binary', Buffer.from('\x1c\xed\x093.46.0.6\x01\xd3\x03\x05 BAD\x03[B\x0bwater.Iced', 'latin1')],
] as const) {
  test(`${name} is ${format} under any name`, async (t) => {
    for (const each of [name, 'notes.txt']) {
      const { formats, findings, status } = await judgeBytes(content, each);
      t.deepEqual(formats, [format]);
      t.deepEqual(findings, []);
      t.is(status, 'clean');
    }
  });
}
