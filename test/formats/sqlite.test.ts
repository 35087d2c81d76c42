/** Databases of SQLite as shelve of Python 3.13 keeps them: a pickle is found wherever it lies, honest values are silent. https://docs.python.org/3/library/dbm.html#module-dbm.sqlite3 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { FULL, pythonsThatImport, runPython } from '../support/python.ts';
import { judgeBytes } from '../support/scanned.ts';

const MAKE = `
import collections, os, pickle, sqlite3, sys
class Evil:
    def __reduce__(self): return os.system, ('echo harmless',)
database = sqlite3.connect('shelf')
database.execute('PRAGMA page_size = ' + sys.argv[1])
database.execute('CREATE TABLE Dict (key BLOB UNIQUE NOT NULL, value BLOB NOT NULL)')
def put(key, value): database.execute('INSERT INTO Dict VALUES (?, ?)', (key, pickle.dumps(value)))
for i in range(400): put('a%d' % i, collections.OrderedDict(a='x' * (9000 if i % 50 == 0 else 50)))
if sys.argv[2] != 'honest': put('evil', ['y' * int(sys.argv[2]), Evil()])
for i in range(400): put('b%d' % i, ['x' * 200] * 3)
database.commit()
`;

const shelf = test.macro(async (t: ExecutionContext, page: number, kind: string, expected: 'clean' | 'rejected') => {
  const [python] = pythonsThatImport('sqlite3');
  if (python === undefined) {
    t.log('skipped: no python with sqlite3');
    t.false(FULL, 'MODEL_CHECK_TEST_FULL=1 demands sqlite3');
    return;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  runPython(python, MAKE, [String(page), kind], folder);
  const { status, findings } = await judgeBytes(readFileSync(path.join(folder, 'shelf')), 'shelf');
  t.is(status, expected);
  t.is(
    findings.some(({ rule }) => rule.endsWith('/process-execution')),
    expected === 'rejected',
  );
});

for (const page of [512, 4096, 65_536]) {
  test(`honest values in pages of ${page} bytes`, shelf, page, 'honest', 'clean');
  test(`a small value in pages of ${page} bytes`, shelf, page, '1', 'rejected');
  test(`a value over pages of ${page} bytes`, shelf, page, '300000', 'rejected');
}
