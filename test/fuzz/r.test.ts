/** Generated objects and images of R that call a function when R reads them and what they hold is looked at are rejected; `npm run fuzz -- --loader r` makes more. See https://stat.ethz.ch/R-manual/R-devel/library/base/html/readRDS.html. */

import { inFull } from '../support/in-full.ts';
import { demanded } from '../support/python.ts';
import { hasR } from '../support/r-effects.ts';
import { runs } from '../support/runs.ts';
import { compareWithLoader } from './held-against.ts';
import { LOADER_SUBJECTS } from './loader-subjects.ts';

const FILES = runs(400);

inFull('objects and images of R', async (t) => {
  if (!hasR()) {
    t.log('skipped: no R');
    t.false(demanded('R'), 'MODEL_CHECK_TEST_FULL=1 demands R');
    return;
  }
  const { ran, misses } = await compareWithLoader('', LOADER_SUBJECTS['r']!, 1, FILES); // a row of the table
  t.true(ran > FILES / 4, `${ran} ran`);
  t.deepEqual(misses, []);
});
