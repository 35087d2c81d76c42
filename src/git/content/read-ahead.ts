/** Asks git for small blobs before they are opened: answering takes git less time than each question alone would wait. */
import { memorySource } from '../../bytes/byte-source.ts';
import type { OpenedSource } from '../../candidate.ts';
import { type BlobStore, isLarge } from './blob-store.ts';

export interface PlannedBlob {
  readonly oid: string;
  /** Bytes. */
  readonly size: number;
  readonly shown: string;
  /** Where the same content may lie, relative to the root. */
  readonly worktreePath: Buffer | undefined;
  /** Known already, because it was looked at for a pointer. */
  readonly content: Buffer | null;
}

/** What is asked for and not opened yet: bounds memory. */
const AHEAD_BLOBS = 64;
const AHEAD_BYTES = 16 * 1024 * 1024;
/** Asked again when so few are under way: many questions then go to git in one call of the system. */
const FEW_AHEAD = AHEAD_BLOBS / 2;

/** Mutable: blobs in the order in which they are likely to be opened, and the questions under way. */
export class ReadAhead {
  readonly #store: BlobStore;
  /** By their order; those that were opened or passed over are gone. */
  readonly #planned = new Map<number, PlannedBlob>();
  readonly #asked = new Map<number, Promise<OpenedSource>>();
  #count = 0;
  #next = 0;
  #bytes = 0;
  /** Something was opened. */
  #isReading = false;

  constructor(store: BlobStore) {
    this.#store = store;
  }

  /**
   * Plans a blob; what is returned opens it. Nothing is read before the first is opened: evidence may be known from
   * earlier. From then on git is asked as soon as a blob is planned.
   */
  opener(blob: PlannedBlob): () => Promise<OpenedSource> {
    const { content } = blob;
    if (content !== null) return () => this.#openKnown(content);
    const index = this.#count;
    this.#count += 1;
    this.#planned.set(index, blob);
    if (this.#isReading) this.#askAhead();
    return () => this.#open(index, blob);
  }

  async #openKnown(content: Buffer): Promise<OpenedSource> {
    this.#read();
    return memorySource(content);
  }

  #open(index: number, blob: PlannedBlob): Promise<OpenedSource> {
    const source = this.#asked.get(index) ?? this.#ask(blob);
    for (const earlier of this.#planned.keys()) {
      if (earlier > index) break;
      this.#forget(earlier); // passed over: their evidence was known
    }
    this.#next = Math.max(this.#next, index + 1);
    this.#read();
    return source;
  }

  #read(): void {
    this.#isReading = true;
    this.#askAhead();
  }

  #askAhead(): void {
    if (this.#asked.size > FEW_AHEAD) return;
    while (this.#next < this.#count && this.#asked.size < AHEAD_BLOBS && this.#bytes < AHEAD_BYTES) {
      const index = this.#next;
      this.#next += 1;
      const blob = this.#planned.get(index);
      if (blob === undefined || isLarge(blob.size)) continue; // a large one is a file, opened when it is its turn
      const source = this.#ask(blob);
      source.catch(() => undefined); // reported when it is opened
      this.#asked.set(index, source);
      this.#bytes += blob.size;
    }
  }

  #forget(index: number): void {
    if (this.#asked.delete(index)) this.#bytes -= this.#planned.get(index)?.size ?? 0;
    this.#planned.delete(index);
  }

  #ask({ oid, size, shown, worktreePath }: PlannedBlob): Promise<OpenedSource> {
    return this.#store.open(oid, size, shown, worktreePath);
  }
}
