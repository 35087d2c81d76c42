/** Databases of Berkeley DB as `dbm.ndbm` writes them, Debian's first choice for shelve: a pickle is found wherever it lies, honest values are silent. https://docs.python.org/3/library/dbm.html#module-dbm.ndbm */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { pythonInFolder } from '../support/python.ts';
import { judgeBytes } from '../support/scanned.ts';

const MAKE = `
import collections, datetime, dbm.ndbm, os, shelve, sys
class Evil:
    def __reduce__(self): return os.system, ('echo harmless',)
shelf = shelve.Shelf(dbm.ndbm.open('shelf', 'c'), protocol=int(sys.argv[2]))
for i in range(300):
    shelf['a%d' % i] = collections.OrderedDict(a='x' * (9000 if i % 50 == 0 else 50), t=datetime.datetime(2020, 1, 1))
    if i == 150 and sys.argv[1] != 'honest': shelf['evil'] = ['y' * int(sys.argv[1]), Evil()]
shelf.close()
`;

const shelf = test.macro(
  async (t: ExecutionContext, kind: string, protocol: string, expected: 'clean' | 'rejected') => {
    const made = pythonInFolder(t, 'dbm.ndbm');
    if (made === null) return;
    made.run(MAKE, [kind, protocol]);
    const { status, findings } = await judgeBytes(readFileSync(path.join(made.folder, 'shelf.db')), 'shelf.db');
    t.is(status, expected, JSON.stringify(findings));
    t.is(
      findings.some(({ rule }) => rule.endsWith('/process-execution')),
      expected === 'rejected',
    );
  },
);

for (const protocol of ['0', '2', '4']) {
  test(`honest values of protocol ${protocol}`, shelf, 'honest', protocol, 'clean');
  test(`a small value of protocol ${protocol}`, shelf, '1', protocol, 'rejected');
  test(`a value over pages of protocol ${protocol}`, shelf, '300000', protocol, 'rejected');
}

/** A page: entries, their place of free bytes or their length, and the type, behind what nobody asks for. */
function page(type: number, numbers: readonly (readonly [at: number, value: number])[], isLittle: boolean): Buffer {
  const bytes = Buffer.alloc(512);
  bytes[25] = type;
  for (const [at, value] of numbers) {
    if (isLittle) bytes.writeUInt16LE(value, at);
    else bytes.writeUInt16BE(value, at);
  }
  return bytes;
}

const EVIL = Buffer.from("cposix\nsystem\n(S'echo harmless'\ntR.");

/** Metadata and a page of a tree with one value. */
function tree(isLittle: boolean, cipher = 0): Buffer {
  const metadata = Buffer.alloc(512);
  const write = (value: number, at: number) =>
    isLittle ? metadata.writeUInt32LE(value, at) : metadata.writeUInt32BE(value, at);
  write(0x053162, 12);
  write(512, 20);
  metadata[24] = cipher;
  const leaf = page(
    5,
    [
      [20, 1],
      [26, 400],
      [400, EVIL.length],
    ],
    isLittle,
  );
  leaf[402] = 1;
  EVIL.copy(leaf, 403);
  return Buffer.concat([metadata, leaf]);
}

for (const isLittle of [true, false])
  test(`a tree whose numbers have their ${isLittle ? 'lowest' : 'highest'} byte first`, async (t) => {
    const { findings } = await judgeBytes(tree(isLittle), 'shelf');
    t.true(findings.some(({ rule }) => rule.endsWith('/process-execution')));
  });

test('an encrypted one cannot be examined', async (t) => {
  const { findings } = await judgeBytes(tree(true, 1), 'shelf.pkl');
  t.deepEqual(
    findings.map(({ rule }) => rule),
    ['unexaminable/encrypted'],
  );
});

test('pages that lead to each other end', async (t) => {
  const database = tree(true);
  database.writeUInt16LE(512, 512 + 26);
  const { status } = await judgeBytes(
    Buffer.concat([
      database,
      page(
        7,
        [
          [16, 2],
          [22, 400],
        ],
        true,
      ),
    ]),
    'shelf',
  );
  t.not(status, 'rejected');
});

/** A tree of one page of leaves, whose entries are opcodes without an end that lie in each other. */
function overlapping(entries: number): Buffer {
  const page = 65_536;
  const bytes = Buffer.alloc(2 * page);
  bytes.writeUInt32LE(0x053162, 12);
  bytes.writeUInt32LE(page, 20);
  const leaf = bytes.subarray(page);
  leaf.writeUInt16LE(entries, 20);
  leaf[25] = 5;
  const first = 28 + 2 * entries;
  // Its length, the kind of bytes, and NONE; read from there on: POP, BININT1, NONE.
  leaf.fill(Buffer.from('0K\x01N', 'latin1'), first);
  for (let entry = 0; entry < entries; entry += 1) leaf.writeUInt16LE(first + 4 * entry, 26 + 2 * entry);
  return bytes;
}

test('entries that lie in each other are not read time and again', async (t) => {
  const { status, findings } = await judgeBytes(overlapping(10_000), 'shelf.db');
  t.is(status, 'rejected');
  t.deepEqual(
    findings.map(({ rule }) => rule),
    ['unexaminable/malformed'],
  );
});
