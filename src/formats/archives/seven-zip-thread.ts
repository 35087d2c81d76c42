/** The way to the worker that 7-Zip runs in: started at the first archive, and there until the process ends. See https://nodejs.org/api/worker_threads.html. */
import { Worker } from 'node:worker_threads';
import type { ByteSource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { LimitError } from '../../bytes/limit-error.ts';
import type { UnpackedFile } from './seven-zip-program.ts';
import type { SevenZipAnswer, SevenZipRequest } from './seven-zip-worker.ts';

/** One archive, listed. */
export interface SevenZipSession {
  /** What 7-Zip printed of its entries. */
  readonly listing: string;
  /** @throws FormatError where the program is given less than it needs */
  unpack(): Promise<{ readonly messages: string; readonly files: readonly UnpackedFile[] }>;
  /** Gives its memory back. */
  close(): void;
}

/** @throws FormatError (`limit`) where it prints without end or needs more memory than it is given */
export async function openSevenZip(archive: ByteSource): Promise<SevenZipSession> {
  worker ??= new SevenZipWorker();
  const thread = worker;
  sessions += 1;
  const session = sessions;
  // A copy: it is given away.
  const bytes = Uint8Array.from(archive.read(0, archive.size));
  const { text } = await thread.ask({ session, ask: { list: bytes } }, [bytes.buffer]);
  return {
    listing: text,
    async unpack() {
      const { text: messages, files } = await thread.ask({ session, ask: 'unpack' });
      return { messages, files };
    },
    close: () => thread.report({ session, ask: 'forget' }),
  };
}

let worker: SevenZipWorker | null = null;
let sessions = 0;

type Printed = Extract<SevenZipAnswer, { text: string }>;

interface Waiting {
  resolve(answer: Printed): void;
  reject(error: Error): void;
}

/** Mutable: who waits for what; while nobody does, the process may end. */
class SevenZipWorker {
  readonly #thread = new Worker(new URL('./seven-zip-worker.js', import.meta.url));
  readonly #waiting = new Map<number, Waiting>();

  constructor() {
    this.#thread.unref();
    this.#thread.on('message', (answer: SevenZipAnswer) => {
      const waiting = this.#take(answer.session);
      if ('text' in answer) waiting?.resolve(answer);
      else
        waiting?.reject(
          'bug' in answer ? new Error(answer.bug) : new FormatError(answer.failure.message, answer.failure),
        );
    });
    this.#thread.on('error', (error) => this.#end(error));
    this.#thread.on('exit', () => this.#end(new Error('the worker of 7-Zip ended')));
  }

  ask(request: SevenZipRequest, transfer: readonly ArrayBuffer[] = []): Promise<Printed> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(request.session, { resolve, reject });
      this.#thread.ref();
      this.#thread.postMessage(request, [...transfer]);
    });
  }

  report(request: SevenZipRequest): void {
    this.#thread.postMessage(request);
  }

  #take(session: number): Waiting | undefined {
    const waiting = this.#waiting.get(session);
    this.#waiting.delete(session);
    if (this.#waiting.size === 0) this.#thread.unref();
    return waiting;
  }

  /** The next archive gets another one. */
  #end(error: Error): void {
    if (worker === this) worker = null;
    const isMemory = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
    for (const session of [...this.#waiting.keys()]) {
      this.#take(session)?.reject(isMemory ? new LimitError('sevenZipMemory', 0) : error);
    }
  }
}
