/** Scans in threads: whatever the bytes are, the caller's event loop stays free, and time and memory have an end. See https://nodejs.org/api/worker_threads.html. */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { CheckError } from '../check-error.ts';
import type { FileReport } from '../judge/finding.ts';
import { DEFAULT_POLICY, type Policy } from '../policy/policy.ts';
import { runJob } from './job.ts';
import type { ThreadRequest } from './messages.ts';

export interface ScannerOptions {
  /** Contents that are examined at once, the others wait. Default: one less than the machine runs at once, at least one and at most four. */
  readonly threads?: number;
  /** MiB of heap of one thread. What an archive expands to is bounded by the policy's limits besides. Default: 512. */
  readonly memory?: number;
}

export interface ScanContentOptions {
  /** Default: that of `git model-check` without a policy file. */
  readonly policy?: Policy;
  /** The name that the report gives, which is a hint for the formats: that of the upload, say. Default: the last part of the path, or `model`. */
  readonly name?: string;
  /** Ends the examination, or the waiting for it: the promise is then rejected with the signal's reason. */
  readonly signal?: AbortSignal;
  /** ms that the examination itself may take. Default: 60,000. */
  readonly deadline?: number;
}

type NamedOptions = ScanContentOptions & { readonly name: string };

const DEFAULT_THREADS = Math.min(4, Math.max(1, availableParallelism() - 1));
const DEFAULT_MEMORY = 512;
const LEAST_MEMORY = 64;
const DEFAULT_DEADLINE = 60_000;

/** Bytes copied before others have their turn. */
const COPY_BYTES = 4 * 1024 * 1024;

/** Mutable: threads that wait for work, and those who wait for a thread. */
export class Scanner {
  readonly #threads: number;
  readonly #memory: number;
  readonly #all = new Set<Worker>();
  readonly #idle: Worker[] = [];
  readonly #waiting = new Set<() => void>();
  #busy = 0;
  #isClosed = false;

  /** @throws CheckError (`usage`) for numbers that make no sense */
  constructor({ threads = DEFAULT_THREADS, memory = DEFAULT_MEMORY }: ScannerOptions = {}) {
    this.#threads = wholeNumber('threads', threads, 1);
    this.#memory = wholeNumber('memory', memory, LEAST_MEMORY);
  }

  /**
   * What loading a file would do, and what the policy thinks of it.
   * @param file a path; a symbolic link is not followed
   * @throws CheckError (`incomplete`) when the time or the memory ran out: then nothing is known of it. A file that cannot be read has the status `incomplete`.
   */
  scanFile(file: string, options: ScanContentOptions = {}): Promise<FileReport> {
    const content = { file: path.resolve(file) };
    return this.#scan(async () => content, { name: path.basename(file), ...options });
  }

  /**
   * As `scanFile`, of bytes in memory: they are copied, and must not change until then.
   * @throws CheckError as there
   */
  scanBuffer(bytes: Uint8Array, options: ScanContentOptions = {}): Promise<FileReport> {
    return this.#scan(async () => ({ bytes: await copyOf(bytes) }), { name: 'model', ...options });
  }

  /** Ends its threads; what is being examined or waits is rejected. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const wake of this.#waiting) wake();
    await Promise.all([...this.#all].map((thread) => thread.terminate()));
  }

  async #scan(content: () => Promise<ThreadRequest['content']>, options: NamedOptions): Promise<FileReport> {
    const { name, policy = DEFAULT_POLICY, signal, deadline = DEFAULT_DEADLINE } = options;
    const isClosed = () => this.#isClosed;
    const bounds = { deadline: wholeNumber('deadline', deadline, 1), memory: this.#memory, signal, isClosed };
    await this.#turn(signal);
    try {
      const request = { content: await content(), name, policy, today: new Date().toISOString().slice(0, 10) };
      signal?.throwIfAborted();
      const thread = this.#idle.pop() ?? this.#start();
      const report = await runJob(thread, request, bounds);
      this.#idle.push(thread);
      return report;
    } finally {
      this.#busy -= 1;
      for (const wake of this.#waiting) wake();
    }
  }

  /** Waits until fewer are examined than there may be threads. */
  async #turn(signal: AbortSignal | undefined): Promise<void> {
    for (;;) {
      signal?.throwIfAborted();
      if (this.#isClosed) throw new CheckError('usage', 'the scanner is closed');
      if (this.#busy < this.#threads) break;
      await this.#change(signal);
    }
    this.#busy += 1;
  }

  /** Until a thread has become free, or the signal aborts. */
  async #change(signal: AbortSignal | undefined): Promise<void> {
    let wake: () => void = () => undefined;
    const woken = new Promise<void>((resolve) => {
      wake = resolve;
    });
    this.#waiting.add(wake);
    signal?.addEventListener('abort', wake, { once: true });
    await woken;
    signal?.removeEventListener('abort', wake);
    this.#waiting.delete(wake);
  }

  #start(): Worker {
    const thread = new Worker(new URL('./scan-worker.js', import.meta.url), {
      execArgv: [], // options of the process that are for its own program
      resourceLimits: { maxOldGenerationSizeMb: this.#memory },
    });
    thread.unref();
    thread.on('error', () => undefined); // whoever waits for it hears of it
    this.#all.add(thread);
    thread.once('exit', () => {
      this.#all.delete(thread);
      const index = this.#idle.indexOf(thread);
      if (index >= 0) this.#idle.splice(index, 1);
    });
    return thread;
  }
}

let shared: Scanner | null = null;

/** `Scanner.scanFile` of a scanner that the process shares. Its threads do not keep the process alive. */
export function scanFile(file: string, options: ScanContentOptions = {}): Promise<FileReport> {
  shared ??= new Scanner();
  return shared.scanFile(file, options);
}

/** `Scanner.scanBuffer` of the same scanner. */
export function scanBuffer(bytes: Uint8Array, options: ScanContentOptions = {}): Promise<FileReport> {
  shared ??= new Scanner();
  return shared.scanBuffer(bytes, options);
}

/** In turns: a copy of a gigabyte takes half a second. */
async function copyOf(bytes: Uint8Array): Promise<ArrayBuffer> {
  const copy = new Uint8Array(bytes.length);
  for (let start = 0; start < bytes.length; start += COPY_BYTES) {
    if (start > 0) await nextTurn();
    copy.set(bytes.subarray(start, start + COPY_BYTES), start);
  }
  return copy.buffer;
}

/** @throws CheckError (`usage`) */
function wholeNumber(name: string, value: number, least: number): number {
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new CheckError('usage', `${name}: found ${value}, expected a whole number of at least ${least}`);
}
