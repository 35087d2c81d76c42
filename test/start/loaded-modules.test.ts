/** The code cache counts by the modules that runs evaluated: none is counted twice, and none is lost. See https://nodejs.org/api/buffer.html. */
import test from 'ava';
import { LoadedModules } from '../../src/start/loaded-modules.ts';

function noted(...modules: readonly number[]): LoadedModules {
  const loaded = new LoadedModules();
  for (const module of modules) loaded.note(module);
  return loaded;
}

test('what others have not is counted', (t) => {
  t.is(noted(0, 1, 7, 8, 900, 900).countBeyond(''), 5);
  const known = noted(0, 8, 31).with('');
  t.is(noted(0, 1, 7, 8, 900).countBeyond(known), 3);
  t.is(noted(0, 8).countBeyond(known), 0);
  t.is(noted().countBeyond(known), 0);
});

test('what both have is kept', (t) => {
  const both = noted(3, 900).with(noted(0, 31).with(''));
  t.is(noted(0, 3, 31, 900).countBeyond(both), 0);
  t.is(noted(1, 4, 899).countBeyond(both), 3);
});

test('a number beyond all, and what is no list of digits, harm nothing', (t) => {
  t.is(noted(100_000).countBeyond(''), 0);
  t.is(noted(5).countBeyond('zz'), 1);
});
