/** A source that keeps blocks gives the same bytes as the one beneath it, and asks it seldom. */
import test from 'ava';
import fc from 'fast-check';
import { blockSource } from '../../src/bytes/block-source.ts';
import { type ByteSource, memorySource } from '../../src/bytes/byte-source.ts';
import { TruncatedError } from '../../src/bytes/format-error.ts';
import { runs } from '../support/runs.ts';

const CONTENT = Buffer.from(Array.from({ length: 100_000 }, (_, index) => (index * 7919) % 251));

/** As a file gives it: one buffer that the next read overwrites. */
function fileLike(): ByteSource & { reads: number } {
  const shared = Buffer.alloc(CONTENT.length);
  return {
    size: CONTENT.length,
    reads: 0,
    read(start, end) {
      this.reads += 1;
      CONTENT.copy(shared, 0, start, end);
      return shared.subarray(0, end - start);
    },
  };
}

test('any reads give the same bytes, and they stay', (t) => {
  const range = fc.tuple(fc.nat({ max: CONTENT.length }), fc.nat({ max: 40_000 }));
  fc.assert(
    fc.property(fc.array(range, { minLength: 1, maxLength: 20 }), (ranges) => {
      const source = blockSource(fileLike());
      const read = ranges.map(([start, length]) => {
        const end = Math.min(start + length, CONTENT.length);
        return { expected: CONTENT.subarray(start, end), found: source.read(start, end) };
      });
      for (const { expected, found } of read) t.true(expected.equals(found)); // deepEqual takes a minute for so many bytes
    }),
    { numRuns: runs(100) },
  );
});

test('steps inside a block ask once', (t) => {
  const file = fileLike();
  const source = blockSource(file);
  for (let at = 0; at < 1000; at += 4) source.read(at, at + 4);
  t.is(file.reads, 1);
});

test('a read that leaves the source', (t) => {
  const source = blockSource(fileLike());
  t.throws(() => source.read(99_999, 100_001), { instanceOf: TruncatedError });
  t.throws(() => source.read(-1, 1), { instanceOf: TruncatedError });
});

test('memory is left as it is', (t) => {
  const source = memorySource(CONTENT);
  t.is(blockSource(source), source);
});
