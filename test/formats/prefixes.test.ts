/** Broken files against the real loaders: whatever still runs the payload after a cut, a flip, a lost or a foreign byte must be rejected, and nothing may fail or hang. See https://docs.python.org/3/library/pickle.html. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { Random } from '../fuzz/random.ts';
import { type LoaderCase, ranByLoaders } from '../support/loaders.ts';
import { demanded, pythonsThatImport, runPython } from '../support/python.ts';
import { runs } from '../support/runs.ts';
import { judgeBytes } from '../support/scanned.ts';

const PREAMBLE = `
import bz2, gzip, importlib.util, io, lzma, os, pickle, tarfile, warnings, zipfile, zlib
warnings.simplefilter('ignore')
class Evil:
    def __reduce__(self):
        return (os.system, ('echo harmless',))
honest, evil = {'a': [1, 2.5, 'x'], 'b': (None, True)}, pickle.dumps([1, Evil(), 'end'], 4)
def write(name, content):
    with open(name, 'wb') as file: file.write(content)
def has(module):
    return importlib.util.find_spec(module) is not None
`;

import { inFull } from '../support/in-full.ts';

/** Each script writes files named `loader,what.ending` into the folder that it runs in. */
const FAMILIES: Readonly<Record<string, { readonly modules: readonly string[]; readonly script: string }>> = {
  pickle: {
    modules: [],
    script: `
for protocol in range(6):
    dumped = pickle.dumps({'w': [1, 2], 'x': Evil(), 'y': 'end'}, protocol)
    write('pickle,%d.pkl' % protocol, dumped); write('python,%d.pkl' % protocol, dumped)
    write('loop,%d.pkl' % protocol, pickle.dumps(honest, protocol) + pickle.dumps([1] * 3, protocol) + pickle.dumps([Evil()], protocol))
`,
  },
  compressed: {
    modules: [],
    script: `
write('gzip,one.pkl.gz', gzip.compress(evil)); write('gzip,two.pkl.gz', gzip.compress(evil[:9]) + gzip.compress(evil[9:]))
write('bzip2,one.pkl.bz2', bz2.compress(evil)); write('bzip2,two.bz2', bz2.compress(evil[:9]) + bz2.compress(evil[9:]))
write('lzma,one.pkl.xz', lzma.compress(evil)); write('lzma,sum.xz', lzma.compress(evil, check=lzma.CHECK_SHA256))
write('lzma,alone.pkl.lzma', lzma.compress(evil, format=lzma.FORMAT_ALONE))
write('zlib,one.pkl.z', zlib.compress(evil)); write('zlib,stored.dat', zlib.compress(evil, 0))
if has('zstandard'):
    import zstandard
    write('zstandard,one.pkl.zst', zstandard.compress(evil * 8))
if has('lz4'):
    import lz4.frame
    write('lz4,one.pkl.lz4', lz4.frame.compress(evil * 8, content_checksum=True))
`,
  },
  archive: {
    modules: [],
    script: `
for name, method in (('stored', 0), ('deflated', 8), ('bzip2', 12), ('lzma', 14)):
    file = io.BytesIO()
    with zipfile.ZipFile(file, 'w', method) as archive: archive.writestr('a.txt', 'hello'); archive.writestr('m.pkl', evil); archive.writestr('z.txt', 'tail')
    write('zip,%s.zip' % name, file.getvalue())
for name, form in (('ustar', tarfile.USTAR_FORMAT), ('pax', tarfile.PAX_FORMAT)):
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode='w', format=form) as archive:
        entry = tarfile.TarInfo('m.pkl' if name == 'ustar' else 'd' * 60 + '/' + 'm' * 60 + '.pkl'); entry.size = len(evil); archive.addfile(entry, io.BytesIO(evil))
    write('tar,%s.tar' % name, file.getvalue().rstrip(b'\\0') + b'\\0' * 1600); write('tar,%s.tar.gz' % name, gzip.compress(file.getvalue()))
`,
  },
  numpy: {
    modules: ['numpy'],
    script: `
import numpy as np
objects = np.array([Evil(), 1], dtype=object)
np.save('numpy,objects', objects); np.savez('numpy,stored', a=np.arange(3.), b=objects); np.savez_compressed('numpy,deflated', b=objects, c=np.arange(3.))
write('numpy,bare.npy', evil)
`,
  },
  joblib: {
    modules: ['joblib', 'numpy'],
    script: `
import joblib, numpy as np
for index, kind in enumerate([0, ('zlib', 3), ('gzip', 3), ('bz2', 3), ('lzma', 3), ('xz', 3)] + ([('lz4', 3)] if has('lz4') else [])):
    joblib.dump([np.arange(3.), Evil()], 'joblib,%d.joblib' % index, compress=kind)
joblib.dump([np.arange(3.), np.array([Evil()], dtype=object)], 'joblib,inside.joblib')
write('joblib,zfile.pkl', b'ZF' + hex(len(evil)).encode().ljust(19) + zlib.compress(evil))
`,
  },
  pandas: {
    modules: ['pandas'],
    script: `
import pandas as pd
frame = pd.DataFrame({'a': [1, Evil()]}, dtype=object)
for ending in ['pkl', 'pkl.gz', 'pkl.bz2', 'pkl.xz', 'pkl.zip'] + (['pkl.zst'] if has('zstandard') else []): frame.to_pickle('pandas,frame.' + ending)
`,
  },
  torch: {
    modules: ['torch'],
    script: `
import torch
for value, name in (([torch.ones(3), Evil()], 'list'), (Evil(), 'alone')):
    torch.save(value, 'torch,%s.pt' % name); torch.save(value, 'torch,%s.pth' % name, _use_new_zipfile_serialization=False)
`,
  },
};

