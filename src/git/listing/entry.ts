/** One recorded path: what lists of the index, trees and differences have in common. */
import { CheckError } from '../../check-error.ts';
import { isAttributesAlias } from '../attributes/alias.ts';

export interface Entry {
  /** Relative to the repository's root, as git stores it: bytes. */
  readonly path: Buffer;
  /** `100644`, `100755`, `120000` (symbolic link), `160000` (commit of a submodule). */
  readonly mode: string;
  readonly oid: string;
  /** The commit that brought it, in ranges and histories. */
  readonly commit?: string;
  /** In the folder of the entry before it in the list, and no `.gitattributes`. Default: not known. */
  readonly isBeside?: boolean;
}

/** With nothing of the list behind it: what is kept for longer than its piece of the list. */
export function ownEntry({ path, mode, oid, commit }: Entry): Entry {
  return commit === undefined ? { path, mode, oid } : { path, mode, oid, commit };
}

/** Lists come in pieces, as git prints them: of millions of entries waiting for each alone would be most of the work. */
export type EntryBatches = Iterable<readonly Entry[]> | AsyncIterable<readonly Entry[]>;

/** The same entries, so many at a time; the last ones may be fewer. */
export async function* batchesOf<T>(
  batches: Iterable<readonly T[]> | AsyncIterable<readonly T[]>,
  count: number,
): AsyncGenerator<readonly T[]> {
  let rest: T[] = [];
  for await (const batch of batches) {
    for (const entry of batch) {
      rest.push(entry);
      if (rest.length < count) continue;
      yield rest;
      rest = [];
    }
  }
  if (rest.length > 0) yield rest;
}

export const SYMBOLIC_LINK = '120000';
export const SUBMODULE = '160000';
/** Nothing is recorded any more. Only of `.gitattributes` that is an entry: what they kept from being converted now is. */
export const DELETED_MODE = '000000';

const ATTRIBUTES = Buffer.from('/.gitattributes');

export function isAttributesFile({ path }: Pick<Entry, 'path'>): boolean {
  const start = path.length - ATTRIBUTES.length; // -1 at the root, where no slash precedes
  return start >= -1 && path.subarray(Math.max(0, start)).equals(start < 0 ? ATTRIBUTES.subarray(1) : ATTRIBUTES);
}

const [POINT, SMALL_G, LARGE_G] = Buffer.from('.gG');

/** As `isAttributesAlias`, of a name that stands in bytes. */
export function isAliasIn(bytes: Buffer, start: number, end: number): boolean {
  const first = bytes[start];
  const mayBe = first === POINT || first === SMALL_G || first === LARGE_G; // it is asked of every entry
  return mayBe && isAttributesAlias(bytes.toString('latin1', start, end));
}

/** The path as text, and its bytes where text cannot hold them: those are shown as `\xff`. */
export function showPath(path: Buffer): { readonly path: string; readonly pathBytes?: Buffer } {
  const text = path.toString('utf8');
  // What decoding could not make sense of is this character.
  if (!text.includes('\ufffd') || Buffer.from(text, 'utf8').equals(path)) return { path: text };
  const shown = [...path].map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16)}`));
  return { path: shown.join(''), pathBytes: path };
}

/** Cuts what `-z` printed: NUL ends every field. @throws CheckError (`incomplete`) where the last one is cut off */
export function* fieldsOf(output: Buffer): Generator<Buffer> {
  let start = 0;
  for (let end = output.indexOf(0); end !== -1; end = output.indexOf(0, start)) {
    yield output.subarray(start, end);
    start = end + 1;
  }
  if (start < output.length)
    throw new CheckError('incomplete', 'git ended in the middle of a list; nothing was examined');
}
