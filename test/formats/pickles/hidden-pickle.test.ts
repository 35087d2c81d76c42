/** Pickles behind a private header, an image or a sound are found; what only looks like one is not. */
import { execFileSync } from 'node:child_process';
import { deflateSync, gzipSync } from 'node:zlib';
import test, { type ExecutionContext } from 'ava';
import { type ByteSource, memorySource } from '../../../src/bytes/byte-source.ts';
import { scan } from '../../../src/scan.ts';
import { bytes, op, reducePickle } from '../../support/assembler.ts';
import { zip } from '../../support/containers.ts';
import { findingLines } from '../../support/scanned.ts';

const ATTACK = reducePickle('posix', 'system', 'echo no');
const PNG = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082',
  'hex',
);

function riff(size: number): Uint8Array {
  const header = Buffer.alloc(8 + size);
  header.write('RIFF');
  header.writeUInt32LE(size, 4);
  header.write('WAVEfmt ', 8);
  return header;
}

const found = test.macro(async (t: ExecutionContext, name: string, content: Uint8Array, offset: number) => {
  const { formats, facts } = await scan(memorySource(content), name);
  t.deepEqual(formats, ['hidden-pickle', 'pickle']);
  const call = facts.find(({ fact }) => fact.kind === 'call');
  t.deepEqual(call?.source, [name, `pickle@${offset}`]);
});

const silent = test.macro(async (t: ExecutionContext, content: Uint8Array) => {
  const { formats, facts } = await scan(memorySource(content), 'file.bin');
  t.deepEqual(formats, []);
  t.deepEqual(facts, []);
});

test('behind a private header', found, 'weights.bin', bytes('MYHEADER', Buffer.alloc(56), ATTACK), 64);
test('behind an image', found, 'logo.png', bytes(PNG, ATTACK), PNG.length);
test(
  'behind an image, with much behind itself',
  found,
  'logo.png',
  bytes(PNG, ATTACK, Buffer.alloc(200_000, 0xd7)),
  PNG.length,
);
test('behind a sound', found, 'bell.wav', bytes(riff(300_000), ATTACK), 300_008);
test(
  'as text, without a header of its own',
  found,
  'weights.bin',
  bytes('MYHEADER', Buffer.alloc(56), "cposix\nsystem\n(S'echo no'\ntR."),
  64,
);
test('as an instance', found, 'weights.bin', bytes('MYHEADER', Buffer.alloc(56), "(S'echo no'\nios\nsystem\n."), 64);
test('without an end', found, 'weights.bin', bytes('MYHEADER', Buffer.alloc(56), ATTACK.subarray(0, -1)), 64);
const LONG_TEXT_FIRST = bytes(op.PROTO(4), 'X', 0, 0, 16, 0, Buffer.alloc(1 << 20, 'a'), '0', ATTACK.subarray(2));
const DATA_FIRST = bytes(op.PROTO(4), Buffer.alloc(300_000, 'K\x000'), ATTACK.subarray(2));
test(
  'behind much data',
  found,
  'weights.bin',
  bytes('MYHEADER', Buffer.alloc(56), DATA_FIRST, Buffer.alloc(100_000)),
  64,
);
test(
  'behind one long text',
  found,
  'weights.bin',
  bytes('MYHEADER', Buffer.alloc(56), LONG_TEXT_FIRST, Buffer.alloc(100_000)),
  64,
);
test('at the end of anything', found, 'any', bytes(Buffer.alloc(300_000, 0xd7), ATTACK), 300_000);
test(
  'with a call far behind its start, and much behind that',
  found,
  'weights.bin',
  bytes(
    'MYHEADER',
    Buffer.alloc(56),
    op.PROTO(4),
    Buffer.alloc(200_000, bytes(op.BININT1(7), op.POP)),
    op.SHORT_BINUNICODE('posix'),
    op.SHORT_BINUNICODE('system'),
    op.STACK_GLOBAL,
    op.SHORT_BINUNICODE('echo no'),
    op.TUPLE1,
    op.REDUCE,
    Buffer.alloc(200_000, bytes(op.BININT1(7), op.POP)),
    op.STOP,
  ),
  64,
);
test('an image alone', silent, PNG);
test('a header that is only a header', silent, bytes(0xd7, 0x80, 4, 0x80, 2, 0x00, Buffer.alloc(100, 0xd7)));
test('a pickle of plain values inside other bytes', silent, bytes(0xd7, op.PROTO(2), op.NONE, op.STOP));
test('an import without a call inside other bytes', silent, bytes(0xd7, op.PROTO(2), op.GLOBAL('a', 'b'), op.STOP));
test('text inside other bytes', silent, bytes(0xd7, 0, 'call\nme\nback (later)\n', Buffer.alloc(100, 0xd7)));

