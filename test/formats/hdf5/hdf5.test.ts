/** HDF5 as h5py writes it: a configuration found in every way of storing it, paths into other files, and an end to every broken file. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import test from 'ava';
import fc from 'fast-check';
import { memorySource } from '../../../src/bytes/byte-source.ts';
import { isRecognised } from '../../../src/recognise.ts';
import { reducePickle } from '../../support/assembler.ts';
import { H5PY_FILES } from '../../support/h5py-files.ts';
import { SMALL_LAMBDA } from '../../support/marshalled-lambdas.ts';
import { FULL, pythonsWith, runPython } from '../../support/python.ts';
import { runs } from '../../support/runs.ts';
import { findingLines, judgeBytes, scanBytes } from '../../support/scanned.ts';

const honest = (name: string) => gunzipSync(Buffer.from(H5PY_FILES[name] ?? '', 'base64'));

/** `"function": "PLACEHOLDER", "pad": "ppp…"` becomes a function by value of the same length. */
function withLambda(file: Buffer): Buffer {
  const text = file.toString('latin1');
  const attacked = text.replace(/"PLACEHOLDER", "pad": "(p+)"/, (whole) => {
    const code = `["${SMALL_LAMBDA}"], "pad": "`;
    return `${code}${'p'.repeat(whole.length - code.length - 1)}"`;
  });
  return Buffer.from(attacked, 'latin1');
}

const configuration = test.macro(async (t, name: string) => {
  const clean = await judgeBytes(honest(name), 'model.h5');
  t.deepEqual([clean.status, clean.formats], ['clean', ['hdf5', 'keras-config']]);
  const [line, ...others] = await findingLines(withLambda(honest(name)), 'model.h5');
  t.deepEqual(others, []);
  t.regex(line ?? '', /^critical keras\/lambda model\.h5!(g\d+(\/inner)?)?(@model_config|config)#\/config\/layers\/1$/);
});

const PATHS = /external|virtual/;
for (const name of Object.keys(H5PY_FILES).filter((file) => !PATHS.test(file))) test(name, configuration, name);

const otherFile = test.macro(async (t, name: string, expected: string) => {
  t.deepEqual(await findingLines(honest(name), 'model.h5'), [expected]);
});

test('an external link, old', otherFile, 'earliest, external link', 'high hdf5/external-link model.h5#/l');
test('an external link, new', otherFile, 'latest, external link', 'high hdf5/external-link model.h5#/l');
test('external data', otherFile, 'earliest, external data', 'high hdf5/external-data model.h5#/e');
test('a virtual dataset', otherFile, 'latest, virtual dataset', 'high hdf5/external-data model.h5#/v');
test(
  'a virtual dataset whose second file is another',
  otherFile,
  'earliest, virtual dataset of two files',
  'high hdf5/external-data model.h5#/v',
);
test('one of slabs', otherFile, 'latest, virtual dataset of slabs', 'high hdf5/external-data model.h5#/v');

test('a link to a file beside warns', async (t) => {
  const beside = Buffer.from(
    honest('earliest, external link').toString('latin1').replace('/PLACEHOLDER/other.h5', 'PLACEHOLDER--other.h5'),
    'latin1',
  );
  t.deepEqual(await findingLines(beside, 'model.h5'), ['medium hdf5/file-beside model.h5#/l']);
});

test('a pickle in an attribute, as PyTables keeps objects', async (t) => {
  const file = honest('earliest, fixed string with padding');
  const start = file.indexOf('{"class_name"');
  file.fill(0, start, file.lastIndexOf(']}}') + 3);
  file.set(reducePickle('posix', 'system', 'echo harmless'), start);
  const lines = await findingLines(file, 'table.h5');
  t.true(
    lines.some((line) => line.startsWith('critical python/posix/')),
    lines.join('\n'),
  );
});

test('HDF5 is recognised by content, also behind a user block', (t) => {
  for (const name of Object.keys(H5PY_FILES)) t.true(isRecognised(memorySource(honest(name)), 'weights.bin'), name);
  t.false(isRecognised(memorySource(Buffer.alloc(4096)), 'weights.bin'));
});

test('a user block of any size, under any name', (t) => {
  const file = honest('latest, string of fixed length');
  for (const size of [64, 256, 4096].map((kib) => kib * 1024))
    t.true(isRecognised(memorySource(Buffer.concat([Buffer.alloc(size, ' '), file])), 'weights.bin'), String(size));
});

test('a file that ends behind its superblock is reported', async (t) => {
  const lines = await findingLines(honest('latest, string of fixed length').subarray(0, 48), 'model.h5');
  t.deepEqual(lines, ['high unexaminable/truncated model.h5']);
});

test('any change and any cut ends in evidence', async (t) => {
  const files = Object.keys(H5PY_FILES).map(honest);
  const position = fc.nat({ max: 0xffff });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files),
      fc.array(fc.tuple(position, fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 }),
      fc.option(position),
      async (file, changes, cut) => {
        const changed = Buffer.from(file);
        for (const [at, byte] of changes) changed[at % Math.min(changed.length, 2048)] = byte;
        await scanBytes(cut === null ? changed : changed.subarray(0, cut % changed.length), 'model.h5');
      },
    ),
    { numRuns: runs(1500) },
  );
  t.pass();
});

