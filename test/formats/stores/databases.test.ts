/** Values of LMDB and GDBM are examined one by one, as programs unpack them: a pickle is found wherever it lies, honest ones are silent. https://lmdb.readthedocs.io/ */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import test, { type ExecutionContext } from 'ava';
import { reducePickle } from '../../support/assembler.ts';
import { pythonInFolder } from '../../support/python.ts';
import { judgeBytes } from '../../support/scanned.ts';

const EVIL = reducePickle('posix', 'system', 'echo harmless');
const ESCAPED = Buffer.from('V\\u0070osix\nVsys\\u0074em\n\x93Vecho harmless\n\x85R.', 'latin1');
/** One frame of zstd whose one block is not packed. */
const framed = (content: Uint8Array) =>
  Buffer.concat([
    Buffer.of(0x28, 0xb5, 0x2f, 0xfd, 0x20, content.length, ((content.length << 3) | 1) & 255, content.length >> 5, 0),
    content,
  ]);
const HONEST = Buffer.from('\x80\x04]\x94(K\x01K\x02K\x03e.', 'latin1');
const PAGE = 4096;

function lmdbPage(number: number, flags: number): Buffer {
  const page = Buffer.alloc(PAGE);
  page.writeBigUInt64LE(BigInt(number), 0);
  page.writeUInt16LE(flags, 10);
  return page;
}

/** A leaf whose nodes hold these values, or name the page of one. */
function leaf(number: number, values: readonly (Uint8Array | { at: number; length: number })[]): Buffer {
  const page = lmdbPage(number, 2);
  let end = PAGE;
  for (const [index, value] of values.entries()) {
    const isHere = value instanceof Uint8Array;
    end -= (8 + 1 + (isHere ? value.length : 8) + 1) & ~1;
    page.writeUInt32LE(value.length, end);
    page.writeUInt16LE(isHere ? 0 : 1, end + 4);
    page.writeUInt16LE(1, end + 6);
    page.write('k', end + 8);
    if (isHere) page.set(value, end + 9);
    else page.writeBigUInt64LE(BigInt(value.at), end + 9);
    page.writeUInt16LE(end, 16 + 2 * index);
  }
  page.writeUInt16LE(16 + 2 * values.length, 12);
  return page;
}

function lmdb(...pages: readonly Buffer[]): Buffer {
  const content = Buffer.concat(pages);
  const metas = [0, 1].map((number) => {
    const meta = lmdbPage(number, 8);
    meta.writeUInt32LE(0xbeefc0de, 16);
    meta.writeUInt32LE(1, 20);
    meta.writeUInt32LE(PAGE, 40);
    meta.writeUInt32LE(2, 128);
    meta.writeUInt32LE(1 + content.length / PAGE, 136);
    return meta;
  });
  return Buffer.concat([...metas, content]);
}

/** Pages of their own, of which only the first has a header; what they go on with looks like a leaf. */
function overflowing(number: number, value: Uint8Array): Buffer {
  const [first, behind] = [lmdbPage(number, 4), leaf(number + 7, [HONEST, HONEST])];
  const bytes = Buffer.concat([first.subarray(0, 16), value]);
  return Buffer.concat([bytes, behind, Buffer.alloc(PAGE)]).subarray(0, Math.ceil((bytes.length + PAGE) / PAGE) * PAGE);
}

const verdict = test.macro(async (t: ExecutionContext, content: Buffer, expected: string) => {
  const padded = Buffer.concat([content, Buffer.alloc(80_000, 0xc1)]);
  const { status, findings } = await judgeBytes(padded, 'data.mdb');
  t.is<string, string>(status, expected, findings.map(({ rule }) => rule).join());
});

for (const [what, value, expected] of [
  ['a pickle', EVIL, 'rejected'],
  ['a pickle in escapes', ESCAPED, 'rejected'],
  ['a packed pickle', deflateSync(EVIL), 'rejected'],
  ['a pickle packed by zstd', framed(ESCAPED), 'rejected'],
  ['a pickle packed twice', framed(deflateSync(EVIL)), 'rejected'],
  ['an honest pickle', HONEST, 'not-a-model'],
] as const) {
  test(`LMDB: ${what}`, verdict, lmdb(leaf(2, [HONEST, value])), expected);
  const far = overflowing(3, Buffer.concat([value, Buffer.alloc(PAGE)]));
  test(`LMDB: ${what} elsewhere`, verdict, lmdb(leaf(2, [{ at: 3, length: value.length + PAGE }]), far), expected);
}
test('LMDB: a page that is not there', verdict, lmdb(leaf(2, [{ at: 99, length: 9 }])), 'not-a-model');
test('LMDB: nodes that lie in each other', async (t) => {
  const page = lmdbPage(2, 2);
  page.writeUInt16LE(16 + 2 * 1000, 12);
  for (let node = 0; node < 1000; node += 1) page.writeUInt16LE(2100, 16 + 2 * node);
  page.writeUInt32LE(1000, 2100);
  const { findings } = await judgeBytes(lmdb(page), 'data.mdb.pkl');
  t.deepEqual(
    findings.map(({ rule }) => rule),
    ['unexaminable/malformed'],
  );
});

/** Many values that are random around one that is not. */
const MADE = `
import os, pickle, random, sys, zlib
random.seed(7)
class Evil:
    def __reduce__(self): return os.system, ('echo harmless',)
KINDS = {'plain': pickle.dumps(Evil()), 'packed': zlib.compress(pickle.dumps(Evil())), 'long': pickle.dumps(['x' * 300000, Evil()]), 'honest': pickle.dumps([1, 2])}
def pairs(kind):
    for i in range(400):
        yield b'a%d' % i, random.choice([random.randbytes(random.choice([9, 400, 9000])), pickle.dumps({'i': i}), b'\\x89PNG' + random.randbytes(5000)])
    yield b'm', KINDS[kind]
    for i in range(400): yield b'z%d' % i, random.randbytes(300)
`;
const WRITERS = {
  'dbm.gnu': `
with dbm.gnu.open(kind + '.db', 'n') as file:
    for key, value in pairs(kind): file[key] = value`,
  lmdb: `
with lmdb.open(kind, map_size=1 << 26) as file, file.begin(write=True) as change:
    for key, value in pairs(kind): change.put(key, value)`,
  'dbm.dumb': `
with dbm.dumb.open(kind, 'n') as file:
    for key, value in pairs(kind): file[key] = value`,
};

for (const [library, writer] of Object.entries(WRITERS))
  test(`what ${library} writes`, async (t) => {
    const made = pythonInFolder(t, library);
    if (made === null) return;
    made.run(`import ${library}\n${MADE}\nfor kind in KINDS:${writer.replaceAll('\n', '\n    ')}`, []);
    for (const kind of ['plain', 'packed', 'long', 'honest']) {
      const name = readdirSync(made.folder).find((each) => each.startsWith(kind) && !/\.(?:dir|bak)$/.test(each)) ?? '';
      const file = path.join(made.folder, name);
      const data = statSync(file).isDirectory() ? path.join(file, 'data.mdb') : file;
      const { status } = await judgeBytes(readFileSync(data), path.basename(data));
      t.is(status === 'rejected', kind !== 'honest', `${kind} ${status}`);
    }
  });
