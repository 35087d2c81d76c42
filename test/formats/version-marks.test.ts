/** Which program wrote a model, as the file says: shown by `explain`, never a finding. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { describe } from '../../src/report/describe.ts';
import { reducePickle } from '../support/assembler.ts';
import { zip } from '../support/containers.ts';
import { pythonsThatImport, runPython } from '../support/python.ts';
import { judgeBytes, scanBytes } from '../support/scanned.ts';

const marks = async (content: Uint8Array | string, name: string): Promise<readonly string[]> =>
  describe(await scanBytes(content, name)).filter((line) => line.startsWith('says that'));

const archive = (members: Readonly<Record<string, string | Uint8Array>>): Buffer =>
  zip(Object.entries(members).map(([name, content]) => ({ name, content: Buffer.from(content) })));

test('PyTorch', async (t) => {
  const content = archive({ 'm/data.pkl': Buffer.from('gAJ9cQAu', 'base64'), 'm/version': '3\n' });
  t.deepEqual(await marks(content, 'm.pt'), ['says that it was written by: format of PyTorch archives 3']);
  t.deepEqual((await judgeBytes(content, 'm.pt')).findings, []);
});

test('Keras', async (t) => {
  const content = archive({
    'metadata.json': '{"keras_version": "3.15.1", "date_saved": "2026-11-29"}',
    'config.json': '{}',
  });
  t.deepEqual(await marks(content, 'm.keras'), ['says that it was written by: Keras 3.15.1']);
});

test('skops', async (t) => {
  const schema =
    '{"__class__": "dict", "__module__": "builtins", "__loader__": "DictNode", "content": {}, "_skops_version": "0.16.0"}';
  t.deepEqual(await marks(archive({ 'schema.json': schema }), 'm.skops'), [
    'says that it was written by: skops 0.16.0  [schema.json]',
  ]);
});

test('ONNX', async (t) => {
  const field = (number: number, bytes: Uint8Array): Buffer =>
    Buffer.concat([Buffer.from([number * 8 + 2, bytes.length]), bytes]);
  const node = field(1, field(4, Buffer.from('Relu')));
  const content = Buffer.concat([
    Buffer.from([8, 9]),
    field(2, Buffer.from('pytorch')),
    field(3, Buffer.from('2.13.0')),
    field(7, node),
  ]);
  t.deepEqual(await marks(content, 'm.onnx'), ['says that it was written by: pytorch 2.13.0']);
  t.deepEqual((await judgeBytes(content, 'm.onnx')).findings, []);
});

test('a mark does not hide what is beside it', async (t) => {
  const content = archive({ 'm/data.pkl': reducePickle('posix', 'system', 'x'), 'm/version': '3\n' });
  t.is((await judgeBytes(content, 'm.pt')).status, 'rejected');
});

const [python] = pythonsThatImport('h5py');
(python === undefined ? test.skip : test)('Keras in HDF5', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'marks-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'm.h5');
  runPython(python ?? '', `import h5py,sys\nwith h5py.File(sys.argv[1],'w') as f: f.attrs['keras_version']='2.11.0'`, [
    file,
  ]);
  t.deepEqual(await marks(readFileSync(file), 'm.h5'), ['says that it was written by: Keras 2.11.0']);
});
