/** The one contract of every container and model format: recognise by content, examine into facts and members, know no danger. */
import type { ByteSource } from '../bytes/byte-source.ts';
import type { FormatError } from '../bytes/format-error.ts';
import type { Once } from '../bytes/once.ts';
import type { Fact, FormatKind } from '../facts.ts';
import type { FormatId } from '../format-ids.ts';
import type { CeilingName, Limits } from '../limits.ts';

/**
 * Says what loading would do. It holds what the probe learned of the source.
 * @throws FormatError when the bytes are at fault: what was reported before is kept.
 */
export type Examiner = (examination: Examination) => void | Promise<void>;

/** In the first sixteen bytes. */
export interface LaterByte {
  readonly at: number;
  readonly of: ReadonlySet<number>;
}

export interface Format {
  readonly id: FormatId;
  /** Where the layout is written down. */
  readonly spec: string;
  readonly kind: FormatKind;
  /** What people call it: `TensorFlow Lite`. Of a format that README's table of formats names; so are the next three. */
  readonly title?: string;
  /** Without the dot, in lower case: names that such files are often kept under. A hint for people, never a proof. */
  readonly extensions?: readonly string[];
  /** One sentence, without a full stop: what is reported of it. */
  readonly sees?: string;
  /** Which library wrote the files that the tests hold it against, with its version (`scipy 1.14`); `schema` where none can be had here. */
  readonly provenWith?: string;
  /** Text without NULs but for UTF-16 and UTF-32, as its readers demand: not looked for in what is binary by its first KiB. */
  readonly isText?: boolean;
  /** What `probe` answers null without, by the first byte: absent where any byte may stand there, or none. Spares a call for most formats and files. */
  readonly firstBytes?: ReadonlySet<number>;
  /** The same by one byte behind it: null where none of these stands there. */
  readonly laterByte?: LaterByte;
  /** Nothing that it begins with proves it (text, messages of protobuf): not looked for where a loader takes plain numbers. */
  readonly isLoose?: boolean;
  /** Its reader does not account for every byte: pickles hidden behind it are looked for as in what no format recognises. */
  readonly isOpenEnded?: boolean;
  /**
   * Null where these bytes cannot be of this format, else what examines them. Content decides; the name only adds
   * expectations. ALL formats that recognise a file examine it (polyglots). Reads a few KiB at the head or tail, never the
   * whole; `once` works out once what several formats ask of one source.
   * @throws FormatError which counts as null, but for an UndecidedError (not done within its bounds), which is reported
   */
  probe(source: ByteSource, name: string, once: Once<ByteSource>): Examiner | null;
  /** What examines a member that its container's loader takes for this format without a look: see `MemberOptions.expected`. */
  expect?(source: ByteSource, name: string): Examiner;
}

/** What an expansion yielded, and why it ended early if it did. */
export interface Expansion {
  readonly source: ByteSource;
  readonly failure: FormatError | null;
}

export interface MemberOptions {
  /** Why the source is not all of the member (its expansion's failure, encryption, a method that we lack); reported under the member's path. */
  readonly failure?: FormatError | null;
  /** What opens the stream is a sign of two bytes: where it fails and no format knows what came out of it, there was none. */
  readonly isWeak?: boolean;
  /** It is all that the container holds, and loaders read it from its beginning on. */
  readonly isStream?: boolean;
  /** The id of the format that this container's loader takes it for: examined as that (`Format.expect`) even where the format does not recognise it. */
  readonly expected?: FormatId;
  /** The container's loader takes it for an array of plain numbers and for nothing else: its head shows all that is looked at. */
  readonly isNumbers?: boolean;
  /** It lies in the archive of a model, however deep: a program in it is one that the loader has no use for. */
  readonly isOfModel?: boolean;
  /** Bytes of the records that a checkpoint holds for the storages of this pickle, by their keys. */
  readonly storages?: ReadonlyMap<string, number>;
}

/** What a format is given while it examines one source. */
export interface Examination {
  /** The file's or member's own name: a hint, never a proof. */
  readonly name: string;
  readonly limits: Limits;
  /** Bytes of the records that the archive around it holds for storages of tensors, by their keys. */
  readonly storages?: ReadonlyMap<string, number>;
  /** See `MemberOptions.isOfModel`. */
  readonly isOfModel?: boolean;
  /** Reports one fact of this source; offsets count from its start. */
  report(fact: Fact): void;
  /** Reports that a ceiling was reached at `offset`: for readers that go on; one that ends throws a LimitError instead. */
  limit(ceiling: CeilingName, offset: number): void;
  /** Examines a member by every format that recognises it, before it returns. `offset`: where the member starts in this source. */
  member(name: string, source: ByteSource, offset: number, options?: MemberOptions): Promise<void>;
  /**
   * Collects expanded bytes (memory first, then a temporary file where the host provides one) and spends the file's budgets.
   * `compressedBytes`: what the bytes were expanded from, for the ratio. Never rejects for the sake of the bytes:
   * what came before a failure or a limit is in `source`; the caller hands both to `member`, once, which then lets go of the bytes.
   */
  expand(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, compressedBytes: number): Promise<Expansion>;
  /** Whether a member that was examined names this one as Python source which a loader imports. @param name from the root of the archive */
  namesSource(name: string): boolean;
  /** Counts one entry of a container against the file's budget, or what costs as much as `weight` of them; @throws FormatError (`limit`). */
  countEntry(weight?: number): void;
}
