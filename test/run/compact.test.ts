/** A report that takes less says the same. */
import test from 'ava';
import { Compactor } from '../../src/run/compact.ts';
import { SITUATIONS } from '../report/situations.ts';

test('every report of a file stays what it was, half surrogate pairs included', (t) => {
  const compactor = new Compactor();
  for (const { files } of Object.values(SITUATIONS)) {
    for (const file of files) t.deepEqual(compactor.compact(file), file);
  }
});

test('what two reports say alike is one string, and their lists of formats one list', (t) => {
  const compactor = new Compactor();
  const [file] = SITUATIONS['malicious']!.files;
  const [a, b] = [1, 2].map(() => compactor.compact(structuredClone(file!)));
  t.is(a?.formats, b?.formats);
  t.is(a?.unexamined, b?.unexamined);
});
