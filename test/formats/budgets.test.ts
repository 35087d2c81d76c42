/** Bombs and lying lengths end in a fact, and an expansion is held in memory or in a file without a name. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import test from 'ava';
import { memorySource } from '../../src/bytes/byte-source.ts';
import type { Format } from '../../src/formats/format.ts';
import { createSpool } from '../../src/git/spool.ts';
import { DEFAULT_LIMITS, type Limits } from '../../src/limits.ts';
import { scan } from '../../src/scan.ts';
import { bytes, reducePickle } from '../support/assembler.ts';
import { tar, tarEntry, zip } from '../support/containers.ts';

const EVIL = reducePickle('posix', 'system', 'echo harmless');
const MIB = 1024 * 1024;

async function reasons(content: Uint8Array, limits: Partial<Limits> = {}): Promise<string[]> {
  const { facts } = await scan(memorySource(content), 'model.pkl', { limits: { ...DEFAULT_LIMITS, ...limits } });
  return [...new Set(facts.flatMap(({ fact }) => (fact.kind === 'unexamined' ? [fact.reason] : [])))];
}

test('what expands beyond the ratio is told as a limit', async (t) => {
  const bomb = gzipSync(Buffer.alloc(8 * MIB));
  t.true((await reasons(bomb, { expansionFreeBytes: MIB })).includes('limit'));
  t.false((await reasons(bomb)).includes('limit'));
});

test('the ratio counts for the whole file, however it is nested', async (t) => {
  const bomb = gzipSync(gzipSync(Buffer.alloc(64 * MIB)));
  t.true((await reasons(bomb, { expansionFreeBytes: MIB, expansionRatio: 2000 })).includes('limit'));
});

test('what came out before the limit is examined', async (t) => {
  const bomb = gzipSync(Buffer.concat([EVIL, Buffer.alloc(8 * MIB)]));
  const { facts } = await scan(memorySource(bomb), 'x', { limits: { ...DEFAULT_LIMITS, expandedBytesPerFile: MIB } });
  t.true(facts.some(({ fact }) => fact.kind === 'call' && fact.operator.name === 'system'));
  t.true(facts.some(({ fact }) => fact.kind === 'unexamined' && fact.reason === 'limit'));
});

test('too many entries and too deep a nesting are told as limits', async (t) => {
  const many = zip(Array.from({ length: 50 }, (_, index) => ({ name: `f${index}`, content: Buffer.from(`${index}`) })));
  t.true((await reasons(many, { entriesPerFile: 20 })).includes('limit'));
  let deep: Buffer = Buffer.from(EVIL);
  for (let layer = 0; layer < 12; layer++) deep = tar(tarEntry('a.tar', deep));
  t.true((await reasons(deep)).includes('limit'));
});

test('an archive that holds itself ends', async (t) => {
  let inner: Buffer = Buffer.from('seed');
  for (let layer = 0; layer < 6; layer++) {
    inner = zip(Array.from({ length: 8 }, (_, index) => ({ name: `${index}.zip`, content: inner, method: 8 })));
  }
  t.true((await reasons(inner, { entriesPerFile: 2000 })).includes('limit'));
});

for (const [what, content] of [
  ['npy: a header of 4 GiB', bytes(0x93, 'NUMPY', 2, 0, Buffer.alloc(4, 0xff))],
  ['npy: a shape beyond all files', bytes(0x93, 'NUMPY', 1, 0, 40, 0, "{'descr':'<f8','shape':(9999999999999,)}")],
  ['zstd: a window of terabytes', bytes(0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xf8, Buffer.alloc(20))],
  ['xz: a block header without end', bytes(0xfd, '7zXZ', 0, 0, 4, Buffer.alloc(4), 0xff, Buffer.alloc(20, 0xff))],
  ['tar: an entry of exabytes', hugeTarEntry()],
  [
    'zip: an entry of 4 GiB',
    zip([{ name: 'a.pkl', content: EVIL, local: { compressedSize: 0xfffffffe } }]).subarray(0, 90),
  ],
  [
    'zip: deflate data that never end',
    zip([{ name: 'a.pkl', content: EVIL, method: 8, packed: deflateRawSync(EVIL).subarray(0, 20) }]),
  ],
] as const) {
  test(`${what} is told`, async (t) => {
    t.not((await reasons(content)).length, 0);
  });
}

function hugeTarEntry(): Buffer {
  const entry = tarEntry('a', Buffer.alloc(0));
  entry.set([0x80, 0, 0, 0, 0x10, 0, 0, 0, 0, 0, 0, 0], 124);
  entry.fill(0x20, 148, 156);
  const sum = entry.reduce((total, byte) => total + byte, 0);
  entry.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return entry;
}

test('expansions that went to a file are given back as they were, and leave none behind', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  process.env['TMPDIR'] = folder; // other tests make folders in the shared one at the same time
  const content = Buffer.concat([Buffer.alloc(300_000, 'x'), Buffer.from('end')]);
  const released: string[] = [];
  const seen: string[] = [];
  const probe: Format = {
    id: 'probe',
    spec: '',
    recognise: () => true,
    async examine(source, examination) {
      if (examination.name !== 'outer') {
        seen.push(Buffer.from(source.read(source.size - 3, source.size)).toString());
        return;
      }
      const expansion = await examination.expand([content.subarray(0, 9), content.subarray(9)], 1);
      await examination.member('inner', expansion.source, 0, expansion);
      t.throws(() => expansion.source.read(0, 1), undefined, 'its descriptor is closed');
    },
  };
  const spools = () => {
    const spool = createSpool(1000);
    return {
      ...spool,
      release() {
        released.push('released');
        spool.release();
      },
    };
  };
  await scan(memorySource(content), 'outer', { formats: [probe], createSpool: spools });
  t.deepEqual(seen, ['end']);
  t.deepEqual(released, ['released']);
  t.deepEqual(readdirSync(folder), []);
});
