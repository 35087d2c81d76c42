/** Every file that a comment names is there: a pointer that leads nowhere is worse than none. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDERS = ['bench', 'bin', 'scripts', 'src', 'test', 'tools'];

const FILES = FOLDERS.flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
    path.posix.join(folder, name.split(path.sep).join('/')),
  ),
);
const OURS = FILES.filter((file) => /\.(?:[cm]?[jt]s|py)$/.test(file));

/** `src/rules/rows.ts`, and `rows.ts` alone, of the kinds of files that are written here. Not of others: `pickle.py`, `index.js` of a library. */
const NAMED =
  /(?<![\w./@-])((?:(?:bench|bin|scripts|src|test|tools|docs|schema)\/)?[\w-]+(?:\/[\w-]+)*\.(?:test\.)?(?:ts|mjs))(?![\w-])/g;

function commentsOf(file: string): string {
  const source = readFileSync(path.join(ROOT, file), 'utf8');
  return [...source.matchAll(/\/\*\*?[\s\S]*?\*\/|(?<!:)\/\/.*/g)]
    .map(([text]) => text.replace(/https?:\S+/g, ''))
    .join('\n');
}

function isThere(named: string): boolean {
  return FILES.some((file) => file === named || file.endsWith(`/${named}`));
}

test('what comments name exists', (t) => {
  let found = 0;
  for (const file of OURS) {
    for (const [, named = ''] of commentsOf(file).matchAll(NAMED)) {
      found += 1;
      t.true(isThere(named), `${file} names ${named}`);
    }
  }
  t.true(found > 20, `${found} names were found`);
});
