/** Databases of LMDB, as py-lmdb writes them and as they stand in memory: a pickle is found wherever the reader finds it, honest values are silent. https://lmdb.readthedocs.io */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { zip } from '../../support/containers.ts';
import { pythonInFolder } from '../../support/python.ts';
import { judgeBytes } from '../../support/scanned.ts';

const MAKE = `
import collections, lmdb, os, pickle, sys
class Evil:
    def __reduce__(self): return os.system, ('echo harmless',)
kind = sys.argv[1]
database = lmdb.open('data.mdb', subdir=False, map_size=1 << 26, max_dbs=2)
table = database.open_db(b'table', dupsort=kind == 'duplicates') if kind in ('named', 'duplicates') else None
with database.begin(write=True, db=table) as transaction:
    for i in range(300):
        key = b'k' if kind == 'duplicates' else b'k%d' % i
        length = 100 if kind == 'duplicates' else 9000 if i % 50 == 0 else 50
        transaction.put(key, pickle.dumps(collections.OrderedDict(a=str(i) + 'x' * length)))
    if kind != 'honest': transaction.put(b'k', pickle.dumps(['y' * (300000 if kind == 'long' else 1), Evil()]))
`;

const written = test.macro(async (t: ExecutionContext, kind: string, expected: 'clean' | 'rejected') => {
  const made = pythonInFolder(t, 'lmdb');
  if (made === null) return;
  made.run(MAKE, [kind]);
  const { status, findings } = await judgeBytes(readFileSync(path.join(made.folder, 'data.mdb')), 'data.mdb');
  t.is(status, expected, JSON.stringify(findings));
});
test('py-lmdb: honest values', written, 'honest', 'clean');
for (const kind of ['short', 'long', 'named', 'duplicates']) test(`py-lmdb: ${kind}`, written, kind, 'rejected');

const PAGE = 4096;
const EVIL = Buffer.from("cposix\nsystem\n(S'echo harmless'\ntR.");

/** Flags of a node: its value lies in pages of its own, it is a database, or several values. */
interface Node {
  readonly key?: Buffer;
  readonly value: Buffer;
  readonly flags?: number;
  readonly bytes?: number;
}

/** The numbers of a layout: of eight bytes, or of four where the machine has those. */
function word(value: number, bytes: number): Buffer {
  const made = Buffer.alloc(bytes);
  made.writeUIntLE(value, 0, Math.min(6, bytes));
  return made;
}

function page(number: number, flags: number, nodes: readonly Node[], words: number, size = PAGE): Buffer {
  const made = Buffer.alloc(size);
  word(number, words).copy(made);
  made.writeUInt16LE(flags, words + 2);
  made.writeUInt16LE(words + 8 + 2 * nodes.length, words + 4);
  let end = size;
  for (const [index, { key = Buffer.from('k'), value, flags: kind = 0, bytes = value.length }] of nodes.entries()) {
    end -= 8 + key.length + value.length;
    made.writeUInt16LE(end, words + 8 + 2 * index);
    made.writeUInt32LE(bytes, end);
    made.writeUInt16LE(kind, end + 4);
    made.writeUInt16LE(key.length, end + 6);
    key.copy(made, end + 8);
    value.copy(made, end + 8 + key.length);
  }
  return made;
}

function meta(root: number, pages: number, words: number): Buffer {
  const made = Buffer.alloc(PAGE);
  made.writeUInt16LE(8, words + 2);
  made.writeUInt32LE(0xbeefc0de, words + 8);
  made.writeUInt32LE(1, words + 12);
  const sizeAt = words + 16 + 2 * words;
  made.writeUInt32LE(PAGE, sizeAt);
  word(root, words).copy(made, sizeAt + 16 + 9 * words);
  word(pages - 1, words).copy(made, sizeAt + 16 + 10 * words);
  return made;
}

/** Pages from the third on, which are numbered as given. */
function database(pages: readonly Buffer[], { root = 2, words = 8 } = {}): Buffer {
  const head = meta(root, pages.length + 2, words);
  return Buffer.concat([head, head, ...pages]);
}

const ran = test.macro(async (t: ExecutionContext, bytes: Buffer) => {
  const { findings, formats } = await judgeBytes(bytes, 'data.mdb');
  t.true(formats.includes('lmdb'));
  t.true(findings.some(({ rule }) => rule.endsWith('/process-execution')));
});
const silent = test.macro(async (t: ExecutionContext, bytes: Buffer) => {
  const { findings } = await judgeBytes(bytes, 'data.mdb');
  t.deepEqual(findings, []);
});

const leaf = (nodes: readonly Node[], number = 2, words = 8) => page(number, 2, nodes, words);
test('a value', ran, database([leaf([{ value: EVIL }])]));
test('numbers of four bytes', ran, database([leaf([{ value: EVIL }], 2, 4)], { words: 4 }));
test('a page that has another number', ran, database([leaf([{ value: EVIL }], 9)]));
test('a page that no key leads to', ran, database([leaf([]), leaf([{ value: EVIL }], 3)]));
const branch = page(2, 1, [{ key: Buffer.alloc(0), value: Buffer.alloc(0), bytes: 3 }], 8);
test('a page behind a branch', ran, database([branch, leaf([{ value: EVIL }], 9)]));
const long = Buffer.concat([Buffer.alloc(16), EVIL, Buffer.alloc(PAGE - 16 - EVIL.length)]);
test(
  'a value in a page of its own',
  ran,
  database([leaf([{ value: word(3, 8), flags: 1, bytes: EVIL.length }]), long]),
);
const inner = Buffer.concat([Buffer.alloc(40), word(3, 8)]);
test('a database in it', ran, database([leaf([{ value: inner, flags: 2 }]), leaf([{ value: EVIL }], 9)]));
const several = page(0, 2, [{ key: EVIL, value: Buffer.alloc(0) }], 8, 200);
test('several values of one key', ran, database([leaf([{ value: several, flags: 4 }])]));
const fixed = page(3, 0x22, [], 8);
fixed.writeUInt16LE(EVIL.length, 8);
fixed.writeUInt16LE(18, 12);
EVIL.copy(fixed, 16);
test('values of one length', ran, database([leaf([]), fixed]));
test(
  'what follows the last page',
  ran,
  Buffer.concat([database([leaf([])]), zip([{ name: 'data.pkl', content: EVIL }])]),
);

const archive = zip([{ name: 'archive/data.pkl', content: Buffer.from('\x80\x04}.', 'latin1') }]);
test('archives in its values', silent, database([leaf([{ value: archive }, { value: archive }])]));
test('an archive that runs something', ran, database([leaf([{ value: zip([{ name: 'data.pkl', content: EVIL }]) }])]));
test('under the name of a model its end is an archive all the same', async (t) => {
  const { formats } = await judgeBytes(database([leaf([{ value: archive }])]), 'model.pt');
  t.true(formats.includes('zip'));
});
test('pages that lead to each other end', silent, database([page(2, 1, [{ value: Buffer.alloc(0), bytes: 2 }], 8)]));
test('nodes that lie in each other', async (t) => {
  const bytes = database([leaf([])]);
  const start = 2 * PAGE;
  bytes.writeUInt16LE(16 + 2000, start + 12);
  for (let node = 0; node < 1000; node += 1) bytes.writeUInt16LE(2100, start + 16 + 2 * node);
  bytes.writeUInt32LE(1900, start + 2100);
  const { findings } = await judgeBytes(bytes, 'data.mdb');
  t.deepEqual(
    findings.map(({ rule }) => rule),
    ['unexaminable/malformed'],
  );
});
