/** Ends of lines that many readers look for: found where they are, and not looked for twice. */
import test from 'ava';
import fc from 'fast-check';
import { type ByteSource, memorySource } from '../../src/bytes/byte-source.ts';
import { LineEnds } from '../../src/bytes/line-ends.ts';

test('each end is where it is, in any order of questions', (t) => {
  const lines = fc.array(fc.constantFrom('a', '\n', 'b'.repeat(40_000)), { maxLength: 12 });
  fc.assert(
    fc.property(lines, fc.array(fc.nat(), { maxLength: 12 }), fc.nat(), (parts, questions, from) => {
      const bytes = Buffer.from(parts.join(''));
      const start = from % (bytes.length + 1);
      const section = new LineEnds(memorySource(bytes)).sectionFrom(start);
      for (const question of questions) {
        const position = question % (section.size + 1);
        t.is(section.newlineAfter?.(position), bytes.subarray(start).indexOf(10, position));
      }
    }),
  );
});

test('who asks in turn for two ends is not answered without end', (t) => {
  let count = 0;
  const size = 1 << 24;
  const source: ByteSource = {
    size,
    read(start, end) {
      count += end - start;
      const part = Buffer.alloc(end - start);
      if (start <= size / 2 && size / 2 < end) part[size / 2 - start] = 10;
      return part;
    },
  };
  const lines = new LineEnds(source);
  const section = lines.sectionFrom(0);
  t.is(section.newlineAfter?.(0), size / 2);
  t.is(section.newlineAfter?.(size / 2 + 1), -1);
  t.false(lines.isSpent);
  for (let round = 0; round < 1000; round += 1) section.newlineAfter?.(round % 2 === 0 ? 0 : size / 2 + 1);
  t.true(lines.isSpent);
  t.true(count < 10 * size, `${count} bytes`);
});
