/** Properties of all containers: wrapping keeps a rejected file rejected and only lengthens the path; cutting, appending and prepending never make it clean. */
import test from 'ava';
import fc from 'fast-check';
import { reducePickle } from '../support/assembler.ts';
import { WRAPPERS } from '../support/containers.ts';
import { runs } from '../support/runs.ts';
import { judgeBytes } from '../support/scanned.ts';

const EVIL = reducePickle('posix', 'system', 'echo harmless');
const NAMES = Object.keys(WRAPPERS) as (keyof typeof WRAPPERS)[]; // exactly its keys
const SEED = { seed: 1, numRuns: runs(60) };

const layers = fc.array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 4 });

function wrapped(names: readonly (keyof typeof WRAPPERS)[], content: Uint8Array = EVIL): Uint8Array {
  return names.reduce<Uint8Array>((inner, name) => WRAPPERS[name](inner), content);
}

test('wrapping keeps it rejected and lengthens the path by one member a layer', async (t) => {
  await fc.assert(
    fc.asyncProperty(layers, async (names) => {
      const { status, findings } = await judgeBytes(wrapped(names), 'model.pkl');
      const depths = findings
        .filter(({ severity }) => severity === 'critical')
        .map(({ source }) => source.split('!').length);
      return status === 'rejected' && depths.includes(names.length + 1);
    }),
    SEED,
  );
  t.pass();
});

for (const name of NAMES) {
  test(`every prefix of ${name} is rejected under a model's name, and ends without one`, async (t) => {
    const whole = WRAPPERS[name](EVIL);
    for (let length = 1; length <= whole.length; length += whole.length > 600 && length > 200 ? 37 : 1) {
      const prefix = whole.subarray(0, length);
      // So few bytes may still be text, which is reported as no model; less than the shortest import is not recognised.
      const short = length < 3 ? ['warned', 'not-a-model'] : ['not-a-model'];
      const allowed = length < 16 ? ['rejected', ...short] : ['rejected'];
      t.true(allowed.includes((await judgeBytes(prefix, 'model.pkl')).status), `${length} bytes`);
      await judgeBytes(prefix, 'notes.bin');
    }
  });

  test(`bytes behind or before ${name} do not make it clean`, async (t) => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 64 }), async (noise) => {
        const whole = WRAPPERS[name](EVIL);
        const behind = await judgeBytes(Buffer.concat([whole, noise]), 'model.pkl');
        const before = await judgeBytes(Buffer.concat([noise, whole]), 'model.pkl');
        return behind.status === 'rejected' && before.status === 'rejected';
      }),
      { seed: 2, numRuns: runs(25) },
    );
    t.pass();
  });

  test(`any flipped byte in ${name} gives facts, never an error`, async (t) => {
    const whole = wrapped([name, 'gzip', 'tar'].slice(0, 2) as [typeof name, 'gzip']); // two layers are enough
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const broken = Uint8Array.from(whole);
        broken[at] = (broken[at] ?? 0) ^ mask;
        await judgeBytes(broken, 'model.bin');
        return true;
      }),
      { seed: 3, numRuns: runs(80) },
    );
    t.pass();
  });

  test(`a harmless text in ${name} is no finding`, async (t) => {
    const { findings } = await judgeBytes(WRAPPERS[name](Buffer.from('Just some words.\n'.repeat(40))), 'notes');
    t.deepEqual(
      findings.map(({ rule }) => rule).filter((rule) => rule !== 'unexaminable/malformed'),
      [],
    );
  });
}
