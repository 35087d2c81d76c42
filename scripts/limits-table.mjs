// Writes the tables of docs/limits.md out of src/limits.ts; with --check it only says whether they are there.
//
// Run it after `npm run compile` when a limit changes: node scripts/limits-table.mjs && npm run format
import { readFileSync, writeFileSync } from 'node:fs';
import { CEILINGS, DEFAULT_LIMITS } from '../dist/src/limits.js';

const FILE = new URL('../docs/limits.md', import.meta.url);
const SOURCE = readFileSync(new URL('../src/limits.ts', import.meta.url), 'utf8');

/** 67108864 → 64 MiB */
function sized(value) {
  for (const [unit, bytes] of [
    ['GiB', 2 ** 30],
    ['MiB', 2 ** 20],
    ['KiB', 2 ** 10],
  ]) {
    if (value >= bytes && value % bytes === 0) return `${value / bytes} ${unit}`;
  }
  return String(value);
}

const isBytes = (text) => /bytes/i.test(text);
const shown = (value, about) => (isBytes(about) ? sized(value) : String(value).replace(/\B(?=(\d{3})+$)/g, ','));

/** The sentence above a limit of the policy. */
function reasonOf(name) {
  const [, text = ''] = new RegExp(String.raw`/\*\* ([^*]*(?:\*(?!/)[^*]*)*) \*/\s+${name}:`).exec(SOURCE) ?? [];
  return text.replace(/\s+/g, ' ').trim();
}

const cell = (text) => text.replaceAll('|', '\\|');
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');

const TABLES = {
  policy: () =>
    table(
      ['key', 'default', 'why'],
      Object.entries(DEFAULT_LIMITS).map(([name, value]) => [`\`limits.${name}\``, shown(value, name), reasonOf(name)]),
    ),
  readers: () =>
    table(
      ['what is counted', 'at most', 'why', 'holds off'],
      Object.values(CEILINGS).map(({ most, unit, because, weakness }) => [
        unit,
        shown(most, unit),
        because,
        `[${weakness}](https://cwe.mitre.org/data/definitions/${weakness.slice('CWE-'.length)}.html)`,
      ]),
    ),
};

/** The formatter aligns tables. */
const plain = (text) => text.replace(/ +/g, ' ').replace(/-{3,}/g, '---');

const before = readFileSync(FILE, 'utf8');
const after = before.replace(
  /(<!-- (\w+) -->\n)[\s\S]*?(\n<!-- end -->)/g,
  (_all, head, name, end) => `${head}\n${TABLES[name]()}\n${end}`,
);

if (process.argv.includes('--check')) {
  if (plain(before) !== plain(after)) {
    console.error('docs/limits.md does not have the limits of src/limits.ts: run this script without --check');
    process.exitCode = 1;
  }
} else writeFileSync(FILE, after);
