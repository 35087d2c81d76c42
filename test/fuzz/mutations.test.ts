/** Changed files end in evidence; `npm run fuzz -- --mutations DIR --format NAME` makes more, of what the tests had kept. CWE-20. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { reducePickle } from '../support/assembler.ts';
import { REAL_MODELS } from '../support/real-models.ts';
import { mutationCase } from './mutation-cases.ts';
import { runMutations } from './mutation-run.ts';

const SPECIMENS = [
  { name: 'a.pkl', bytes: Buffer.from(reducePickle('posix', 'system', 'echo harmless')) },
  ...REAL_MODELS.filter(({ bytes }) => bytes.length < 4000).slice(0, 8),
];

test('the same seed and number make the same file, others another', (t) => {
  const files = Array.from({ length: 200 }, (_, index) => mutationCase(SPECIMENS, 3, index).bytes);
  for (const [index, bytes] of files.entries()) t.deepEqual(mutationCase(SPECIMENS, 3, index).bytes, bytes);
  t.true(new Set(files.map((bytes) => bytes.toString('base64'))).size > 150);
});

test('changed files of several formats', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'mutations-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'pickle'));
  for (const [index, { name, bytes }] of SPECIMENS.entries())
    writeFileSync(join(folder, 'pickle', `${index}-${name}`), bytes);
  const { cases, told, slowest, failures } = await runMutations({
    folder,
    format: 'pickle',
    seed: 1,
    start: 0,
    end: 400,
  });
  t.is(cases, 400);
  t.deepEqual(failures, []);
  t.true(told > 20, `${told} told of`);
  t.true(slowest.ms < 2000, `${slowest.ms} ms`);
});
