/** Every pair that CPython resolves in random streams is among our facts. See https://github.com/python/cpython/blob/main/Modules/_pickle.c. */
import test from 'ava';
import { pythonsWith } from '../support/python.ts';
import { runs } from '../support/runs.ts';
import { compareWithPython } from './differential.ts';

const PARTS = [0, 1, 2, 3];
const STREAMS_A_PART = runs(5000);

const agrees = test.macro(async (t, part: number) => {
  for (const python of pythonsWith().slice(0, 1)) {
    const { pairs, misses } = await compareWithPython(python, 1 + part * STREAMS_A_PART, STREAMS_A_PART);
    t.true(pairs > STREAMS_A_PART, 'most streams resolve something');
    t.deepEqual(misses, []);
  }
});

for (const part of PARTS) test.serial(`${STREAMS_A_PART} streams, part ${part + 1} of ${PARTS.length}`, agrees, part);
