/** Expands raw deflate data (RFC 1951, https://www.rfc-editor.org/rfc/rfc1951) piece by piece, keeping whatever came out before the data turned bad. */
import { constants, createInflateRaw, inflateRawSync } from 'node:zlib';
import type { ByteSource } from '../bytes/byte-source.ts';
import { DeadEndError, TruncatedError } from '../bytes/format-error.ts';

/** Compressed bytes handed over at once. zlib drops the output of a piece that fails, so a failing piece is fed again in smaller ones. */
const PIECE_BYTES = [65_536, 256, 1] as const;

/** A piece that expands to more than `RICH_BYTES` is followed by small ones: what one piece yields lies in memory at once. */
const RICH_BYTES = 1024 * 1024;
const RICH_PIECE_BYTES = 2048;

/** Of what zlib gives at once. */
const CHUNK_BYTES = 131_072;

/** Data that ends within so many bytes is expanded in one call: a stream costs more, and a file may hold many. */
const ONE_CALL_BYTES = [512, 65_536] as const;
/** Unless it expands to more than this: what one call yields lies in memory at once. */
const ONE_CALL_EXPANDED_BYTES = 4 * 1024 * 1024;

/** Of what zlib gives at once there: it is allocated for each call. */
const ONE_CALL_CHUNK_BYTES = 32_768;

/** Where the compressed data lies in its source: from `start` to at most `end`. */
export interface Extent {
  readonly source: ByteSource;
  readonly start: number;
  readonly end: number;
}

/**
 * Yields the expanded bytes; returns the position behind the compressed data in the source.
 * @throws DeadEndError where the data is no deflate data: zlib, by which Python expands it, says so, TruncatedError where it ends before its last block; all before that was yielded.
 */
export async function* inflate(extent: Extent): AsyncGenerator<Uint8Array, number> {
  const [few, many] = ONE_CALL_BYTES;
  // A file of its own ends where its data ends; in an archive others follow.
  for (const bytes of extent.end - extent.start <= many ? [many] : [few, many]) {
    const whole = inflateAtOnce({ ...extent, end: Math.min(extent.end, extent.start + bytes) });
    if (whole !== null) {
      yield whole.bytes;
      return whole.end;
    }
    if (extent.end <= extent.start + bytes) break;
  }
  return yield* inflateInPieces(extent, 0, extent.start, 0);
}

function inflateAtOnce({ source, start, end }: Extent): { bytes: Uint8Array; end: number } | null {
  try {
    // `info: true` returns the engine beside the buffer, which the type declarations do not know.
    const result = inflateRawSync(source.read(start, end), {
      info: true,
      finishFlush: constants.Z_SYNC_FLUSH,
      chunkSize: ONE_CALL_CHUNK_BYTES,
      maxOutputLength: ONE_CALL_EXPANDED_BYTES,
    }) as unknown as { buffer: Uint8Array; engine: { bytesWritten: number } };
    const stop = start + result.engine.bytesWritten;
    // All consumed: whether the last block was among it only the next byte can show; the stream below asks it.
    return stop < end ? { bytes: result.buffer, end: stop } : null;
  } catch {
    // Refused as a whole: the pieces below say how far it goes and why it ends.
    return null;
  }
}

/** `fineFrom`: from here on the pieces have the size of `level`; `skip`: expanded bytes that were yielded before. */
async function* inflateInPieces(
  extent: Extent,
  level: number,
  fineFrom: number,
  skip: number,
): AsyncGenerator<Uint8Array, number> {
  const engine = new Engine();
  let coarse: number = PIECE_BYTES[0];
  const begin = (position: number) => {
    const step =
      position < fineFrom ? Math.min(coarse, fineFrom - position) : Math.min(coarse, PIECE_BYTES[level] ?? 1);
    const stop = Math.min(position + step, extent.end);
    return { position, stop, outcome: engine.feed(extent.source.read(position, stop).slice()) };
  };
  let left = skip;
  let yielded = skip;
  let piece = extent.start < extent.end ? begin(extent.start) : null;
  try {
    while (piece !== null) {
      const { position, stop } = piece;
      const { chunks, failure } = await piece.outcome;
      const expanded = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
      coarse = expanded > RICH_BYTES ? RICH_PIECE_BYTES : PIECE_BYTES[0];
      const isOver = failure !== null || engine.consumed < stop - extent.start;
      // zlib works in a thread of its own: on the next piece while this one is taken.
      piece = isOver || stop >= extent.end ? null : begin(stop);
      for (const chunk of chunks) {
        const fresh = chunk.subarray(Math.min(left, chunk.length));
        left -= chunk.length - fresh.length;
        yielded += fresh.length;
        if (fresh.length > 0) yield fresh;
        if (expanded > RICH_BYTES) letGo(chunk);
      }
      if (failure !== null) {
        if (level + 1 < PIECE_BYTES.length) return yield* inflateInPieces(extent, level + 1, position, yielded);
        throw new DeadEndError(`expected deflate data, found ${failure.message}`, position);
      }
      if (isOver) return extent.start + engine.consumed;
    }
  } finally {
    engine.close();
  }
  throw new TruncatedError(extent.start, extent.end + 1, extent.end);
}

/** Gives the memory back at once: the collector lets 64 MiB of such pieces lie before it looks, which matters where they come by the hundred. */
function letGo({ buffer, byteLength }: Uint8Array): void {
  // A part of a larger buffer may still be written to.
  if (byteLength === CHUNK_BYTES && buffer.byteLength === CHUNK_BYTES)
    structuredClone(buffer, { transfer: [buffer as ArrayBuffer] });
}

/** One zlib stream, fed one piece at a time. */
class Engine {
  readonly #stream = createInflateRaw({ chunkSize: CHUNK_BYTES, finishFlush: constants.Z_SYNC_FLUSH });
  #chunks: Uint8Array[] = [];
  #failure: Error | null = null;
  #settle: () => void = () => {};

  constructor() {
    this.#stream.on('data', (chunk: Uint8Array) => this.#chunks.push(chunk));
    this.#stream.on('error', (error) => {
      this.#failure = error;
      this.#settle();
    });
    // Reached when the last block ended before the piece did: zlib then never calls the write's callback.
    this.#stream.on('end', () => this.#settle());
  }

  /** Compressed bytes that belonged to the data. */
  get consumed(): number {
    return this.#stream.bytesWritten;
  }

  async feed(piece: Uint8Array): Promise<{ chunks: Uint8Array[]; failure: Error | null }> {
    await new Promise<void>((resolve) => {
      this.#settle = resolve;
      this.#stream.write(piece, () => resolve());
    });
    const chunks = this.#chunks;
    this.#chunks = [];
    return { chunks, failure: this.#failure };
  }

  close(): void {
    this.#stream.destroy();
  }
}
