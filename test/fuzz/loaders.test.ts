/** Generated files that run a call in NumPy, Python's own unpicklers, PyTables, Keras, skops or PyTorch Mobile are rejected; `npm run fuzz -- --loader NAME` makes more. See https://docs.python.org/3/library/pickle.html. */
import test from 'ava';
import { pythonsThatImport } from '../support/python.ts';
import { compareWithLoader } from './held-against.ts';
import { LOADER_SUBJECTS } from './loader-subjects.ts';

for (const [loader, files, modules] of [
  ['numpy', 250, ['numpy']],
  ['pickle', 250, []],
  ['hdf5', 100, ['tables', 'h5py']],
  ['keras', 40, ['keras', 'torch', 'h5py']],
  ['skops', 250, ['skops.io', 'patsy']],
  ['packed', 60, ['joblib', 'pandas']],
  ['numpy-zip', 150, ['numpy']],
  ['torch-zip', 100, ['torch']],
  ['tar', 150, []],
  ['yaml', 300, ['yaml']],
  ['unpicklers', 60, ['dill', 'cloudpickle', 'pandas']],
  ['torch-legacy', 60, ['torch']],
  ['stable-baselines', 100, ['stable_baselines3']],
  ['mobile', 40, ['torch.jit.mobile']],
  ['torchscript', 60, ['torch.jit']],
  ['torch-package', 60, ['torch.package']],
  ['by-value', 100, ['dill', 'cloudpickle']],
  ['read-hdf', 40, ['pandas', 'tables']],
] as const) {
  const pythons = pythonsThatImport(...modules);
  for (const [index, python] of pythons.entries()) {
    test.serial(`${files} files, ${loader} of ${python}`, async (t) => {
      const subject = LOADER_SUBJECTS[loader]!; // a row of the table
      const { ran, misses } = await compareWithLoader(python, subject, 1 + files * index, files);
      t.true(ran > files / 8, `${ran} ran`);
      t.deepEqual(misses, []);
    });
  }
  if (pythons.length === 0) test(`skipped: no Python here that has ${loader}`, (t) => t.pass());
}