const HEADER = bytes('MYHEADER', Buffer.alloc(56));
const COMPRESSED = {
  gzip: gzipSync(ATTACK),
  zlib: deflateSync(ATTACK),
  'zlib without compression, in it gzip': deflateSync(gzipSync(ATTACK), { level: 0 }),
  bzip2: python('bz2', ATTACK),
  'xz, in it gzip': python('lzma', gzipSync(ATTACK)),
  'gzip twice': gzipSync(gzipSync(ATTACK)),
  'gzip in zlib': deflateSync(gzipSync(ATTACK)),
  zip: gzipSync(zip([{ name: 'data.pkl', content: ATTACK }])),
  'lz4, in it gzip': lz4Stored(gzipSync(ATTACK)),
  'zstd, in it gzip': zstdStored(gzipSync(ATTACK)),
};

/** As Python's own module of that name compresses it. */
function python(module: string, content: Uint8Array): Buffer {
  const program = `import sys, ${module}; sys.stdout.buffer.write(${module}.compress(sys.stdin.buffer.read()))`;
  return execFileSync('python3', ['-c', program], { input: content });
}

/** A frame of one uncompressed block. */
function lz4Stored(content: Uint8Array): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(0x80000000 + content.length);
  return Buffer.concat([Buffer.from('04224d18604082', 'hex'), size, content, Buffer.alloc(4)]);
}

/** A frame of one raw block. */
function zstdStored(content: Uint8Array): Buffer {
  const block = Buffer.alloc(3);
  block.writeUIntLE(content.length * 8 + 1, 0, 3);
  return Buffer.concat([Buffer.from('28b52ffd0038', 'hex'), block, content]);
}

const foundCompressed = test.macro(async (t: ExecutionContext, content: Uint8Array, start: number) => {
  const { formats, facts } = await scan(memorySource(content), 'weights.bin');
  t.true(formats.includes('hidden-pickle'));
  const call = facts.find(({ fact }) => fact.kind === 'call' && fact.operator.name === 'system');
  t.is(call?.source[1], `compressed@${start}`);
});

for (const [how, packed] of Object.entries(COMPRESSED)) {
  test(`compressed behind a private header: ${how}`, foundCompressed, bytes(HEADER, packed), HEADER.length);
  test(`compressed behind an image: ${how}`, foundCompressed, bytes(PNG, packed, Buffer.alloc(9000, 0xd7)), PNG.length);
}
test(
  'compressed at the end of the longest header',
  foundCompressed,
  bytes(Buffer.alloc(4095, 0xd7), COMPRESSED.gzip),
  4095,
);
test('compressed, behind much data', foundCompressed, bytes(HEADER, gzipSync(DATA_FIRST)), HEADER.length);
test('compressed and cut short', foundCompressed, bytes(HEADER, COMPRESSED.gzip.subarray(0, -9)), HEADER.length);
test('plain values, compressed', silent, bytes(HEADER, gzipSync(bytes(op.PROTO(2), op.NONE, op.STOP))));
test('text, compressed', silent, bytes(HEADER, gzipSync('call\nme\nback (later)\n'.repeat(50))));
test('magics alone', silent, bytes(HEADER, 0x1f, 0x8b, 8, 0x78, 0x9c, 'BZh9', Buffer.alloc(100, 0xd7)));

