/** Every tensor of checkpoints that real libraries write, bit for bit as they load it themselves. See https://github.com/huggingface/safetensors#format. */
import test, { type ExecutionContext } from 'ava';
import { MAKE_CHECKPOINTS, MAKE_HDF5, MAKE_OTHERS, MAKE_RANDOM, PRINT_MANIFEST } from '../support/checkpoints.ts';
import { inFull } from '../support/in-full.ts';
import { demanded, FULL, pythonsThatImport } from '../support/python.ts';
import { holdTaken } from '../support/taken-weights.ts';

const isEqual = test.macro(async (t: ExecutionContext, python: string, script: string, files: number) => {
  await holdTaken(t, python, MAKE_CHECKPOINTS + script + PRINT_MANIFEST, files);
});

/** To ask for PyTorch takes as long as many tests. */
const pythons = FULL ? pythonsThatImport('torch', 'numpy') : [];
for (const python of pythons) {
  inFull(`what ${python} saves`, isEqual, python, MAKE_OTHERS + MAKE_HDF5, 60);
  inFull(`random views that ${python} saves`, isEqual, python, MAKE_RANDOM, 150);
}
if (pythons.length === 0) {
  inFull('what PyTorch saves', (t) => {
    t.log('PyTorch is not installed');
    t.false(demanded('torch'));
  });
}
