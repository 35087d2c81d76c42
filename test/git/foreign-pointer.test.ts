/** Pointers of filters that this program does not follow. */
import test from 'ava';
import { foreignObject } from '../../src/git/pointers/foreign.ts';

test('a pointer of git-xet is one with its last line end and without', (t) => {
  const pointer = "# xet version 0\nfilesize = 12\nhash = 'a1b2'";
  t.truthy(foreignObject(pointer));
  t.truthy(foreignObject(`${pointer}\r\n`));
  t.is(foreignObject(`${pointer} os.system`), null);
});

test('one whose keys follow values without a line end is none, and asking ends', (t) => {
  t.is(foreignObject(`# xet version 0\nhash = ${'abcdefghijkl = '.repeat(60)}!\n`), null);
});
