/** A long history on many machines, which processes of this one stand for: the longest of the parts against one run, and a run that goes on from the cache. bench/simulation.ts compares what they find. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Bench, Comparison, Side } from './frame.ts';
import { longHistory, makeRoot } from './git-repositories.ts';
import { startModelCheck } from './processes.ts';

/** `MODEL_CHECK_BENCH_BLOBS` takes another number. */
const BLOBS = Number(process.env['MODEL_CHECK_BENCH_BLOBS'] ?? 200_000);
const PARTS = [2, 4];
/** Of the share of one part: every part goes through the whole list. */
const REACH = 1.15;
const PAIRS = 2;
/** What an attack is found with. */
const FOUND = 1;

/** One after the other, so that each has the whole machine, as parts on machines of their own have; the longest by the clock, in ms. */
function inTurn(name: string, cwd: string, runs: readonly (readonly string[])[], environment = {}): Side {
  return {
    name,
    async run() {
      let longest = 0;
      for (const args of runs) {
        const { ended } = startModelCheck(['history', '--all', '--jobs', '1', ...args], { cwd, environment });
        const { code, elapsed, stderr } = await ended;
        if (code !== FOUND) throw new Error(`${name} ended with ${code}: ${stderr}`);
        longest = Math.max(longest, elapsed);
      }
      return longest;
    },
  };
}

function inParts(folder: string, reference: Side): Comparison[] {
  return PARTS.map((parts) => ({
    name: `history of ${BLOBS} blobs in ${parts} parts, the longest by the clock`,
    ours: inTurn(
      'parts',
      folder,
      Array.from({ length: parts }, (_, index) => ['--no-cache', '--shard', `${index + 1}/${parts}`]),
    ),
    reference,
    reach: REACH / parts,
    pairs: PAIRS,
  }));
}

export const bench: Bench = {
  name: 'shards',
  async prepare() {
    const root = makeRoot();
    const folder = longHistory(root, BLOBS);
    const whole = inTurn('one run', folder, [['--no-cache']]);
    const cache = {
      MODEL_CHECK_CACHE_DIR: path.join(root, 'cache'),
      MODEL_CHECK_CACHE_KEY: 'a key for the bench alone',
    };
    return {
      comparisons: [
        ...inParts(folder, whole),
        {
          name: 'the same once more, from a cache with a key',
          ours: inTurn('again', folder, [[]], cache),
          reference: whole,
          reach: null,
          pairs: PAIRS,
        },
      ],
      close: () => rmSync(root, { recursive: true, force: true }),
    };
  },
};
