/** Values of SQLite and Berkeley DB that programs unpickle after they took them apart, as sqlitedict, Django and NumPy write them. Each ran when Python read it back. See https://github.com/piskvorky/sqlitedict#serialization. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { FULL, pythonInFolder } from '../support/python.ts';
import { judgeBytes } from '../support/scanned.ts';

const MAKE = `
import base64, bz2, collections, gzip, io, json, lzma, os, pickle, sys, zipfile, zlib
class Evil:
    def __reduce__(self): return os.system, ('echo harmless',)
what, kind, module = sys.argv[1:4]
content = pickle.dumps(Evil() if what == 'evil' else collections.OrderedDict(a=[1, 2]))
def npy(p):
    header = b"{'descr': '|O', 'fortran_order': False, 'shape': (1,), }"
    return b'\\x93NUMPY\\x01\\x00' + len(header).to_bytes(2, 'little') + header + p
def zipped(p):
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w') as archive: archive.writestr('archive/data.pkl', p)
    return out.getvalue()
call = {'py/reduce': [{'py/function': 'os.system'}, {'py/tuple': ['echo harmless']}]}
value = {
    'zlib': zlib.compress, 'gzip': gzip.compress, 'bz2': bz2.compress, 'xz': lzma.compress, 'npy': npy, 'zip': zipped,
    'base64': base64.b64encode, 'lines': base64.encodebytes, 'hex': lambda p: p.hex().encode(),
    'text': lambda p: base64.b64encode(p).decode(), 'json': lambda p: json.dumps(call if what == 'evil' else {'a': 1}).encode(),
    'twice': lambda p: zlib.compress(gzip.compress(p)),
}[kind](content)
if module == 'sqlite3':
    import sqlite3
    database = sqlite3.connect('values.db')
    database.execute('CREATE TABLE unnamed (key TEXT PRIMARY KEY, value BLOB)')
    for key in 'abc': database.execute('INSERT INTO unnamed VALUES (?, ?)', (key, os.urandom(3000)))
    database.execute('INSERT INTO unnamed VALUES (?, ?)', ('value', value))
    database.commit()
else:
    import dbm.ndbm
    with dbm.ndbm.open('values', 'n') as database:
        database[b'a'] = os.urandom(400)
        database[b'value'] = value
`;
const KINDS = ['zlib', 'gzip', 'bz2', 'xz', 'npy', 'zip', 'base64', 'lines', 'hex', 'text', 'json', 'twice'];

const judged = test.macro(async (t: ExecutionContext, module: string, kind: string) => {
  const made = pythonInFolder(t, module, FULL && module === 'sqlite3');
  if (made === null) return;
  for (const [what, expected] of [
    ['evil', 'rejected'],
    ['honest', 'clean'],
  ] as const) {
    made.run(MAKE, [what, kind, module]);
    const [name = ''] = readdirSync(made.folder);
    const { status, findings } = await judgeBytes(readFileSync(path.join(made.folder, name)), name);
    t.is(status === 'not-a-model' ? 'clean' : status, expected, findings.map(({ rule }) => rule).join());
    rmSync(path.join(made.folder, name));
  }
});

for (const kind of KINDS) test(`SQLite: ${kind}`, judged, 'sqlite3', kind);
for (const kind of KINDS) test(`Berkeley DB: ${kind}`, judged, 'dbm.ndbm', kind);
