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

const at = (position: number, magic: readonly (string | number)[], size = position + 600): Buffer => {
  const bytes = Buffer.alloc(size, 1);
  Buffer.concat(magic.map((part) => Buffer.from(typeof part === 'string' ? part : [part]))).copy(bytes, position);
  return bytes;
};
const OTHERS = {
  rar: at(0, ['Rar!', 0x1a, 7, 1, 0]),
  'compound-file': at(0, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
  wim: at(0, ['MSWIM', 0, 0, 0]),
  squashfs: at(0, ['hsqs', ...new Array<number>(24).fill(9), 4, 0, 0, 0]),
  xar: at(0, ['xar!', 0, 0x1c]),
  iso: at(0x8000, [1, 'CD001', 1]),
  dmg: at(88, ['koly', 0, 0, 0, 4, 0, 0, 2, 0], 600),
};
for (const [id, content] of Object.entries(OTHERS)) {
  test(`${id} is silent by itself, and reported where the name promises a model`, async (t) => {
    for (const name of ['setup.bin', 'image.iso', 'data']) {
      const { status, findings } = await judgeBytes(content, name);
      t.is(status, 'not-a-model', name);
      t.deepEqual(findings, [], name);
    }
    for (const name of ['model.pkl', 'a.pt', 'b.keras']) {
      const { status, findings } = await judgeBytes(content, name);
      t.is(status, 'rejected', name);
      t.true(
        findings.some(({ rule }) => rule === 'unexaminable/unsupported'),
        name,
      );
    }
  });
}
