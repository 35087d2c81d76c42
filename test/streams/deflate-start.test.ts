/** What the header of a block refuses zlib refuses too, and no beginning of deflate data is refused. */
import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import test from 'ava';
import { beginsDeflate } from '../../src/streams/deflate-start.ts';
import { Random } from '../fuzz/random.ts';
import { runs } from '../support/runs.ts';

function zlibTakes(bytes: Uint8Array): boolean {
  try {
    inflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 1 << 20 });
    return true;
  } catch {
    return false;
  }
}

test('every beginning of deflate data, of each kind of block', (t) => {
  const random = new Random(11);
  for (let round = 0; round < 200; round += 1) {
    const content = Buffer.from(Array.from({ length: random.below(900) }, () => random.below(2 + (round % 200))));
    const strategy = round % 3 === 0 ? constants.Z_FIXED : constants.Z_DEFAULT_STRATEGY;
    const packed = deflateRawSync(content, { level: round % 10, strategy });
    for (const length of [...Array(24).keys(), 64]) t.true(beginsDeflate(packed.subarray(0, length)));
  }
});

test('zlib refuses what is refused', (t) => {
  const random = new Random(12);
  const rounds = runs(20_000);
  let refused = 0;
  for (let round = 0; round < rounds; round += 1) {
    const bytes = Buffer.from(Array.from({ length: 1 + (round % 64) }, () => random.below(256)));
    // Tables of their own, or the fixed ones.
    if (round % 2 === 0) bytes[0] = (bytes[0]! & 0xf8) | (round % 4 === 0 ? 4 : 2);
    if (beginsDeflate(bytes)) continue;
    refused += 1;
    if (zlibTakes(bytes)) t.fail(bytes.toString('hex'));
  }
  t.true(refused > rounds / 4);
});

test('in the fixed codes zlib takes what is not refused', (t) => {
  const random = new Random(13);
  const rounds = runs(20_000);
  let refused = 0;
  for (let round = 0; round < rounds; round += 1) {
    const bytes = Buffer.from(Array.from({ length: 64 }, () => random.below(256)));
    bytes[0] = (bytes[0]! & 0xf8) | 2;
    const begins = beginsDeflate(bytes);
    if (!begins) refused += 1;
    // Behind the end of the block another one may be none.
    if (begins && !zlibTakes(bytes) && !endsWithin(bytes)) t.fail(bytes.toString('hex'));
  }
  t.true(refused > rounds / 2);
});

/** Whether the block ends within the bytes: made the last one, it is taken then. */
function endsWithin(bytes: Buffer): boolean {
  const last = Buffer.from(bytes);
  last[0]! |= 1;
  return zlibTakes(last);
}
