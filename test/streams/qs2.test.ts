/** Files of qs2 for R, block by block. Made by its description: https://github.com/qsbase/qs2/blob/main/inst/standalone/qs2_to_rds.cpp. */
import test from 'ava';
import { memorySource } from '../../src/bytes/byte-source.ts';
import { decodeQs2 } from '../../src/streams/qs2.ts';
import { zstd } from '../support/containers.ts';
import { doubles, list, promise, SYSTEM, stream } from '../support/r-streams.ts';
import { findingLines } from '../support/scanned.ts';

interface Written {
  readonly isShuffled?: boolean;
  readonly isBig?: boolean;
  readonly blockBytes?: number;
}

function qs2(content: Buffer, { isShuffled = false, isBig = false, blockBytes = 1 << 20 }: Written = {}): Buffer {
  const header = Buffer.alloc(24);
  header.set([0x0b, 0x0e, 0x0a, 0xc1, 1, 1, isBig ? 1 : 2, isShuffled ? 1 : 0]);
  const blocks: Buffer[] = [header];
  for (let at = 0; at < content.length; at += blockBytes) {
    const block = content.subarray(at, at + blockBytes);
    const packed = zstd(isShuffled ? shuffled(block) : block);
    const length = Buffer.alloc(4);
    const value = packed.length + (isShuffled ? 0x80000000 : 0);
    isBig ? length.writeUInt32BE(value) : length.writeUInt32LE(value);
    blocks.push(length, packed);
  }
  return Buffer.concat(blocks);
}

function shuffled(block: Buffer): Buffer {
  const items = Math.floor(block.length / 8);
  const sorted = Array.from({ length: items * 8 }, (_, at) => block[(at % items) * 8 + Math.floor(at / items)] ?? 0);
  return Buffer.concat([Buffer.from(sorted), block.subarray(items * 8)]);
}

const OBJECT = stream(list(doubles(1, 2, 3, 4, 5), promise(SYSTEM)));
const SPELLINGS: readonly Written[] = [
  {},
  { isShuffled: true },
  { isShuffled: true, isBig: true },
  { blockBytes: 50 },
  { isShuffled: true, blockBytes: 50 },
];

for (const written of SPELLINGS)
  test(`a promise: ${JSON.stringify(written)}`, async (t) => {
    for (const name of ['model.qs2', 'data.bin']) {
      const lines = await findingLines(qs2(OBJECT, written), name);
      t.true(
        lines.some((line) => line.startsWith('critical r/promise')),
        lines.join('\n'),
      );
    }
  });

test('numbers are silent', async (t) => {
  t.deepEqual(await findingLines(qs2(stream(doubles(1, 2, 3)), { isShuffled: true }), 'model.qs2'), []);
});

async function expanded(file: Buffer): Promise<string> {
  const pieces: Buffer[] = [];
  try {
    for await (const chunk of decodeQs2({ source: memorySource(file), start: 0, end: file.length }))
      pieces.push(Buffer.from(chunk));
  } catch (error) {
    return `${Buffer.concat(pieces)} ${(error as Error).name}`;
  }
  return String(Buffer.concat(pieces));
}

test('what comes before an error is kept', async (t) => {
  const whole = qs2(Buffer.from('abcdefgh'.repeat(4)), { blockBytes: 16 });
  t.is(await expanded(whole), 'abcdefgh'.repeat(4));
  t.is(await expanded(Buffer.concat([whole, Buffer.alloc(8)])), `${'abcdefgh'.repeat(4)} FormatError`);
  t.regex(await expanded(whole.subarray(0, -4)), /^(?:abcdefgh){2}.* \w*Error$/);
  t.is(await expanded(whole.subarray(0, 24)), '');
});

test('a block that expands to more than a block is refused', async (t) => {
  t.regex(await expanded(qs2(Buffer.alloc(1 << 20, 'a'), { blockBytes: 1 << 20 })), /^a+$/);
  const large = zstd(Buffer.alloc((1 << 20) + 1, 'a'));
  const header = qs2(Buffer.alloc(0));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(large.length);
  t.regex(await expanded(Buffer.concat([header, length, large])), /^a+ FormatError$/);
});
