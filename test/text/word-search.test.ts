/** The search for many words finds each at every place where a search for it alone does. */
import test, { type ExecutionContext } from 'ava';
import { WordSearch } from '../../src/text/word-search.ts';
import { Random } from '../fuzz/random.ts';
import { runs } from '../support/runs.ts';

function agree(t: ExecutionContext, words: readonly string[], text: string): number {
  const foundWith = (few?: number) => {
    const found: string[] = [];
    new WordSearch(words, few).each(Buffer.from(text, 'latin1'), (word, at) => found.push(`${at} ${word}`));
    return found.sort();
  };
  const expected = words.flatMap((word) => {
    const places: string[] = [];
    for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) places.push(`${at} ${word}`);
    return places;
  });
  t.deepEqual(foundWith(0), expected.sort(), JSON.stringify({ words, text }));
  t.deepEqual(foundWith(), expected.sort(), JSON.stringify({ words, text }));
  return expected.length;
}

test('at the ends, over each other, inside each other', (t) => {
  t.is(agree(t, ['abab', 'baba'], 'ababab'), 3);
  t.is(agree(t, ['target', 'targets', 'gets_'], 'targets target gets_'), 4);
  t.is(agree(t, ['aaaa'], 'aaaaaa'), 3);
  t.is(agree(t, ['word'], 'wor'), 0);
  t.is(agree(t, ['word'], ''), 0);
  t.is(agree(t, ['ÿþÿþ'], 'ÿþÿþÿþ'), 2);
});

test('in made text of few letters', (t) => {
  const random = new Random(3);
  const rounds = runs(2_000);
  const made = (length: number, letters: number) =>
    Array.from({ length }, () => String.fromCharCode(97 + random.below(letters))).join('');
  let places = 0;
  for (let round = 0; round < rounds; round += 1) {
    const letters = 2 + (round % 3);
    const words = new Set(Array.from({ length: 1 + random.below(6) }, () => made(4 + random.below(3), letters)));
    places += agree(t, [...words], made(random.below(60), letters));
  }
  t.true(places > rounds);
});

test('no word may be shorter than what is looked up', (t) => {
  t.throws(() => new WordSearch(['abc'], 0).each(Buffer.from('abc'), () => undefined), { instanceOf: RangeError });
});
