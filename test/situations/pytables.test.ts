/** Tables that the real PyTables and pandas saved: honest ones pass, an object that would run a command when it is read does not. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { FULL, pythonsWith, runPython } from '../support/python.ts';
import { judgeBytes } from '../support/scanned.ts';

const SAVE = `
import os, sys, tables, pandas as pd
class Malicious:
    def __reduce__(self): return os.system, ('echo harmless > /dev/null',)
frame = pd.DataFrame({'a': [1, 2], 'b': ['x', 'y.'], 'c': pd.to_datetime(['2020-01-01'] * 2), 'd': [[1], {'k': 1}]})
frame.to_hdf('honest-fixed.h5', key='frame', mode='w')
frame[['a', 'b', 'c']].to_hdf('honest-table.h5', key='frame', mode='w', format='table')
frame.to_hdf('honest-blosc.h5', key='frame', mode='w', complevel=9, complib='blosc')
with tables.open_file('honest-attributes.h5', 'w') as file:
    file.root._v_attrs.settings = {'a': 1, 'b': (1, 2)}
    file.root._v_attrs.title = 'A sentence that ends with a full stop.'
with tables.open_file('malicious-attribute.h5', 'w') as file: file.root._v_attrs.settings = Malicious()
for library in None, 'zlib', 'blosc':
    with tables.open_file('malicious-row-%s.h5' % library, 'w') as file:
        rows = file.create_vlarray('/', 'rows', tables.ObjectAtom(), filters=library and tables.Filters(9, library))
        rows.append([1])
        rows.append(Malicious())
`;

import { inFull } from '../support/in-full.ts';

const saved = test.macro(async (t: ExecutionContext, python: string) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  runPython(python, SAVE, [], folder);
  const names = readdirSync(folder).sort();
  t.is(names.length, 8);
  for (const name of names) {
    const { status, findings } = await judgeBytes(readFileSync(path.join(folder, name)), name);
    t.is(status, name.startsWith('honest') ? 'clean' : 'rejected', `${name} ${JSON.stringify(findings)}`);
    if (status === 'rejected') t.deepEqual(findings[0]?.operator, { module: 'posix', name: 'system' }, name);
  }
});

const pythons = pythonsWith('tables', 'pandas');
if (pythons.length === 0) {
  test('the real PyTables', (t) => {
    t.log('skipped: no python with tables and pandas');
    t.false(FULL, 'MODEL_CHECK_TEST_FULL=1 demands tables and pandas');
  });
}
for (const python of pythons) inFull(`${python}: PyTables and pandas`, saved, python);
