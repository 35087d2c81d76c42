// Writes the names of models into .pre-commit-hooks.yaml, out of src/model-names.ts; with --check it only says whether they are there.
//
// Run it after `npm run compile` when the list changes: node scripts/pre-commit-hooks.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { COMPRESSION_SUFFIXES, MODEL_EXTENSIONS } from '../dist/src/model-names.js';

const FILE = new URL('../.pre-commit-hooks.yaml', import.meta.url);

/** Archives in which models travel. */
const ARCHIVES = ['zip', 'tar', 'tgz', '7z'];

const extensions = [...MODEL_EXTENSIONS, ...ARCHIVES].join('|');
const files = `(?i)\\.(${extensions})(\\.(${COMPRESSION_SUFFIXES.join('|')}))?$`;
const before = readFileSync(FILE, 'utf8');
const after = before.replace(/^( *files: ).*$/m, (_line, key) => key + files);

if (process.argv.includes('--check')) {
  if (before !== after) {
    console.error(
      '.pre-commit-hooks.yaml does not have the names of src/model-names.ts: run this script without --check',
    );
    process.exitCode = 1;
  }
} else writeFileSync(FILE, after);
