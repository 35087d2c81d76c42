/** Generated files that run a call in NumPy, Python's own unpicklers, PyTables, Keras, skops or PyTorch Mobile are rejected; `npm run fuzz -- --loader NAME` makes more. See https://docs.python.org/3/library/pickle.html. */
import test from 'ava';
import { inFull } from '../support/in-full.ts';
import { FULL, pythonsThatImport } from '../support/python.ts';
import { runs } from '../support/runs.ts';
import { compareWithLoader } from './held-against.ts';
import { LOADER_SUBJECTS } from './loader-subjects.ts';

/** The libraries whose import takes longer than the files do are left to the full run. */
for (const [loader, most, modules, quick] of [
  ['numpy', 250, ['numpy'], true],
  ['pickle', 250, [], true],
  ['hdf5', 100, ['tables', 'h5py'], false],
  ['keras', 40, ['keras', 'torch', 'h5py'], false],
  ['skops', 250, ['skops.io', 'patsy'], false],
  ['packed', 60, ['joblib', 'pandas'], false],
  ['numpy-zip', 150, ['numpy'], true],
  ['torch-zip', 100, ['torch'], false],
  ['tar', 150, [], true],
  ['yaml', 300, ['yaml'], true],
  ['unpicklers', 60, ['dill', 'cloudpickle', 'pandas'], false],
  ['torch-legacy', 60, ['torch'], false],
  ['stable-baselines', 100, ['stable_baselines3'], false],
  ['mobile', 40, ['torch.jit.mobile'], false],
  ['torchscript', 60, ['torch.jit'], false],
  ['torch-package', 60, ['torch.package'], false],
  ['by-value', 100, ['dill', 'cloudpickle'], false],
  // What older ones make classes of takes other arguments.
  ['by-value-graphs', 400, ['dill', 'cloudpickle', 'numpy._core'], false],
  ['read-hdf', 40, ['pandas', 'tables'], false],
] as const) {
  const files = runs(most);
  if (!quick && !FULL) {
    inFull(`${most} files, ${loader}`, (t) => t.pass());
    continue;
  }
  const pythons = pythonsThatImport(...modules);
  for (const [index, python] of pythons.entries()) {
    test.serial(`${files} files, ${loader} of ${python}`, async (t) => {
      const subject = LOADER_SUBJECTS[loader]!; // a row of the table
      const { ran, misses } = await compareWithLoader(python, subject, 1 + files * index, files);
      // Of graphs of classes one in seven or eight does anything.
      t.true(ran > files / (loader === 'by-value-graphs' ? 12 : 8), `${ran} ran`);
      t.deepEqual(misses, []);
    });
  }
  if (pythons.length === 0) test(`skipped: no Python here that has ${loader}`, (t) => t.pass());
}

/** onnx 1.12 follows such paths, 1.23 refuses them itself. */
for (const python of pythonsThatImport('onnx')) {
  inFull(`200 files, onnx of ${python}`, async (t) => {
    const { ran, misses } = await compareWithLoader(python, LOADER_SUBJECTS['onnx']!, 1, 200); // a row of the table
    t.log(`${ran} had an effect`);
    t.deepEqual(misses, []);
  });
}

// Each miss is loaded once more, in a process of its own: a few are enough.
for (const [loader, files] of [
  ['pickle', 12],
  ['onnx', 40],
] as const) {
  const [python] = pythonsThatImport(...(loader === 'onnx' ? ['onnx'] : []));
  if (python === undefined) continue;
  test.serial(`what nobody judges is missed, ${loader}`, async (t) => {
    const subject = { ...LOADER_SUBJECTS[loader]!, statusOf: async () => 'clean' }; // a row of the table
    const { ran, misses } = await compareWithLoader(python, subject, 1, files);
    t.is(misses.length, ran);
    if (loader === 'pickle') t.true(ran > 0);
  });
}
