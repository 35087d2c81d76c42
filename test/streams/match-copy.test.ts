/** Matches that are doubled come to what byte after byte comes to, overlapping or not. */
import test from 'ava';
import { copyMatch } from '../../src/streams/match-copy.ts';

test('every distance and length', (t) => {
  const start = 90;
  for (let back = 1; back <= start; back += 1) {
    for (const count of [1, 2, back, back + 1, 2 * back + 3, 300]) {
      const expected = Uint8Array.from({ length: 500 }, (_, index) => index % 251);
      const found = expected.slice();
      for (let index = start; index < start + count; index += 1) expected[index] = expected[index - back] as number; // both lie inside
      copyMatch(found, start, back, count);
      if (!Buffer.from(found).equals(expected)) t.fail(`${count} bytes from ${back} before`);
    }
  }
  t.pass();
});