test('a search without end is given up, and reported', async (t) => {
  const { facts } = await scan(memorySource(bytes(0xd7, 0, '('.repeat(60_000), 'cjson\nloads\nNb', 0)), 'file.bin');
  t.deepEqual(
    facts.map(({ fact }) => fact.kind === 'unexamined' && fact.reason),
    ['limit'],
  );
});

/** A file on disk: a beginning, then zeros; counts what is read of it. */
function zerosBehind(head: Buffer, size: number): { readonly source: ByteSource; readonly bytesRead: () => number } {
  let count = 0;
  const read = (start: number, end: number): Uint8Array => {
    count += end - start;
    const part = Buffer.alloc(end - start);
    if (start < head.length) head.copy(part, 0, start, Math.min(end, head.length));
    return part;
  };
  return { source: { size, read }, bytesRead: () => count };
}

const HUGE = 64 * 1024 * 1024;
for (const [what, head] of [
  ['names', '(c'.repeat(30_000)],
  ['texts', 'cposix\nsystem\n(V'.repeat(3000)],
  ['numbers', 'cposix\nsystem\n(I'.repeat(3000)],
] as const)
  test(`lines without an end are read once by each search: ${what}`, async (t) => {
    const { source, bytesRead } = zerosBehind(Buffer.from(bytes(0xd7, 0, head)), HUGE);
    await scan(source, 'file.bin');
    t.true(bytesRead() < 4 * HUGE, `${bytesRead()} bytes`);
  });

test('marks up to the end of a file import nothing', async (t) => {
  const { facts } = await scan(memorySource(bytes(0xd7, 0, '('.repeat(60_000))), 'file.bin');
  t.deepEqual(facts, []);
});

const CALLING = Buffer.from('\x80\x04\x8c\x05posix\x8c\x06system\x93\x8c\x04echo\x85R.', 'latin1');
for (const [what, decoy] of [
  ['two bytes', () => Buffer.from('x\x9c', 'latin1')],
  ['two bytes, and others each time', (index: number) => Buffer.of(0x78, 0x9c, index & 0xff, (index >> 8) | 7)],
  ['streams of something else', (index: number) => deflateSync(Buffer.from(`no pickle ${index}`))],
  ['another magic', () => Buffer.from('BZh9')],
] as const) {
  test(`no number of decoys hides a compressed pickle: ${what}`, async (t) => {
    const decoys = Array.from({ length: what.startsWith('streams') ? 150 : 700 }, (_, index) => decoy(index));
    const file = Buffer.concat([Buffer.from('PRIV'), ...decoys, deflateSync(CALLING)]);
    const lines = await findingLines(file, 'weights.bin');
    t.true(
      lines.some((line) => /^(?:critical|high) /.test(line)),
      lines.join('\n'),
    );
  });
}

test('under a name that promises a model the whole file is searched', async (t) => {
  const file = Buffer.concat([Buffer.from([1]), Buffer.alloc(500_000), CALLING, Buffer.alloc(500_000)]);
  t.true((await findingLines(file, 'm.pkl')).some((line) => line.startsWith('critical ')));
  t.deepEqual(await findingLines(Buffer.concat([Buffer.from([1]), Buffer.alloc(900_000)]), 'm.pkl'), [
    'medium unexaminable/unrecognised m.pkl',
  ]);
});

test('every block of what dbm.dumb keeps is looked at', async (t) => {
  const block = (content: Uint8Array) => Buffer.concat([content, Buffer.alloc(512 - content.length)]);
  const plain = block(Buffer.alloc(500, 0xff));
  const honest = block(reducePickle('collections', 'deque'));
  const lines = async (...blocks: readonly Uint8Array[]) => findingLines(Buffer.concat(blocks), 'shelf.dat');
  const others = Array.from({ length: 300 }, () => plain);
  t.deepEqual(await lines(plain, honest, ...others), []);
  const found = await lines(plain, honest, ...others, block(CALLING), ...others);
  t.true(
    found.some((line) => line.startsWith('critical ')),
    found.join('\n'),
  );
});
