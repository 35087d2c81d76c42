/** Archives that are not unpacked: silent, unless the name promises a model. See https://learn.microsoft.com/en-us/previous-versions/bb417343(v=msdn.10). */
import test from 'ava';
import { reducePickle } from '../../support/assembler.ts';
import { zip } from '../../support/containers.ts';
import { judgeBytes } from '../../support/scanned.ts';

const CABINET = Buffer.concat([
  Buffer.from('MSCF'),
  Buffer.alloc(4),
  Buffer.from([0x60, 0, 0, 0]),
  Buffer.alloc(60, 1),
]);

for (const name of ['setup.cab', 'drivers/x.bin', 'data'])
  test(`a cabinet named ${name} rejects nothing`, async (t) => {
    const { status, findings } = await judgeBytes(CABINET, name);
    t.is(status, 'not-a-model');
    t.deepEqual(findings, []);
  });

test('a cabinet in an archive rejects nothing', async (t) => {
  t.is((await judgeBytes(zip([{ name: 'setup.cab', content: CABINET }]), 'x.zip')).status, 'not-a-model');
});

for (const [content, name] of [
  [CABINET, 'model.pkl'],
  [zip([{ name: 'model.pt', content: CABINET }]), 'x.zip'],
] as const)
  test(`a cabinet where ${name} promises a model is rejected`, async (t) => {
    const { status, unexamined } = await judgeBytes(content, name);
    t.is(status, 'rejected');
    t.deepEqual(
      unexamined.map(({ reason }) => reason),
      ['unsupported'],
    );
  });

test('a pickle behind a cabinet is still found', async (t) => {
  const hidden = Buffer.concat([CABINET, reducePickle('posix', 'system', 'echo harmless')]);
  t.is((await judgeBytes(hidden, 'setup.cab')).status, 'rejected');
});
