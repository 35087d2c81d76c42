/**
 * A long history on machines that processes stand for: `node dist/bench/simulation.js [BLOBS [PARTS]]`, 200,000 and 2 unless
 * told. One run; then the parts at once with a cache that they share, of which one is killed halfway and started again; then
 * `merge`. The same files with the same findings must stand in both reports. Ends with 1 where they do not.
 */
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { FileReport } from '../src/judge/finding.ts';
import { longHistory, makeRoot } from './git-repositories.ts';
import { type Ended, killAll, startModelCheck } from './processes.ts';

const [blobs = 200_000, parts = 2] = process.argv.slice(2).map(Number);

const root = makeRoot();
try {
  process.exitCode = (await simulated()) ? 0 : 1;
} finally {
  rmSync(root, { recursive: true, force: true });
}

async function simulated(): Promise<boolean> {
  const cwd = longHistory(root, blobs);
  const history = ['history', '--all', '--jobs', '1'];
  const whole = await startModelCheck([...history, '--no-cache', '--format', `json=${place('whole')}`], { cwd }).ended;
  say('one run', whole);
  const cache = {
    MODEL_CHECK_CACHE_DIR: path.join(root, 'cache'),
    MODEL_CHECK_CACHE_KEY: 'a key for the simulation alone',
  };
  const start = (index: number) => {
    const args = ['--shard', `${index + 1}/${parts}`, '--format', `json=${place(`part-${index}`)}`];
    return startModelCheck([...history, ...args], { cwd, environment: cache });
  };
  const started = Array.from({ length: parts }, (_, index) => start(index));
  const [victim] = started;
  setTimeout(() => victim !== undefined && killAll(victim), whole.elapsed / parts / 2);
  const ended = await Promise.all(started.map((each) => each.ended));
  for (const [index, each] of ended.entries()) say(`part ${index + 1} of ${parts}`, each);
  say('part 1 again', await start(0).ended);
  const reports = started.map((_, index) => place(`part-${index}`));
  say('merge', await startModelCheck(['merge', ...reports, '--format', `json=${place('merged')}`], { cwd }).ended);
  return sameFiles();
}

function place(name: string): string {
  return path.join(root, `${name}.json`);
}

function say(what: string, { code, processor, elapsed }: Ended): void {
  const times = `${(processor / 1000).toFixed(1)} s of processor time, ${(elapsed / 1000).toFixed(1)} s by the clock`;
  console.log(`${what}: ${code === null ? 'killed' : `exit code ${code}`}, ${times}`);
}

function sameFiles(): boolean {
  const [whole, merged] = [filesIn('whole'), filesIn('merged')];
  const isSame = whole.length === merged.length && whole.every((file, index) => file === merged[index]);
  console.log(
    `${blobs} blobs: ${whole.length} models in one run, ${merged.length} in the parts: ${isSame ? 'the same' : 'NOT THE SAME'}`,
  );
  return isSame;
}

/** All that is said of each, but which report it is of. */
function filesIn(name: string): readonly string[] {
  const { files } = JSON.parse(readFileSync(place(name), 'utf8')) as { readonly files: readonly FileReport[] };
  return files.map(({ mergedFrom: _, ...file }) => JSON.stringify(file));
}
