/** Tables of Arrow and Parquet: pickles and objects of R in their metadata are found, by pyarrow's own rule where it is here; others are silent, and what is cut or flipped ends soon. CVE-2023-47248, CVE-2024-52338. */
import test, { type ExecutionContext } from 'ava';
import { Random } from '../../fuzz/random.ts';
import { effectsOf } from '../../support/effect-oracle.ts';
import { flatBuffer } from '../../support/flatbuffers.ts';
import { pythonsThatImport, runPython } from '../../support/python.ts';
import { judgeBytes } from '../../support/scanned.ts';

const PICKLE = Buffer.from("cposix\nsystem\n(S'echo harmless'\ntR.");
/** A promise of a call of `system`. */
const R_OBJECT = Buffer.from(
  ['A', 3, 262146, 197888, 5, 'UTF-8', 1029, 253, 252, 6, 1, 262153, 6, 'system', 254, ''].join('\n'),
);

const byte = (number: number) => ({ bytes: 1, number }) as const;
const pairs = (entries: Readonly<Record<string, Uint8Array | string>>) =>
  Object.entries(entries).map(([key, value]) => ({ 0: Buffer.from(key), 1: Buffer.from(value) }));

type Entries = Readonly<Record<string, Uint8Array | string>>;

function schema(ofField: Entries, ofTable: Entries, isNested: boolean) {
  const field = { 0: Buffer.from('x'), 6: pairs(ofField) };
  return { 1: [isNested ? { 0: Buffer.from('s'), 5: [field] } : field], 2: pairs(ofTable) };
}

function message(ofField: Entries, ofTable: Entries = {}, isNested = false): Buffer {
  const head = flatBuffer({ 0: { bytes: 2, number: 4 }, 1: byte(1), 2: schema(ofField, ofTable, isNested) });
  const length = Buffer.alloc(8, 0xff);
  length.writeInt32LE(head.length, 4);
  return Buffer.concat([length, head]);
}

const END = Buffer.from('ffffffff00000000', 'hex');
const stream = (...parts: Parameters<typeof message>) => Buffer.concat([message(...parts), END]);

function file(ofField: Entries, head = 'ARROW1\0\0'): Buffer {
  const footer = flatBuffer({ 0: { bytes: 2, number: 4 }, 1: schema(ofField, {}, false) });
  const length = Buffer.alloc(4);
  length.writeInt32LE(footer.length);
  return Buffer.concat([Buffer.from(head), stream({}), footer, length, Buffer.from('ARROW1')]);
}

