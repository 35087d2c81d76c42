/** Parts of a run: together they are all of it, no two share a file, the bytes are spread, and the engines' variables say which one this is. */
import test from 'ava';
import type { Candidate } from '../../src/candidate.ts';
import { Part, partOf, shardOf, shardText } from '../../src/run/bounds/part.ts';

const MIB = 1024 * 1024;

/** Small and large contents in no order; the same each time. */
const CONTENTS = Array.from({ length: 4000 }, (_, index) => ({
  name: `${(index * 2654435761) >>> 0}`,
  bytes: index % 9 === 0 ? ((index * 7919) % 400) * MIB : (index * 104729) % MIB,
}));

function partsOf(count: number): readonly (readonly { name: string; bytes: number }[])[] {
  return Array.from({ length: count }, (_, index) => {
    const part = new Part({ index, count });
    return CONTENTS.filter(({ name, bytes }) => part.takes(name, bytes));
  });
}

for (const count of [1, 2, 3, 8, 64]) {
  test(`${count} parts are the whole, once`, (t) => {
    const parts = partsOf(count);
    t.deepEqual(
      parts
        .flat()
        .map(({ name }) => name)
        .sort(),
      CONTENTS.map(({ name }) => name).sort(),
    );
    const bytes = parts.map((part) => part.reduce((sum, content) => sum + content.bytes, 0));
    const even = bytes.reduce((sum, load) => sum + load, 0) / count;
    // Of so many parts the largest content decides.
    const most = count <= 8 ? 1.15 * even : even + 400 * MIB;
    t.true(Math.max(...bytes) <= most, `${Math.max(...bytes)} of at most ${most} bytes`);
  });
}

test('what stands for the whole run is in every part', async (t) => {
  const open = () => {
    throw new Error('not opened');
  };
  const graft: Candidate = { path: 'history', blob: null, size: 0, isOfRun: true, open };
  for (const index of [0, 1, 2]) {
    const found = [];
    for await (const candidate of partOf([graft], new Part({ index, count: 3 }))) found.push(candidate);
    t.deepEqual(found, [graft]);
  }
});

const text = (shard: string, environment: Readonly<Record<string, string>> = {}) => {
  const found = shardOf({ shard }, environment);
  return found === null ? null : shardText(found);
};

test('which part this is', (t) => {
  t.is(shardOf({}, { JOB_COMPLETION_INDEX: '1' }), null);
  t.is(text('2/4'), '2/4');
  t.is(text('2/4', { JOB_COMPLETION_INDEX: '0' }), '2/4');
  t.is(text('/4', { JOB_COMPLETION_INDEX: '0' }), '1/4');
  t.is(text('auto/4', { JOB_COMPLETION_INDEX: '3' }), '4/4');
  t.is(text('4', { JOB_COMPLETION_INDEX: '3' }), '4/4');
  t.is(text('auto', { CI_NODE_INDEX: '2', CI_NODE_TOTAL: '5' }), '2/5');
});

for (const [shard, environment] of [
  ['0/4', {}],
  ['5/4', {}],
  ['1', {}],
  ['/4', {}],
  ['auto', {}],
  ['auto', { JOB_COMPLETION_INDEX: '0' }],
  ['/4', { JOB_COMPLETION_INDEX: '4' }],
  ['/4', { JOB_COMPLETION_INDEX: 'x' }],
  ['auto', { CI_NODE_INDEX: '0', CI_NODE_TOTAL: '5' }],
  ['1/2/3', {}],
  ['-1/2', {}],
] as const) {
  test(`refused: ${shard} ${JSON.stringify(environment)}`, (t) => {
    t.throws(() => text(shard, environment), { name: 'CheckError', message: /--shard: expected I\/N/ });
  });
}
