/** Generated objects that run something in jsonpickle are rejected; `npm run fuzz -- --loader jsonpickle` makes more. See https://jsonpickle.readthedocs.io/en/latest/. */
import test from 'ava';
import { pythonsThatImport } from '../support/python.ts';
import { runs } from '../support/runs.ts';
import { compareWithLoader } from './held-against.ts';
import { LOADER_SUBJECTS } from './loader-subjects.ts';

const TEXTS = runs(300);
const subject = LOADER_SUBJECTS['jsonpickle']!; // a row of the table
const PYTHONS = pythonsThatImport('jsonpickle');

for (const [index, python] of PYTHONS.entries()) {
  test.serial(`${TEXTS} texts, jsonpickle of ${python}`, async (t) => {
    const { ran, misses } = await compareWithLoader(python, subject, 1 + TEXTS * index, TEXTS);
    t.true(ran > TEXTS / 10, `${ran} ran`);
    t.deepEqual(misses, []);
  });
}
if (PYTHONS.length === 0) test('skipped: no jsonpickle here', (t) => t.pass());