/** The library's own reader against ours, over what it can vary. */
const MATRIX = `
import h5py, json, sys, numpy as np
text = sys.argv[1]
kinds = {
    'vlen': lambda a: a.create('model_config', text, dtype=h5py.string_dtype()),
    'ascii': lambda a: a.create('model_config', text, dtype=h5py.string_dtype('ascii')),
    'fixed': lambda a: a.create('model_config', np.bytes_(text.encode())),
    'void': lambda a: a.create('model_config', np.void(text.encode())),
    'array': lambda a: a.create('model_config', np.array(['x', text], dtype=object), dtype=h5py.string_dtype()),
}
for version in 'earliest', 'latest':
    for kind, write in kinds.items():
        for attributes in 0, 300:
            for groups in 0, 400:
                for block in 0, 2048:
                    name = '%s-%s-%d-%d-%d.h5' % (version, kind, attributes, groups, block)
                    with h5py.File(name, 'w', libver=version, userblock_size=block) as file:
                        for number in range(groups): file.create_group('g%d/h' % number)
                        place = file['g%d/h' % (groups // 2)] if groups else file
                        for number in range(attributes): place.attrs['a%d' % number] = number
                        write(place.attrs)
                    print(name)
`;

/** What h5py leaves out, through the library that it has loaded: shared messages in heaps; addresses of four bytes; white space before the text. */
const RARE = `
import h5py, sys, ctypes, numpy as np
text = sys.argv[1]
library = ctypes.CDLL([line.split()[-1] for line in open('/proc/self/maps') if 'libhdf5' in line and 'hl' not in line][0])
library.H5Pset_shared_mesg_nindexes.argtypes = [ctypes.c_int64, ctypes.c_uint]
library.H5Pset_shared_mesg_index.argtypes = [ctypes.c_int64, ctypes.c_uint, ctypes.c_uint, ctypes.c_uint]
def create(name, version, change):
    creation = h5py.h5p.create(h5py.h5p.FILE_CREATE)
    change(creation)
    access = h5py.h5p.create(h5py.h5p.FILE_ACCESS)
    if version == 'latest': access.set_libver_bounds(h5py.h5f.LIBVER_LATEST, h5py.h5f.LIBVER_LATEST)
    print(name)
    return h5py.File(h5py.h5f.create(name.encode(), h5py.h5f.ACC_TRUNC, fcpl=creation, fapl=access))
def share(types):
    def change(creation):
        assert library.H5Pset_shared_mesg_nindexes(creation.id, 1) >= 0
        assert library.H5Pset_shared_mesg_index(creation.id, 0, types, 20) >= 0
    return change
for version in 'earliest', 'latest':
    for types in 0x000a, 0x1000, 0x182a:
        for others in 1, 100:
            with create('shared-%s-%x-%d.h5' % (version, types, others), version, share(types)) as file:
                for number in range(3):
                    group = file.create_group('g%d' % number)
                    for other in range(others): group.attrs['a%d' % other] = 'some text %d' % other
                    group.attrs['model_config'] = np.bytes_(text.encode() if number == 1 else b'x' * 100)
for kind in 'fixed', 'vlen':
    with create('narrow-%s.h5' % kind, 'earliest', lambda creation: creation.set_sizes(4, 4)) as file:
        file.attrs['other'] = 'x' * 5
        file.attrs['model_config'] = text if kind == 'vlen' else np.bytes_(text.encode())
with h5py.File('space.h5', 'w', libver='latest') as file: file.attrs['model_config'] = np.bytes_((' ' * 70000 + text).encode())
print('space.h5')
`;

import { inFull } from '../../support/in-full.ts';

const pythons = pythonsWith('h5py');
if (pythons.length === 0) {
  test('the real h5py', (t) => {
    t.log('skipped: no python with h5py');
    t.false(FULL, 'MODEL_CHECK_TEST_FULL=1 demands h5py');
  });
}
for (const python of pythons) {
  inFull(`${python}: every way of h5py`, async (t) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
    t.teardown(() => rmSync(folder, { recursive: true, force: true }));
    const config = { class_name: 'Lambda', config: { function: [SMALL_LAMBDA, null, null], function_type: 'lambda' } };
    const names = [MATRIX, RARE].flatMap((script) =>
      runPython(python, script, [JSON.stringify(config)], folder)
        .trim()
        .split('\n'),
    );
    t.is(names.length, 95);
    for (const name of names) {
      const lines = await findingLines(readFileSync(path.join(folder, name)), name);
      t.is(lines.length, 1, `${name}: ${lines.join('\n')}`);
      t.regex(lines[0] ?? '', /^critical keras\/lambda /, name);
    }
  });
}
