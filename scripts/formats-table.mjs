// Writes the table of formats in README.md out of the registry; with --check it only says whether it is there.
//
// Run it after `npm run compile` when a format changes: node scripts/formats-table.mjs && npm run format
import { readFileSync, writeFileSync } from 'node:fs';
import { FORMATS, LAST_FORMATS } from '../dist/src/formats/registry.js';

const FILE = new URL('../README.md', import.meta.url);
const PLACE = /(<!-- formats -->\n)[\s\S]*?(\n<!-- end of formats -->)/;

const cell = (text) => text.replaceAll('|', '\\|');

/** Without regard to case, and to the marks around code. */
const byTitle = (a, b) => sortKey(a).localeCompare(sortKey(b), 'en');
const sortKey = ({ title }) => title.replaceAll('`', '').toLowerCase();

const rows = [...FORMATS, ...LAST_FORMATS]
  .filter(({ title }) => title !== undefined)
  .sort(byTitle)
  .map(({ id, title, extensions = [], sees = '', provenWith = '', spec }) => [
    `[${title}](${spec})`,
    `\`${id}\``,
    extensions.map((extension) => `\`${extension}\``).join(' '),
    sees,
    provenWith,
  ]);
const head = ['format', 'id', 'often named', 'what is reported', 'proven with'];
const table = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');

/** The formatter aligns tables. */
const plain = (text) => text.replace(/ +/g, ' ').replace(/-{3,}/g, '---');

const before = readFileSync(FILE, 'utf8');
const after = before.replace(PLACE, (_all, start, end) => `${start}\n${table}\n${end}`);

if (process.argv.includes('--check')) {
  if (!PLACE.test(before) || plain(before) !== plain(after)) {
    console.error('README.md does not have the formats of the registry: run this script without --check');
    process.exitCode = 1;
  }
} else writeFileSync(FILE, after);
