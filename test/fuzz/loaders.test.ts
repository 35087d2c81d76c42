/** Generated .npy files and pickles that run a call in NumPy or in Python's own unpicklers are rejected; `npm run fuzz -- --loader NAME` makes more. See https://docs.python.org/3/library/pickle.html. */
import test from 'ava';
import { pythonsThatImport } from '../support/python.ts';
import { compareWithLoader } from './held-against.ts';
import { LOADER_SUBJECTS } from './loader-subjects.ts';

const FILES = 250;

for (const [loader, modules] of [
  ['numpy', ['numpy']],
  ['pickle', []],
] as const) {
  const pythons = pythonsThatImport(...modules);
  for (const [index, python] of pythons.entries()) {
    test.serial(`${FILES} files, ${loader} of ${python}`, async (t) => {
      const subject = LOADER_SUBJECTS[loader]!; // a row of the table
      const { ran, misses } = await compareWithLoader(python, subject, 1 + FILES * index, FILES);
      t.true(ran > FILES / 4, `${ran} ran`);
      t.deepEqual(misses, []);
    });
  }
  if (pythons.length === 0) test(`skipped: no Python here that has ${loader}`, (t) => t.pass());
}
