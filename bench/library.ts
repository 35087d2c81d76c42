/** What the library costs the process that calls it: the longest time that the event loop stands still. See https://nodejs.org/api/perf_hooks.html#perf_hooksmonitoreventloopdelayoptions. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';
import { CheckError, Scanner } from '../src/index.ts';
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
    const busy = new BusyTurns();
    delay.enable();
    try {
      await scanner.scanBuffer(bytes, { name, deadline: DEADLINE });
    } catch (error) {
      if (!(error instanceof CheckError)) throw error; // time or memory ran out, as they may
    }
    delay.disable();
    blocks.push(Math.min(delay.max / 1e6, busy.stop()));
  }
  return Math.min(...blocks);
}

/** How long one turn of the event loop had the processor, which others on the machine do not change; infinite where the system does not tell. Mutable. */
class BusyTurns {
  #before = processorTime();
  #longest = 0;
  readonly #timer = setInterval(() => this.#look(), 1);

  #look(): void {
    const now = processorTime();
    this.#longest = Math.max(this.#longest, now - this.#before);
    this.#before = now;
  }

  /** ms */
  stop(): number {
    clearInterval(this.#timer);
    this.#look();
    return this.#longest;
  }
}

/** Of this thread, in ms: of Linux. See https://docs.kernel.org/scheduler/sched-stats.html. */
function processorTime(): number {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'latin1').split(' ')[0]) / 1e6;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
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
    for index in range(100_000): entries.writestr(f'{index}.pkl', b'\\x80\\x04N.')
sys.stdout.buffer.write(whole.getvalue())`;

const LONG_NAMES = `import io, sys, zipfile
whole = io.BytesIO()
with zipfile.ZipFile(whole, 'w') as entries:
    for index in range(2_000): entries.writestr(f'{index:05}' + 'n' * 60_000 + '.pkl', b'cposix\\nsystem\\nN\\x85R.')
sys.stdout.buffer.write(whole.getvalue())`;

const BZIP2 = `import bz2, random, sys
noise = random.Random(1).randbytes(18 << 20)
sys.stdout.buffer.write(bz2.compress(noise) + bz2.compress(bytes(1 << 30)) + bz2.compress(noise))`;

const LZMA = `import lzma, random, sys
noise = random.Random(1).randbytes(34 << 20)
sys.stdout.buffer.write(lzma.compress(noise[:1 << 20] * 30 + noise, lzma.FORMAT_ALONE, preset=1))`;

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
  'bzip2 of 36 MB': () => byPython('model.pkl.bz2', BZIP2),
  'lzma of 36 MB': () => byPython('model.pkl.lzma', LZMA),
  'a zip of 100,000 entries': () => byPython('model.zip', ZIP),
  'a zip of 2,000 attacks with names of 60,000 characters': () => byPython('model.zip', LONG_NAMES),
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
  '65,000 calls': () => pickle(manyCalls(65_000)),
  'a pickle of 100 MB of opcodes': () => pickle(manyValues(9_500_000)),
  'deep YAML': () => ({ name: 'model.yaml', bytes: Buffer.from(`a: !!python/name:a.b ${'['.repeat(MIB)}`) }),
  'aliases in YAML': () => ({ name: 'model.yaml', bytes: Buffer.from(`c: !!python/name:a.b\n${aliases(40)}`) }),
  'loops of Jinja': () => ({
    name: 'tokenizer_config.json',
    bytes: Buffer.from(JSON.stringify({ chat_template: LOOPS })),
  }),
  'text for patterns': () => ({ name: 'config.yaml', bytes: Buffer.from('$(((((!!python/{{{{"\\'.repeat(400_000)) }),
};

/** Loops in loops, and a text that grows in each. */
const LOOPS = `${'{% for a in range(99999) %}'.repeat(2000)}{{ "x" * 999999999 }}${'{% endfor %}'.repeat(2000)}${'{{ a|b("'.repeat(200_000)}`;

/** Each level names the one before it ten times. */
function aliases(levels: number): string {
  const line = (level: number) => `a${level}: &a${level} [${`*a${level - 1}, `.repeat(10)}0]\n`;
  return `a0: &a0 [0]\n${Array.from({ length: levels }, (_, index) => line(index + 1)).join('')}`;
}

/** Each a finding of its own. */
function manyCalls(count: number): Buffer {
  const calls = Array.from({ length: count }, (_, index) => `cposix\nsystem\n(V${index}\ntR0`).join('');
  return Buffer.from(`\x80\x02${calls}N.`, 'latin1');
}

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
