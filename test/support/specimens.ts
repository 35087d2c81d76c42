/** What the tests scan, kept for the fuzzer: `MODEL_CHECK_TEST_SPECIMENS=DIR npm test` writes small files to a folder a format. See https://llvm.org/docs/LibFuzzer.html#corpus. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Evidence } from '../../src/facts.ts';

const FOLDER = process.env['MODEL_CHECK_TEST_SPECIMENS'];
/** Larger files are slow to change, and change in what is only numbers. */
const MOST_BYTES = 6000;

export interface Specimen {
  readonly name: string;
  readonly bytes: Buffer;
}

export function keepSpecimen(bytes: Uint8Array, { path, formats }: Evidence): void {
  if (FOLDER === undefined || bytes.length > MOST_BYTES) return;
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const name = basename(path).replaceAll(/[^\w.-]/g, '_');
  for (const format of formats) {
    mkdirSync(join(FOLDER, format), { recursive: true });
    writeFileSync(join(FOLDER, format, `${digest}-${name}`.slice(0, 120)), bytes);
  }
}

/** The specimens of a format that were kept, by their digests. */
export function specimensOf(folder: string, format: string): readonly Specimen[] {
  const files = readdirSync(join(folder, format)).sort();
  return files.map((file) => ({
    name: file.slice(file.indexOf('-') + 1),
    bytes: readFileSync(join(folder, format, file)),
  }));
}
