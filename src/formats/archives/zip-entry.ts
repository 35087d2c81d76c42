/** One entry of a zip archive: decoded as its method says, held against what its headers promise. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
import { type ByteSource, headOf, sectionOf } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import type { FormatId } from '../../format-ids.ts';
import { hasModelName } from '../../model-names.ts';
import { decodeBzip2 } from '../../streams/bzip2.ts';
import { type Extent, inflate } from '../../streams/inflate.ts';
import { decodeZipLzma } from '../../streams/lzma.ts';
import { decodeXz } from '../../streams/xz.ts';
import { decodeZstd } from '../../streams/zstd.ts';
import type { Examination } from '../format.ts';
import { isCompoundFile } from './compound-file.ts';
import { type ArchiveLinks, linkLeavesFolder } from './member-names.ts';
import type { Stowaways } from './stowaways.ts';
import { reportVersion } from './version-marks.ts';
import { FLAG, type ZipEntry } from './zip-records.ts';

/** APPNOTE section 4.4.5. */
export const STORED = 0;
const DEFLATE = 8;

/** The entry's own promise of its size counts only where the data have no end marker. */
type Decode = (extent: Extent, size: number) => Generator<Uint8Array> | AsyncGenerator<Uint8Array>;

const DECODERS: { readonly [method: number]: Decode } = {
  [DEFLATE]: inflate,
  12: decodeBzip2,
  14: decodeZipLzma,
  20: decodeZstd,
  93: decodeZstd,
  95: decodeXz,
};

const MAX_LINK_BYTES = 4096;

/** Null where only expanding it would show. */
export function sizeOf({ method, dataStart, dataEnd, size }: ZipEntry): number | null {
  return method === STORED ? dataEnd - dataStart : size;
}
/** What the archive around it says of an entry. */
export interface EntryLook {
  readonly links: ArchiveLinks;
  readonly name: string;
  readonly expected: FormatId | undefined;
  readonly isNumbers: boolean;
  readonly storages: ReadonlyMap<string, number> | undefined;
  readonly stowaways: Stowaways;
}

export async function examineEntry(
  source: ByteSource,
  entry: ZipEntry,
  { name, links, expected, isNumbers, storages, stowaways }: EntryLook,
  examination: Examination,
): Promise<void> {
  const { dataStart, dataEnd, offset } = entry;
  const raw = sectionOf(source, dataStart, dataEnd);
  const examine = (content: ByteSource, failure: FormatError | null) => {
    stowaways.see(name, content, expected, offset);
    reportVersion(name, content, offset, examination);
    return examination.member(name, content, offset, {
      failure,
      isNumbers,
      // In a document of Office 97 parts lie scattered, embedded archives too, which then no reader of zip reads.
      isWeak: isCompoundFile(source) && !hasModelName(examination.name),
      ...(expected === undefined ? {} : { expected }),
      ...(storages === undefined ? {} : { storages }),
    });
  };
  const refused = refusalOf(entry);
  if (refused !== null) return examination.member(name, raw, offset, { failure: refused });
  const decode = DECODERS[entry.method];
  if (decode === undefined) {
    if (entry.isLink) checkLink(name, raw, { links, offset }, examination);
    checkSize(name, entry, raw.size, examination);
    return examine(raw, null);
  }
  const expansion = await examination.expand(
    decode(entryExtent(source, entry), markedSize(entry)),
    dataEnd - dataStart,
  );
  if (expansion.failure === null) checkSize(name, entry, expansion.source.size, examination);
  if (entry.isLink) checkLink(name, expansion.source, { links, offset }, examination);
  return examine(expansion.source, expansion.failure);
}

/** Why its content cannot be read; some readers do not look at the flag of encryption, so that what stands there is examined all the same. */
function refusalOf({ flags, method, offset }: ZipEntry): FormatError | null {
  if ((flags & (FLAG.encrypted | FLAG.strong | FLAG.masked)) !== 0)
    return new FormatError('encrypted', { reason: 'encrypted', offset });
  if (method === STORED || DECODERS[method] !== undefined) return null;
  return new FormatError(`compression method ${method}`, { reason: 'foreign', offset });
}

function markedSize({ flags, size }: ZipEntry): number {
  return (flags & FLAG.endMarker) !== 0 || size === null ? Number.POSITIVE_INFINITY : size;
}

/** For deflate one byte more than the data: it distinguishes a complete stream from one that is cut. */
function entryExtent(source: ByteSource, { method, dataStart, dataEnd }: ZipEntry): Extent {
  const more = method === DEFLATE && dataEnd < source.size ? 1 : 0;
  return { source, start: dataStart, end: dataEnd + more };
}

function checkSize(name: string, { size, offset }: ZipEntry, found: number, examination: Examination): void {
  if (size === null || size === found) return;
  const detail = `${name} promises ${size} bytes, holds ${found}`;
  examination.report({ kind: 'anomaly', anomaly: 'zip-entry-size', detail, offset });
}

function checkLink(
  name: string,
  raw: ByteSource,
  { links, offset }: { readonly links: ArchiveLinks; readonly offset: number },
  examination: Examination,
): void {
  const target = Buffer.from(headOf(raw, MAX_LINK_BYTES)).toString('utf8');
  const isBehind = links.climbsBehind(name, target);
  const isOutside = links.add(name, target) || isBehind || linkLeavesFolder(name, target);
  if (isOutside) {
    examination.report({ kind: 'anomaly', anomaly: 'link-outside', detail: `${name} → ${target}`, offset });
  }
}
