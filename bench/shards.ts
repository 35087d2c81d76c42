/** A long history on many machines, which processes of this one stand for: two parts at once, each on a core of its own, against one run on one core, and a run that goes on from the cache. */
import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bench, Side } from './frame.ts';
import { ENVIRONMENT, git, makeRoot, repository, smallPickle } from './git-repositories.ts';

const BIN = fileURLToPath(new URL('../../bin/git-model-check.js', import.meta.url));
/** `MODEL_CHECK_BENCH_BLOBS` takes another number. */
const BLOBS = Number(process.env['MODEL_CHECK_BENCH_BLOBS'] ?? 40_000);
const PARTS = 2;

/** Commits of a thousand files each, every tenth of them a model. */
function withHistory(root: string): string {
  const folder = repository(root, 'history');
  const commits: (string | Buffer)[] = [];
  for (let start = 0; start < BLOBS; start += 1000) {
    commits.push(
      `commit refs/heads/main\ncommitter Bench <bench@example.org> ${1_700_000_000 + start} +0000\ndata 0\n`,
    );
    if (start === 0) commits.push('from refs/heads/main^0\n');
    for (let index = start; index < start + 1000; index += 1) {
      const isModel = index % 10 === 0;
      const content = isModel ? smallPickle(index) : Buffer.from(`value = ${index}\n`.repeat(40));
      commits.push(
        `M 100644 inline ${index % 1000}.${isModel ? 'pkl' : 'py'}\ndata ${content.length}\n`,
        content,
        '\n',
      );
    }
  }
  git(folder, ['fast-import', '--quiet', '--force'], Buffer.concat(commits.map((piece) => Buffer.from(piece))));
  return folder;
}

/** A machine of one core for each process: git and node would else share what a second machine has for itself. */
function onCore(core: number): readonly string[] {
  const has = spawnSync('taskset', ['-c', String(core), 'true']).status === 0;
  return has ? ['taskset', '-c', String(core)] : [];
}

/** Processes at once, until the last has ended, in ms. */
function together(name: string, folder: string, runs: readonly (readonly string[])[], environment = {}): Side {
  const one = (args: readonly string[], core: number) =>
    new Promise<void>((resolve, reject) => {
      const env = { ...ENVIRONMENT, CI: '', ...environment };
      const program = [...onCore(core), process.execPath, BIN, 'history', '--all', ...args];
      const child = spawn(program[0] ?? '', program.slice(1), { cwd: folder, env, stdio: 'ignore' });
      child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${name} ended with ${code}`))));
    });
  return {
    name,
    async run() {
      const start = performance.now();
      await Promise.all(runs.map(one)); // each on the core of its number
      return performance.now() - start;
    },
  };
}

export const bench: Bench = {
  name: 'shards',
  async prepare() {
    const root = makeRoot();
    const folder = withHistory(root);
    const whole = together('one run', folder, [['--no-cache', '--jobs', '1']]);
    const parts = Array.from({ length: PARTS }, (_, index) => [
      '--no-cache',
      '--jobs',
      '1',
      '--shard',
      `${index + 1}/${PARTS}`,
    ]);
    const cache = {
      MODEL_CHECK_CACHE_DIR: path.join(root, 'cache'),
      MODEL_CHECK_CACHE_KEY: 'a key for the bench alone',
    };
    const pairs = 2;
    return {
      comparisons: [
        {
          name: `history of ${BLOBS} blobs in ${PARTS} parts at once`,
          ours: together('parts', folder, parts),
          reference: whole,
          reach: 1.15 / PARTS,
          pairs,
        },
        {
          name: 'the same once more, from a cache with a key',
          ours: together('again', folder, [['--jobs', '1']], cache),
          reference: whole,
          reach: null,
          pairs,
        },
      ],
      close: () => rmSync(root, { recursive: true, force: true }),
    };
  },
};
