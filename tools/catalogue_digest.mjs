// Writes the digest of all rows into src/rules/catalogue-digest.ts; run it after `npm run compile` whenever a row changed.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const rules = (name) => import(new URL(`../dist/src/rules/${name}.js`, import.meta.url));
const { OPERATOR_RULES, SAFE_RULES } = await rules('all-rows');
const index = readFileSync(new URL('../data/index.bin', import.meta.url));
const digest = createHash('sha256')
  .update(JSON.stringify([OPERATOR_RULES, SAFE_RULES]))
  .update(index)
  .digest('hex');
const file = new URL('../src/rules/catalogue-digest.ts', import.meta.url);
writeFileSync(file, readFileSync(file, 'utf8').replace(/'[0-9a-f]{64}'/, `'${digest}'`));
