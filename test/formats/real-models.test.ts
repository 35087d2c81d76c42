/** Models that libraries wrote: each is named, whatever it is called, and none is reported. */
import test from 'ava';
import { FORMATS } from '../../src/formats/registry.ts';
import { survivesMutations } from '../support/mutations.ts';
import { REAL_MODELS } from '../support/real-models.ts';
import { judgeBytes } from '../support/scanned.ts';

const NAMES = ['notes.txt', 'data', 'model.bin', 'x.dat'];

for (const { name, format, library, bytes } of REAL_MODELS) {
  test(`${name} of ${library} is ${format} under any name, and silent`, async (t) => {
    for (const each of [name, ...NAMES]) {
      const { formats, findings, status } = await judgeBytes(bytes, each);
      t.true(formats.includes(format), `${each}: ${formats}`);
      t.deepEqual(findings, [], each);
      t.is(status, 'clean', each);
    }
  });

  test(`${name} of ${library}, cut, flipped and padded`, async (t) => {
    await survivesMutations(t, bytes, name, { seed: 17 });
  });
}

test('what a format says for the table of formats is whole', (t) => {
  for (const { id, title, sees, provenWith } of FORMATS) {
    const given = [title, sees, provenWith].filter((part) => part !== undefined);
    t.true(given.length === 0 || given.length === 3, id);
    t.false(sees?.endsWith('.') ?? false, id);
  }
});
