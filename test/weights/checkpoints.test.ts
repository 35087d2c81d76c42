/** Every tensor of checkpoints that real libraries write, bit for bit as they load it themselves. See https://github.com/huggingface/safetensors#format. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import test, { type ExecutionContext } from 'ava';
import { main } from '../../src/cli.ts';
import { MAKE_CHECKPOINTS, MAKE_HDF5, MAKE_OTHERS, PRINT_MANIFEST, READ_BACK } from '../support/checkpoints.ts';
import { demanded, pythonsThatImport, runPython } from '../support/python.ts';

interface Made {
  readonly file: string;
  readonly expected: Readonly<Record<string, readonly unknown[]>>;
}

const pythons = pythonsThatImport('torch', 'numpy');

async function taken(cwd: string, file: string): Promise<{ readonly code: number; readonly text: string }> {
  const out: string[] = [];
  const sink = () =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        out.push(chunk.toString());
        done();
      },
    });
  const io = { cwd, environment: {}, stdout: sink(), stderr: sink(), stdin: process.stdin };
  const code = await main(['weights', file, '-o', `${file}.safetensors`], io);
  return { code, text: out.join('') };
}

function readBack(python: string, cwd: string, files: readonly string[]): Record<string, Made['expected']> {
  const { status, stdout, stderr } = spawnSync(python, ['-c', READ_BACK], {
    cwd,
    input: JSON.stringify(files),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

const isEqual = test.macro(async (t: ExecutionContext, python: string) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  try {
    const script = MAKE_CHECKPOINTS + MAKE_OTHERS + MAKE_HDF5 + PRINT_MANIFEST;
    const made: readonly Made[] = JSON.parse(runPython(python, script, [folder]));
    t.true(made.length >= 60);
    const written: string[] = [];
    for (const { file, expected } of made) {
      const { code, text } = await taken(folder, file);
      t.is(code, Object.keys(expected).length === 0 ? 2 : 0, `${file}: ${text}`);
      if (code === 0) written.push(`${file}.safetensors`);
    }
    const found = readBack(python, folder, written);
    for (const { file, expected } of made) {
      const output = found[`${file}.safetensors`];
      if (output !== undefined) t.deepEqual(output, expected, file);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

for (const python of pythons) test(`what ${python} saves`, isEqual, python);
if (pythons.length === 0) {
  const report = demanded('torch') ? test : test.skip;
  report('PyTorch is not installed', (t) => t.fail());
}
