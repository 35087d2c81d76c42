/** The far end of a thread pool: examines what it is sent, for as long as the pool lives. */
import { parentPort } from 'node:worker_threads';
import { memorySource } from '../bytes/byte-source.ts';
import { CheckError } from '../check-error.ts';
import { fileSource } from '../git/content/file-source.ts';
import { createSpool } from '../git/content/spool.ts';
import { scan } from '../scan.ts';
import type { ThreadAnswer, ThreadRequest } from './thread-pool.ts';

/** Called in a thread of its own. */
export function examineForParent(): void {
  parentPort?.on('message', async (request: ThreadRequest) => parentPort?.postMessage(await answerTo(request)));
}

async function answerTo({ content, path, limits }: ThreadRequest): Promise<ThreadAnswer> {
  // The descriptor stays open: its owner closes it.
  const source = 'bytes' in content ? memorySource(content.bytes) : fileSource(content.descriptor, content.size, path);
  try {
    return { evidence: await scan(source, path, { limits, createSpool: () => createSpool(limits.spoolMemoryBytes) }) };
  } catch (error) {
    if (!(error instanceof CheckError)) return { bug: error instanceof Error ? String(error.stack) : String(error) };
    const { kind, message, hint } = error;
    return { failure: { kind, message, ...(hint === undefined ? {} : { hint }) } };
  }
}