/** A footer of a version, a list of columns, a number of rows, row groups and the metadata. */
function parquet(entries: Entries): Buffer {
  const varint = (value: number): Buffer =>
    value < 128 ? Buffer.from([value]) : Buffer.concat([Buffer.from([(value & 127) | 128]), varint(value >> 7)]);
  const text = (value: Uint8Array | string) => Buffer.concat([varint(value.length), Buffer.from(value)]);
  const pair = ([key, value]: readonly [string, Uint8Array | string]) =>
    Buffer.concat([Buffer.from([0x18]), text(key), Buffer.from([0x18]), text(value), Buffer.from([0])]);
  const all = Object.entries(entries);
  const footer = Buffer.concat([
    Buffer.from([0x15, 2, 0x19, 0x1c, 0x48, 1, 0x78, 0x15, 2, 0, 0x16, 2, 0x19, 0x0c]),
    Buffer.from([0x19, (all.length << 4) | 12]),
    ...all.map(pair),
    Buffer.from([0]),
  ]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(footer.length);
  return Buffer.concat([Buffer.from('PAR1'), footer, length, Buffer.from('PAR1')]);
}

const PICKLED: Entries = { 'ARROW:extension:name': 'arrow.py_extension_type', 'ARROW:extension:metadata': PICKLE };
const base64 = (bytes: Buffer) => bytes.toString('base64');

const rejected = test.macro(async (t: ExecutionContext, content: Buffer, rule: string) => {
  for (const name of ['data.arrow', 'data.parquet', 'data.bin', 'data']) {
    const { status, findings } = await judgeBytes(content, name);
    t.is(status, 'rejected', name);
    t.true(
      findings.some((finding) => finding.rule.startsWith(rule)),
      findings.map((finding) => finding.rule).join(),
    );
  }
});

const SYSTEM = 'python/posix/process-execution';
test('a stream', rejected, stream(PICKLED), SYSTEM);
test('a stream whose lengths have no mark before them', rejected, stream(PICKLED).subarray(4), SYSTEM);
test('a field inside a field', rejected, stream(PICKLED, {}, true), SYSTEM);
test('a stream behind a stream', rejected, Buffer.concat([stream({}), stream(PICKLED)]), SYSTEM);
test('a file', rejected, file(PICKLED), SYSTEM);
test('a file that begins as something else', rejected, file(PICKLED, 'GIF89a..'), SYSTEM);
test('a pickle that a library keeps under a key of its own', rejected, stream({}, { unischema: PICKLE }), SYSTEM);
test('the schema that Arrow keeps in Parquet', rejected, parquet({ 'ARROW:schema': base64(message(PICKLED)) }), SYSTEM);
test(
  'text behind the base64 that ends it',
  rejected,
  parquet({ 'ARROW:schema': `${base64(message(PICKLED)).replace(/=+$/, '')}!!!!` }),
  SYSTEM,
);
const VALUES: Entries = { 'ARROW:extension:metadata': '', 'ARROW:extension:name': 'ray.data.arrow_pickled_object' };
const UNPICKLES = 'python/ray.data._internal.object_extensions.arrow/nested-load';
test('a column of pickles', rejected, stream(VALUES), UNPICKLES);
test('a column of pickles in a file', rejected, file(VALUES), UNPICKLES);
test('a column of pickles in Parquet', rejected, parquet({ 'ARROW:schema': base64(message(VALUES)) }), UNPICKLES);
test('metadata of Parquet', rejected, parquet({ unischema: PICKLE }), SYSTEM);
test(
  'what is no pickle where one is loaded',
  rejected,
  stream({ ...PICKLED, 'ARROW:extension:metadata': 'x' }),
  'unexa',
);
const SCHEMA = parquet({ 'ARROW:schema': base64(message(PICKLED)) });
/** The first byte behind the number of columns and of rows, each as the generated reader takes it. */
const changed = (from: string, to: string) => Buffer.from(SCHEMA.toString('latin1').replace(from, to), 'latin1');
const METADATA = String.fromCharCode(0x19, 0x1c, 0x18);
test(
  'a list of Parquet that says it holds numbers',
  rejected,
  changed(METADATA, `${METADATA[0]}\x15${METADATA[2]}`),
  SYSTEM,
);
test('a field of Parquet that is of another type', rejected, changed('\x16\x02\x19\x0c', '\x18\0\x1a\x0c'), SYSTEM);
test('a schema in a footer that breaks before it', rejected, changed('\x16\x02\x19\x0c', '\x16\x02\x19\x1e'), SYSTEM);
test('a footer that breaks is no reason to reject', async (t) => {
  const { status } = await judgeBytes(Buffer.from('PAR1\x1f\x1f\x02\0\0\0PAR1', 'latin1'), 'fuzz-1');
  t.is(status, 'clean');
});
test('metadata of R in Parquet', rejected, parquet({ r: R_OBJECT }), 'r/promise');
test('metadata of R', rejected, stream({}, { r: R_OBJECT }), 'r/promise');

test('other metadata are silent', async (t) => {
  const honest: Entries = { pandas: '{"index_columns": [], "columns": []}', 'PARQUET:field_id': '1' };
  const type = { 'ARROW:extension:name': 'arrow.uuid', 'ARROW:extension:metadata': '' };
  for (const content of [
    stream({ ...honest, ...type }, honest),
    file({ ...honest, ...type }),
    parquet({ ...honest, 'ARROW:schema': base64(message(type, honest)) }),
    Buffer.concat([stream(type), Buffer.alloc(100)]),
  ]) {
    const { status, findings } = await judgeBytes(content, 'data.arrow');
    t.deepEqual([status, findings], ['not-a-model', []]);
  }
});

test('an encrypted footer is reported', async (t) => {
  const content = parquet({});
  content.write('PARE', content.length - 4);
  const { findings } = await judgeBytes(content, 'data.parquet');
  t.deepEqual(
    findings.map(({ rule }) => rule),
    ['unexaminable/encrypted'],
  );
});

test('cut and flipped files end without an error', async (t) => {
  const random = new Random(1);
  for (const whole of [stream(PICKLED), file(PICKLED), parquet({ 'ARROW:schema': base64(message(PICKLED)) })]) {
    for (let round = 0; round < runs(300); round += 1) {
      const content = Buffer.from(whole.subarray(0, random.chance(30) ? random.below(whole.length) : whole.length));
      for (let flip = random.below(4); flip > 0 && content.length > 0; flip -= 1)
        content[random.below(content.length)] = random.below(256);
      await judgeBytes(content, 'data.arrow');
    }
  }
  t.pass();
});

const WRITE = `
import base64, pickle, sys, os
import pyarrow as pa, pyarrow.parquet as pq
class Evil:
    def __reduce__(self): return os.system, ('echo harmless',)
metadata = {b'ARROW:extension:name': b'arrow.py_extension_type', b'ARROW:extension:metadata': pickle.dumps(Evil(), 4)}
field = pa.field('x', pa.int64(), metadata=metadata)
if sys.argv[2] == 'nested': field = pa.field('s', pa.list_(pa.struct([field])))
table = pa.Table.from_arrays([pa.array([None] * 3, field.type)], schema=pa.schema([field]))
sink = pa.BufferOutputStream()
if sys.argv[1] == 'parquet': pq.write_table(table, sink)
else:
    with getattr(pa.ipc, 'new_' + sys.argv[1])(sink, table.schema) as writer: writer.write_table(table)
print(base64.b64encode(sink.getvalue().to_pybytes()).decode())
`;

import { runs } from '../../support/runs.ts';

const LOADERS = {
  file: 'pyarrow.ipc.open_file(path).read_all()',
  stream: 'pyarrow.ipc.open_stream(path).read_all()',
  parquet: 'pyarrow.parquet.read_table(path)',
};

for (const python of pythonsThatImport('pyarrow.parquet')) {
  for (const kind of ['file', 'stream', 'parquet'] as const) {
    for (const shape of ['flat', 'nested']) {
      test(`${kind}, ${shape}, as pyarrow of ${python} reads it`, async (t) => {
        const content = Buffer.from(runPython(python, WRITE, [kind, shape]), 'base64');
        const setup = { modules: ['pyarrow', 'pyarrow.parquet', 'pyarrow.ipc'], loaders: LOADERS, executes: '<' };
        const [loaded] = effectsOf(python, setup, [{ loader: kind, name: 'data.bin', content }]);
        t.log(loaded?.effects.join() || loaded?.error || 'loaded');
        t.is((await judgeBytes(content, 'data.bin')).status, 'rejected');
      });
    }
  }
}
if (pythonsThatImport('pyarrow.parquet').length === 0)
  test('skipped: no Python here that has pyarrow', (t) => t.pass());
