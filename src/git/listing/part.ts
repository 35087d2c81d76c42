/** What of a list is one machine's, where several go through the same list: git is asked for the sizes of many at once. See https://git-scm.com/docs/git-cat-file#_batch_output. */
import type { BlobHeader, BlobStore } from '../content/blob-store.ts';
import { batchesOf, type Entry, type EntryBatches, SUBMODULE } from './entry.ts';

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
  entries: EntryBatches,
  store: BlobStore,
  part: TakenPart,
): AsyncGenerator<readonly SizedEntry[]> {
  // One batch ahead: git looks the next one up while this one is examined.
  let ready: Promise<Sized> = Promise.resolve({ entries: [], headers: [] });
  for await (const batch of batchesOf(entries, SIZED_ENTRIES)) {
    const coming = sized(batch, store);
    coming.catch(() => undefined); // reported when it is its turn
    yield takenOf(await ready, part);
    ready = coming;
  }
  yield takenOf(await ready, part);
}

/** Entries and their headers, in one order; of a submodule there is none. */
interface Sized {
  readonly entries: readonly Entry[];
  readonly headers: readonly (BlobHeader | null)[];
}

async function sized(entries: readonly Entry[], store: BlobStore): Promise<Sized> {
  const blobs = entries.filter(({ mode }) => mode !== SUBMODULE);
  const headers = await store.headers(blobs.map(({ oid }) => oid));
  if (blobs.length === entries.length) return { entries, headers };
  const left = headers[Symbol.iterator]();
  return { entries, headers: entries.map(({ mode }) => (mode === SUBMODULE ? null : (left.next().value ?? null))) };
}

/** What is missing has no size, and machines may miss different blobs: it is in every part. */
function takenOf({ entries, headers }: Sized, part: TakenPart): readonly SizedEntry[] {
  const taken: SizedEntry[] = [];
  for (const [index, entry] of entries.entries()) {
    const header = headers[index] ?? null;
    const isOurs =
      entry.mode === SUBMODULE ? part.takes(entry.oid, 0) : header === null || part.takes(entry.oid, header.size);
    if (isOurs) taken.push({ ...entry, header });
  }
  return taken;
}
