/** Threads that examine, one content each at a time. A descriptor is the process's, so only its number is sent. See https://nodejs.org/api/worker_threads.html. */
import { Worker } from 'node:worker_threads';
import type { OpenedSource } from '../candidate.ts';
import { CheckError } from '../check-error.ts';
import type { Evidence } from '../facts.ts';
import type { Limits } from '../limits.ts';
import type { Io } from './command.ts';

/** What a thread is asked. */
export interface ThreadRequest {
  readonly content: { readonly descriptor: number; readonly size: number } | { readonly bytes: Uint8Array };
  readonly path: string;
  readonly limits: Limits;
}

/** What it answers: an error's class does not survive the way between threads. */
export type ThreadAnswer =
  | { readonly evidence: Evidence }
  | { readonly failure: { readonly kind: CheckError['kind']; readonly message: string; readonly hint?: string } }
  | { readonly bug: string };

/** Mutable: the threads that wait for work, and those that do it. */
export class ThreadPool {
  readonly #kind: NonNullable<Io['thread']>;
  readonly #limits: Limits;
  #toStart: number;
  readonly #idle: Worker[] = [];
  readonly #all: Worker[] = [];
  /** Called when a thread has become free. */
  readonly #waiting: (() => void)[] = [];

  constructor(kind: NonNullable<Io['thread']>, count: number, limits: Limits) {
    this.#kind = kind;
    this.#toStart = count;
    this.#limits = limits;
  }

  /** When a thread can take a content. */
  async free(): Promise<void> {
    while (this.#idle.length === 0 && this.#toStart === 0) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /**
   * @param source stays open until the promise is settled
   * @throws CheckError as `scan` does; Error when the thread dies
   */
  async examine(source: OpenedSource, path: string): Promise<Evidence> {
    await this.free();
    const thread = this.#idle.pop() ?? this.#start();
    try {
      const answer = await ask(thread, { content: contentOf(source), path, limits: this.#limits });
      this.#idle.push(thread);
      return evidenceOf(answer);
    } finally {
      this.#waiting.shift()?.();
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#all.map((thread) => thread.terminate()));
  }

  #start(): Worker {
    this.#toStart -= 1;
    const thread = new Worker(this.#kind.script, { workerData: this.#kind.data });
    thread.setMaxListeners(0);
    this.#all.push(thread);
    return thread;
  }
}

function contentOf({ descriptor, bytes, size, read }: OpenedSource): ThreadRequest['content'] {
  return descriptor === undefined ? { bytes: bytes ?? read(0, size) } : { descriptor, size };
}

function ask(thread: Worker, request: ThreadRequest): Promise<ThreadAnswer> {
  return new Promise((resolve, reject) => {
    const onExit = () => finish(() => reject(new Error(`the thread that examined ${request.path} ended`)));
    const onError = (error: unknown) => finish(() => reject(new Error(`a thread failed: ${stackOf(error)}`)));
    const onMessage = (answer: ThreadAnswer) => finish(() => resolve(answer));
    const finish = (settle: () => void) => {
      thread.off('exit', onExit).off('error', onError).off('message', onMessage);
      settle();
    };
    thread.on('exit', onExit).on('error', onError).on('message', onMessage);
    thread.postMessage(request);
  });
}

/** An error of another thread is none of this one's class. */
function stackOf(error: unknown): string {
  return String((error as Partial<Error> | null)?.stack ?? error);
}

function evidenceOf(answer: ThreadAnswer): Evidence {
  if ('evidence' in answer) return answer.evidence;
  if ('bug' in answer) throw new Error(answer.bug);
  const { kind, message, hint } = answer.failure;
  throw new CheckError(kind, message, hint === undefined ? {} : { hint });
}
