/** What of a list is one machine's, where several go through the same list: git is asked for the sizes of many at once. See https://git-scm.com/docs/git-cat-file#_batch_output. */
import type { BlobHeader, BlobStore } from '../content/blob-store.ts';
import { type Entry, SUBMODULE } from './entry.ts';

export interface TakenPart {
  /** Asked of every content, in the order of the list. */
  takes(oid: string, bytes: number): boolean;
}

/** Its header, where git was asked for it already; null: the object is missing. */
export type SizedEntry = Entry & { readonly header?: BlobHeader | null };

/** Entries whose sizes are asked for at once. */
const SIZED_ENTRIES = 1024;

/** @throws CheckError (`incomplete`) when git fails */
export async function* entriesOfPart(
  entries: Iterable<Entry> | AsyncIterable<Entry>,
  store: BlobStore,
  part: TakenPart,
): AsyncGenerator<SizedEntry> {
  // One batch ahead: git looks the next one up while this one is examined.
  let ready: Promise<readonly SizedEntry[]> = Promise.resolve([]);
  for await (const batch of batchesOf(entries, SIZED_ENTRIES)) {
    const coming = sized(batch, store);
    coming.catch(() => undefined); // reported when it is its turn
    yield* takenOf(await ready, part);
    ready = coming;
  }
  yield* takenOf(await ready, part);
}

async function sized(entries: readonly Entry[], store: BlobStore): Promise<readonly SizedEntry[]> {
  const blobs = entries.filter(({ mode }) => mode !== SUBMODULE);
  const headers = await store.headers(blobs.map(({ oid }) => oid));
  const known = new Map(blobs.map((entry, index) => [entry, headers[index] ?? null]));
  return entries.map((entry) => ({ ...entry, header: known.get(entry) ?? null }));
}

/** What is missing has no size, and machines may miss different blobs: it is in every part. */
function takenOf(entries: readonly SizedEntry[], part: TakenPart): readonly SizedEntry[] {
  return entries.filter(({ mode, oid, header }) =>
    mode === SUBMODULE ? part.takes(oid, 0) : header == null || part.takes(oid, header.size),
  );
}

export async function* batchesOf<T>(
  entries: Iterable<T> | AsyncIterable<T>,
  count: number,
): AsyncGenerator<readonly T[]> {
  let batch: T[] = [];
  for await (const entry of entries) {
    batch.push(entry);
    if (batch.length < count) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}
