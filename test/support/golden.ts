/** Texts that are read by a person before they are accepted: test/golden. MODEL_CHECK_TEST_GOLDEN=write writes them anew. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExecutionContext } from 'ava';

const FOLDER = fileURLToPath(new URL('../../../test/golden/', import.meta.url));

/** @param name the file in test/golden: `report/clean.sarif.json` */
export function matchesGolden(t: ExecutionContext, name: string, found: string): void {
  const file = path.join(FOLDER, name);
  if (process.env['MODEL_CHECK_TEST_GOLDEN'] === 'write') {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, found);
  }
  t.is(
    found,
    readFileSync(file, 'utf8'),
    `${name}: when it is right, MODEL_CHECK_TEST_GOLDEN=write npm test writes it anew`,
  );
}
