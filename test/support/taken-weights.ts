/** What `git model-check weights` takes of files that Python made, held against what Python itself loads of them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ExecutionContext } from 'ava';
import { READ_BACK } from './checkpoints.ts';
import { runMain } from './command-line.ts';
import { runPython } from './python.ts';

interface Made {
  readonly file: string;
  readonly expected: Readonly<Record<string, readonly unknown[]>>;
}

const taken = (cwd: string, file: string) => runMain(cwd, ['weights', file, '-o', `${file}.safetensors`]);

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

/**
 * Every tensor equal bit for bit.
 * @param script prints its manifest; it is given the folder
 * @param files at least so many
 */
export async function holdTaken(t: ExecutionContext, python: string, script: string, files: number): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  try {
    const made: readonly Made[] = JSON.parse(runPython(python, script, [folder]));
    t.true(made.length >= files);
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
}
