/** What the library costs the process that calls it: the longest time that the event loop stands still. See https://nodejs.org/api/perf_hooks.html#perf_hooksmonitoreventloopdelayoptions. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';
import { Scanner } from '../src/index.ts';
import type { Bench, Figure } from './frame.ts';

const MIB = 1024 * 1024;
/** ms */
const REACH = 50;

const RUNS = 3;
/** ms: on a busy machine, too. */
const DEADLINE = 600_000;

/** Longest block while one content is examined, in ms: of the best run, for whatever else the machine does blocks, too. */
async function longestBlock(scanner: Scanner, { name, bytes }: Content): Promise<number> {
  const blocks: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    await scanner.scanBuffer(bytes, { name, deadline: DEADLINE });
    delay.disable();
    blocks.push(delay.max / 1e6);
  }
  return Math.min(...blocks);
}

interface Content {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const pickle = (bytes: Uint8Array): Content => ({ name: 'model.pkl', bytes });

/** Made by Python, whose libraries write what node's do not; null where it, or one of them, is not there. */
function byPython(name: string, program: string): Content | null {
  const { status, stdout } = spawnSync('python3', ['-c', program], { maxBuffer: 1024 * MIB });
  return status === 0 ? { name, bytes: stdout } : null;
}

const XZ = `import lzma, random, sys
noise = random.Random(1).randbytes(34 << 20)
sys.stdout.buffer.write(lzma.compress(noise[:1 << 20] * 30 + noise, preset=1))`;

const ZIP = `import io, sys, zipfile
whole = io.BytesIO()
with zipfile.ZipFile(whole, 'w') as entries:
    for index in range(90_000): entries.writestr(f'{index}.pkl', b'\\x80\\x04N.')
sys.stdout.buffer.write(whole.getvalue())`;

const HDF5 = `import io, sys, h5py
whole = io.BytesIO()
with h5py.File(whole, 'w') as file:
    for index in range(3000): file.create_group(f'g{index}').create_dataset('d', data=[index])
sys.stdout.buffer.write(whole.getvalue())`;

/** Integers as text, each in a tuple of its own: many opcodes. */
function manyValues(count: number): Buffer {
  const values = Array.from({ length: count }, (_, index) => `I${index}\n\x85a`).join('');
  return Buffer.from(`\x80\x02]${values}.`, 'latin1');
}

const DEPTH = 5_000_000;
const MAPPINGS = 4_000_000;
const CONTENTS: Readonly<Record<string, () => Content | null>> = {
  'a buffer of 256 MiB': () => pickle(noise(256 * MIB)),
  'a header of gzip before 32 MiB of noise': () =>
    pickle(Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), randomBytes(32 * MIB)])),
  'gzip of 512 MiB of zeros': () => pickle(gzipSync(Buffer.alloc(512 * MIB))),
  'xz of 36 MB': () => byPython('model.pkl.xz', XZ),
  'a zip of 90,000 entries': () => byPython('model.zip', ZIP),
  'HDF5 of 3,000 groups': () => byPython('model.h5', HDF5),
  'deep JSON': () => ({ name: 'config.json', bytes: Buffer.from('['.repeat(DEPTH) + ']'.repeat(DEPTH)) }),
  'wide JSON': () => ({
    name: 'config.json',
    bytes: Buffer.from(`{"_target_": "a.b", "c": [${'{},'.repeat(MAPPINGS)}1]}`),
  }),
  'long YAML': () => ({
    name: 'model.yaml',
    bytes: Buffer.from(
      `a: !!python/name:a.b\n${Array.from({ length: 200_000 }, (_, index) => `k${index}: [1, { b: 2 }]\n`).join('')}`,
    ),
  }),
  'a pickle of 2,000,000 values': () => pickle(manyValues(2_000_000)),
  '10,000 imports': () => pickle(manyImports(10_000)),
};

/** One stream that names so many classes: a long report. */
function manyImports(count: number): Buffer {
  const names = Array.from({ length: count }, (_, index) => `cpackage${index}.inner\nName${index}\n0`).join('');
  return Buffer.from(`\x80\x02${names}N.`, 'latin1');
}

/** A pickle that is mostly noise: every byte of it is read. */
function noise(bytes: number): Buffer {
  const head = Buffer.from('\x80\x04B\0\0\0\0', 'latin1');
  head.writeUInt32LE(bytes, 3);
  return Buffer.concat([head, randomBytes(bytes), Buffer.from('.')]);
}

export const bench: Bench = {
  name: 'library',
  async prepare() {
    const scanner = new Scanner();
    return {
      comparisons: [],
      figures: Object.entries(CONTENTS).map(([what, make]) => async (): Promise<Figure> => {
        const content = make();
        const name = `longest block of the event loop: ${what}`;
        if (content === null) return { name: `${name} (python3 cannot make it)`, value: 0, unit: 'ms', reach: null };
        return { name, value: await longestBlock(scanner, content), unit: 'ms', reach: REACH };
      }),
      close: () => void scanner.close(),
    };
  },
};
