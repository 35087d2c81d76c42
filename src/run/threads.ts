/** Whether threads pay, and for what: they start once large models have kept this one busy, `--jobs` at most. */
import { availableParallelism } from 'node:os';
import type { Threads } from '../check/options.ts';
import type { Limits } from '../limits.ts';
import type { Io } from './command.ts';
import type { ThreadPool } from './thread-pool.ts';

/** Bytes: what is shorter is examined before a thread has heard of it. */
const LEAST_BYTES = 1024 * 1024;
/** ms that the examination of such models took: starting a thread takes some 60, and a checkpoint of any size some 5. */
const LEAST_SPENT = 250;
/** Each holds a heap of its own. */
const MOST_JOBS = 4;

interface ThreadOptions {
  /** `--jobs`, or null: one less than the machine runs at once, and at most four. */
  readonly jobs: number | null;
  readonly thread: Io['thread'];
  readonly limits: Limits;
}

/** Mutable: the time spent so far, and the threads once they are started; `close` ends them. */
export class LateThreads implements Threads {
  readonly #options: ThreadOptions;
  #spent = 0;
  #pool: Promise<ThreadPool | null> | null = null;

  constructor(options: ThreadOptions) {
    this.#options = options;
  }

  learn(bytes: number, spent: number): void {
    if (bytes >= LEAST_BYTES) this.#spent += spent;
  }

  /** Waits until one is free. */
  async forContent(bytes: number): Promise<ThreadPool | null> {
    if (bytes < LEAST_BYTES || this.#spent < LEAST_SPENT) return null;
    this.#pool ??= startPool(this.#options);
    const pool = await this.#pool;
    await pool?.free();
    return pool;
  }

  async close(): Promise<void> {
    await (await this.#pool)?.close();
  }
}

/** Null where there is to be one thread only. */
async function startPool({ jobs, thread, limits }: ThreadOptions): Promise<ThreadPool | null> {
  if (thread === undefined) return null;
  // One less: zlib and the hashes of large files have threads of their own, so that on two cores a second one is slower.
  const count = jobs ?? Math.min(availableParallelism() - 1, MOST_JOBS);
  if (count < 2) return null;
  const { ThreadPool } = await import('./thread-pool.ts');
  return new ThreadPool(thread, count, limits);
}
