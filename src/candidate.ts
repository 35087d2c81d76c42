/** A file that may be a model, wherever it comes from (a blob of git, a file on disk, standard input): what the line walks over. */
import type { ByteSource } from './bytes/byte-source.ts';

/** A byte source that holds a resource. */
export interface OpenedSource extends ByteSource {
  /** Where the content is a file: the open descriptor that it is read through, from its first byte. */
  readonly descriptor?: number;
  close(): void;
}

export interface Candidate {
  /** Relative to the repository's root (to the working folder for `scan`), with `/`; not UTF-8 is shown escaped. */
  readonly path: string;
  /** The path's bytes, only where they are not UTF-8. */
  readonly pathBytes?: Uint8Array;
  /** The git oid, or the SHA-256 of the LFS object it points to; null outside a repository. */
  readonly blob: string | null;
  /** Bytes of the content that `open` gives. */
  readonly size: number;
  /** The commit that brought it, for ranges and histories. */
  readonly commit?: string;
  /** Set where the content is not to be opened: why (`excluded by the policy`, `symbolic link`). Reported, never silent. */
  readonly leftOut?: string;
  /** Set where the content is opened only if a format recognises it: why it is left out else. */
  readonly unlessRecognised?: string;
  /** It stands for the run as a whole: no glob of the policy and no shard leaves it out. */
  readonly isOfRun?: true;
  /** A configuration of the same tree names it as Python source that a loader runs. */
  readonly isHandler?: true;
  /** Set where the content cannot be had, with the reason: decides the exit code (2). */
  readonly unreachable?: { readonly reason: 'missing-object' | 'unreadable'; readonly detail: string };
  /**
   * For a content without `blob`: which of these names it has, null where it has none. It reads all of it.
   * @throws CheckError (`incomplete`) when it cannot be read
   */
  identify?(wanted: ReadonlySet<string>): string | null;
  /** @throws CheckError (`incomplete`) when the content cannot be read after all. */
  open(): OpenedSource | Promise<OpenedSource>;
}