/** Files that are tried of each way to break one; all of a small file. */
const MOST = runs(60);

function spread(length: number): number[] {
  const step = Math.max(1, Math.ceil(length / MOST));
  return Array.from({ length: Math.ceil(length / step) }, (_, index) => index * step);
}

function* broken(whole: Buffer, random: Random): Generator<Buffer> {
  const noise = (bytes: number) => Buffer.from(Array.from({ length: bytes }, () => random.below(256)));
  yield whole;
  for (const at of spread(whole.length)) {
    yield whole.subarray(0, at);
    const flipped = Buffer.from(whole);
    flipped[at] = (flipped[at] ?? 0) ^ (1 + random.below(255));
    yield flipped;
    if (at % 3 === 0) yield Buffer.concat([whole.subarray(0, at), whole.subarray(at + 1)]);
    if (at % 3 === 1) yield Buffer.concat([whole.subarray(0, at), noise(1 + random.below(4)), whole.subarray(at)]);
    if (at % 3 === 2) yield Buffer.from(whole).fill(255, at, Math.min(whole.length, at + 2 ** random.below(4)));
  }
  for (let bytes = 1; bytes <= 64; bytes *= 2) {
    yield Buffer.concat([whole, noise(bytes)]);
    yield Buffer.concat([noise(bytes), whole]);
  }
}

/** Those whose loaders need no large library. */
const QUICK = ['pickle', 'archive'];

/** Nothing here takes longer than this; milliseconds of the processor. */
const MOST_TIME_MS = 2000;

for (const [family, { modules, script }] of Object.entries(FAMILIES)) {
  const tries = QUICK.includes(family) ? test.serial : inFull;
  tries(`${family}: what a loader still runs is rejected`, async (t: ExecutionContext) => {
    t.timeout(180_000, 'imports of large libraries, and thousands of files');
    const [python] = pythonsThatImport(...modules);
    if (python === undefined) {
      t.log(`skipped: no Python here has ${modules.join(', ')}`);
      t.false(demanded(...modules));
      t.pass();
      return;
    }
    const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
    t.teardown(() => rmSync(folder, { recursive: true, force: true }));
    runPython(python, `${PREAMBLE}${script}`, [], folder);
    const random = new Random(17);
    const cases: LoaderCase[] = readdirSync(folder).flatMap((file) => {
      const [loader = '', name = ''] = file.split(',');
      const whole = readFileSync(path.join(folder, file));
      return [...broken(whole, random)].map((content) => ({ loader, name, content }));
    });
    const ran = ranByLoaders(python, modules, cases);
    t.true(ran.filter((does) => does).length * 50 > cases.length, 'the oracle runs much of it');
    for (const [index, { loader, name, content }] of cases.entries()) {
      const started = process.cpuUsage().user;
      const { status } = await judgeBytes(content, name);
      const shown = () => `${loader} ${name} ${Buffer.from(content).toString('base64')}`;
      if (ran[index]) t.is(status, 'rejected', shown());
      if ((process.cpuUsage().user - started) / 1000 > MOST_TIME_MS) t.fail(`too slow: ${shown()}`);
    }
    t.log(`${cases.length} files, of which ${ran.filter((does) => does).length} ran`);
  });
}
