/** Runs changed files of one format in batches, each in a thread of its own with a bound on memory, and ends one that hangs. CWE-400. */
import { Worker } from 'node:worker_threads';
import type { MutationBatch, MutationWork } from './mutation-worker.ts';

export interface MutationOutcome {
  readonly cases: number;
  readonly told: number;
  /** Milliseconds of the processor, those of the collector of garbage and of the few cases measured with it included. */
  readonly slowest: { readonly index: number; readonly ms: number };
  readonly largest: { readonly index: number; readonly mib: number };
  /** MiB that the process held at most. */
  readonly peak: number;
  readonly failures: readonly { readonly index: number; readonly error: string }[];
}

export interface MutationOptions {
  /** Where `MODEL_CHECK_TEST_SPECIMENS` had specimens kept. */
  readonly folder: string;
  readonly format: string;
  readonly seed: number;
  readonly start: number;
  readonly end: number;
  readonly grows?: boolean;
}

const BATCH = 10_000;
/** What one file may take of the processor. */
const HANG_MS = 2000;
const LOOK_MS = 250;
/** What one file may hold. */
const HEAP_MIB = 200;
const WORKER = new URL('mutation-worker.js', import.meta.url);

export async function runMutations({
  start,
  end,
  grows = false,
  ...options
}: MutationOptions): Promise<MutationOutcome> {
  const batches: MutationBatch[] = [];
  let next = start;
  while (next < end) {
    const at = new Int32Array(new SharedArrayBuffer(4));
    const work = { ...options, grows, start: next, end: Math.min(next + BATCH, end), at };
    const batch = await runBatch(work);
    batches.push(batch);
    next += batch.done;
  }
  const most = <T>(items: readonly T[], size: (item: T) => number): T =>
    items.reduce((one, other) => (size(other) > size(one) ? other : one));
  return {
    cases: end - start,
    told: batches.reduce((sum, { told }) => sum + told, 0),
    slowest: most(batches, ({ slowest }) => slowest.ms).slowest,
    largest: most(batches, ({ largest }) => largest.mib).largest,
    peak: process.resourceUsage().maxRSS / 1024,
    failures: batches.flatMap(({ failures }) => failures),
  };
}

/** A batch that is ended early did the cases up to the one at fault. */
function runBatch(work: MutationWork): Promise<MutationBatch> {
  return new Promise((resolve) => {
    const worker = new Worker(WORKER, { workerData: work, resourceLimits: { maxOldGenerationSizeMb: HEAP_MIB } });
    const watch = setInterval(look, LOOK_MS);
    let seen = -1;
    let spent = process.cpuUsage();
    function look(): void {
      const index = Atomics.load(work.at, 0);
      const { user, system } = process.cpuUsage(spent);
      if (index !== seen) {
        seen = index;
        spent = process.cpuUsage();
      } else if ((user + system) / 1000 > HANG_MS) end(`more than ${HANG_MS} ms`);
    }
    function end(error: string): void {
      clearInterval(watch);
      const index = Math.max(work.start, Atomics.load(work.at, 0));
      const none = { index, ms: 0 };
      const failures = [{ index, error }];
      const batch = { done: index + 1 - work.start, told: 0, slowest: none, largest: { index, mib: 0 }, failures };
      void worker.terminate().then(() => resolve(batch));
    }
    worker.on('error', (error) => end(String(error)));
    worker.on('message', (batch: MutationBatch) => {
      clearInterval(watch);
      resolve(batch);
    });
  });
}
