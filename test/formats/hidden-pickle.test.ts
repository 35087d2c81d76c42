/** Pickles behind a private header, an image or a sound are found; what only looks like one is not. */
import test, { type ExecutionContext } from 'ava';
import { memorySource } from '../../src/bytes/byte-source.ts';
import { scan } from '../../src/scan.ts';
import { bytes, op, reducePickle } from '../support/assembler.ts';

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
test('at the end of anything', found, 'any', bytes(Buffer.alloc(300_000, 0xd7), ATTACK), 300_000);
test('an image alone', silent, PNG);
test('a header that is only a header', silent, bytes(0xd7, 0x80, 4, 0x80, 2, 0x00, Buffer.alloc(100, 0xd7)));
test('a pickle of plain values inside other bytes', silent, bytes(0xd7, op.PROTO(2), op.NONE, op.STOP));
test('an import without a call inside other bytes', silent, bytes(0xd7, op.PROTO(2), op.GLOBAL('a', 'b'), op.STOP));
test('text inside other bytes', silent, bytes(0xd7, 0, 'call\nme\nback (later)\n', Buffer.alloc(100, 0xd7)));

test('a search without end is given up, and told', async (t) => {
  const { facts } = await scan(memorySource(bytes(0xd7, 0, '('.repeat(60_000))), 'file.bin');
  t.deepEqual(
    facts.map(({ fact }) => fact.kind === 'unexamined' && fact.reason),
    ['limit'],
  );
});
