/** Bytes in chunks of HDF5, as h5py writes them in all of its formats: those that hickle would unpickle. See https://github.com/telegraphic/hickle. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { expandLzf } from '../../../src/streams/lzf.ts';
import { pythonsThatImport, runPython } from '../../support/python.ts';
import { judgeBytes } from '../../support/scanned.ts';

/** Numbers, texts and opaque bytes of one and two axes, in chunks of any size, with every filter that the library brings. */
const SCRIPT = `
import h5py, numpy, os, pickle, random
class Evil:
    def __reduce__(self): return (os.system, ('echo harmless',))
def shaped(r, data):
    kind = r.choice(['row', 'line', 'line', 'table', 'texts', 'opaque'])
    if kind == 'texts': return numpy.frombuffer(data + bytes(-len(data) % 8), r.choice(['S1', 'S8']))
    if kind == 'opaque': return numpy.frombuffer(data + bytes(-len(data) % 16), 'V16')
    numbers = numpy.frombuffer(data, 'u1')
    if kind == 'row': return numbers.reshape(1, len(numbers))
    width = r.choice([2, 3, 7])
    return numpy.concatenate([numbers, numpy.zeros(-len(data) % width, 'u1')]).reshape(-1, width) if kind == 'table' else numbers
r = random.Random(7)
for index in range(120):
    old = index % 2 == 0
    value = [r.randbytes(r.choice([0, 10, 3000])), Evil() if index % 3 else 1]
    array = shaped(r, pickle.dumps(value, r.choice([2, 3, 4, 5])))
    chunks = tuple(r.randint(max(1, size // r.choice([1, 2, 3, 5])), size) for size in array.shape)
    grows = tuple(None for _ in array.shape) if old and r.random() < .4 else None
    options = dict(chunks=chunks, maxshape=grows, shuffle=r.random() < .3, fletcher32=r.random() < .3, compression=r.choice([None, 'gzip', 'lzf']))
    name = '%s-%d.h5' % ('evil' if index % 3 else 'plain', index)
    with h5py.File(name, 'w', libver='earliest' if old else 'latest') as file: file.create_dataset('data', data=array, **options)
for name, options in (('unread', dict(scaleoffset=0)), ('unread-by-hickle', dict(scaleoffset=0))):
    with h5py.File(name + '.hkl', 'w') as file:
        if name != 'unread': file.attrs['HICKLE_VERSION'] = '5.0.3'
        file.create_dataset('data', data=numpy.arange(100, dtype='u1'), chunks=(100,), **options)
with h5py.File('plain-masks.h5', 'w') as file:
    mask = numpy.ones((100, 100, 6), 'u1')
    for index in range(1500): file.create_dataset('%d/mask' % index, data=mask, chunks=mask.shape, compression='gzip')
with h5py.File('plain-image.h5', 'w') as file:
    file.create_dataset('a', data=numpy.full((300, 300, 3), 0x2e, 'u1'), chunks=(100, 100, 3), compression='gzip')
    file.create_dataset('b', data=numpy.full((0,), 1, 'u1'), chunks=(10,), maxshape=(None,))
`;

function made(t: ExecutionContext): readonly (readonly [name: string, content: Buffer])[] {
  const [python] = pythonsThatImport('h5py');
  if (python === undefined) {
    t.log('skipped: no h5py');
    t.pass();
    return [];
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  runPython(python, SCRIPT, [], folder);
  return readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name))]);
}

test('pickles in chunks', async (t) => {
  for (const [name, content] of made(t)) {
    const rules = (await judgeBytes(content, name)).findings.map(({ severity, rule }) => `${severity} ${rule}`);
    if (name.startsWith('evil')) t.true(rules.includes('critical python/posix/process-execution'), `${name}: ${rules}`);
    else t.deepEqual(rules, name === 'unread-by-hickle.hkl' ? ['high unexaminable/unsupported'] : [], name);
  }
});

test('LZF: literals, copies, long ones and those that overlap', (t) => {
  const text = (data: readonly number[], size = 100) => Buffer.from(expandLzf(Uint8Array.from(data), size)).toString();
  const ab = [1, 0x61, 0x62];
  t.is(text(ab), 'ab');
  t.is(text([...ab, 0x20, 1]), 'ababa');
  t.is(text([...ab, 0xe0, 3, 1]), `ab${'ab'.repeat(6)}`);
  t.is(text([...ab, 0xe0, 255, 1], 5), 'ababa');
  t.is(text([5, 0x61]), 'a');
  t.throws(() => text([...ab, 0x20, 9]), { message: /copy/ });
});
