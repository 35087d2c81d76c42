/** Generated templates that read an inner attribute in jinja2 are rejected; `npm run fuzz -- --loader jinja` makes more. See https://jinja.palletsprojects.com/en/stable/sandbox/. */
import test from 'ava';
import { pythonsThatImport } from '../support/python.ts';
import { runs } from '../support/runs.ts';
import { compareWithLoader } from './held-against.ts';
import { LOADER_SUBJECTS } from './loader-subjects.ts';

const TEMPLATES = runs(300);
const subject = LOADER_SUBJECTS['jinja']!; // a row of the table
const PYTHONS = pythonsThatImport('jinja2');

for (const [index, python] of PYTHONS.entries()) {
  test.serial(`${TEMPLATES} templates, jinja2 of ${python}`, async (t) => {
    const { ran, misses } = await compareWithLoader(python, subject, 1 + TEMPLATES * index, TEMPLATES);
    t.true(ran > TEMPLATES / 2, `${ran} ran`);
    t.deepEqual(misses, []);
  });
}
if (PYTHONS.length === 0) test('skipped: no jinja2 here', (t) => t.pass());
