/** What of a list is one machine's, where several go through the same list: git is asked for the sizes of many at once. See https://git-scm.com/docs/git-cat-file#_batch_output. */
import type { BlobHeader, BlobStore } from '../content/blob-store.ts';
import { batchesOf, type Entry, type EntryBatches, SUBMODULE } from './entry.ts';
import { FirstTimes } from './first-times.ts';

export interface TakenPart {
  /** Whether a content of that size stays where its name alone puts it, whatever else is in the list. */
  isPlacedByName(bytes: number): boolean;
  /** Asked of every content that is not placed by its name, once and in the order of the list. */
  takes(oid: string, bytes: number): boolean;
}

/** Its header, where git was asked for it already; null: the object is missing. */
export type SizedEntry = Entry & { readonly header?: BlobHeader | null };

/** Entries whose sizes are asked for at once. */
const SIZED_ENTRIES = 512;

/** @throws CheckError (`incomplete`) when git fails */
export async function* entriesOfPart(
  entries: EntryBatches,
  store: BlobStore,
  part: TakenPart,
): AsyncGenerator<readonly SizedEntry[]> {
  const times = new FirstTimes();
  // One batch ahead: git looks the next one up while this one is examined.
  let ready: Promise<Sized> = Promise.resolve({ entries: [], sizes: [] });
  for await (const batch of batchesOf(entries, SIZED_ENTRIES)) {
    const coming = sized(batch, store);
    coming.catch(() => undefined); // reported when it is its turn
    yield takenOf(await ready, part, times);
    ready = coming;
  }
  yield takenOf(await ready, part, times);
}

/** Entries and their sizes, in one order; of a submodule there is none. */
interface Sized {
  readonly entries: readonly Entry[];
  readonly sizes: readonly (number | BlobHeader | null)[];
}

async function sized(entries: readonly Entry[], store: BlobStore): Promise<Sized> {
  const blobs = entries.filter(({ mode }) => mode !== SUBMODULE);
  const sizes = await store.sizes(blobs.map(({ oid }) => oid));
  if (blobs.length === entries.length) return { entries, sizes };
  const left = sizes[Symbol.iterator]();
  return { entries, sizes: entries.map(({ mode }) => (mode === SUBMODULE ? null : (left.next().value ?? null))) };
}

/** What is missing has no size, and machines may miss different blobs: it is in every part. */
function takenOf({ entries, sizes }: Sized, part: TakenPart, times: FirstTimes): readonly SizedEntry[] {
  const taken: SizedEntry[] = [];
  let index = 0;
  for (const entry of entries) {
    const size = sizes[index] ?? null;
    index += 1;
    const bytes = typeof size === 'number' ? size : (size?.size ?? 0);
    const isMissing = size === null && entry.mode !== SUBMODULE;
    const isPlaced = part.isPlacedByName(bytes);
    // Whether it came before takes longer to know than whose it is.
    if (!isMissing && isPlaced && !part.takes(entry.oid, bytes)) continue;
    if (!times.isNew(entry) || (!isPlaced && !part.takes(entry.oid, bytes))) continue;
    taken.push(withHeader(entry, typeof size === 'number' ? { type: 'blob', size } : size));
  }
  return taken;
}

/** Named one by one: what is spread into it has another shape for V8, and all that looks at it later takes longer. */
function withHeader({ path, mode, oid, commit }: Entry, header: BlobHeader | null): SizedEntry {
  return commit === undefined ? { path, mode, oid, header } : { path, mode, oid, commit, header };
}
