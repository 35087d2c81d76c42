/** One content in one thread: sends it, gathers the report, and ends the thread where it must not go on. */
import type { Worker } from 'node:worker_threads';
import { CheckError } from '../check-error.ts';
import type { FileReport } from '../judge/finding.ts';
import { LISTS, type ListName, type ThreadAnswer, type ThreadRequest } from './messages.ts';

export interface Bounds {
  /** ms */
  readonly deadline: number;
  /** MiB that the thread was started with. */
  readonly memory: number;
  readonly signal: AbortSignal | undefined;
  /** Whether the thread was ended on purpose. */
  isClosed(): boolean;
}

/**
 * A thread whose job was rejected has ended.
 * @throws CheckError (`incomplete`), the signal's reason, or Error for a bug
 */
export async function runJob(thread: Worker, request: ThreadRequest, bounds: Bounds): Promise<FileReport> {
  thread.ref();
  const stop = new AbortController();
  try {
    return await Promise.race([
      reportOf(thread, request, stop.signal),
      endOf(thread, request.name, bounds, stop.signal),
    ]);
  } catch (error) {
    await thread.terminate();
    throw error;
  } finally {
    stop.abort();
    thread.unref();
  }
}

async function reportOf(thread: Worker, request: ThreadRequest, stop: AbortSignal): Promise<FileReport> {
  const lists: Record<ListName, unknown[]> = { members: [], imports: [], findings: [], unexamined: [] };
  const transferred = 'bytes' in request.content ? [request.content.bytes] : [];
  let head: FileReport | null = null;
  for (let message: ThreadRequest | 'next' = request; ; message = 'next') {
    const answer = await ask(thread, message, transferred.splice(0), stop);
    if (answer === 'end') break;
    if ('failure' in answer) throw new CheckError(answer.failure.kind, answer.failure.message, answer.failure);
    if ('bug' in answer) throw new Error(answer.bug);
    if ('report' in answer) head = answer.report;
    else lists[answer.list].push(...answer.items);
  }
  if (head === null) throw new Error('a thread gave no report');
  // The thread has checked what is in them.
  return Object.assign({}, head, Object.fromEntries(LISTS.map((name) => [name, lists[name]])));
}

function ask(
  thread: Worker,
  message: ThreadRequest | 'next',
  transferred: readonly ArrayBuffer[],
  signal: AbortSignal,
): Promise<ThreadAnswer> {
  return new Promise((resolve) => {
    const onAbort = () => thread.off('message', onMessage);
    const onMessage = (answer: ThreadAnswer) => {
      signal.removeEventListener('abort', onAbort);
      resolve(answer);
    };
    thread.once('message', onMessage);
    signal.addEventListener('abort', onAbort, { once: true });
    thread.postMessage(message, transferred);
  });
}

/** Never fulfilled: rejected when the thread must not, or cannot, go on. */
function endOf(thread: Worker, name: string, bounds: Bounds, stop: AbortSignal): Promise<never> {
  const { deadline, memory, signal } = bounds;
  return new Promise((_, reject) => {
    const incomplete = (what: string) => reject(new CheckError('incomplete', `${name}: ${what}`));
    const onTime = () => incomplete(`was not examined within ${deadline} ms`);
    const timer = setTimeout(onTime, deadline);
    const onAbort = () => reject(signal?.reason);
    const onError = (error: unknown) => {
      const { code, stack } = Object(error) as { readonly code?: unknown; readonly stack?: unknown };
      if (code === 'ERR_WORKER_OUT_OF_MEMORY') incomplete(`its examination needs more than ${memory} MiB of memory`);
      else reject(new Error(`a thread failed: ${String(stack ?? error)}`));
    };
    const onExit = (code: number) =>
      incomplete(
        bounds.isClosed() ? 'the scanner was closed' : `the thread that examined it ended (exit code ${code})`,
      );
    signal?.addEventListener('abort', onAbort, { once: true });
    thread.once('error', onError).once('exit', onExit);
    stop.addEventListener('abort', () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      thread.off('error', onError).off('exit', onExit);
    });
  });
}
