/** The set of texts that were seen: as JavaScript's own, over every growth of its slots. */
import test from 'ava';
import { DigestSet } from '../../src/sums/digest-set.ts';

test('a text is new once, also after the slots grew several times', (t) => {
  const set = new DigestSet();
  const texts = Array.from({ length: 5_000 }, (_, index) => `10 ${index} models/ä${index % 7}.pkl`);
  t.true(texts.every((text) => set.add(text)));
  t.false(texts.some((text) => set.add(text)));
  t.true(set.add('10 5000 models/ä2.pkl'));
});
