/** What calls a probe of a random graph of objects in a real loader is rejected here. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inFull } from '../support/in-full.ts';
import { FULL, pythonsThatImport } from '../support/python.ts';
import { runs } from '../support/runs.ts';
import { compareWithLoader } from './held-against.ts';
import { graphLoaders, objectGraph, PROBES } from './object-graphs.ts';

const SEED = Number(process.env['MODEL_CHECK_GRAPHS_SEED'] ?? 1);
const GRAPHS = Number(process.env['MODEL_CHECK_GRAPHS'] ?? runs(400));

inFull('what is called of an object graph is rejected', async (t) => {
  t.timeout(30 * 60_000);
  const python = pythonsThatImport('pandas', 'sklearn', 'matplotlib', 'networkx')[0];
  if (python === undefined) {
    t.false(FULL, 'no interpreter has pandas, sklearn, matplotlib and networkx');
    t.log('skipped: no interpreter has pandas, sklearn, matplotlib and networkx');
    t.pass();
    return;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'model-check-graphs-'));
  try {
    writeFileSync(path.join(folder, 'shop.py'), PROBES);
    const subject = { name: 'model.pkl', setup: graphLoaders(folder), make: objectGraph };
    const { ran, misses } = await compareWithLoader(python, subject, SEED, GRAPHS);
    t.log(`${ran} of ${GRAPHS} called a probe`);
    t.true(ran > 0, 'some graphs call a probe');
    t.deepEqual(misses.slice(0, 20), [], `${misses.length} misses`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
