/** Generated joblib files that run a call in some version of joblib, or in a plain loader, are rejected; `npm run fuzz -- --loader joblib` makes more. MODEL_CHECK_TEST_JOBLIB names folders with other versions. See https://github.com/joblib/joblib/blob/main/joblib/numpy_pickle.py. */
import { delimiter } from 'node:path';
import { inFull } from '../support/in-full.ts';
import { pythonsThatImport } from '../support/python.ts';
import { runs } from '../support/runs.ts';
import { compareWithLoader } from './held-against.ts';
import { LOADER_SUBJECTS } from './loader-subjects.ts';

const FILES = runs(250);
const OTHERS = (process.env['MODEL_CHECK_TEST_JOBLIB'] ?? '').split(delimiter).filter((folder) => folder !== '');
const subject = LOADER_SUBJECTS['joblib']!; // a row of the table

inFull(`${FILES} files of joblib`, async (t) => {
  const pythons = pythonsThatImport('joblib', 'sklearn.utils');
  if (pythons.length === 0) t.log('skipped: no joblib here');
  for (const [index, python] of pythons.entries()) {
    for (const paths of index === 0 ? [[], ...OTHERS.map((folder) => [folder])] : [[]]) {
      const seed = 1 + FILES * index;
      const setup = { ...subject.setup, paths };
      const { ran, misses } = await compareWithLoader(python, { ...subject, setup }, seed, FILES);
      t.true(ran > FILES / 20, `${ran} ran of ${paths.join() || python}`);
      t.deepEqual(misses, []);
    }
  }
  t.pass();
});
