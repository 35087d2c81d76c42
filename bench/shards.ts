/** A long history on many machines, which processes of this one stand for: parts at once, each on one core, against one run on one core, and a run that goes on from the cache. bench/simulation.ts compares what they find. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Bench, Comparison, Side } from './frame.ts';
import { longHistory, makeRoot } from './git-repositories.ts';
import { startModelCheck } from './processes.ts';

/** `MODEL_CHECK_BENCH_BLOBS` takes another number. */
const BLOBS = Number(process.env['MODEL_CHECK_BENCH_BLOBS'] ?? 40_000);
/** Beside the reach: what every part does again weighs more, the more parts there are. */
const PARTS: readonly { readonly parts: number; readonly reach: number | null }[] = [
  { parts: 2, reach: 1.15 / 2 },
  { parts: 4, reach: null },
];
const PAIRS = 2;
/** What an attack is found with. */
const FOUND = 1;

/** A machine of one core for each process: git and node would else share what a second machine has for itself. */
function onCore(core: number): readonly string[] {
  const has = spawnSync('taskset', ['-c', String(core), 'true']).status === 0;
  return has ? ['taskset', '-c', String(core)] : [];
}

/** Two at a time, as there are cores; the processor time of the one that takes the most, in ms. */
function together(name: string, cwd: string, runs: readonly (readonly string[])[], environment = {}): Side {
  const one = async (args: readonly string[], core: number): Promise<number> => {
    const { ended } = startModelCheck(['history', '--all', '--jobs', '1', ...args], {
      cwd,
      environment,
      before: onCore(core),
    });
    const { code, processor, stderr } = await ended;
    if (code !== FOUND) throw new Error(`${name} ended with ${code}: ${stderr}`);
    return processor;
  };
  return {
    name,
    async run() {
      const times: number[] = [];
      for (let start = 0; start < runs.length; start += 2)
        times.push(...(await Promise.all(runs.slice(start, start + 2).map(one))));
      return Math.max(...times);
    },
  };
}

function inParts(folder: string, reference: Side): Comparison[] {
  return PARTS.map(({ parts, reach }) => ({
    name: `history of ${BLOBS} blobs in ${parts} parts, processor time of the longest`,
    ours: together(
      'parts',
      folder,
      Array.from({ length: parts }, (_, index) => ['--no-cache', '--shard', `${index + 1}/${parts}`]),
    ),
    reference,
    reach,
    pairs: PAIRS,
  }));
}

export const bench: Bench = {
  name: 'shards',
  async prepare() {
    const root = makeRoot();
    const folder = longHistory(root, BLOBS);
    const whole = together('one run', folder, [['--no-cache']]);
    const cache = {
      MODEL_CHECK_CACHE_DIR: path.join(root, 'cache'),
      MODEL_CHECK_CACHE_KEY: 'a key for the bench alone',
    };
    return {
      comparisons: [
        ...inParts(folder, whole),
        {
          name: 'the same once more, from a cache with a key',
          ours: together('again', folder, [[]], cache),
          reference: whole,
          reach: null,
          pairs: PAIRS,
        },
      ],
      close: () => rmSync(root, { recursive: true, force: true }),
    };
  },
};
