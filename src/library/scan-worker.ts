/** The far end of a scanner: examines and judges one content at a time, and hands the report over piece by piece. See https://nodejs.org/api/worker_threads.html. */
import { type MessagePort, parentPort } from 'node:worker_threads';
import { memorySource } from '../bytes/byte-source.ts';
import type { Candidate, OpenedSource } from '../candidate.ts';
import { check } from '../check.ts';
import { CheckError } from '../check-error.ts';
import { openFile } from '../git/content/file-source.ts';
import { createSpool } from '../git/content/spool.ts';
import { parseLfsPointer } from '../git/pointers/lfs-pointer.ts';
import { mayBePointer } from '../git/pointers/pointers.ts';
import type { FileReport } from '../judge/finding.ts';
import { CHARACTERS, ITEMS, LISTS, type ThreadAnswer, type ThreadRequest } from './messages.ts';

/** The pieces that were not asked for yet. Mutable. */
let rest: Iterator<ThreadAnswer> = [][Symbol.iterator]();

if (parentPort !== null) listen(parentPort);

function listen(port: MessagePort): void {
  port.on('message', async (request: ThreadRequest | 'next') => {
    if (request !== 'next') rest = await answersTo(request);
    const { value } = rest.next();
    port.postMessage(value ?? 'end');
  });
}

async function answersTo(request: ThreadRequest): Promise<Iterator<ThreadAnswer>> {
  try {
    return pieces(await reportOf(request));
  } catch (error) {
    if (!(error instanceof CheckError))
      return [{ bug: error instanceof Error ? String(error.stack) : String(error) }].values();
    const { kind, message, hint } = error;
    return [{ failure: { kind, message, ...(hint === undefined ? {} : { hint }) } }].values();
  }
}

function* pieces(report: FileReport): Generator<ThreadAnswer> {
  yield { report: { ...report, members: [], imports: [], findings: [], unexamined: [] } };
  for (const list of LISTS) {
    let items: unknown[] = [];
    let characters = 0;
    for (const item of report[list]) {
      items.push(item);
      characters += charactersIn(item);
      if (items.length < ITEMS && characters < CHARACTERS) continue;
      yield { list, items };
      items = [];
      characters = 0;
    }
    if (items.length > 0) yield { list, items };
  }
}

/** Names of members and texts of calls are as long as who made the file wanted. */
function charactersIn(item: unknown): number {
  if (typeof item === 'string') return item.length;
  if (typeof item !== 'object' || item === null) return 0;
  return Object.values(item).reduce<number>((sum, inner) => sum + charactersIn(inner), 0);
}

async function reportOf({ content, name, policy, today }: ThreadRequest): Promise<FileReport> {
  const source = 'file' in content ? openFile(content.file, name) : inMemory(content.bytes);
  const scan = { createSpool: () => createSpool(policy.limits.spoolMemoryBytes) };
  const [report] = await check([candidateOf(name, source)], { policy, scan, today });
  if (report === undefined) throw new Error('check kept no report');
  return report;
}

function inMemory(bytes: ArrayBuffer): OpenedSource {
  return memorySource(new Uint8Array(bytes));
}

/** What stands for a model that lies elsewhere proves nothing about it. */
function candidateOf(path: string, source: OpenedSource): Candidate {
  const candidate: Candidate = { path, blob: null, size: source.size, open: () => source };
  const pointer = mayBePointer(source.size) ? parseLfsPointer(Buffer.from(source.read(0, source.size))) : null;
  if (pointer === null) return candidate;
  source.close();
  const detail = 'it is a pointer of Git LFS: the model itself lies elsewhere';
  return { ...candidate, unreachable: { reason: 'missing-object', detail } };
}
