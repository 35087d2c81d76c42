/** Taking the weights of a checkpoint: against a copy of the file, and against loading and saving it in Python, where one with torch and safetensors is (`MODEL_CHECK_TEST_PYTHON`). */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Bench, type Comparison, command, peakMebibytes } from './frame.ts';

const BIN = fileURLToPath(new URL('../../bin/git-model-check.js', import.meta.url));
/** Of 4 MiB each. `MODEL_CHECK_BENCH_TENSORS` takes another number. */
const TENSORS = Number(process.env['MODEL_CHECK_BENCH_TENSORS'] ?? 500);

const MAKE = `
import sys, torch
torch.save({f'layer{i}.weight': torch.full((1024, 1024), float(i)) for i in range(${TENSORS})}, sys.argv[1])
`;
const CONVERT = `
import sys, torch
from safetensors.torch import save_file
save_file(torch.load(sys.argv[1]), sys.argv[2])
`;

/** The first python that has these modules; null: none. */
function pythonWith(modules: string): string | null {
  const pythons = (process.env['MODEL_CHECK_TEST_PYTHON'] ?? 'python3').split(path.delimiter);
  return pythons.find((python) => spawnSync(python, ['-c', `import ${modules}`]).status === 0) ?? null;
}

export const bench: Bench = {
  name: 'weights',
  async prepare() {
    const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-bench-'));
    const close = () => rmSync(folder, { recursive: true, force: true });
    const place = (name: string) => path.join(folder, name);
    const file = place('model.pt');
    const python = pythonWith('torch');
    if (python === null || spawnSync(python, ['-c', MAKE, file]).status !== 0) {
      console.log('weights: skipped, no python with torch');
      return { comparisons: [], close };
    }
    const args = [BIN, 'weights', file, '-o', place('ours.safetensors'), '--force'];
    const size = `${TENSORS * 4} MiB`;
    const ours = command('weights', process.execPath, args);
    const copy = command('cp', 'cp', [file, place('copy.pt')]);
    const comparisons: Comparison[] = [
      { name: `weights of ${size}, against a copy`, ours, reference: copy, reach: 1.5, pairs: 3 },
    ];
    const converter = pythonWith('torch, safetensors.torch');
    if (converter !== null) {
      const reference = command('torch.load, save_file', converter, ['-c', CONVERT, file, place('theirs.safetensors')]);
      comparisons.push({ name: 'the same in Python', ours, reference, reach: 0.7, pairs: 3 });
    }
    const figures = [
      () => ({ name: `weights of ${size}, peak memory`, value: peakMebibytes(args), unit: 'MiB', reach: 150 }),
    ];
    return { comparisons, figures, close };
  },
};
