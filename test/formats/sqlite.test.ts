/** Databases of SQLite as shelve of Python 3.13 keeps them: a pickle is found wherever it lies, honest values are silent. https://docs.python.org/3/library/dbm.html#module-dbm.sqlite3 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { pythonInFolder } from '../support/python.ts';
import { judgeBytes } from '../support/scanned.ts';

const MAKE = `
import collections, os, pickle, shutil, sqlite3, sys
layout = sys.argv[3]
class Evil:
    def __reduce__(self): return os.system, ('echo harmless',)
database = sqlite3.connect('shelf')
database.execute('PRAGMA page_size = ' + sys.argv[1])
if layout == 'log': database.execute('PRAGMA journal_mode = wal')
table = '(key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID' if layout == 'index' else '(key BLOB UNIQUE NOT NULL, value BLOB NOT NULL)'
database.execute('CREATE TABLE Dict ' + table)
def put(key, value): database.execute('INSERT INTO Dict VALUES (?, ?)', (key, pickle.dumps(value)))
for i in range(400): put('a%d' % i, collections.OrderedDict(a='x' * (9000 if i % 50 == 0 else 50)))
if sys.argv[2].isdigit(): put('evil', ['y' * int(sys.argv[2]), Evil()])
for i in range(400): put('b%d' % i, ['x' * 200] * 3)
if sys.argv[2] == 'cut': database.execute('INSERT INTO Dict VALUES (?, ?)', (b'cut', b"(S'echo harmless'\\nios\\nsystem\\n"))
database.commit()
if layout == 'log': shutil.copy('shelf-wal', 'shelf')
if layout == 'journal':
    # What a deletion would undo lies in the journal, until it is committed.
    database.execute('PRAGMA synchronous = OFF')
    database.execute('DELETE FROM Dict')
    shutil.copy('shelf-journal', 'shelf')
`;

import { someOf } from '../support/in-full.ts';

const shelf = test.macro(
  async (
    t: ExecutionContext,
    page: number,
    kind: string,
    ...rest: readonly [expected: 'clean' | 'rejected', layout?: 'log' | 'index' | 'journal']
  ) => {
    const [expected, layout = 'table'] = rest;
    const made = pythonInFolder(t, 'sqlite3');
    if (made === null) return;
    made.run(MAKE, [String(page), kind, layout]);
    const { status, findings } = await judgeBytes(readFileSync(path.join(made.folder, 'shelf')), 'shelf');
    t.is(status, expected);
    t.is(
      findings.some(({ rule }) => rule.endsWith('/process-execution')),
      expected === 'rejected',
    );
  },
);

for (const page of someOf('sizes of a page', [512, 4096, 65_536], 1)) {
  test(`honest values in pages of ${page} bytes`, shelf, page, 'honest', 'clean');
  test(`a small value in pages of ${page} bytes`, shelf, page, '1', 'rejected');
  test(`a value over pages of ${page} bytes`, shelf, page, '300000', 'rejected');
}
test('a value that breaks behind a call', shelf, 4096, 'cut', 'rejected');
for (const layout of ['index', 'log', 'journal'] as const) {
  test(`honest values in the ${layout}`, shelf, 4096, 'honest', 'clean', layout);
  test(`a small value in the ${layout}`, shelf, 4096, '1', 'rejected', layout);
  test(`a value over pages of the ${layout}`, shelf, 4096, '300000', 'rejected', layout);
}
