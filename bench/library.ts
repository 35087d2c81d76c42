/** What the library costs the process that calls it: the longest time that the event loop stands still. See https://nodejs.org/api/perf_hooks.html#perf_hooksmonitoreventloopdelayoptions. */
import { randomBytes } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Scanner } from '../src/index.ts';
import type { Bench, Figure } from './frame.ts';

const MIB = 1024 * 1024;
/** ms */
const REACH = 50;

/** Longest block while one content is examined, in ms. */
async function longestBlock(scanner: Scanner, name: string, bytes: Uint8Array): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await scanner.scanBuffer(bytes, { name });
  delay.disable();
  return delay.max / 1e6;
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
    const contents: Readonly<Record<string, () => Buffer>> = {
      'a buffer of 256 MiB': () => noise(256 * MIB),
      'a header of gzip before 32 MiB of noise': () =>
        Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), randomBytes(32 * MIB)]),
      '10,000 imports': () => manyImports(10_000),
    };
    return {
      comparisons: [],
      figures: Object.entries(contents).map(([what, make]) => async (): Promise<Figure> => {
        const bytes = make();
        const value = await longestBlock(scanner, 'model.pkl', bytes);
        return { name: `longest block of the event loop: ${what}`, value, unit: 'ms', reach: REACH };
      }),
      close: () => void scanner.close(),
    };
  },
};
